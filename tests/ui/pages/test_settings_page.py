"""The Settings page takes effect at once, backs up, restores, and deletes only what was asked for in words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.content import load_core
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.queries.deleted import recently_deleted
from opspath_desktop.queries.reviews import plan_desk
from opspath_desktop.settings import Settings, load
from opspath_desktop.store import backup, trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book
from opspath_desktop.ui import files
from opspath_desktop.ui.dialogs.about import AboutDialog, about_text
from opspath_desktop.ui.pages import settings_leave
from opspath_desktop.ui.pages.settings import SettingsPage
from opspath_desktop.ui.pages.settings_row import moment
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)
NOW = "2026-11-22T08:01:00Z"
Key = Qt.Key


@pytest.fixture(scope="module")
def pathway() -> Pathway:
    return load_core()[0]


@pytest.fixture
def workspace(tmp_path: Path, qapp: QApplication, pathway: Pathway) -> Iterator[Workspace]:
    numbers = iter(range(100_000))
    database = Database(tmp_path / "opspath.db", clock=lambda: NOW, new_uuid=lambda: f"u{next(numbers)}")
    yield Workspace(database, pathway, folder=tmp_path, settings=Settings(), today=lambda: TODAY)
    database.close()


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1056, 740)
    with qtbot.waitSignal(made.data.surveyed):
        made.show()
    return made


def delete_book(workspace: Workspace, title: str) -> None:
    def write(session: object) -> None:
        session.add(book := Book(title=title))  # type: ignore[attr-defined]  # a Session, which tests of ui do not name
        trash.discard(session, book, now=NOW, title=title, kind="book")  # type: ignore[arg-type]

    workspace.act("Delete", write)


def books(workspace: Workspace) -> int:
    with workspace.read() as session:
        return session.query(Book).count()


def make_backups(workspace: Workspace, days: range) -> None:
    for day in days:
        stamp = f"2026-11-{day:02}T08:01:00Z"
        backup.make(workspace.database.path, workspace.folder / "backups", now=stamp, reason="daily")


def test_nothing_is_offered_before_it_is_known_what_there_is(workspace: Workspace, qtbot: QtBot) -> None:
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.show()  # the worker's answer waits for the next event
    assert not made.backups.more.isVisible()
    assert not made.deleted.more.isVisible()
    assert not made.deleted.older.isVisible()


def test_a_theme_is_chosen_by_one_key_and_kept(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.look.theme.buttons["system"].setFocus()
    with qtbot.waitSignal(workspace.settings_changed):
        QTest.keyClick(page.look.theme.buttons["dark"], Key.Key_Space)
    assert workspace.settings.theme == "dark"
    assert load(workspace.folder / "settings.json").theme == "dark"


def test_text_sizes_from_100_to_200_percent(page: SettingsPage, workspace: Workspace) -> None:
    assert page.look.scale.current() == "1.0"
    page.look.scale.buttons["1.5"].click()
    assert workspace.settings.text_scale == 1.5
    workspace.store_settings(text_scale=1.75)
    assert page.look.scale.current() == "1.75"
    workspace.store_settings(text_scale=1.1)
    assert page.look.scale.current() == ""


def test_language_and_menu_bar_are_settings(page: SettingsPage, workspace: Workspace) -> None:
    page.look.language.setFocus()
    QTest.keyClick(page.look.language, Key.Key_Down)
    page.look.menu.click()
    assert (workspace.settings.language, workspace.settings.always_show_menu) == ("en", True)


def test_paper_is_data_and_can_be_undone(page: SettingsPage, workspace: Workspace) -> None:
    page.paper.paper.buttons["letter"].click()
    assert workspace.query(plan_desk).paper == "letter"
    workspace.undo()
    assert page.paper.paper.current() == "a4"


def test_the_folder_is_shown_with_size_and_last_backup(page: SettingsPage, workspace: Workspace) -> None:
    caption = page.data.where.caption()
    assert str(workspace.folder / "opspath.db") in caption
    assert "kB" in caption
    assert "last backup none yet" in caption


def test_a_backup_is_made_now_and_told(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignals([workspace.told_extras, page.data.surveyed]):
        page.back_up_now()
    assert [made.suffix for made in (workspace.folder / "backups").iterdir()] == [".zip"]
    assert "last backup today 08:01" in page.data.where.caption()
    assert page.data.back_up.isEnabled()


def test_a_backup_goes_to_the_second_place_too(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_folder", lambda *_given: tmp_path / "drive")
    page.data.choose.click()
    with qtbot.waitSignals([workspace.told_extras, page.data.surveyed]):
        page.back_up_now()
    assert len(list((tmp_path / "drive").glob("*.zip"))) == 1
    page.data.stop.click()
    assert workspace.settings.second_backup_folder == ""


def test_a_second_place_that_is_gone_is_told(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    (workspace.folder / "drive").write_text("no folder")
    workspace.store_settings(second_backup_folder=str(workspace.folder / "drive"))
    with qtbot.waitSignal(workspace.failed) as told:
        page.back_up_now()
    assert isinstance(told.args[0], OpsPathError)
    assert page.data.back_up.isEnabled()


def test_a_backup_can_be_cancelled(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.data.back_up.clicked.connect(page.data.cancel.click)
    with qtbot.waitSignal(workspace.failed) as told:
        page.data.back_up.click()
    assert isinstance(told.args[0], Refused)
    assert not list((workspace.folder / "backups").glob("*"))


def test_any_backup_can_be_restored(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    make_backups(workspace, range(14, 22))
    with qtbot.waitSignal(page.data.surveyed):
        page.data.refresh()
    assert len(page.backups.rows) == 5
    page.backups.more.click()
    assert len(page.backups.rows) == 8
    with qtbot.waitSignal(workspace.restore_asked) as asked:
        page.backups.rows[0].click()
    assert asked.args[0].name == "opspath-20261121T080100Z-daily.db"


def test_a_backup_is_restored_from_a_file(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_file", lambda *_given: Path("/elsewhere/backup.zip"))
    with qtbot.waitSignal(workspace.restore_asked) as asked:
        page.backups.from_file.click()
    assert asked.args == [Path("/elsewhere/backup.zip")]


def test_a_deleted_book_comes_back_and_the_restore_can_be_undone(page: SettingsPage, workspace: Workspace) -> None:
    delete_book(workspace, "A book about flow")
    page.deleted.rows[0].click()
    assert books(workspace) == 1
    assert page.deleted.rows == []
    workspace.undo()
    assert [line.title for line in workspace.query(recently_deleted)] == ["A book about flow"]


def test_older_backups_go_at_the_second_press_only(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    make_backups(workspace, range(19, 22))
    with qtbot.waitSignal(page.data.surveyed):
        page.data.refresh()
    page.deleted.begin.click()
    assert len(list((workspace.folder / "backups").iterdir())) == 3
    with qtbot.waitSignal(workspace.told):
        page.deleted.forget.click()
    assert [path.name for path in (workspace.folder / "backups").iterdir()] == ["opspath-20261121T080100Z-daily.db"]


def test_the_archive_goes_where_it_was_asked_for(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_target", lambda *_given: tmp_path / "mine")
    with qtbot.waitSignal(workspace.told_extras):
        page.leave.take.click()
    assert (tmp_path / "mine.zip").is_file()


def test_an_archive_never_lands_on_a_file_that_nobody_was_asked_about(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.v2.zip").write_text("keep me")
    monkeypatch.setattr(files, "ask_target", lambda *_given: tmp_path / "mine.v2")
    with qtbot.waitSignal(workspace.told_extras):
        page.leave.take.click()
    assert (tmp_path / "mine.v2.zip").read_text() == "keep me"
    assert (tmp_path / "mine.v2 (2).zip").is_file()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings_leave, "default_documents_dir", lambda: tmp_path / "documents")
    return tmp_path / "documents"


def test_everything_goes_after_the_word_and_an_archive(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot, documents: Path
) -> None:
    workspace.act("Add", lambda session: session.add(Book(title="Flow")))
    page.leave.begin.click()
    QTest.keyClicks(page.leave.field, "delete")
    with qtbot.waitSignal(workspace.told) as told:
        QTest.keyClick(page.leave.field, Key.Key_Return)
    assert books(workspace) == 0
    assert [path.name for path in documents.iterdir()] == ["OpsPath archive 2026-11-22.zip"]
    assert told.args[1]
    workspace.undo()
    assert books(workspace) == 1


def test_without_the_word_nothing_is_deleted(page: SettingsPage, workspace: Workspace, documents: Path) -> None:
    workspace.act("Add", lambda session: session.add(Book(title="Flow")))
    page.leave.begin.click()
    QTest.keyClicks(page.leave.field, "delet")
    QTest.keyClick(page.leave.field, Key.Key_Return)
    assert not page.leave.delete.isEnabled()
    page.leave.keep.click()
    assert books(workspace) == 1
    assert not documents.exists()


def test_nothing_is_deleted_when_the_archive_cannot_be_written(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot, documents: Path
) -> None:
    documents.write_text("in the way")
    workspace.act("Add", lambda session: session.add(Book(title="Flow")))
    page.leave.begin.click()
    QTest.keyClicks(page.leave.field, "DELETE")
    with qtbot.waitSignal(workspace.failed):
        page.leave.delete.click()
    assert books(workspace) == 1


def test_about_names_versions_and_every_licence(pathway: Pathway) -> None:
    text = about_text(pathway)
    for words in (
        "OpsPath Desktop",
        "Qt 6",
        "SQLAlchemy 2",
        "LGPL-3.0",
        "Lesser General Public",
        "SIL OPEN FONT",
        "ISC",
    ):
        assert words in text


def test_about_is_read_by_keyboard(qtbot: QtBot, pathway: Pathway) -> None:
    dialog = AboutDialog(pathway)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.text.isReadOnly()
    assert dialog.text.accessibleName() == "Versions and licences"
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_that_takes_the_focus_has_a_name(page: SettingsPage, workspace: Workspace) -> None:
    delete_book(workspace, "Flow")
    page.leave.begin.click()
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_the_first_tab_stop_is_the_chosen_theme(page: SettingsPage) -> None:
    page.focus_first()
    assert page.look.theme.buttons["system"].hasFocus()


@pytest.mark.parametrize(
    ("stamp", "words"),
    [(NOW, "today 08:01"), ("2026-11-21T23:59:00Z", "yesterday 23:59"), ("2025-08-21T08:00:00Z", "21 August 2025")],
)
def test_moments_are_said_as_people_mean_them(stamp: str, words: str) -> None:
    assert moment(stamp, TODAY) == words
