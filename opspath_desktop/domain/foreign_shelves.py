"""Say what the shelves of other programs mean for a reading, and apply what the person says about an unknown one."""

from __future__ import annotations

from dataclasses import replace

from opspath_desktop.domain.foreign import ForeignBook, ForeignReading

TAG = "tag"  # what the person answers when an exclusive shelf is no status
ENDED = ("finished", "stopped", "consulted")

_KNOWN = {
    "read": "finished",
    "finished": "finished",
    "currently-reading": "reading",
    "reading": "reading",
    "to-read": "planned",
    "want-to-read": "planned",
    "paused": "paused",
    "on-hold": "paused",
    "dropped": "stopped",
    "did-not-finish": "stopped",
    "didn-t-finish": "stopped",
    "didnt-finish": "stopped",
    "not-finished": "stopped",
    "dnf": "stopped",
    "abandoned": "stopped",
    "gave-up": "stopped",
    # The names of the statuses here, and what people write into lists of their own.
    "planned": "planned",
    "unread": "planned",
    "not-started": "planned",
    "in-progress": "reading",
    "done": "finished",
    "completed": "finished",
    "stopped": "stopped",
    "stopped-reading": "stopped",
    "consulted": "consulted",
    "looked-up": "consulted",
}
_HINTS = (
    ("to-read", "planned"),
    ("want", "planned"),
    ("wish", "planned"),
    ("wait", "planned"),
    ("soon", "planned"),
    ("next", "planned"),
    ("dnf", "stopped"),
    ("finish", "stopped"),  # unfinished, never finished; the plain word is known above
    ("abandon", "stopped"),
    ("drop", "stopped"),
    ("quit", "stopped"),
    ("hold", "paused"),
    ("pause", "paused"),
    ("reference", "consulted"),
    ("consult", "consulted"),
    ("skim", "consulted"),
    ("currently", "reading"),
)


def known(name: str) -> str:
    """Return the status that an exclusive shelf surely means; "" when the person must be asked."""
    return _KNOWN.get(_key(name), "")


def guess(name: str) -> str:
    """Return the status that an unknown exclusive shelf may mean, to be offered: planned when nothing speaks."""
    key = _key(name)
    return known(name) or next((status for hint, status in _HINTS if hint in key), "planned")


def shelved(book: ForeignBook, status: str) -> ForeignBook:
    """Return a book of an unknown shelf as the person says that the shelf means; its name is no tag any longer.

    An ended status is what became of the last reading that has an end. Planned, reading and paused come after it.
    TAG says that the shelf is no status: the book is planned and keeps the tag.
    """
    readings = list(book.readings)
    current = readings.pop() if readings and readings[-1].status not in ENDED else ForeignReading("planned")
    notes, tags = book.notes, tuple(tag for tag in book.tags if tag.casefold() != book.shelf.casefold())
    if status in ENDED:
        ended = _joined(readings.pop(), current) if readings else current
        readings.append(replace(ended, status=status))
    elif status in ("planned", TAG):
        notes = "\n\n".join(part for part in (current.outcome, notes) if part)
        readings.append(replace(current, status="planned", outcome=""))
    else:
        readings.append(replace(current, status=status))
    return replace(book, readings=tuple(readings), notes=notes, tags=book.tags if status == TAG else tags, shelf="")


def _joined(ended: ForeignReading, planned: ForeignReading) -> ForeignReading:
    """Let the reading that ended keep what the file said of the planned one."""
    return replace(
        ended,
        format=ended.format if ended.format != "unknown" else planned.format,
        rating=ended.rating if ended.rating is not None else planned.rating,
        outcome=ended.outcome or planned.outcome,
    )


def _key(name: str) -> str:
    return "-".join(
        name.casefold().replace("_", " ").replace("-", " ").replace("'", " ").replace("\u2019", " ").split()
    )
