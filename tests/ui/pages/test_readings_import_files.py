"""Files of other programs go through the import panel to the records and back by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import imports
from opspath_desktop.errors import Refused
from opspath_desktop.queries import readings
from opspath_desktop.store.records import Records, read_all
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.readings_import import ImportPanel
from opspath_desktop.ui.workspace import Workspace

HEAD = (
    "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Publisher,Binding,Number of Pages,"
    "Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,Bookshelves with positions,"
    "Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies\n"
)
ROW = (
    '{n},"{title}","{author}",,,"=""""","=""""",{stars},,Paperback,200,1999,1999,'
    "{read},2026/01/02,{shelf},,{shelf},,,,1,0\n"
)


def row(n: int, title: str, author: str, shelf: str = "read", read: str = "2026/03/14", stars: int = 4) -> str:
    """Write one line of a Goodreads export."""
    return ROW.format(n=n, title=title, author=author, shelf=shelf, read=read, stars=stars)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an export with a suggested book, two others, a shelf that nobody knows, and a line without a title."""
    path = tmp_path / "goodreads_library_export.csv"
    lines = [
        row(1, "The Goal: A Process of Ongoing Improvement", "Eliyahu M. Goldratt"),
        row(2, "Queues at the Counter", "Ann Invented"),
        row(3, "Shelves of Tomorrow", "Bob Invented", shelf="reading-soon", read="", stars=0),
        row(4, "", "Nobody"),
    ]
    path.write_text(HEAD + "".join(lines), "utf-8")
    return path


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> Iterator[ImportPanel]:
    """Return the panel of somebody without readings."""
    made = ImportPanel(workspace)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.flow.stop()


def looked(panel: ImportPanel, qtbot: QtBot, path: Path) -> None:
    """Open a file and wait for what it would do."""
    with qtbot.waitSignal(panel.flow.looked):
        panel.open_file(path)


def taken(panel: ImportPanel, qtbot: QtBot, path: Path) -> None:
    """Open a file and import it."""
    looked(panel, qtbot, path)
    with qtbot.waitSignal(panel.flow.imported):
        panel.result.take.click()


def records(workspace: Workspace) -> Records:
    """Return every record there is."""
    with workspace.read() as session:
        return read_all(session)


def test_the_counts_stand_before_the_questions_however_many(panel: ImportPanel, export: Path, qtbot: QtBot) -> None:
    looked(panel, qtbot, export)
    result = panel.result
    assert result.questions.shelves
    end = result.sum.mapTo(result, QPoint(0, result.sum.height())).y()
    assert 0 < end <= result.questions.mapTo(result, QPoint()).y()


def titles(workspace: Workspace, status: str) -> list[str]:
    """Return the books with this status."""
    shelf = workspace.query(readings.shelf, workspace.pathway, workspace.today())
    return [each.title for each in shelf.rows if each.status == status]


def test_a_dry_run_tells_every_record(panel: ImportPanel, export: Path, qtbot: QtBot) -> None:
    looked(panel, qtbot, export)
    run = panel.flow.run
    assert run is not None
    assert run.records == sum(run.counts.values()) == 4
    assert run.counts["matched"] == 1
    assert run.counts["skipped"] == 1
    assert "The Goal" in next(line.match for line in run.lines if line.outcome == "matched")
    assert all(line.reason for line in run.lines if line.outcome == "skipped")


def test_an_import_is_one_step_that_is_told_and_undone(
    panel: ImportPanel, workspace: Workspace, export: Path, qtbot: QtBot, told: list[str]
) -> None:
    before = records(workspace)
    taken(panel, qtbot, export)
    assert told == ["Imported 3 books"]
    assert "The Goal" in titles(workspace, "finished")
    assert "See the books" in [button.text() for button in panel.start.bar.findChildren(type(panel.start.zone.choose))]
    workspace.undo()
    assert records(workspace) == before
    assert not panel.start.bar.isVisible(), "it spoke of books that are gone"


def test_a_second_import_says_that_there_is_nothing_to_do(
    panel: ImportPanel, workspace: Workspace, export: Path, qtbot: QtBot
) -> None:
    taken(panel, qtbot, export)
    after = records(workspace)
    looked(panel, qtbot, export)
    run = panel.flow.run
    assert run is not None
    assert run.writes == 0
    assert not panel.result.take.isVisible()
    assert "Nothing to do" in panel.result.bar.accessibleName()
    assert records(workspace) == after


def test_the_meaning_of_a_shelf_is_what_is_written(
    panel: ImportPanel, workspace: Workspace, export: Path, qtbot: QtBot
) -> None:
    looked(panel, qtbot, export)
    answer = panel.result.questions.shelves["reading-soon"]
    answer.choose("paused")
    with qtbot.waitSignal(panel.flow.looked):
        answer.activated.emit(answer.currentIndex())
    assert answer.key() == "paused"
    with qtbot.waitSignal(panel.flow.imported):
        panel.result.take.click()
    assert "Shelves of Tomorrow" in titles(workspace, "paused")


