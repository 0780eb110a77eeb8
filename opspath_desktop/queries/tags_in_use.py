"""The tags that books carry."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.store.schema import Book


def tags_in_use(session: Session) -> tuple[str, ...]:
    """Return each tag in its most used spelling, the most used first."""
    found: Counter[str] = Counter()
    for lines, books in session.execute(select(Book.tags, func.count()).where(Book.tags != "").group_by(Book.tags)):
        for tag in lines.split("\n"):
            found[tag] += books
    spelled: dict[str, str] = {}
    for tag, _number in found.most_common():
        spelled.setdefault(tag.casefold(), tag)
    return tuple(spelled.values())
