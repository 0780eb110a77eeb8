"""Choose books by chips: what each chip asks, how chips combine, and the canonical text of a saved choice."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

OWN = "own"
YES = "yes"
# In the order in which menu, chips and text name them.
KINDS = (
    "status",
    "stage",
    "format",
    "tag",
    "rating",
    "finished",
    "highlights",
    "takeaways",
    "applied",
    "queue",
    "suggested",
)
FLAGS = ("highlights", "takeaways", "queue", "suggested")  # kinds whose only value is YES
MARKED = ("finished", "highlights", "takeaways", "applied")  # kinds that ask more than the row of a book knows
MAX_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Chip:
    """One question to a book: kind and value.

    Values: a status; the number of a stage or OWN; a format; a tag; quarter stars at least; a year in which it was
    finished; "yes" or "no" for applied; YES for the rest.
    """

    kind: str
    value: str = YES


@dataclass(frozen=True, slots=True)
class Marks:
    """What rows do not know of themselves, by row id of the book: who has highlights, takeaways, was used, and when."""

    highlights: Collection[int] = frozenset()
    takeaways: Collection[int] = frozenset()
    applied: Collection[int] = frozenset()
    finished: dict[int, frozenset[str]] = field(default_factory=dict)  # the years of all readings


class Facts(Protocol):
    """What the chips ask of a book."""

    @property
    def id(self) -> int:
        """Return the row id."""

    @property
    def status(self) -> str:
        """Return the status."""

    @property
    def stage(self) -> int | None:
        """Return the number of the stage that suggests it."""

    @property
    def format(self) -> str:
        """Return the format."""

    @property
    def tag_lines(self) -> str:
        """Return the tags, one a line."""

    @property
    def rating(self) -> int | None:
        """Return the quarter stars."""

    @property
    def queue(self) -> int | None:
        """Return the place in the queue."""


Test = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A choice of chips; a book has to answer one of each kind. Without chips every book is chosen."""

    chips: tuple[Chip, ...] = ()

    @classmethod
    def of(cls, chips: Iterable[Chip]) -> Rule:
        """Return the rule of these chips in canonical order; doubles and what asks nothing are left out."""
        known = {chip for chip in chips if chip.kind in KINDS and _fits(chip)}
        return cls(tuple(sorted(known, key=lambda chip: (KINDS.index(chip.kind), _rank(chip.value)))))

    def toggled(self, chip: Chip) -> Rule:
        """Return the rule with the chip, or without it when it was there; of ratings only one makes sense."""
        if chip in self.chips:
            return Rule.of(each for each in self.chips if each != chip)
        others = (each for each in self.chips if chip.kind != "rating" or each.kind != "rating")
        return Rule.of((*others, chip))

    def values(self, kind: str) -> frozenset[str]:
        """Return the values that are chosen of a kind."""
        return frozenset(chip.value for chip in self.chips if chip.kind == kind)

    @property
    def needs_marks(self) -> bool:
        """Tell whether `test` has to be given marks."""
        return any(chip.kind in MARKED for chip in self.chips)

    def test(self, marks: Marks) -> Test:
        """Return the function that tells whether a book is chosen."""
        kinds = [kind for kind in KINDS if self.values(kind)]
        tests = [_TESTS[kind](self.values(kind), marks) for kind in kinds]
        if len(tests) == 1:
            return tests[0]
        return lambda book: all(test(book) for test in tests)

    def text(self) -> str:
        """Return the rule as canonical JSON: equal rules have equal texts."""
        kinds = {kind: [chip.value for chip in self.chips if chip.kind == kind] for kind in KINDS}
        kept = {kind: values for kind, values in kinds.items() if values}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read_rule(text: str) -> Rule:
    """Return the rule in a text; what cannot be understood (a newer version wrote it) is left out."""
    try:
        found = json.loads(text[:MAX_TEXT])
    except (ValueError, RecursionError):
        return Rule()
    pairs = found.items() if isinstance(found, dict) else ()
    lists = [(kind, values) for kind, values in pairs if isinstance(values, list)]
    return Rule.of(Chip(kind, value) for kind, values in lists for value in values if isinstance(value, str))


def _fits(chip: Chip) -> bool:
    if chip.kind in ("rating", "finished"):
        return chip.value.isascii() and chip.value.isdigit() and len(chip.value) <= 4
    return chip.kind not in FLAGS or chip.value == YES if chip.value else False


def _rank(value: str) -> tuple[int, str]:
    return (int(value), "") if value.isascii() and value.isdigit() and len(value) < 10 else (10**10, value)


def _status(wanted: frozenset[str], _marks: Marks) -> Test:
    return lambda book: book.status in wanted


def _stage(wanted: frozenset[str], _marks: Marks) -> Test:
    stages = {None if value == OWN else value for value in wanted}
    return lambda book: (None if book.stage is None else str(book.stage)) in stages


def _format(wanted: frozenset[str], _marks: Marks) -> Test:
    return lambda book: book.format in wanted


def _tag(wanted: frozenset[str], _marks: Marks) -> Test:
    folded = {value.casefold() for value in wanted}
    return lambda book: bool(book.tag_lines) and not folded.isdisjoint(book.tag_lines.casefold().split("\n"))


def _rating(wanted: frozenset[str], _marks: Marks) -> Test:
    least = min(map(int, wanted))
    return lambda book: book.rating is not None and book.rating >= least


def _finished(wanted: frozenset[str], marks: Marks) -> Test:
    return lambda book: not wanted.isdisjoint(marks.finished.get(book.id, ()))


def _applied(wanted: frozenset[str], marks: Marks) -> Test:
    return lambda book: ("yes" if book.id in marks.applied else "no") in wanted


_TESTS: dict[str, Callable[[frozenset[str], Marks], Test]] = {
    "status": _status,
    "stage": _stage,
    "format": _format,
    "tag": _tag,
    "rating": _rating,
    "finished": _finished,
    "highlights": lambda _wanted, marks: lambda book: book.id in marks.highlights,
    "takeaways": lambda _wanted, marks: lambda book: book.id in marks.takeaways,
    "applied": _applied,
    "queue": lambda _wanted, _marks: lambda book: book.queue is not None,
    "suggested": lambda _wanted, _marks: lambda book: book.stage is not None,
}
