"""Where a reader is in a book: places in pages, percent, chapters or minutes, and the chain of log entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from opspath_desktop.domain.reading_log import LARGEST, Unit
from opspath_desktop.domain.typed import Habits, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long a book is; None where nobody said."""

    pages: int | None = None
    chapters: int | None = None
    minutes: int | None = None

    def of(self, unit: Unit) -> float | None:
        """Return the length in `unit`; in percent every book has 100."""
        known = {"pages": self.pages, "chapters": self.chapters, "minutes": self.minutes, "percent": 100}
        return known[unit] or None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a book."""

    unit: Unit
    value: float


@dataclass(frozen=True, slots=True)
class Step:
    """The movement of one log entry.

    `start` and `end` together mean "so much more"; `end` alone means "I am now there", whatever came before; neither
    means that only the time was noted.
    """

    unit: Unit
    start: float | None = None
    end: float | None = None


def convert(place: Place, unit: Unit, lengths: Lengths) -> float | None:
    """Return the place in another unit, or None when a length is missing."""
    if place.unit == unit:
        return place.value
    here, there = lengths.of(place.unit), lengths.of(unit)
    return rounded(place.value / here * there, unit) if here and there else None


def rounded(value: float, unit: Unit) -> float:
    """Round a computed place to what a person would name: whole pages and minutes, tenths of the others."""
    return float(round(value)) if unit in ("pages", "minutes") else round(value, 1)


def fraction(place: Place | None, lengths: Lengths) -> float | None:
    """Return how far the place is from 0 to 1, or None when the length is not known."""
    if place is None:
        return 0.0
    whole = lengths.of(place.unit)
    return min(max(place.value / whole, 0.0), 1.0) if whole else None


def shown_unit(lengths: Lengths, *, audio: bool, last: Unit | None) -> Unit:
    """Return the unit in which a book's progress is told: one whose length is known, else the one logged last.

    Pages are never told of an audiobook.
    """
    order: tuple[Unit, ...] = ("minutes", "chapters") if audio else ("pages", "chapters")
    for unit in order:
        if lengths.of(unit) and (last is None or lengths.of(last)):
            return unit
    return last or order[0]


class Trail:
    """Walk along a reading's log and know the place reached so far."""

    def __init__(self, lengths: Lengths) -> None:
        self.lengths = lengths
        self.place: Place | None = None
        self._seen: dict[Unit, float] = {}

    def here(self, unit: Unit) -> float:
        """Return the place in `unit`: converted when the length is known, else the last one noted in it, else 0."""
        known = convert(self.place, unit, self.lengths) if self.place is not None else None
        return known if known is not None else self._seen.get(unit, 0.0)

    def knows(self, unit: Unit) -> bool:
        """Tell whether `here` rests on something that was noted."""
        return unit in self._seen or (self.place is not None and convert(self.place, unit, self.lengths) is not None)

    def linked(self, step: Step) -> Step:
        """Return a "so much more" as it begins here, any other step as it is."""
        if step.start is None or step.end is None:
            return step
        start = self.here(step.unit)
        return Step(step.unit, start, start + step.end - step.start)

    def go(self, step: Step) -> None:
        """Move on to the end of the step."""
        if step.end is not None:
            end = min(step.end, self.lengths.of(step.unit) or step.end)  # nobody is further than the end
            self.place = Place(step.unit, end)
            self._seen[step.unit] = end


def chained(steps: Iterable[Step], lengths: Lengths) -> list[Step]:
    """Return the steps with each "so much more" beginning where the one before it ended; no amount changes."""
    trail, made = Trail(lengths), []
    for step in steps:
        made.append(trail.linked(step))
        trail.go(made[-1])
    return made


def reached(steps: Iterable[Step], lengths: Lengths) -> Trail:
    """Return the trail after all steps: its `place` is where the reader is, None before the first place."""
    trail = Trail(lengths)
    for step in steps:
        trail.go(trail.linked(step))
    return trail


def amounts(steps: Iterable[Step], unit: Unit, lengths: Lengths, *, sure: bool = False) -> list[float | None]:
    """Return how much each step read in `unit`; None when it cannot be told, 0 when the reader went back.

    The way to the first place counts as read by its step; when `sure`, it is None, for nobody knows on how many days.
    """
    trail = Trail(lengths)
    told: list[float | None] = []
    for each in steps:
        step = trail.linked(each)
        known = not sure or step.start is not None or trail.knows(unit)
        told.append(_amount(step, trail, unit) if known else None)
        trail.go(step)
    return told


def _amount(step: Step, trail: Trail, unit: Unit) -> float | None:
    if step.end is None:
        return None
    if step.unit == unit:
        start = step.start if step.start is not None else trail.here(unit)
        return max(step.end - start, 0.0)
    end = convert(Place(step.unit, step.end), unit, trail.lengths)
    return None if end is None else max(end - trail.here(unit), 0.0)


class Counted(Protocol):
    """What is asked of a reading to tell whether it is the one that counts now."""

    @property
    def status(self) -> str:
        """Return its status."""

    @property
    def started(self) -> date | None:
        """Return the day it began, None when unknown."""

    @property
    def finished(self) -> date | None:
        """Return the day it ended, None when unknown."""


READ = ("finished", "consulted")  # the statuses of a book that has been read
_RANK = {"reading": 3, "paused": 2, "planned": 1}  # all others are over


def current(readings: Sequence[Counted]) -> int | None:
    """Return the index of the reading that counts now, of all readings of a book in the order they were written.

    The one that is being read goes first, then a paused, then a planned one, then the one that was over last; of
    equals the newest. So an old reading that is added or imported later never hides the present one.
    """
    if not readings:
        return None
    worth = [(_RANK.get(reading.status, 0), was_over(reading)) for reading in readings]
    return max(range(len(readings)), key=lambda index: (worth[index], index))


def was_over(reading: Counted) -> date:
    """Return the day by which readings are ordered: its end, else its beginning; one without any was long ago."""
    return reading.finished or reading.started or date.min


def parse_length(text: str, unit: Unit, habits: Habits) -> int | None:
    """Return the length in `text`: a whole number above 0, for minutes also `9:05`; None when it is empty.

    Raise Refused with a sentence for anything else.
    """
    typed = text.strip().casefold().removesuffix("h").strip()
    if not typed:
        return None
    if unit == "minutes" and (clock := re.fullmatch(r"(\d{1,3}):([0-5]\d)", typed)):
        return int(clock[1]) * 60 + int(clock[2])
    number = parse_number(typed, habits)
    if number != int(number) or not 1 <= number <= LARGEST:
        raise Refused(_("Write a whole number from 1 to {most}.").format(most=LARGEST))
    return int(number)
