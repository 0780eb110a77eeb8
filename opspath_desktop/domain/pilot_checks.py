"""The rules of the three checks after a pilot was finished: when they are due, and what is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from opspath_desktop.i18n import _

AFTER = (30, 60, 90)  # days after the pilot was finished
RESULTS = ("held", "slipped", "not_applicable")
ASKED_FOR = 90  # days during which the last check is asked for; an older pilot is left in peace
State = Literal["coming", "due", "answered"]


@dataclass(frozen=True, slots=True)
class Due:
    """A check that is to be answered: of which pilot, after how many days, and since when."""

    pilot: str
    title: str
    days: int
    on: date


def is_checked(status: str) -> bool:
    """Tell whether a pilot of this status is checked: what was abandoned has nothing to hold."""
    return status in ("adopted", "adapted")


def due_on(closed_on: date, days: int) -> date:
    """Return the day of a check."""
    return closed_on + timedelta(days=days)


def state(closed_on: date, days: int, answered: bool, today: date) -> State:
    """Return whether a check is answered, due or still to come."""
    if answered:
        return "answered"
    return "due" if due_on(closed_on, days) <= today else "coming"


def counts(closed_on: date, days: int, on: date) -> bool:
    """Tell whether an answer of that day is one to this check: earlier ones are of a time before the pilot reopened."""
    return on >= due_on(closed_on, days)


def in_words(on: str, result: str, note: str) -> str:
    """Return an answer as one line; `on` is its day in words."""
    return _("{day}: {words}").format(day=on, words=". ".join(part for part in (result_word(result), note) if part))


def waiting(pilot: str, title: str, closed_on: date, answered: Collection[int], today: date) -> Due | None:
    """Return the newest check of a pilot that is due and not answered; None when there is none to ask for.

    The next check takes the place of one that was passed over; the last is asked for ASKED_FOR days.
    """
    passed = [days for days in AFTER if due_on(closed_on, days) <= today]
    if not passed or passed[-1] in answered:
        return None
    on = due_on(closed_on, passed[-1])
    return Due(pilot, title, passed[-1], on) if (today - on).days <= ASKED_FOR else None


def result_word(result: str) -> str:
    """Return the word for an answer."""
    return {"held": _("It held"), "slipped": _("It slipped"), "not_applicable": _("Not applicable")}[result]
