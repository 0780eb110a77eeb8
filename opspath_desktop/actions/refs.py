"""What several nouns need: the hinge rows to the pathway, a record by its uuid, a number that can be kept."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import ItemRef, Record

R = TypeVar("R", bound=Record)


class Promoted(NamedTuple):
    """What a record was made into: the uuid, and whether it is new or was there already."""

    uuid: str
    new: bool


def item_ref(session: Session, pathway: Pathway, item_id: str) -> ItemRef:
    """Return the row that stands for a pathway item, stage or skill; make it the first time it is touched.

    Raise Refused when neither the records nor the pack know the id.
    """
    found = session.scalar(select(ItemRef).where(ItemRef.pack == pathway.pack, ItemRef.item == item_id))
    if found is not None:
        return found
    described = pathway.describe(item_id)
    if described is None:
        raise Refused(_("The pathway has no entry “{id}”. Nothing was changed.").format(id=item_id))
    kind, title = described
    made = ItemRef(pack=pathway.pack, item=item_id, kind=kind, title=title)
    session.add(made)
    session.flush()
    return made


def found(session: Session, table: type[R], uuid: str) -> R:
    """Return the record of a table with this uuid. Raise Refused when it is gone."""
    record = session.scalar(select(table).where(table.uuid == uuid))
    if record is None:
        raise Refused(_("This entry is no longer there. Undo, or look in Recently deleted."))
    return record


def finite(value: float) -> float:
    """Return a number that can be kept. Raise Refused for one that is too large (undo cannot carry infinity)."""
    if not math.isfinite(value):
        raise Refused(_("That number is too large to keep."))
    return float(value)


def finite_or_none(value: float | None) -> float | None:
    """Return a number that can be kept, or None, which clears it. Raise Refused as `finite` does."""
    return None if value is None else finite(value)


def one_of(value: str, known: Sequence[str]) -> str:
    """Return the value. Raise Refused with the known ones when it is none of them."""
    if value not in known:
        raise Refused(_("“{value}” is none of: {known}.").format(value=value, known=", ".join(known)))
    return value
