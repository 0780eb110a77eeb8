"""Ratings are append-only."""

from datetime import date

import pytest
from sqlalchemy import select

from opspath_desktop.actions import assessments
from opspath_desktop.actions.plan import person
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Assessment

SKILL = "skl.compliance"
DAY, LATER = date(2026, 8, 1), date(2026, 11, 20)


def rows(database: Database) -> list[tuple[int, int | None, date, str]]:
    with database.read() as session:
        query = select(Assessment.level, Assessment.target, Assessment.on_date, Assessment.rationale)
        return [tuple(row) for row in session.execute(query.order_by(Assessment.id))]


def test_a_correction_on_the_same_day_is_a_new_row(database: Database, core: Pathway) -> None:
    with database.change("Rate") as session:
        assessments.rate(session, core, SKILL, 2, on=DAY, target=3, rationale="Audit helped")
        assessments.rate(session, core, SKILL, 1, on=DAY)
    assert rows(database) == [(2, 3, DAY, "Audit helped"), (1, 3, DAY, "")]


def test_a_target_keeps_the_level_that_holds_now(database: Database, core: Pathway) -> None:
    with database.change("Rate") as session:
        assessments.rate(session, core, SKILL, 3, on=LATER)
        assessments.rate(session, core, SKILL, 1, on=DAY)
        assessments.set_target(session, core, SKILL, 4, on=LATER)
    assert rows(database)[-1][:3] == (3, 4, LATER)


def test_a_target_can_come_before_the_first_rating_and_be_cleared(database: Database, core: Pathway) -> None:
    with database.change("Target") as session:
        assessments.set_target(session, core, "cmp.process-mapping", 2, on=DAY)
        assessments.set_target(session, core, "cmp.process-mapping", None, on=DAY)
    assert [row[:2] for row in rows(database)] == [(0, 2), (0, None)]


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_off_the_scale_is_refused(database: Database, core: Pathway, level: int) -> None:
    with pytest.raises(Refused, match="0 to 4"), database.change("Rate") as session:
        assessments.rate(session, core, SKILL, level, on=DAY)
    with pytest.raises(Refused, match="0 to 4"), database.change("Rate") as session:
        assessments.rate(session, core, SKILL, 1, on=DAY, target=level)


def test_only_competencies_and_skills_are_rated(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="Only competencies"), database.change("Rate") as session:
        assessments.rate(session, core, "obj.dashboards", 1, on=DAY)


def test_somebody_who_is_gone_cannot_have_rated(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="no longer there"), database.change("Rate") as session:
        assessments.rate(session, core, SKILL, 1, on=DAY, person_id=9)


def test_a_target_leaves_the_rating_what_it_was(database: Database, core: Pathway) -> None:
    with database.change("Rate") as session:
        manager = person(session, "manager").id
        assessments.rate(session, core, SKILL, 3, on=DAY, rationale="Saw it", person_id=manager)
        session.scalars(select(Assessment)).one().private = True
        assessments.set_target(session, core, SKILL, 4, on=LATER)
    with database.read() as session:
        query = select(Assessment.source, Assessment.person_id, Assessment.private).order_by(Assessment.id)
        assert session.execute(query).all() == [("person", manager, True)] * 2
