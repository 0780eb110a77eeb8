"""Put a suggestion of the Overview off."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.next_up import ADD_NAME, NOT_NOW
from opspath_desktop.store.schema import Postponement


def postpone(session: Session, key: str, *, today: date) -> None:
    """Hide a suggestion for 7 days; the offer to add a name is made only once."""
    until = date.max if key == ADD_NAME else today + NOT_NOW
    found = session.scalar(select(Postponement).where(Postponement.key == key))
    if found is None:
        found = Postponement(key=key, until=until)
        session.add(found)
    found.until = until
