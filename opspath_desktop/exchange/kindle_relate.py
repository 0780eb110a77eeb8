"""See which clippings of one book belong together: longer versions of a highlight, and the notes made to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from opspath_desktop.exchange.kindle_entry import Entry
from opspath_desktop.exchange.kindle_words import Span

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff"))


def superseded(entries: Sequence[Entry], beat: Callable[[], None]) -> dict[int, Entry]:
    """Say which highlights lie inside a longer one: by the entry's record, the one that is kept.

    Inside means an overlapping place and the words of the one among the words of the other. `beat` is called now and
    then and may raise.
    """
    kept: dict[int, Entry] = {}
    for cluster in _clusters([entry for entry in entries if entry.kind == "quote" and entry.text]):
        # The longest first, and of equal ones the first: a file that has grown supersedes as it did before.
        ranked = sorted(((_bare(entry.text), entry) for entry in cluster), key=lambda pair: -len(pair[0]))
        for at, (words, entry) in enumerate(ranked):
            if at % 50 == 1:
                beat()
            for longer_words, longer in ranked[:at]:
                if _overlap(entry.line2.span, longer.line2.span) and words in longer_words:
                    kept[entry.record] = kept.get(longer.record, longer)
                    break
    return kept


def attached(entries: Sequence[Entry]) -> dict[int, Entry]:
    """Say which note belongs to which highlight: by the note's record, the highlight.

    A note stands where its highlight ends, else inside of it. Only locations are exact enough: on one page there may
    be several highlights.
    """
    highlights = sorted((entry for entry in entries if entry.kind == "quote" and _located(entry)), key=_start)
    starts = [_start(entry) for entry in highlights]
    reach = list(accumulate((_end(entry) for entry in highlights), max))
    found: dict[int, Entry] = {}
    for note in (entry for entry in entries if entry.kind == "note" and _located(entry)):
        around = list(_around(highlights, starts, reach, _end(note)))
        if around:
            found[note.record] = min(around, key=lambda entry: _distance(entry, note))
    return found


def _around(highlights: list[Entry], starts: list[float], reach: list[float], at: float) -> Iterator[Entry]:
    """Find the highlights that hold a location, without looking at those that end before it."""
    index = bisect_right(starts, at) - 1
    while index >= 0 and reach[index] >= at:
        if _end(highlights[index]) >= at:
            yield highlights[index]
        index -= 1


def _distance(highlight: Entry, note: Entry) -> tuple[bool, float, int]:
    """Rank the highlights that a note may belong to: ends there, is the shortest, was made next to it."""
    length = _end(highlight) - _start(highlight)
    return _end(highlight) != _end(note), length, abs(highlight.record - note.record)


def _clusters(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Group entries whose spans hang together, so that only neighbours are compared."""
    for unit in ("location", "page", "number"):
        reach, cluster = float("-inf"), list[Entry]()
        for entry in sorted((e for e in entries if e.line2.span and e.line2.span.unit == unit), key=_start):
            if _start(entry) > reach:
                yield cluster
                cluster = []
            cluster.append(entry)
            reach = max(reach, _end(entry))
        yield cluster


def _bare(text: str) -> str:
    """Return a text without white space and invisible signs: two readings of one passage differ in nothing else."""
    return "".join(text.translate(_INVISIBLE).split())


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start <= other.end and other.start <= one.end


def _located(entry: Entry) -> bool:
    return entry.line2.span is not None and entry.line2.span.unit == "location"


def _start(entry: Entry) -> float:
    return entry.line2.span.start if entry.line2.span else 0.0


def _end(entry: Entry) -> float:
    return entry.line2.span.end if entry.line2.span else 0.0
