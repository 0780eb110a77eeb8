"""Item states, notes and noticed watch-fors."""

from datetime import date

import pytest
from sqlalchemy import select

from opspath_desktop.actions import items
from opspath_desktop.domain.pathway import EMPTY, Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import ItemRef, ItemState, Noticed, Trash

DAY, LATER = date(2026, 11, 20), date(2026, 11, 21)


def state(database: Database, item: str) -> tuple[str, date | None, str, str, bool]:
    with database.read() as session:
        query = select(ItemState.state, ItemState.since, ItemState.reason, ItemState.note, ItemState.private)
        return tuple(session.execute(query.join(ItemRef).where(ItemRef.item == item)).one())


def test_a_tick_is_dated_and_returns_what_was_before(database: Database, core: Pathway) -> None:
    with database.change("Tick") as session:
        assert items.set_state(session, core, "obj.dashboards", "done", on=DAY) == "not_started"
    with database.change("Tick") as session:
        assert items.set_state(session, core, "obj.dashboards", "done", on=LATER) == "done"
    assert state(database, "obj.dashboards")[:2] == ("done", DAY)


def test_a_skip_keeps_its_reason_until_the_item_counts_again(database: Database, core: Pathway) -> None:
    with database.change("Skip") as session:
        items.set_state(session, core, "tip.lead-kaizen", "skipped", on=DAY, reason=" No line\r\nhere ")
    assert state(database, "tip.lead-kaizen")[2] == "No line\nhere"
    with database.change("Back") as session:
        items.set_state(session, core, "tip.lead-kaizen", "not_started", on=LATER)
    assert state(database, "tip.lead-kaizen")[:3] == ("not_started", LATER, "")


def test_a_skip_without_a_reason_is_refused(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="why you skip"), database.change("Skip") as session:
        items.set_state(session, core, "tip.lead-kaizen", "skipped", on=DAY, reason="  ")


@pytest.mark.parametrize("wanted", ["done", "in_progress"])
def test_a_reading_is_not_done_by_hand(database: Database, core: Pathway, wanted: str) -> None:
    with pytest.raises(Refused, match="finish reading"), database.change("Tick") as session:
        items.set_state(session, core, "rdg.the-goal", wanted, on=DAY)


def test_a_reading_can_be_set_aside(database: Database, core: Pathway) -> None:
    with database.change("Skip") as session:
        items.set_state(session, core, "rdg.the-goal", "not_applicable", on=DAY)
    assert state(database, "rdg.the-goal")[0] == "not_applicable"


@pytest.mark.parametrize("item", ["cmp.process-mapping", "wat.silent-change"])
def test_competencies_and_watch_fors_are_not_ticked(database: Database, core: Pathway, item: str) -> None:
    with pytest.raises(Refused, match="rated"), database.change("Tick") as session:
        items.set_state(session, core, item, "done", on=DAY)


def test_an_unknown_state_is_refused(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="no state"), database.change("Tick") as session:
        items.set_state(session, core, "obj.dashboards", "finished", on=DAY)


def test_a_note_is_private_until_said_otherwise(database: Database, core: Pathway) -> None:
    with database.change("Note") as session:
        items.set_note(session, core, "obj.dashboards", "Ask finance\0")
    assert state(database, "obj.dashboards")[3:] == ("Ask finance", True)
    with database.change("Note") as session:
        items.set_private(session, core, "obj.dashboards", False)
    assert state(database, "obj.dashboards")[4] is False


def test_a_touched_item_stays_editable_when_the_pack_is_gone(database: Database, core: Pathway) -> None:
    with database.change("Tick") as session:
        items.set_state(session, core, "obj.dashboards", "done", on=DAY)
    with database.change("Note") as session:
        items.set_note(session, EMPTY, "obj.dashboards", "Still here")
    assert state(database, "obj.dashboards")[3] == "Still here"


def test_a_watch_for_is_noticed_edited_and_deleted(database: Database, core: Pathway) -> None:
    with database.change("Notice") as session:
        uuid = items.notice(session, core, "wat.silent-change", on=DAY, note="Nobody told the night shift")
    with database.change("Edit") as session:
        items.edit_noticed(session, uuid, today=LATER, on=LATER, note="Told")
    with database.read() as session:
        assert session.execute(select(Noticed.on_date, Noticed.note, Noticed.private)).all() == [(LATER, "Told", True)]
    with database.change("Delete") as session:
        items.delete_noticed(session, uuid, now="2026-11-22T08:00:00Z")
    with database.read() as session:
        assert session.scalars(select(Noticed.id)).all() == []
        title = core.item("wat.silent-change")
        assert title is not None
        assert session.execute(select(Trash.title, Trash.kind)).all() == [(title.title, "noticed")]


def test_only_a_watch_for_is_noticed(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="watch-for"), database.change("Notice") as session:
        items.notice(session, core, "obj.dashboards", on=DAY)


def test_an_entry_that_is_gone_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="no longer"), database.change("Edit") as session:
        items.edit_noticed(session, "nobody", today=LATER, note="x")
