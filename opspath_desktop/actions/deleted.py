"""Put back what was deleted."""

from __future__ import annotations

from sqlalchemy.orm import Session

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Trash


def restore(session: Session, entry: int) -> str:
    """Put a deleted record back with all that hung on it; return its title. Raise Refused when it cannot go back."""
    found = session.get(Trash, entry)
    if found is None:
        raise Refused(_("It is no longer in Recently deleted."))
    title = found.title
    trash.restore(session, entry)
    return title
