"""An open change on a new database, for the tests of actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.store.database import Database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Return the session of one open change; it is committed at the end of the test."""
    with database.change("Test") as opened:
        yield opened


@pytest.fixture
def pathway(core: Pathway) -> Pathway:
    """Return the shipped pathway under the name that the actions give it."""
    return core
