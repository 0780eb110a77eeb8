"""The numbers of a pilot's aim: the baseline is typed, or the centre that its numbers have."""

from __future__ import annotations

from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.widgets.inline_edit import InlineText


def amount(value: float | None, unit: str) -> str:
    """Write a number with its unit; nothing for None."""
    return "" if value is None else f"{format_number(value)} {unit}".strip()


def show_baseline(field: InlineText, measure: MeasureView) -> None:
    """Show the typed baseline; without one, in quiet words, the centre before the change, else that of all numbers."""
    study = measure.study
    centre = study.now if study.before is None else study.before
    words = _("baseline") if centre is None else measure.voice(str).amount(centre)
    field.set_placeholder(words)
    field.set_text(amount(measure.baseline, measure.unit))
    if measure.baseline is None and centre is not None:
        field.setAccessibleName(_("Baseline: {value}, worked out of the numbers").format(value=words))