def test_undoing_while_the_file_is_on_show_plans_again(
    panel: ImportPanel, workspace: Workspace, export: Path, qtbot: QtBot
) -> None:
    taken(panel, qtbot, export)
    looked(panel, qtbot, export)
    with qtbot.waitSignal(panel.flow.looked):
        workspace.undo()
    assert panel.flow.run is not None
    assert panel.flow.run.writes == 3


def test_see_the_books_leads_to_a_new_one(panel: ImportPanel, workspace: Workspace, export: Path, qtbot: QtBot) -> None:
    taken(panel, qtbot, export)
    with qtbot.waitSignal(workspace.asked) as asked:
        panel.start.bar.acted.emit()
    place, key = asked.args
    assert place == "readings"
    assert key in [row["uuid"] for row in records(workspace)["book"]]


def test_failed_records_are_saved_in_their_format(
    panel: ImportPanel,
    workspace: Workspace,
    export: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked(panel, qtbot, export)
    monkeypatch.setattr(files, "ask_target", lambda *_given: tmp_path / "failed")
    with qtbot.waitSignal(workspace.told_extras) as told:
        panel.result.save_failed.click()
    assert told.args[0] == "Saved failed.csv"
    text = (tmp_path / "failed.csv").read_text("utf-8-sig")
    assert text.startswith("Book Id,Title")
    assert "Nobody" in text
    assert "Queues" not in text


def test_failed_records_never_take_the_place_of_the_file_or_of_the_records(
    panel: ImportPanel, workspace: Workspace, export: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked(panel, qtbot, export)
    before = export.read_bytes()
    for target, words in ((export, "stays whole"), (workspace.folder / "attachments" / "x.csv", "another folder")):
        monkeypatch.setattr(files, "ask_target", lambda *_given, target=target: target)
        panel.result.save_failed.click()
        assert words in panel.result.bar.accessibleName()
    assert export.read_bytes() == before


def test_a_refused_import_says_so_beside_the_new_dry_run(
    panel: ImportPanel, workspace: Workspace, export: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise Refused("The disk is full.")

    looked(panel, qtbot, export)
    before = records(workspace)
    monkeypatch.setattr(imports, "apply", refuse)
    with qtbot.waitSignal(panel.flow.refused):
        panel.result.take.click()
    assert not panel.flow.busy
    assert "The disk is full" in panel.result.bar.accessibleName()
    assert panel.result.bar.isVisible()
    assert panel.result.take.isEnabled()
    assert records(workspace) == before


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\0\0\0", b"one line of nothing", b"PK\x03\x04broken"])
def test_a_bad_file_is_refused_and_a_good_one_still_read(
    panel: ImportPanel, export: Path, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(content)
    with qtbot.waitSignal(panel.flow.refused):
        panel.open_file(bad)
    said = panel.start.bar.accessibleName().replace("\u200b", "")
    assert "bad.csv" in said
    assert panel.start.isVisible()
    looked(panel, qtbot, export)
    assert panel.result.isVisible()


def test_the_table_comes_in_again_without_a_change(
    panel: ImportPanel,
    workspace: Workspace,
    export: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken(panel, qtbot, export)
    monkeypatch.setattr(files, "ask_target", lambda *_given: tmp_path / "mine.csv")
    with qtbot.waitSignal(workspace.told_extras):
        panel.start.export.buttons["csv"].click()
    looked(panel, qtbot, tmp_path / "mine.csv")
    assert panel.flow.run is not None
    assert panel.flow.run.writes == 0
    assert panel.flow.run.counts["skipped"] == 0


def test_highlights_and_takeaways_are_saved_as_text(
    panel: ImportPanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opspath_desktop.actions import books, takeaways

    key = workspace.act("Add", books.add, "Flow", "").result
    workspace.act("Write", takeaways.add, workspace.pathway, key, "Go and see")
    monkeypatch.setattr(files, "ask_target", lambda *_given: tmp_path / "mine.md")
    with qtbot.waitSignal(workspace.told_extras):
        panel.start.export.buttons["md"].click()
    assert "Go and see" in (tmp_path / "mine.md").read_text("utf-8")


def test_the_window_leads_from_the_list_to_the_file_and_back_to_its_books(
    workspace: Workspace, export: Path, qtbot: QtBot
) -> None:
    from opspath_desktop.ui.pages.readings import ReadingsPage

    page = ReadingsPage(workspace)
    qtbot.addWidget(page)
    page.show()
    workspace.asked.connect(lambda _place, target: page.show_target(target))
    page.show_panel("import")
    panel = page.right.panel("import")
    assert isinstance(panel, ImportPanel)
    taken(panel, qtbot, export)
    panel.start.bar.acted.emit()
    assert page.right.shown == "book"
    assert page.right.detail.view is not None
    assert page.right.detail.view.title == "The Goal"
