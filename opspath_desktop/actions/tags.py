"""Tag one book."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from opspath_desktop.actions.books import touch
from opspath_desktop.domain import tags as rules
from opspath_desktop.domain.pathway import Pathway


def set_tags(session: Session, pathway: Pathway, key: str, tags: Sequence[str]) -> None:
    """Give a book exactly these tags. Raise Refused for a tag that is too long, and for too many."""
    kept = rules.lines(tags)
    touch(session, pathway, key).tags = kept
