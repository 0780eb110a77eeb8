"""Evidence and what it is linked to."""

from datetime import date

import pytest
from sqlalchemy import select

from opspath_desktop.actions import evidence
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.attachments import Copied
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Attachment, Evidence, EvidenceLink, ItemRef, Trash

DAY = date(2026, 11, 20)


def test_evidence_for_an_item_is_linked_to_it(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        evidence.add(session, core, what=" Dashboard in use ", on=DAY, item_id="obj.dashboards", claim="It is live")
    with database.read() as session:
        row = session.execute(
            select(Evidence.what, Evidence.kind, EvidenceLink.target_kind, EvidenceLink.claim, ItemRef.item)
            .join(EvidenceLink, EvidenceLink.evidence_id == Evidence.id)
            .join(ItemRef, ItemRef.uuid == EvidenceLink.target_uuid)
        ).one()
    assert row == ("Dashboard in use", "observation", "item", "It is live", "obj.dashboards")


def test_evidence_can_support_another_record_once(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        uuid = evidence.add(session, core, what="Chart", on=DAY, target_kind="pilot", target_uuid="p-1")
        evidence.support(session, uuid, target_kind="metric", target_uuid="m-1")
        evidence.support(session, uuid, target_kind="metric", target_uuid="m-1")
    with database.read() as session:
        assert set(session.scalars(select(EvidenceLink.target_uuid))) == {"p-1", "m-1"}
        assert len(session.scalars(select(EvidenceLink.id)).all()) == 2


def test_a_link_alone_is_enough(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        evidence.add(session, core, what="", on=DAY, item_id="obj.dashboards", link="https://example.org/board")
    with database.read() as session:
        assert session.scalars(select(Evidence.what)).all() == ["https://example.org/board"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/hosts", "http://example.org"])
def test_a_link_that_may_not_be_opened_is_refused(database: Database, core: Pathway, link: str) -> None:
    with pytest.raises(Refused, match="cannot be kept"), database.change("Add") as session:
        evidence.add(session, core, what="Look", on=DAY, item_id="obj.dashboards", link=link)


def test_files_become_one_piece_each(database: Database, core: Pathway) -> None:
    files = [Copied("a" * 64, "board.pdf", 10), Copied("b" * 64, "photo.png", 20)]
    with database.change("Attach") as session:
        assert evidence.add_files(session, core, files, on=DAY, item_id="obj.dashboards") == 2
    with database.read() as session:
        found = session.execute(
            select(Evidence.what, Evidence.kind, Attachment.name, Attachment.size).join(Attachment)
        ).all()
    assert found == [("board.pdf", "document", "board.pdf", 10), ("photo.png", "document", "photo.png", 20)]


def test_nothing_to_keep_is_refused(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="drop a file"), database.change("Add") as session:
        evidence.add(session, core, what=" \n", on=DAY, item_id="obj.dashboards")


def test_evidence_is_edited_and_deleted_with_its_links(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        uuid = evidence.add(session, core, what="Chart", on=DAY, item_id="obj.dashboards")
        evidence.edit(session, uuid, today=DAY, what="Chart of May", kind="document", private=True)
        evidence.delete(session, uuid, now="2026-11-22T08:00:00Z")
    with database.read() as session:
        assert session.scalars(select(EvidenceLink.id)).all() == []
        assert session.execute(select(Trash.title, Trash.kind)).all() == [("Chart of May", "evidence")]


def test_an_edit_may_not_leave_nothing(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        uuid = evidence.add(session, core, what="Chart", on=DAY, item_id="obj.dashboards")
    with pytest.raises(Refused, match="or delete"), database.change("Edit") as session:
        evidence.edit(session, uuid, today=DAY, what=" ")


def test_kinds_and_targets_are_listed(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="none of"), database.change("Add") as session:
        evidence.add(session, core, what="Chart", on=DAY, item_id="obj.dashboards", kind="rumour")
    with pytest.raises(Refused, match="none of"), database.change("Add") as session:
        evidence.add(session, core, what="Chart", on=DAY, target_kind="moon", target_uuid="x")


def test_a_deleted_file_goes_and_comes_back_with_its_evidence(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        file = Copied("a" * 64, "board.pdf", 10)
        uuid = evidence.add(session, core, what="", on=DAY, item_id="obj.dashboards", file=file)
    with database.change("Delete") as session:
        evidence.delete(session, uuid, now="2026-11-22T08:00:00Z")
    with database.read() as session:
        assert session.scalars(select(Attachment.name)).all() == []
    with database.change("Restore") as session:
        trash.restore(session, session.scalars(select(Trash.id)).one())
    with database.read() as session:
        assert session.execute(select(Evidence.what, Attachment.name).join(Attachment)).all() == [("board.pdf",) * 2]


def test_a_file_that_other_evidence_shows_stays(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        uuid = evidence.add(session, core, what="", on=DAY, item_id="obj.dashboards", file=Copied("a" * 64, "b.pdf", 1))
        session.add(Evidence(what="same file", on_date=DAY, attachment_id=session.scalars(select(Attachment.id)).one()))
    with database.change("Delete") as session:
        evidence.delete(session, uuid, now="2026-11-22T08:00:00Z")
    with database.read() as session:
        assert session.execute(select(Evidence.what, Attachment.name).join(Attachment)).all() == [
            ("same file", "b.pdf")
        ]
