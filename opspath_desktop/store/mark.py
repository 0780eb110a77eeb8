"""Tell one state of the records from another, so that a plan made for one is never applied to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

Mark = tuple[tuple[Any, ...], ...]


def mark(session: Session, tables: Sequence[str]) -> Mark:
    """Return what is another value as soon as a record of these tables was added, changed or deleted."""
    session.flush()
    statements = (f'SELECT count(*), max(id), max(updated_at) FROM "{table}"' for table in tables)
    return tuple(tuple(session.execute(text(statement)).one()) for statement in statements)
