"""What lies in Recently deleted."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.store.schema import Trash


@dataclass(frozen=True, slots=True)
class DeletedLine:
    """One deleted record; `deleted_at` is UTC ISO 8601."""

    id: int
    kind: str
    title: str
    deleted_at: str


def recently_deleted(session: Session) -> tuple[DeletedLine, ...]:
    """Return what can still be restored, newest first."""
    rows = session.execute(select(Trash.id, Trash.kind, Trash.title, Trash.deleted_at).order_by(Trash.id.desc()))
    return tuple(DeletedLine(*row) for row in rows)
