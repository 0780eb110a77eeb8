"""Say what is set anew for a measure: the limits of a control chart, the median of a run chart."""

from __future__ import annotations

from dataclasses import dataclass

from opspath_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class LimitsWords:
    """The words of one kind of chart; `{day}` stands where a day goes."""

    caption: str
    set_new: str
    ask: str
    why: str
    edit: str
    edit_title: str
    edit_from: str
    made: str
    take_back: str
    take_back_from: str
    taken_back: str


def limits_words(kind: str) -> LimitsWords:
    """Return the words for the chart that a measure is drawn as."""
    return _median() if kind == "run" else _limits()


def _limits() -> LimitsWords:
    return LimitsWords(
        caption=_("Limits"),
        set_new=_("Set new limits"),
        ask=_("Set new limits?"),
        why=_("From that day on the numbers have limits of their own; those before it stay as they are."),
        edit=_("Change limits"),
        edit_title=_("Change the limits"),
        edit_from=_("Change the limits from {day}"),
        made=_("New limits from {day}"),
        take_back=_("Take back limits"),
        take_back_from=_("Take back the limits from {day}"),
        taken_back=_("The limits before hold on"),
    )


def _median() -> LimitsWords:
    return LimitsWords(
        caption=_("Median"),
        set_new=_("Set a new median"),
        ask=_("Set a new median?"),
        why=_(
            "From that day on the numbers have a median of their own, and shifts and trends are looked for afresh; "
            "those before it stay as they are."
        ),
        edit=_("Change the median"),
        edit_title=_("Change the median"),
        edit_from=_("Change the median from {day}"),
        made=_("New median from {day}"),
        take_back=_("Take back the median"),
        take_back_from=_("Take back the median from {day}"),
        taken_back=_("The median before holds on"),
    )
