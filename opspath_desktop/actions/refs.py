"""The hinge rows between the pathway and the user's records."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import ItemRef


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
