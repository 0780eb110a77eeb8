"""The tables of the reading log: books, readings, what was kept of them and what was done with it."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from opspath_desktop.store.columns import choice, flag, parent, words
from opspath_desktop.store.record import Record

READING_STATUSES = ("planned", "reading", "paused", "finished", "stopped", "consulted")
PRECISIONS = ("day", "month", "year", "unknown")
UNITS = ("pages", "percent", "chapters", "minutes")
APPLICATION_STATES = ("planned", "tried", "adopted", "dropped")


class Book(Record):
    """A book on the shelf, suggested by the pathway (`item_ref_id`) or the user's own. Lists are one entry a line."""

    title: Mapped[str]
    subtitle: Mapped[str] = words()
    authors: Mapped[str] = words()
    year: Mapped[int | None]
    publisher: Mapped[str] = words()
    editors: Mapped[str] = words()
    series: Mapped[str] = words()
    isbns: Mapped[str] = words()  # digits only, ISBN-13 first
    tags: Mapped[str] = words()
    notes: Mapped[str] = words()  # the user's own, and what an import could place nowhere else
    sources: Mapped[str] = words()  # the names that other programs have for it, such as "goodreads:123"
    pages: Mapped[int | None]
    chapters: Mapped[int | None]
    minutes: Mapped[int | None]
    item_ref_id: Mapped[int | None] = parent("item_ref", optional=True)
    queue: Mapped[int | None]
    why: Mapped[str] = words()


class Reading(Record):
    """One time of reading a book, with its own format, dates and outcome."""

    book_id: Mapped[int] = parent("book")
    status: Mapped[str] = choice(*READING_STATUSES, default="planned")
    format: Mapped[str] = choice("paper", "ebook", "audio", "unknown", default="unknown")
    started: Mapped[date | None]
    started_precision: Mapped[str] = choice(*PRECISIONS, default="unknown")
    finished: Mapped[date | None]
    finished_precision: Mapped[str] = choice(*PRECISIONS, default="unknown")
    outcome: Mapped[str] = words()
    rating: Mapped[int | None] = mapped_column(info={"between": (0, 20)})  # quarter stars
    reason: Mapped[str] = words()
    stopped_at: Mapped[str] = words()


class LogEntry(Record):
    """One sitting: from where to where in which unit, and how long it took."""

    reading_id: Mapped[int] = parent("reading")
    on_date: Mapped[date] = mapped_column(index=True)
    unit: Mapped[str] = choice(*UNITS, default="pages")
    from_position: Mapped[float | None]
    to_position: Mapped[float | None]
    minutes_spent: Mapped[int | None]
    remark: Mapped[str] = words()


class Highlight(Record):
    """A passage, a note or a bookmark in a book.

    `place` is how the book names the spot, `position` orders the rows. A settled one is done with in the weekly review.
    """

    book_id: Mapped[int] = parent("book")
    kind: Mapped[str] = choice("quote", "note", "bookmark", default="quote")
    text: Mapped[str] = words()
    note: Mapped[str] = words()
    chapter: Mapped[str] = words()
    place: Mapped[str] = words()
    position: Mapped[float | None]
    made_on: Mapped[date | None]
    favourite: Mapped[bool] = flag(False)
    settled: Mapped[bool] = flag(False)
    reviewed_on: Mapped[date | None]
    withheld: Mapped[bool] = flag(False)  # the shop's limit left only the place
    superseded_by: Mapped[str] = words()  # uuid of the longer highlight that holds this one
    sources: Mapped[str] = words()  # the entries of foreign files that it came from


class Takeaway(Record):
    """What the user keeps from a book and does differently since."""

    book_id: Mapped[int] = parent("book")
    text: Mapped[str]
    do_differently: Mapped[str] = words()
    private: Mapped[bool] = flag(False)
    highlight_id: Mapped[int | None] = parent("highlight", optional=True)
    favourite: Mapped[bool] = flag(False)
    settled: Mapped[bool] = flag(False)
    reviewed_on: Mapped[date | None]


class Application(Record):
    """What the user did at work with a book: in which situation, what, and what came of it."""

    book_id: Mapped[int] = parent("book")
    takeaway_id: Mapped[int | None] = parent("takeaway", optional=True)
    situation: Mapped[str] = words()
    action: Mapped[str] = words()
    result: Mapped[str] = words()
    state: Mapped[str] = choice(*APPLICATION_STATES, default="planned")
    on_date: Mapped[date]  # the day it was planned; the checks after 30, 60 and 90 days count from it
    check_back: Mapped[date | None]
    private: Mapped[bool] = flag(False)


class UseCheck(Record):
    """One answer to "did you use it?", 30, 60 or 90 days after a book was finished or an application planned."""

    book_id: Mapped[int] = parent("book")
    application_id: Mapped[int | None] = parent("application", optional=True)
    due_on: Mapped[date]
    on_date: Mapped[date]
    answer: Mapped[str] = choice("used", "not_yet", "no", default="not_yet")
    note: Mapped[str] = words()


class Shelf(Record):
    """A saved choice of filter chips; `rule` is their canonical JSON."""

    name: Mapped[str] = mapped_column(Text, unique=True)
    rule: Mapped[str] = words()
    place: Mapped[int] = mapped_column(default=0)


class ReadingAim(Record):
    """How many suggested books of a stage shall be finished or consulted by a day."""

    item_ref_id: Mapped[int] = mapped_column(ForeignKey("item_ref.id", ondelete="CASCADE"), unique=True)
    books: Mapped[int]
    begun_on: Mapped[date]
    by_date: Mapped[date]
