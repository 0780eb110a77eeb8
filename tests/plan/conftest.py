"""A filled database and the view of its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.queries.plan_view import PlanView
    from opspath_desktop.store.database import Database


@pytest.fixture
def filled(database: Database, core: Pathway) -> Database:
    """Return a database with half a year of records."""
    from tests.plan.sample import fill

    with database.change("Fill") as session:
        fill(session, core)
    return database


@pytest.fixture
def view(filled: Database, core: Pathway) -> PlanView:
    """Return the plan of the filled database."""
    from opspath_desktop.queries.plan import plan
    from tests.plan.sample import TODAY

    with filled.read() as session:
        return plan(session, core, today=TODAY)
