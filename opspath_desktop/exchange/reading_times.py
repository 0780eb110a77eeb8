"""Make the readings of a book from what a reading tracker says: a status, a count, and the dates that it kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from opspath_desktop.domain.foreign import ForeignReading
from opspath_desktop.domain.foreign_shelves import ENDED
from opspath_desktop.exchange.columns import Line
from opspath_desktop.exchange.days import Day
from opspath_desktop.i18n import _, ngettext

MOST_TIMES = 99  # more readings of one book are a slip, or an attack


@dataclass(frozen=True, slots=True)
class Span:
    """When one reading began and ended, as far as that is known."""

    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says of its readings. `count` of some programs includes the reading under way.

    `is_open` tells that the status is to be asked for: until then it is planned, and one counted reading may be that.
    """

    status: str
    count: int = 0
    spans: tuple[Span, ...] = ()
    last_end: Day | None = None
    format: str = "unknown"
    rating: int | None = None
    outcome: str = ""
    is_open: bool = False


def span(start: Day | None, end: Day | None, line: Line) -> Span:
    """Return the span of two dates; a beginning after the end is left out with a remark."""
    if start and end and start.on > end.on:
        line.remark(_("A reading ends before it begins; its beginning was left out."))
        start = None
    return Span(start, end)


def readings(said: Said, line: Line) -> tuple[ForeignReading, ...]:
    """Return the readings, the oldest first; those without a date come before the dated ones.

    A count makes finished readings where the status says that one ended, or that one more is under way. For a planned
    book only dates do: trackers count a reading when it is begun. Rating and outcome go to the last that ended.
    """
    spans = _with_last_end(said)
    over = sorted((span for span in spans if span.end), key=_moment)
    begun = [span for span in spans if not span.end]
    finished, current = _split(said, over, begun, line)
    made = [_reading("finished", span) for span in finished]
    if current is not None:
        made.append(_reading(said.status, current))
    at = max((n for n, reading in enumerate(made) if reading.status in ENDED), default=len(made) - 1)
    made[at] = replace(made[at], rating=said.rating, outcome=said.outcome)
    if said.format != "unknown":
        made = [replace(reading, format=said.format) for reading in made]
    return tuple(made)


def _split(said: Said, over: list[Span], begun: list[Span], line: Line) -> tuple[Sequence[Span], Span | None]:
    """Return the readings that were finished, and the one that the status is about when it is another."""
    count = min(said.count, MOST_TIMES)
    if count < said.count:
        line.remark(_("The file counts {n} readings; {most} were taken.").format(n=said.count, most=MOST_TIMES))
    if said.status == "finished":
        return _filled(begun + over, count or 1), None
    if said.status in ENDED:
        *earlier, last = _filled(over, 1) if not begun else [*over, begun[-1]]
        return _filled(earlier, count - 1), last
    if said.status == "planned" and not over and count > int(said.is_open):
        told = ngettext(
            "The file counts {n} reading but gives no date for it; it was not taken.",
            "The file counts {n} readings but gives no date for them; they were not taken.",
            said.count,
        )
        line.remark(told.format(n=said.count))
    now = begun[-1] if begun else Span()
    if said.status == "planned":
        return (_filled(over, count) if over else ()), now
    return _filled([*begun[:-1], *over], count - 1), now


def _filled(spans: list[Span], count: int) -> list[Span]:
    """Put as many readings without a date in front as the count asks for."""
    return [Span()] * (count - len(spans)) + spans


def _with_last_end(said: Said) -> list[Span]:
    """Return the spans with the date of the last end among them, in the one that has none or in one of its own."""
    spans, last = list(said.spans), said.last_end
    if last is None or any(span.end and span.end.on == last.on for span in spans):
        return spans
    open_ones = [n for n, span in enumerate(spans) if span.end is None and span.start and span.start.on <= last.on]
    if open_ones and said.status in ENDED:
        spans[open_ones[-1]] = replace(spans[open_ones[-1]], end=last)
    else:
        spans.append(Span(end=last))
    return spans


def _moment(span: Span) -> str:
    return span.end.on.isoformat() if span.end else ""


def _reading(status: str, span: Span) -> ForeignReading:
    start, end = span.start, span.end
    return ForeignReading(
        status,
        started=start.on if start else None,
        started_precision=start.precision if start else "unknown",
        finished=end.on if end else None,
        finished_precision=end.precision if end else "unknown",
    )
