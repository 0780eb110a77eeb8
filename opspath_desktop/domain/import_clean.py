"""The door for the records of a file: texts cleaned, numbers and dates that can be; what does not fit is told.

What is cleaned here is compared and written as it is, so that a second import finds what the first one wrote.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from opspath_desktop.domain import tags
from opspath_desktop.domain.foreign import ForeignBook, ForeignEntry, ForeignHighlight, ForeignReading
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.domain.reading_log import LARGEST
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

STATUSES = ("planned", "reading", "paused", "finished", "stopped", "consulted")
FORMATS = ("paper", "ebook", "audio", "unknown")
EXACT = ("day", "month", "year")
LENGTHS = {"day": 10, "month": 7, "year": 4}  # of 2026-11-22
UNITS = ("pages", "percent", "chapters", "minutes")
KINDS = ("quote", "note", "bookmark")
_UUID = re.compile(r"[0-9A-Za-z-]{1,64}")
Tell = Callable[[str], None]


def name_of(said: str) -> str:
    """Return a short name for what has none, the same whenever it says the same."""
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def at_the_door(book: ForeignBook, tell: Tell) -> ForeignBook:
    """Return the book as it may be kept; `tell` hears what was left out or went to the notes.

    Raise Refused for a record that cannot be taken at all.
    """
    title = clean_line(book.title)
    if not title:
        raise Refused(_("The record has no title."))
    spilled: list[str] = []
    return replace(
        book,
        title=title,
        subtitle=_line(_("Subtitle"), book.subtitle, spilled, tell),
        publisher=_line(_("Publisher"), book.publisher, spilled, tell),
        series=_line(_("Series"), book.series, spilled, tell),
        authors=_lines(_("Author"), book.authors, spilled, tell),
        editors=_lines(_("Editor"), book.editors, spilled, tell),
        tags=_tags(book.tags, spilled, tell),
        isbns=tuple(dict.fromkeys(isbn for isbn in map(clean_line, book.isbns) if isbn)),
        source="\n".join(dict.fromkeys(line for line in map(clean_line, book.source.split("\n")) if line)),
        uuid=_uuid(book.uuid),
        item=clean_line(book.item),
        year=_number(book.year, -9999, 9999, tell),
        pages=_number(book.pages, 1, LARGEST, tell),
        chapters=_number(book.chapters, 1, LARGEST, tell),
        minutes=_number(book.minutes, 1, LARGEST, tell),
        queue=book.queue if book.queue is not None and 0 < book.queue < 10**9 else None,
        why=clean(book.why).strip(),
        notes=clean("\n\n".join(part for part in (book.notes.strip(), *spilled) if part)).strip(),
        readings=_readings(book.readings, tell),
        highlights=tuple(_highlight(each, title) for each in book.highlights),
    )


def _line(label: str, text: str, spilled: list[str], tell: Tell) -> str:
    try:
        return clean_line(text)
    except Refused:
        tell(_("“{field}” is too long for its field; it stands in the notes.").format(field=label))
        spilled.append(f"{label}: {text}")
        return ""


def _lines(label: str, texts: Iterable[str], spilled: list[str], tell: Tell) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in (_line(label, text, spilled, tell) for text in texts) if line))


def _tags(found: Iterable[str], spilled: list[str], tell: Tell) -> tuple[str, ...]:
    lines = _lines(_("Tag"), found, spilled, tell)
    kept = tags.distinct(line for line in lines if len(line) <= tags.LONGEST)
    over = [line for line in lines if len(line) > tags.LONGEST] + list(kept[tags.MOST :])
    if over:
        tell(_("Tags that are too long or too many stand in the notes."))
        spilled.append(_("Tags: {tags}").format(tags=", ".join(over)))
    return kept[: tags.MOST]


def _uuid(text: str) -> str:
    return text if _UUID.fullmatch(text) else ""


def _number(value: int | None, least: int, most: int, tell: Tell) -> int | None:
    if value is None or least <= value <= most:
        return value
    tell(_("The number {n} cannot be; it was left out.").format(n=str(value)[:20]))
    return None


def _readings(found: Iterable[ForeignReading], tell: Tell) -> tuple[ForeignReading, ...]:
    """Return the readings; one that was copied with the id of another is a reading of its own."""
    kept: list[ForeignReading] = []
    for reading in found:
        made = _reading(reading, tell)
        taken = made.uuid in {each.uuid for each in kept}
        kept.append(replace(made, uuid="") if taken else made)
    plans = [each for each in kept if each.status == "planned" and not each.uuid]
    if len(plans) > 1:
        tell(_("A book is planned once: its last planned reading was taken, the others were left out."))
    dropped = {id(each) for each in plans[:-1]}  # equal ones are two objects
    return tuple(each for each in kept if id(each) not in dropped)


def _reading(reading: ForeignReading, tell: Tell) -> ForeignReading:
    if reading.status not in STATUSES:
        raise Refused(_("“{status}” is no status of a reading.").format(status=reading.status[:50]))
    started, began = _day(reading.started, reading.started_precision)
    finished, ended = _day(reading.finished, reading.finished_precision)
    if finished and reading.status in ("planned", "reading", "paused") and not reading.uuid:
        tell(_("A reading that is not over has no end; the date was left out."))
        finished, ended = None, "unknown"
    if is_after(started, began, finished, ended):
        tell(_("A reading ends before it begins; its beginning was left out."))
        started, began = None, "unknown"
    rating = reading.rating
    if rating is not None and not 0 <= rating <= 20:
        tell(_("A rating goes from 0 to 5 stars; another one was left out."))
        rating = None
    return ForeignReading(
        status=reading.status,
        format=reading.format if reading.format in FORMATS else "unknown",
        started=started,
        started_precision=began,
        finished=finished,
        finished_precision=ended,
        rating=rating,
        outcome=clean(reading.outcome).strip(),
        reason=clean(reading.reason).strip(),
        stopped_at=clean(reading.stopped_at).strip(),
        log=tuple(entry for entry in (_entry(each, tell) for each in reading.log) if entry is not None),
        uuid=_uuid(reading.uuid),
    )


def _day(day: date | None, precision: str) -> tuple[date | None, str]:
    if day is None:
        return None, "unknown"
    return day, precision if precision in EXACT else "day"


def is_after(start: date | None, began: str, end: date | None, ended: str) -> bool:
    """Tell whether a beginning surely lies after an end, as exactly as both are known."""
    if start is None or end is None:
        return False
    known = min(LENGTHS.get(began, 10), LENGTHS.get(ended, 10))
    return start.isoformat()[:known] > end.isoformat()[:known]


def _entry(entry: ForeignEntry, tell: Tell) -> ForeignEntry | None:
    places = (entry.from_position, entry.to_position)
    right = all(place is None or (math.isfinite(place) and abs(place) <= LARGEST) for place in places)
    minutes = entry.minutes_spent
    if not right or entry.unit not in UNITS or (minutes is not None and not 0 <= minutes <= LARGEST):
        tell(_("A log entry holds a place, unit or time that cannot be; it was left out."))
        return None
    start, end = (None if place is None else float(place) for place in places)
    remark = clean(entry.remark).strip()
    return ForeignEntry(entry.on, entry.unit, start, end, minutes, remark, _uuid(entry.uuid))


def _highlight(each: ForeignHighlight, title: str) -> ForeignHighlight:
    position = each.position
    said = "\0".join((title, each.kind, each.text, each.note, each.place))
    return replace(
        each,
        kind=each.kind if each.kind in KINDS else "quote",
        text=clean(each.text).strip(),
        note=clean(each.note).strip(),
        chapter=clean(each.chapter).strip(),
        place=clean(each.place).strip(),
        position=None if position is None or not math.isfinite(position) else float(position),
        source=clean(each.source).strip() or f"text:{name_of(said)}",
        superseded_by=clean(each.superseded_by).strip(),
    )
