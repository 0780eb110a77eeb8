"""Keep highlights: passages, notes and bookmarks of a book; mark them, settle them, make takeaways of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.books import touch
from opspath_desktop.actions.refs import Promoted, found, one_of
from opspath_desktop.domain.highlights import KINDS, Typed, place_words, position_of
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Book, Highlight, Takeaway


class HighlightFields(TypedDict, total=False):
    """The fields of a highlight that a person edits; those left out keep what they had."""

    kind: str
    text: str
    note: str
    chapter: str
    place: str
    made_on: date | None
    favourite: bool


def add(session: Session, pathway: Pathway, key: str, typed: Typed, *, on: date | None) -> str:
    """Keep a highlight of a book as it was typed on a day; return its uuid. Raise Refused when it says nothing."""
    book = touch(session, pathway, key)
    made = Highlight(
        book_id=book.id,
        kind=one_of(typed.kind, KINDS),
        text=clean(typed.text).strip(),
        chapter=clean_line(typed.chapter),
        place=clean_line(typed.place),
        position=typed.position,
        made_on=on,
    )
    _says_something(made)
    session.add(made)
    session.flush()
    return made.uuid


def edit(session: Session, uuid: str, *, today: date | None = None, **fields: Unpack[HighlightFields]) -> None:
    """Change fields of a highlight; another place puts it elsewhere in the order.

    Raise Refused when nothing would be left, and for a day after `today`.
    """
    kept = found(session, Highlight, uuid)
    for name in ("text", "note"):
        if name in fields:
            setattr(kept, name, clean(str(fields[name])).strip())
    if "chapter" in fields:
        kept.chapter = clean_line(fields["chapter"])
    if "place" in fields:
        kept.place = clean_line(fields["place"])
        kept.position = position_of(kept.place)
    if "made_on" in fields:
        kept.made_on = _not_ahead(fields["made_on"], today)
    kept.kind = one_of(fields.get("kind", kept.kind), KINDS)
    kept.favourite = fields.get("favourite", kept.favourite)
    kept.withheld = kept.withheld and not kept.text  # who types the words off the page has them
    _says_something(kept)


def keep(session: Session, uuid: str, *, on: date) -> None:
    """Note that a highlight was looked at on a day and stays as it is."""
    found(session, Highlight, uuid).reviewed_on = on


def settle(session: Session, uuid: str, *, on: date, settled: bool = True) -> None:
    """Be done with a highlight in the weekly review, or take it up again; it stays with its book."""
    kept = found(session, Highlight, uuid)
    kept.settled, kept.reviewed_on = settled, on


def separate(session: Session, uuid: str) -> None:
    """Show an earlier version of a highlight as one of its own."""
    found(session, Highlight, uuid).superseded_by = ""


def promote(session: Session, uuid: str) -> Promoted:
    """Make a takeaway of a highlight; one that was made of it before is returned instead of doubling it.

    Raise Refused for a highlight without words.
    """
    kept = found(session, Highlight, uuid)
    known = session.scalar(select(Takeaway.uuid).where(Takeaway.highlight_id == kept.id).order_by(Takeaway.id).limit(1))
    if known is not None:
        return Promoted(known, new=False)
    words = kept.text or kept.note
    if not words:
        raise Refused(_("This highlight has no words yet. Write what stands there, then make a takeaway of it."))
    made = Takeaway(book_id=kept.book_id, text=words, highlight_id=kept.id)
    made.favourite, made.reviewed_on = kept.favourite, kept.reviewed_on
    session.add(made)
    session.flush()
    return Promoted(made.uuid, new=True)


def delete(session: Session, uuid: str, *, now: str) -> None:
    """Move a highlight with its earlier versions to Recently deleted; takeaways stay. `now` is UTC ISO 8601."""
    kept = found(session, Highlight, uuid)
    trash.discard(session, kept, now=now, title=_title(session, kept), kind="highlight", along=_earlier(session, kept))


def _title(session: Session, kept: Highlight) -> str:
    words = " ".join((kept.text or kept.note)[:100].split())
    if words:
        return words
    book = session.scalars(select(Book.title).where(Book.id == kept.book_id)).one()
    return ", ".join(part for part in (book, place_words(kept.chapter, kept.place)) if part)


def _earlier(session: Session, kept: Highlight) -> Sequence[Highlight]:
    """Return the versions that this one and each other have superseded: nothing else would ever show them."""
    of_book = select(Highlight).where(Highlight.book_id == kept.book_id, Highlight.superseded_by != "")
    waiting = list(session.scalars(of_book.order_by(Highlight.id)))
    gone = [kept]
    for each in gone:  # grows while it is walked
        gone += [other for other in waiting if other.superseded_by == each.uuid and other not in gone]
    return gone[1:]


def _says_something(kept: Highlight) -> None:
    if not (kept.text or kept.note or kept.place or kept.chapter):
        raise Refused(_("Write the passage, a note or a place, or delete this highlight."))


def _not_ahead(day: date | None, today: date | None) -> date | None:
    if day is not None and today is not None:
        not_in_future(day, today, format_date(day, today=today))
    return day
