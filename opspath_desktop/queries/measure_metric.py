"""Which item of the pathway a success metric stands for."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.store.schema import ItemRef, Metric


def metric_item(session: Session, uuid: str) -> tuple[str, str]:
    """Return the item's id and the title kept with it, both empty when the metric is gone."""
    found = select(ItemRef.item, ItemRef.title).join(Metric, Metric.item_ref_id == ItemRef.id)
    row = session.execute(found.where(Metric.uuid == uuid)).first()
    return (row.item, row.title) if row else ("", "")
