"""Do in the weekly review what its keys say: keep, mark, settle, apply or discard one card ("highlight:UUID")."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from sqlalchemy.orm import Session

from opspath_desktop.actions import applications, highlights, takeaways
from opspath_desktop.actions.refs import found
from opspath_desktop.domain.plain import clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import Takeaway

_KINDS: dict[str, ModuleType] = {"highlight": highlights, "takeaway": takeaways}


def keep(session: Session, card: str, *, today: date) -> None:
    """Keep a card: it comes again later."""
    kind, uuid = _parts(card)
    kind.keep(session, uuid, on=today)


def favourite(session: Session, card: str, *, today: date) -> None:
    """Keep a card and mark it as a favourite: it comes again sooner."""
    kind, uuid = _parts(card)
    kind.edit(session, uuid, favourite=True)
    kind.keep(session, uuid, on=today)


def settle(session: Session, card: str, *, today: date) -> None:
    """Be done with a card: it stays in its book and never comes again."""
    kind, uuid = _parts(card)
    kind.settle(session, uuid, on=today)


def discard(session: Session, card: str, *, today: date, now: str) -> None:
    """Move a card to Recently deleted; `now` is UTC ISO 8601. The day is kept with it: it was this week's card."""
    kind, uuid = _parts(card)
    kind.keep(session, uuid, on=today)
    kind.delete(session, uuid, now=now)


def apply(session: Session, card: str, action: str, *, today: date) -> str:
    """Plan to do something with a card; a highlight becomes a takeaway first. Return the application's uuid.

    Raise Refused without words.
    """
    kind, uuid = _parts(card)
    words = clean_line(action)
    if not words:
        raise Refused(_("Write what you will do."))
    kind.keep(session, uuid, on=today)
    if kind is highlights:
        uuid = highlights.promote(session, uuid).uuid
        found(session, Takeaway, uuid).reviewed_on = today  # the two are one card
    made = applications.apply(session, uuid, on=today, again=True).uuid
    applications.edit(session, made, action=words)
    return made


def _parts(card: str) -> tuple[ModuleType, str]:
    kind, _colon, uuid = card.partition(":")
    return _KINDS[kind], uuid
