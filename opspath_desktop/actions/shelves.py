"""Keep choices of filter chips as named shelves: save, rename, change, order and delete them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found
from opspath_desktop.domain.plain import clean_line
from opspath_desktop.domain.shelf_rule import Rule
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Shelf

LONGEST_NAME = 80


def save(session: Session, name: str, rule: Rule) -> str:
    """Keep a choice of chips under a name, behind the other shelves; return the shelf's uuid.

    Raise Refused without a name, without chips, and for a name that another shelf has.
    """
    if not rule.chips:
        raise Refused(_("Choose what the shelf shall hold first."))
    shelves = _in_order(session)
    made = Shelf(name=_free(session, name), rule=rule.text(), place=len(shelves) + 1)
    session.add(made)
    session.flush()
    _number([*shelves, made])
    return made.uuid


def rename(session: Session, uuid: str, name: str) -> None:
    """Give a shelf another name. Raise Refused without one, and for one that another shelf has."""
    shelf = found(session, Shelf, uuid)
    shelf.name = _free(session, name, but=uuid)


def change(session: Session, uuid: str, rule: Rule) -> None:
    """Let a shelf hold another choice of chips. Raise Refused without chips."""
    if not rule.chips:
        raise Refused(_("Choose what the shelf shall hold first."))
    found(session, Shelf, uuid).rule = rule.text()


def move(session: Session, uuid: str, by: int) -> None:
    """Move a shelf by so many places; beyond the ends is the end."""
    shelf = found(session, Shelf, uuid)
    shelves = _in_order(session)
    here = shelves.index(shelf)
    shelves.insert(min(max(here + by, 0), len(shelves) - 1), shelves.pop(here))
    _number(shelves)


def delete(session: Session, uuid: str, *, now: str) -> str:
    """Move a shelf to Recently deleted and return its name; its books stay. `now` is UTC ISO 8601."""
    shelf = found(session, Shelf, uuid)
    name = shelf.name
    trash.discard(session, shelf, now=now, title=name, kind="shelf")
    return name


def _free(session: Session, name: str, but: str = "") -> str:
    """Return the name as it is kept; shelves whose names differ in case only could not be told apart by ear."""
    kept = clean_line(name, longest=LONGEST_NAME)
    if not kept:
        raise Refused(_("Write a name for the shelf."))
    others = session.execute(select(Shelf.uuid, Shelf.name)).all()
    if any(other.name.casefold() == kept.casefold() and other.uuid != but for other in others):
        raise Refused(_("There is a shelf “{name}” already. Choose another name.").format(name=kept))
    return kept


def _in_order(session: Session) -> list[Shelf]:
    return list(session.scalars(select(Shelf).order_by(Shelf.place, Shelf.id)))


def _number(shelves: list[Shelf]) -> None:
    for place, shelf in enumerate(shelves, start=1):
        if shelf.place != place:
            shelf.place = place
