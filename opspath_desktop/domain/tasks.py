"""The rules of actions: their states, what is overdue, in which order they stand, and how one is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from opspath_desktop.domain.applications import next_named
from opspath_desktop.domain.typed import Habits, looks_like_day
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, ngettext

STATES = ("todo", "doing", "done", "dropped")
OPEN = ("todo", "doing")
STRENGTHS = ("eliminate", "error_proof", "simplify", "inform")  # the strongest first
SOON = 7  # days
LONGEST_OWNER = 80
_OWNER = re.compile(r'(?:^|(?<=\s))@(?:"([^"]*)"|(\S+))')


def state_name(state: str) -> str:
    """Return the word for a state."""
    return {"todo": _("To do"), "doing": _("Doing"), "done": _("Done"), "dropped": _("Dropped")}[state]


def strength_name(strength: str) -> str:
    """Return what a countermeasure does to its cause; what comes first lasts longest."""
    return {
        "eliminate": _("Eliminate the cause"),
        "error_proof": _("Error-proof"),
        "simplify": _("Simplify or standardise"),
        "inform": _("Check, inform or train"),
    }[strength]


def is_open(state: str) -> bool:
    """Tell whether something is left to do."""
    return state in OPEN


def is_overdue(state: str, due: date | None, today: date) -> bool:
    """Tell whether an open action should have been done before today; on the day itself it is not overdue."""
    return is_open(state) and due is not None and due < today


class Dated(Protocol):
    """What the order needs of an action."""

    @property
    def state(self) -> str: ...

    @property
    def due(self) -> date | None: ...

    @property
    def done_on(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


def order(action: Dated) -> tuple[int, int]:
    """Return the key for sorting: open ones by the day they are due, those without one behind; then the newest done."""
    if is_open(action.state):
        return (0, action.due.toordinal()) if action.due else (1, 0)
    closed = 2 if action.state == "done" else 3
    return closed, -(action.done_on.toordinal() if action.done_on else 0)


def due_words(state: str, due: date | None, done_on: date | None, today: date) -> str:
    """Return when: "overdue since 3 November", "due today", "due 27 November", "done 12 November", or nothing."""
    if state == "done":
        return _("done {day}").format(day=format_date(done_on, today=today)) if done_on else _("done")
    if state == "dropped":
        return _("dropped")
    if due is None:
        return ""
    if due < today:
        return _("overdue since {day}").format(day=format_date(due, today=today))
    return _("due today") if due == today else _("due {day}").format(day=format_date(due, today=today))


def overdue_words(count: int) -> str:
    """Return "2 overdue", or nothing for none."""
    return ngettext("{n} overdue", "{n} overdue", count).format(n=count) if count else ""


@dataclass(frozen=True, slots=True)
class Typed:
    """An action as it was typed; without an owner it is the user's own."""

    text: str
    owner: str = ""
    due: date | None = None


def read_action(text: str, habits: Habits, today: date) -> Typed:
    """Read `Move the board @Planner by 27/11`: an owner of several words stands in quotes, `@me` is the user.

    `by` and a date count at the end only, so that "reduce it by half" stays as it is. Raise Refused without words,
    and for what has the form of a date and is none, such as `by 31/2`.
    """
    line = " ".join(text.split())
    owner = ""
    found = _OWNER.search(line)
    if found is not None:
        owner = (found[1] if found[1] is not None else found[2]).strip()
        line = " ".join((line[: found.start()] + line[found.end() :]).split())
    line, due = _due(line, habits, today)
    if not line:
        raise Refused(_("Write what is to be done, then who does it and by when."))
    return Typed(line, read_owner(owner), due)


def read_owner(text: str) -> str:
    """Return the name of an owner; words for the user are none."""
    name = " ".join(text.split()).removeprefix("@")
    return "" if name.casefold() in ("me", _("me").casefold()) else name


def read_due(text: str, habits: Habits, today: date) -> date | None:
    """Return the day meant by `27/11`, `fri` or `2 weeks`; nothing typed is no day. Raise Refused for no date."""
    return next_named(text, habits, today) if text.strip() else None


def _due(line: str, habits: Habits, today: date) -> tuple[str, date | None]:
    words = line.split(" ")
    for at in range(len(words) - 2, -1, -1):
        if words[at].casefold() in ("by", _("by").casefold()):
            day = " ".join(words[at + 1 :])
            try:
                return " ".join(words[:at]), next_named(day, habits, today)
            except Refused:
                if looks_like_day(day, habits):
                    raise
                return line, None
    return line, None
