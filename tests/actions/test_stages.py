"""Entering stages: one open stay at most, earlier stays are closed and kept."""

from datetime import date

import pytest
from sqlalchemy import select

from opspath_desktop.actions import stages
from opspath_desktop.domain.pathway import EMPTY, Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Enrolment, ItemRef, StageEntry

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def stays(database: Database) -> list[tuple[str, date, date | None, str, str]]:
    with database.read() as session:
        return [
            tuple(row)
            for row in session.execute(
                select(ItemRef.item, StageEntry.entered, StageEntry.left, StageEntry.reason, StageEntry.readiness).join(
                    ItemRef, ItemRef.id == StageEntry.item_ref_id
                )
            )
        ]


def test_the_first_stage_opens_an_enrolment(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        assert stages.enter(session, core, "stg.improvement", on=JUNE)
    with database.read() as session:
        assert session.execute(select(Enrolment.pathway, Enrolment.started)).all() == [(core.id, JUNE)]
    assert stays(database) == [("stg.improvement", JUNE, None, "", "")]


def test_moving_on_closes_the_stay_and_keeps_what_was_missing(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=JUNE)
        stages.enter(session, core, "stg.performance", on=JULY, reason="New role", readiness="5 items are open.")
    assert stays(database) == [
        ("stg.improvement", JUNE, JULY, "", "5 items are open."),
        ("stg.performance", JULY, None, "New role", ""),
    ]


def test_going_back_is_a_new_stay(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        for stage, day in (("stg.improvement", JUNE), ("stg.performance", JULY), ("stg.improvement", JULY)):
            stages.enter(session, core, stage, on=day)
    assert [stay[0] for stay in stays(database)] == ["stg.improvement", "stg.performance", "stg.improvement"]


def test_the_current_stage_again_changes_nothing(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=JUNE)
    with database.change("Enter") as session:
        assert not stages.enter(session, core, "stg.improvement", on=JULY)
    assert len(database.stack.undo) == 1


def test_the_reason_can_follow(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=JUNE)
        stages.give_reason(session, " The team needs it ")
    assert stays(database)[0][3] == "The team needs it"


@pytest.mark.parametrize("stage", ["stg.none", "obj.dashboards", ""])
def test_an_unknown_stage_is_refused_and_leaves_nothing(database: Database, core: Pathway, stage: str) -> None:
    with pytest.raises(Refused, match="no stage"), database.change("Enter") as session:
        stages.enter(session, core, stage, on=JUNE)
    assert stays(database) == []


def test_a_day_before_the_current_stay_is_refused(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=JULY)
    with pytest.raises(Refused, match="1 July"), database.change("Enter") as session:
        stages.enter(session, core, "stg.performance", on=JUNE)


def test_without_a_pathway_no_stage_can_be_entered(database: Database) -> None:
    with pytest.raises(Refused, match="none can be read"), database.change("Enter") as session:
        stages.enter(session, EMPTY, "stg.improvement", on=JUNE)


def test_a_reason_without_a_stage_is_refused(database: Database) -> None:
    with pytest.raises(Refused), database.change("Reason") as session:
        stages.give_reason(session, "Because")
