"""Read books: log sittings, set a reading's status and dates, and take a book up again."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import queue
from opspath_desktop.actions.books import find, touch
from opspath_desktop.actions.refs import found
from opspath_desktop.domain.book_place import READ, Lengths, Step, current, reached
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.domain.reading_log import Sitting, Unit, listened
from opspath_desktop.domain.reading_words import when_words
from opspath_desktop.domain.when import last_of
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.store import trash
from opspath_desktop.store.schema import PRECISIONS, READING_STATUSES, Book, LogEntry, Reading

DateField = Literal["started", "finished"]
FORMATS = ("paper", "ebook", "audio", "unknown")


def log(session: Session, pathway: Pathway, key: str, sitting: Sitting) -> str:
    """Log a sitting with a book and return the entry's uuid; the book is being read from now on.

    A finished book is read again, unless the day lies before its end. Raise Refused for a place past the end and for
    a unit that the format does not have.
    """
    book = touch(session, pathway, key)
    reading = _running(session, book, sitting.on)
    entry = LogEntry(reading_id=reading.id, on_date=sitting.on)
    _fill(entry, book, reading, sitting, _steps_before(session, reading, sitting.on))
    session.add(entry)
    session.flush()
    _leave_queue(session, book)
    return entry.uuid


def edit_entry(session: Session, uuid: str, sitting: Sitting) -> None:
    """Replace day, amount or place and time of a log entry; the remark stays. Raise Refused as `log` does."""
    entry = found(session, LogEntry, uuid)
    reading, book = _home(session, entry)
    _fill(entry, book, reading, sitting, _steps_before(session, reading, sitting.on, entry.id))
    entry.on_date = sitting.on
    _began(reading, sitting.on)


def remark(session: Session, uuid: str, text: str) -> None:
    """Keep a remark on a log entry."""
    found(session, LogEntry, uuid).remark = clean(text).strip()


def delete_entry(session: Session, uuid: str, *, now: str, today: date) -> None:
    """Move a log entry to Recently deleted; `now` is UTC ISO 8601."""
    entry = found(session, LogEntry, uuid)
    book = _home(session, entry)[1]
    title = f"{book.title}, {format_date(entry.on_date, today=today)}"
    trash.discard(session, entry, now=now, title=title, kind="log_entry")


def set_status(
    session: Session,
    pathway: Pathway,
    key: str,
    status: str,
    *,
    on: date,
    reason: str = "",
    stopped_at: str = "",
) -> str:
    """Set the status of the reading that counts now and return the one before ("planned" without a reading).

    Starting and ending note the day `on`; no date is ever cleared. Pausing and stopping may say why and where.
    """
    if status not in READING_STATUSES:
        raise Refused(_("“{status}” is no status of a reading.").format(status=status))
    book = touch(session, pathway, key)
    reading = reading_of(session, book) or _new(session, book, "planned")
    before = reading.status
    turn(reading, status, on=on, reason=reason, stopped_at=stopped_at)
    if status != "planned":
        _leave_queue(session, book)
    return before


def turn(reading: Reading, status: str, *, on: date | None, reason: str = "", stopped_at: str = "") -> None:
    """Give one reading a status; starting and ending note the day `on` when there is one, no date is ever cleared.

    Whether a reading was finished or consulted says nothing about its day, so the day stays between these two.
    """
    before = reading.status
    reading.status = status
    if status == "reading" and reading.started is None and on is not None:
        reading.started, reading.started_precision = on, "day"
    if status in READ and before not in READ and on is not None:
        reading.finished, reading.finished_precision = on, "day"
    if status in ("paused", "stopped"):
        reading.reason = clean(reason).strip() or reading.reason
        reading.stopped_at = clean_line(stopped_at) or reading.stopped_at


def read_again(session: Session, pathway: Pathway, key: str, *, on: date) -> str:
    """Begin a new reading and return its uuid. Raise Refused while the last one is not over."""
    book = touch(session, pathway, key)
    last = reading_of(session, book)
    if last is None or last.status not in (*READ, "stopped"):
        raise Refused(_("This reading is not over yet. Set it to Finished or Stopped first."))
    made = _new(session, book, "reading")
    made.format = last.format
    _began(made, on)
    session.flush()
    _leave_queue(session, book)
    return made.uuid


def add_earlier(session: Session, pathway: Pathway, key: str, day: date | None, precision: str = "day") -> str:
    """Note that the book was read before, up to `day` known as exactly as `precision` says (None: unknown).

    Return the reading's uuid. Raise Refused for a precision that does not exist.
    """
    book = touch(session, pathway, key)
    made = _new(session, book, "finished")
    set_date(session, made.uuid, "finished", day, precision)
    if reading_of(session, book) is made:
        _leave_queue(session, book)
    return made.uuid


def turn_one(session: Session, uuid: str, status: str, *, on: date) -> None:
    """Set the status of an earlier reading; it did not end on the day of the correction, but may go on from it.

    Raise Refused for a status that does not exist.
    """
    if status not in READING_STATUSES:
        raise Refused(_("“{status}” is no status of a reading.").format(status=status))
    reading = found(session, Reading, uuid)
    turn(reading, status, on=on if status == "reading" else None)
    if status in ("reading", "paused"):
        _leave_queue(session, session.get_one(Book, reading.book_id))


def rate_one(session: Session, uuid: str, quarters: int | None) -> None:
    """Rate one reading in quarter stars, 0 to 20; None takes the rating away. Raise Refused for another number."""
    if quarters is not None and not 0 <= quarters <= 20:
        raise Refused(_("A rating goes from 0 to 5 stars."))
    found(session, Reading, uuid).rating = quarters


def describe(
    session: Session, uuid: str, field: Literal["format", "reason", "stopped_at", "outcome"], text: str
) -> None:
    """Write one text of a reading. Raise Refused for a format that does not exist."""
    reading = found(session, Reading, uuid)
    if field == "format" and text not in FORMATS:
        raise Refused(_("“{format}” is no format. Use {known}.").format(format=text, known=", ".join(FORMATS)))
    setattr(reading, field, clean(text).strip())


def set_date(session: Session, uuid: str, which: DateField, day: date | None, precision: str = "day") -> None:
    """Set when a reading began or ended, as exactly as it is known; None means unknown.

    Raise Refused when it would end before it began.
    """
    if precision not in PRECISIONS:
        raise Refused(_("“{precision}” is no precision of a date.").format(precision=precision))
    put_date(found(session, Reading, uuid), which, day, precision)


def put_date(reading: Reading, which: DateField, day: date | None, precision: str) -> None:
    """Write a date of a reading. Raise Refused when it would end before it began."""
    setattr(reading, which, day)
    setattr(reading, f"{which}_precision", "unknown" if day is None else precision)
    began, over = reading.started, reading.finished
    if began and over and last_of(over, reading.finished_precision) < began:
        raise Refused(_("The end would lie before the beginning."))


def rate(session: Session, pathway: Pathway, key: str, quarters: int | None) -> None:
    """Rate the reading that counts now in quarter stars, 0 to 20; None takes the rating away.

    Raise Refused when the book was never taken up.
    """
    book = find(session, pathway, key)
    reading = reading_of(session, book) if book is not None else None
    if reading is None or reading.status == "planned":
        raise Refused(_("Start the book first, then rate it."))
    rate_one(session, reading.uuid, quarters)


def delete(session: Session, uuid: str, *, now: str, today: date) -> None:
    """Move one reading with its log to Recently deleted; `now` is UTC ISO 8601."""
    reading = found(session, Reading, uuid)
    title = session.scalars(select(Book.title).where(Book.id == reading.book_id)).one()
    began = when_words(reading.started, reading.started_precision, today)
    over = when_words(reading.finished, reading.finished_precision, today)
    title = ", ".join(part for part in (title, began or over) if part)
    trash.discard(session, reading, now=now, title=title, kind="reading")


def reading_of(session: Session, book: Book) -> Reading | None:
    """Return the reading that counts now: the one being read, else the newest."""
    found = list(session.scalars(select(Reading).where(Reading.book_id == book.id).order_by(Reading.id)))
    index = current(found)
    return None if index is None else found[index]


def _leave_queue(session: Session, book: Book) -> None:
    """Let a book that is begun or over make room in the queue."""
    if book.queue is not None:
        queue.leave(session, [book.id])


def _running(session: Session, book: Book, on: date) -> Reading:
    """Return the reading that a sitting of this day belongs to; take it up, or begin a new one."""
    reading = reading_of(session, book)
    if reading is None or (reading.status == "finished" and (reading.finished is None or on > reading.finished)):
        again = reading
        reading = _new(session, book, "reading")
        reading.format = again.format if again is not None else "unknown"
    if reading.status in ("planned", "paused", "stopped"):
        reading.status = "reading"
    _began(reading, on)
    return reading


def _new(session: Session, book: Book, status: str) -> Reading:
    made = Reading(book_id=book.id, status=status, format="unknown", started_precision="unknown")
    session.add(made)
    session.flush()
    return made


def _began(reading: Reading, on: date) -> None:
    """Let a reading begin on its first day with a sitting; a vague date is not made exact."""
    if reading.started is None or (reading.started_precision == "day" and on < reading.started):
        reading.started, reading.started_precision = on, "day"


def _fill(entry: LogEntry, book: Book, reading: Reading, sitting: Sitting, before: list[Step]) -> None:
    lengths = Lengths(book.pages, book.chapters, book.minutes)
    _check(reading, before, sitting)
    _check_end(lengths, sitting)
    if sitting.unit == "minutes" and reading.format == "unknown":
        reading.format = "audio"
    sitting = listened(sitting) if reading.format == "audio" else sitting
    unit: Unit = sitting.unit or (before[-1].unit if before else "pages")
    entry.unit, entry.minutes_spent = unit, sitting.minutes
    entry.from_position, entry.to_position = None, sitting.position
    if sitting.delta is not None:
        entry.from_position = reached(before, lengths).here(unit)
        entry.to_position = entry.from_position + sitting.delta


def _steps_before(session: Session, reading: Reading, on: date, entry_id: int | None = None) -> list[Step]:
    """Return the steps that lie before an entry of this day; a new entry is the last of its day."""
    rows = session.execute(
        select(LogEntry.id, LogEntry.on_date, LogEntry.unit, LogEntry.from_position, LogEntry.to_position)
        .where(LogEntry.reading_id == reading.id, LogEntry.on_date <= on)
        .order_by(LogEntry.on_date, LogEntry.id)
    ).all()
    return [
        Step(row.unit, row.from_position, row.to_position)
        for row in rows
        if entry_id is None or ((row.on_date, row.id) < (on, entry_id) and row.id != entry_id)
    ]


def _check(reading: Reading, steps: list[Step], sitting: Sitting) -> None:
    if reading.format == "audio" and sitting.unit == "pages":
        raise Refused(_("An audiobook has no pages. Write 40 min, 3:20 h or 43 %."))
    on_paper = reading.format in ("paper", "ebook") or any(step.unit == "pages" for step in steps)
    if on_paper and sitting.unit == "minutes":
        raise Refused(_("A time such as 3:20 is a place in an audiobook. Write 40 min for the time you read."))


def _check_end(lengths: Lengths, sitting: Sitting) -> None:
    length = lengths.of(sitting.unit) if sitting.unit is not None else None
    if sitting.position is None or length is None or sitting.position <= length:
        return
    told = {
        "pages": _("The book has {n} pages. Correct its length, or write a smaller number."),
        "chapters": _("The book has {n} chapters. Correct its length, or write a smaller number."),
        "minutes": _("The audiobook has {n} minutes. Correct its length, or write an earlier time."),
        "percent": _("A book ends at {n} %. Write a smaller number."),
    }
    raise Refused(told[sitting.unit or "percent"].format(n=format_number(length)))


def _home(session: Session, entry: LogEntry) -> tuple[Reading, Book]:
    reading = session.scalars(select(Reading).where(Reading.id == entry.reading_id)).one()
    return reading, session.scalars(select(Book).where(Book.id == reading.book_id)).one()
