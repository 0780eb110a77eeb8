"""Keep what a book taught: write takeaways down, change them, look at them again, and settle them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import applications
from opspath_desktop.actions.books import touch
from opspath_desktop.actions.refs import found
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.plain import clean
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Application, Takeaway


def add(session: Session, pathway: Pathway, key: str, text: str, do_differently: str = "") -> str:
    """Keep what a book taught and what is done differently since; return the takeaway's uuid."""
    book = touch(session, pathway, key)
    kept = Takeaway(book_id=book.id, text=_words(text), do_differently=clean(do_differently).strip())
    session.add(kept)
    session.flush()
    return kept.uuid


def edit(
    session: Session,
    uuid: str,
    *,
    text: str | None = None,
    do_differently: str | None = None,
    private: bool | None = None,
    favourite: bool | None = None,
) -> None:
    """Change a takeaway; None keeps what it had. Raise Refused when no words would be left.

    What was done with it has its words, so it turns private with it.
    """
    kept = found(session, Takeaway, uuid)
    kept.text = kept.text if text is None else _words(text)
    kept.do_differently = kept.do_differently if do_differently is None else clean(do_differently).strip()
    kept.private = kept.private if private is None else private
    for made in session.scalars(select(Application.uuid).where(Application.takeaway_id == kept.id)) if private else ():
        applications.edit(session, made, private=True)
    kept.favourite = kept.favourite if favourite is None else favourite


def keep(session: Session, uuid: str, *, on: date) -> None:
    """Note that a takeaway was looked at on a day and stays as it is."""
    found(session, Takeaway, uuid).reviewed_on = on


def settle(session: Session, uuid: str, *, on: date, settled: bool = True) -> None:
    """Be done with a takeaway in the weekly review, or take it up again; it stays with its book."""
    kept = found(session, Takeaway, uuid)
    kept.settled, kept.reviewed_on = settled, on


def delete(session: Session, uuid: str, *, now: str) -> None:
    """Move a takeaway to Recently deleted; what was done with it stays. `now` is UTC ISO 8601."""
    kept = found(session, Takeaway, uuid)
    trash.discard(session, kept, now=now, title=" ".join(kept.text[:100].split()), kind="takeaway")


def _words(text: str) -> str:
    words = clean(text).strip()
    if not words:
        raise Refused(_("Write what you take from the book, or delete this takeaway."))
    return words
