"""What the table of all pilots says: its nine columns, by what each sorts, and how they share a width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from opspath_desktop.domain.cycles import decision_name
from opspath_desktop.domain.pilot_story import my_role_word
from opspath_desktop.domain.pilots import status_name
from opspath_desktop.i18n import _
from opspath_desktop.plan.outline_appendix import benefit_words, from_to, period
from opspath_desktop.queries.portfolio import PortfolioRow

COLUMNS = ("pilot", "role", "period", "way", "signal", "level", "decision", "benefit", "shows")
Words = Callable[[PortfolioRow], str]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the columns share a width of at least `room` px: groups of lines, each of columns; shares of the width."""

    room: int
    groups: tuple[tuple[tuple[str, ...], ...], ...]
    shares: tuple[int, ...]

    @property
    def lines(self) -> int:
        """Return how many lines a row has."""
        return max(len(group) for group in self.groups)


SHAPES = (  # the widest first
    Shape(1300, tuple(((column,),) for column in COLUMNS), (190, 124, 222, 152, 104, 72, 84, 180, 170)),
    Shape(
        600,
        (
            (("pilot",), ("period",), ("role",)),
            (("way",), ("signal",), ("level",)),
            (("decision",), ("benefit",), ("shows",)),
        ),
        (36, 24, 40),
    ),
    Shape(
        400,
        (
            (("pilot",), ("period", "role"), ("benefit",), ("shows",)),
            (("way",), ("signal",), ("level",), ("decision",)),
        ),
        (60, 40),
    ),
    Shape(
        0, ((("pilot",), ("period", "role"), ("way", "signal"), ("level", "decision"), ("benefit",), ("shows",)),), (1,)
    ),
)


def column_name(column: str) -> str:
    """Return the heading of a column."""
    return {
        "pilot": _("Pilot"),
        "role": _("My role"),
        "period": _("Period"),
        "way": _("From, to"),
        "signal": _("Signal"),
        "level": _("Evidence"),
        "decision": _("Decision"),
        "benefit": _("Actual benefit"),
        "shows": _("What it shows"),
    }[column]


_CELLS: dict[str, Words] = {
    "pilot": lambda row: row.title,
    "role": lambda row: my_role_word(row.role),
    "period": period,
    "way": from_to,
    "signal": lambda row: {"better": _("Yes"), "worse": _("For the worse")}.get(row.signal, _("No")),
    "level": lambda row: _("{n} of 5").format(n=row.evidence_level),
    "decision": lambda row: decision_name(row.decision) if row.decision else status_name(row.status),
    "benefit": lambda row: "; ".join(benefit_words(row)),
    "shows": lambda row: "; ".join(row.evidenced),
}
_ALONE: dict[str, Words] = {  # what says too little without a heading above it
    "signal": lambda row: {"better": _("Signal"), "worse": _("Signal for the worse")}.get(row.signal, _("No signal")),
    "level": lambda row: _("Evidence {n} of 5").format(n=row.evidence_level),
    "shows": lambda row: _("Shows {list}").format(list="; ".join(row.evidenced)) if row.evidenced else "",
}
_KEYS: dict[str, Callable[[PortfolioRow], Any]] = {
    "pilot": lambda row: row.title.casefold(),
    "period": lambda row: row.started,
    "way": lambda row: (row.before is None, _change(row)),
    "signal": lambda row: ("better", "worse", "").index(row.signal),
    "level": lambda row: row.evidence_level,
    "benefit": lambda row: sum(one.minor for one in row.benefits),
    "shows": lambda row: len(row.evidenced),
}


def sort_rows(rows: Sequence[PortfolioRow], column: str, down: bool) -> list[PortfolioRow]:
    """Return the rows by a column; equal ones keep their order."""
    return sorted(rows, key=_KEYS.get(column, _CELLS[column]), reverse=down)


def shape_for(room: float) -> Shape:
    """Return the shape for a width in px at text size 100 %."""
    return next(shape for shape in SHAPES if room >= shape.room or not shape.room)


def lines(row: PortfolioRow, group: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a cell; under the first one each says what it is, and one without words is left out."""
    first = " · ".join(_CELLS[column](row) for column in group[0])
    told = [[_ALONE.get(column, _CELLS[column])(row) for column in line] for line in group[1:]]
    under = [" · ".join(filter(None, words)) for words in told]
    return [first, *filter(None, under)]


def spoken(row: PortfolioRow, group: Sequence[Sequence[str]]) -> str:
    """Return a cell as a screen reader says it: every column with its name."""
    columns = [column for line in group for column in line]
    return ", ".join(f"{column_name(column)}: {_CELLS[column](row) or _('nothing')}" for column in columns)


def _change(row: PortfolioRow) -> float:
    """Return how much of the centre before is left, as a share."""
    return (row.now or 0.0) / row.before if row.before else 0.0
