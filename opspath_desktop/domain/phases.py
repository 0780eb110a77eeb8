"""The rules of a phase: when the limits of a measure may be worked out anew, and the four questions asked before."""

from __future__ import annotations

from datetime import date

from opspath_desktop.domain.measures import FEWEST_FIXED, MOST_BASELINE, whole
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

QUESTIONS = ("changed_clearly", "cause_known", "expected_to_last", "seen_long_enough")  # of Wheeler, Graban's wording


def question(key: str) -> str:
    """Return one of the four questions about a step change, as words."""
    return {
        "changed_clearly": _("Have the numbers clearly changed?"),
        "cause_known": _("Do I know why?"),
        "expected_to_last": _("Will it stay like this?"),
        "seen_long_enough": _("Have I watched it long enough?"),
    }[key]


def check_start(start: date, first: date | None, others: list[date], day: str) -> None:
    """Raise Refused when a phase cannot start on this day; `day` is the date in words, `first` that of the numbers."""
    if first is None or start <= first:
        raise Refused(_("It begins after the first number. Choose a later day than {day}.").format(day=day))
    if start in others:
        raise Refused(_("Something new holds from {day} on already. Choose another day.").format(day=day))


def fixed_after(limits: str, n: int | None) -> int | None:
    """Return after how many numbers limits are fixed, None where they are not. Raise Refused for fewer than twelve."""
    if limits != "fixed_after_n":
        return None
    return whole(FEWEST_FIXED if n is None else n, FEWEST_FIXED, MOST_BASELINE)
