"""Keep books: suggested ones become records when they are first touched, own ones are added."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import item_ref
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.domain.reading_log import LARGEST
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Book, ItemRef

TextField = Literal["title", "subtitle", "authors", "editors", "publisher", "series", "isbns", "why", "notes"]
NumberField = Literal["pages", "chapters", "minutes", "year"]
FROM_PATHWAY = ("title", "authors")


def find(session: Session, pathway: Pathway, key: str) -> Book | None:
    """Return the book of a key (the id of a suggested book or the uuid of any book), or None."""
    by_uuid = session.scalar(select(Book).where(Book.uuid == key))
    if by_uuid is not None:
        return by_uuid
    of_item = select(Book).join(ItemRef, Book.item_ref_id == ItemRef.id)
    return session.scalar(of_item.where(ItemRef.pack == pathway.pack, ItemRef.item == key).order_by(Book.id).limit(1))


def touch(session: Session, pathway: Pathway, key: str) -> Book:
    """Return the book of a key; make the record of a suggested book now. Raise Refused for an unknown key."""
    found = find(session, pathway, key)
    if found is not None:
        return found
    item = pathway.item(key)
    if item is None or item.kind != "reading":
        raise Refused(_("This book is no longer there. Undo, or look in Recently deleted."))
    ref = item_ref(session, pathway, key)
    made = Book(title=item.title, authors="\n".join(item.authors), item_ref_id=ref.id)
    session.add(made)
    session.flush()
    return made


def add(session: Session, title: str, authors: str = "") -> str:
    """Add an own book; several authors stand apart by commas. Return its uuid. Raise Refused without a title."""
    book = Book(title=_title(title), authors=_names(authors))
    session.add(book)
    session.flush()
    return book.uuid


def write(session: Session, pathway: Pathway, key: str, field: TextField, text: str) -> None:
    """Write one text of a book. Raise Refused for no title, and for what a suggested book has from the pathway."""
    book = touch(session, pathway, key)
    if field in FROM_PATHWAY and suggested(session, pathway, book):
        raise Refused(_("Title and authors of a suggested book come from the pathway."))
    setattr(book, field, cleaned(field, text))


def cleaned(field: TextField, text: str) -> str:
    """Return a text as a book keeps it. Raise Refused for no title, and for what is no ISBN."""
    rules: dict[str, Callable[[str], str]] = {
        "title": _title,
        "authors": _names,
        "editors": _names,
        "isbns": _isbns,
        "why": _block,
        "notes": _block,
    }
    return rules.get(field, clean_line)(text)


def measure(session: Session, pathway: Pathway, key: str, field: NumberField, number: int | None) -> None:
    """Write one number of a book; None empties it. Raise Refused for a number that cannot be."""
    check_number(field, number)
    setattr(touch(session, pathway, key), field, number)


def check_number(field: NumberField, number: int | None) -> None:
    """Raise Refused for a length or a year that cannot be."""
    most = 9999 if field == "year" else LARGEST
    if number is not None and not 1 <= number <= most:
        raise Refused(_("Write a whole number from 1 to {most}.").format(most=most))


def delete(session: Session, pathway: Pathway, key: str, *, now: str) -> None:
    """Move an own book with all that hangs on it to Recently deleted; `now` is UTC ISO 8601.

    Raise Refused for a suggested book.
    """
    book = find(session, pathway, key)
    if book is None or suggested(session, pathway, book):
        raise Refused(_("A suggested book stays on the shelf. Skip it on the Pathway page if you do not want it."))
    trash.discard(session, book, now=now, title=book.title, kind="book")


def suggested(session: Session, pathway: Pathway, book: Book) -> bool:
    """Tell whether the pathway of today suggests this book."""
    item = session.scalar(select(ItemRef.item).where(ItemRef.id == book.item_ref_id))
    return item is not None and pathway.item(item) is not None


def _title(text: str) -> str:
    title = clean_line(text)
    if not title:
        raise Refused(_("Write the title of the book."))
    return title


def _names(text: str) -> str:
    """Return one name a line."""
    names = [clean_line(name) for name in re.split(r"[;,\n]", clean(text))]
    return clean("\n".join(name for name in names if name), longest=2000)


def _isbns(text: str) -> str:
    """Return one ISBN a line, 13 digits first."""
    from opspath_desktop.exchange.isbn import isbns

    found = isbns(clean(text))
    if found.bad:
        raise Refused(_("“{text}” is no ISBN. It has 10 or 13 digits.").format(text=found.bad[0][:40]))
    return "\n".join(found.good)


def _block(text: str) -> str:
    return clean(text).strip()
