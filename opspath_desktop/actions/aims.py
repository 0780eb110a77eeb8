"""Set how many suggested books of a stage shall be read by a day, and take that aim away."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import item_ref
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.store import trash
from opspath_desktop.store.schema import ItemRef, ItemState, ReadingAim


def set_aim(session: Session, pathway: Pathway, stage_id: str, books: int, by: date, *, today: date) -> None:
    """Aim at so many books of a stage by a day; an aim that runs keeps the day it was set.

    Raise Refused for more books than the stage suggests, for none, and for a day that is not ahead.
    """
    most = _active(session, pathway, stage_id)
    if not 1 <= books <= most:
        words = ngettext("This stage suggests {n} book.", "This stage suggests {n} books.", most).format(n=most)
        raise Refused(_("{suggests} Write a number from 1 to {n}.").format(suggests=words, n=most))
    if by <= today:
        raise Refused(_("That day is not ahead. Write one to come, such as 30 September."))
    aim = _aim(session, pathway, stage_id)
    if aim is None:
        ref = item_ref(session, pathway, stage_id)
        session.add(ReadingAim(item_ref_id=ref.id, books=books, begun_on=today, by_date=by))
        return
    if aim.by_date < today:
        aim.begun_on = today
    aim.books, aim.by_date = books, by


def remove(session: Session, pathway: Pathway, stage_id: str, *, now: str) -> None:
    """Move a stage's aim to Recently deleted; `now` is UTC ISO 8601. Raise Refused when there is none."""
    aim = _aim(session, pathway, stage_id)
    if aim is None:
        raise Refused(_("This stage has no aim."))
    described = pathway.describe(stage_id)
    trash.discard(session, aim, now=now, title=described[1] if described else "", kind="aim")


def _aim(session: Session, pathway: Pathway, stage_id: str) -> ReadingAim | None:
    query = select(ReadingAim).join(ItemRef, ReadingAim.item_ref_id == ItemRef.id)
    return session.scalar(query.where(ItemRef.pack == pathway.pack, ItemRef.item == stage_id))


def _active(session: Session, pathway: Pathway, stage_id: str) -> int:
    """Return how many books the stage suggests, without those that are skipped or do not apply."""
    stage = pathway.stage(stage_id)
    if stage is None:
        raise Refused(_("The pathway has no entry “{id}”. Nothing was changed.").format(id=stage_id))
    ids = [item.id for item in stage.of("reading")]
    out = session.scalars(
        select(ItemRef.item)
        .join(ItemState, ItemState.item_ref_id == ItemRef.id)
        .where(ItemRef.pack == pathway.pack, ItemRef.item.in_(ids), ItemState.state.in_(OUT_OF_COUNT))
    )
    return len(set(ids) - set(out))
