"""What the pages show about books: frozen rows and views, filled by queries.readings and queries.reading_book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.applications import APPLIED
from opspath_desktop.domain.book_place import Lengths
from opspath_desktop.domain.forecast import Forecast
from opspath_desktop.domain.pathway import Item
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.queries.applications import ApplicationRow
from opspath_desktop.queries.reading_records import Progress


@dataclass(frozen=True, slots=True)
class LogRow:
    """One log entry: its day and amount in words, what it says (`sitting`), and the remark."""

    uuid: str
    on: date
    when: str
    amount: str
    remark: str
    sitting: Sitting


@dataclass(frozen=True, slots=True)
class TakeawayRow:
    """What the user keeps from a book, and does differently since.

    `where` is the place of the `highlight` that it was made of, `application` the newest one made of it (uuids or "").
    """

    uuid: str
    text: str
    do_differently: str
    private: bool
    favourite: bool = False
    settled: bool = False
    highlight: str = ""
    where: str = ""
    application: str = ""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading of a book with its state and dates in words; an empty date is not known.

    `logged` is the number of log entries of an earlier reading.
    """

    uuid: str
    status: str
    state: str
    format: str
    started: str
    finished: str
    reason: str
    stopped_at: str
    outcome: str
    rating: int | None
    logged: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What else is known of a book, and whether it stands in the queue."""

    editors: str = ""
    series: str = ""
    isbns: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    queued: bool = False


@dataclass(frozen=True, slots=True)
class BookView:
    """One book with all that belongs to it; `reading` is the one that counts now, None before the first.

    `item` is what the pathway says about a suggested book: why, how, questions, what to try and what would show it.

    `usual` is what a sitting usually brings, as words for the logging field, or empty. `asks_length` says that nobody
    has been asked yet how long the book is.
    """

    key: str
    uuid: str
    own: bool
    title: str
    subtitle: str
    authors: str
    year: int | None
    publisher: str
    why: str
    stage: int | None
    lengths: Lengths
    status: str
    state: str
    reading: ReadingRow | None
    earlier: tuple[ReadingRow, ...]
    progress: Progress
    entries: tuple[LogRow, ...]
    days: tuple[tuple[date, float], ...]
    log_summary: str
    forecast: Forecast | None
    forecast_words: str
    usual: str
    asks_length: bool
    takeaways: tuple[TakeawayRow, ...]
    item: Item | None
    applications: tuple[ApplicationRow, ...] = ()
    about: About = About()

    @property
    def applied(self) -> int:
        """Return how many applications of the book were tried or adopted."""
        return sum(row.state in APPLIED for row in self.applications)

    @property
    def audio(self) -> bool | None:
        """Tell whether the book is listened to; None while nobody knows."""
        known = self.reading.format if self.reading else "unknown"
        return None if known == "unknown" else known == "audio"

    @property
    def at_end(self) -> bool:
        """Tell whether the last page is reached while the book still counts as being read."""
        return self.status == "reading" and self.progress.fraction is not None and self.progress.fraction >= 1
