"""Which pilot a typed line means, and the number in it: `5.2 tri`, `tri 12/40`, `yesterday 5.2 tri`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.points import EVENTS, Entry, read_point
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused


@dataclass(frozen=True, slots=True)
class Named:
    """What a typed line may call a pilot by: words of its title, of its first measure, and the unit."""

    pilot: str
    measure: str
    title: str
    measure_name: str = ""
    unit: str = ""
    mode: str = "value"


@dataclass(frozen=True, slots=True)
class Match:
    """A pilot and the number that a typed line means for its measure."""

    named: Named
    entry: Entry


def match_value(text: str, pilots: Iterable[Named], habits: Habits, today: date) -> tuple[Match, ...]:
    """Read a line with a number and the name of a pilot: those it may mean, in their order; empty when none."""
    known = tuple(pilots)
    for number, names in _heads(text.split()):
        called = [named for named in known if _is_called(named, names)]
        found = tuple(Match(named, entry) for named in called if (entry := _entry(number, named, habits, today)))
        if found:
            return found
    return ()


def match_bare(text: str, named: Named, habits: Habits, today: date) -> Match | None:
    """Read a number that no name stands beside; of events only a day counts as one."""
    entry = _entry(text, named, habits, today)
    if entry is None or (named.mode == EVENTS and entry.value is not None):
        return None
    return Match(named, entry)


def _entry(text: str, named: Named, habits: Habits, today: date) -> Entry | None:
    try:
        return read_point(text, habits, today, mode=named.mode, unit=named.unit)
    except Refused:
        return None


def _heads(words: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield (number with its day, words that name the pilot), the longest number first."""
    for at in range(len(words) - 1, 0, -1):
        yield " ".join(words[:at]), words[at:]
        yield " ".join(words[-at:]), words[:-at]


def _is_called(named: Named, words: Sequence[str]) -> bool:
    """Tell whether every typed word begins a word of the pilot's names."""
    names = f"{named.title} {named.measure_name} {named.unit}".casefold()
    known = [*re.findall(r"\w+", names), named.unit.casefold()]
    return all(any(name.startswith(word.casefold()) for name in known if name) for word in words)
