"""The Plan page edits in place, shows the real pages, exports, prints, and works by keyboard alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import plan
from opspath_desktop.content import load_core
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.queries.reviews import PlanDesk, plan_desk
from opspath_desktop.settings import Settings
from opspath_desktop.store.database import Database
from opspath_desktop.ui import files, printing
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages.plan import PlanPage
from opspath_desktop.ui.pages.plan_footer import Footer
from opspath_desktop.ui.pages.plan_head import distance
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import settle

TODAY = date(2026, 11, 22)
Key = Qt.Key


@pytest.fixture(scope="module")
def pathway() -> Pathway:
    return load_core()[0]


@pytest.fixture
def workspace(tmp_path: Path, qapp: QApplication, pathway: Pathway) -> Iterator[Workspace]:
    numbers = iter(range(100_000))
    database = Database(
        tmp_path / "opspath.db", clock=lambda: "2026-11-22T08:00:00Z", new_uuid=lambda: f"u{next(numbers)}"
    )
    settings = Settings(last_export_folder=str(tmp_path / "plans"))
    yield Workspace(database, pathway, folder=tmp_path, settings=settings, today=lambda: TODAY)
    database.close()


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PlanPage:
    made = PlanPage(workspace)
    qtbot.addWidget(made)
    made.resize(1056, 740)
    made.show()
    qtbot.waitUntil(lambda: bool(made.preview.caption()))
    return made


def desk(workspace: Workspace) -> PlanDesk:
    return workspace.query(plan_desk)


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_into(line: QWidget, words: str) -> None:
    """Open an inline text by Enter, type over it and press Enter."""
    line.setFocus()
    QTest.keyClick(line, Key.Key_Return)
    QTest.keyClicks(focused(), words)
    QTest.keyClick(focused(), Key.Key_Return)


def test_name_day_and_person_of_the_review_are_typed_in_place(page: PlanPage, workspace: Workspace) -> None:
    type_into(page.head.kind, "Quarterly review")
    type_into(page.head.day, "26/11")
    type_into(page.head.who, "Reviewer")
    review = desk(workspace).next_review
    assert review is not None
    assert (review.kind, review.meeting_date) == ("Quarterly review", date(2026, 11, 26))
    assert desk(workspace).manager.name == "Reviewer"
    assert page.head.day.text() == "26 November"


def test_a_day_that_is_none_is_said_at_the_field_and_kept(page: PlanPage, workspace: Workspace) -> None:
    type_into(page.head.day, "soonish")
    assert "“soonish” is no date" in page.head.day.edit.error_text()
    assert page.head.day.text() == "soonish"
    page.footer.export.setFocus()
    assert page.footer.export.hasFocus()
    assert desk(workspace).next_review is None


def test_an_emptied_day_is_no_day(page: PlanPage, workspace: Workspace) -> None:
    workspace.act("x", plan.set_review_date, TODAY + timedelta(days=4))
    page.head.day.setFocus()
    QTest.keyClick(page.head.day, Key.Key_Return)
    QTest.keyClick(focused(), Key.Key_Delete)
    QTest.keyClick(focused(), Key.Key_Return)
    review = desk(workspace).next_review
    assert review is not None
    assert review.meeting_date is None


def test_the_head_of_the_plan_is_edited_in_place(page: PlanPage, workspace: Workspace) -> None:
    type_into(page.header.people["me", "name"], "Operations manager")
    type_into(page.header.aims["aspiration_3y"], "Lead operations")
    type_into(page.header.by_when, "1 June 2028")
    seen = desk(workspace)
    assert (seen.me.name, seen.aspiration_3y, seen.target_date) == (
        "Operations manager",
        "Lead operations",
        date(2028, 6, 1),
    )


def test_every_edit_is_one_step_back(page: PlanPage, workspace: Workspace) -> None:
    type_into(page.header.people["mentor", "name"], "Mentor")
    workspace.undo()
    assert desk(workspace).mentor.name == ""
    assert page.header.people["mentor", "name"].text() == ""


def test_a_name_that_is_too_long_is_refused_at_its_field(page: PlanPage, workspace: Workspace) -> None:
    line = page.header.people["me", "name"]
    type_into(line, "x" * 121)
    assert "120 fit" in line.edit.error_text()
    assert desk(workspace).me.name == ""


def test_space_leaves_a_section_out_and_puts_it_back(page: PlanPage, workspace: Workspace) -> None:
    box = page.sections.rows["pilots"].mark
    box.setFocus()
    QTest.keyClick(box, Key.Key_Space)
    assert desk(workspace).left_out == {"pilots"}
    QTest.keyClick(box, Key.Key_Space)
    assert desk(workspace).left_out == set()


def test_private_notes_are_out_until_ticked(page: PlanPage, workspace: Workspace) -> None:
    assert page.sections.private.state() == "open"
    QTest.keyClick(page.sections.private.mark, Key.Key_Space)
    assert desk(workspace).with_private


def test_captions_say_what_a_section_holds(page: PlanPage) -> None:
    box = page.sections.rows["header"].mark
    assert "Your name is missing" in box.accessibleDescription()
    assert "None yet" in page.sections.rows["pilots"].mark.accessibleDescription()


def test_the_preview_follows_a_change(page: PlanPage, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.act("x", plan.set_person, "me", "name", "Operations manager")
    qtbot.waitUntil(lambda: "Operations manager" in page.preview.words.toPlainText())
    workspace.act("x", plan.set_paper, "letter")
    qtbot.waitUntil(lambda: page.preview.caption().startswith("US Letter"))


def test_characters_without_a_font_are_named_before_export(page: PlanPage, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.act("x", plan.set_comments, "\u0915")
    qtbot.waitUntil(lambda: "devanagari letter ka (U+0915)" in page.preview.warning())
    workspace.act("x", plan.set_comments, "k")
    qtbot.waitUntil(lambda: page.preview.warning() == "")


def test_comments_of_one_visit_are_one_step(page: PlanPage, workspace: Workspace) -> None:
    page.comments.setFocus()
    for words in ("One. ", "Two."):
        QTest.keyClicks(page.comments.pad, words)
        page.comments.flush()
    assert desk(workspace).my_comments == "One. Two."
    workspace.undo()
    assert desk(workspace).my_comments == ""


def test_the_question_comes_on_the_day_and_ctrl_enter_answers_it(page: PlanPage, workspace: Workspace) -> None:
    assert not page.head.is_due()
    workspace.act("x", plan.set_review_date, TODAY)
    assert page.head.is_due()
    page.focus_first()
    QTest.keyClicks(focused(), "Agreed to run two pilots.")
    QTest.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [line.outcome for line in desk(workspace).reviews] == ["Agreed to run two pilots."]
    assert not page.head.is_due()


def test_what_is_being_written_about_the_review_is_kept(page: PlanPage, workspace: Workspace) -> None:
    workspace.act("x", plan.set_review_date, TODAY)
    QTest.keyClicks(page.head.outcome.pad, "Half a sen")
    page.flush()
    review = desk(workspace).next_review
    assert review is not None
    assert review.outcome == "Half a sen"


def test_an_outcome_without_a_word_is_asked_for(page: PlanPage, workspace: Workspace) -> None:
    workspace.act("x", plan.set_review_date, TODAY)
    page.head.done.click()
    assert "one sentence" in page.head.outcome.error_text()


def test_enter_exports_a_new_file_each_time(page: PlanPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_target("export_plan")
    with qtbot.waitSignal(workspace.told_extras):
        QTest.keyClick(focused(), Key.Key_Return)
    page.show_target("export_plan")
    with qtbot.waitSignal(workspace.told_extras) as told:
        QTest.keyClick(focused(), Key.Key_Return)
    names = sorted(path.name for path in (tmp_path / "plans").iterdir())
    assert names == ["OpsPath plan 2026-11-22 (2).pdf", "OpsPath plan 2026-11-22.pdf"]
    assert [words for words, _call in told.args[1]] == ["Open", "Show in folder", "Elsewhere"]
    assert [Path(line.path).name for line in desk(workspace).exports] == names
    assert "last export 22 November" in page.footer.words()


def test_the_name_is_reached_from_elsewhere(page: PlanPage, workspace: Workspace) -> None:
    page.show_target("name")
    QTest.keyClick(focused(), Key.Key_Return)
    QTest.keyClicks(focused(), "Operations manager")
    page.flush()
    assert desk(workspace).me.name == "Operations manager"


def test_words_still_being_typed_are_in_the_exported_file(page: PlanPage, workspace: Workspace, qtbot: QtBot) -> None:
    QTest.keyClicks(page.comments.pad, "Just typed")
    with qtbot.waitSignal(workspace.told_extras):
        page.export_plan()
    assert desk(workspace).my_comments == "Just typed"


def test_a_folder_that_takes_nothing_offers_another(
    page: PlanPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plans").write_text("in the way")
    with qtbot.waitSignal(page.exporter.troubled) as told:
        page.export_plan()
    assert isinstance(told.args[0], Trouble)
    assert "Your data is safe" in page.bar.accessibleName()
    monkeypatch.setattr(files, "ask_folder", lambda *_given: tmp_path / "other")
    with qtbot.waitSignal(workspace.told_extras):
        page.bar.acted.emit()
    assert workspace.settings.last_export_folder == str(tmp_path / "other")
    assert page.bar.isHidden()


def test_a_file_that_is_gone_says_so(page: PlanPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"%PDF-1.4")
    for path in (kept, tmp_path / "no folder" / "gone.pdf"):
        workspace.act("x", plan.record_export, on=TODAY, path=str(path), pages=2, sha256="0", for_whom="Reviewer")
    qtbot.waitUntil(lambda: len(page.exports.lines) == 2 and page.exports.lines[0].open.isHidden())
    gone, there = page.exports.lines
    assert gone.name_text() == "gone.pdf is not there any more"
    assert gone.show_folder.isHidden()
    assert not there.open.isHidden()


def test_a_file_is_opened_from_the_list(
    page: PlanPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_path", opened.append)
    workspace.act("x", plan.record_export, on=TODAY, path=str(tmp_path / "a.pdf"), pages=1, sha256="0")
    page.exports.lines[0].open.click()
    assert opened == [tmp_path / "a.pdf"]


def test_without_a_printer_the_pdf_is_offered(page: PlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    page.print_plan()
    assert "No printer" in page.bar.accessibleName()
    assert not page.bar.isHidden()


def test_the_printer_gets_the_same_pages(page: PlanPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "print_pdf", lambda data, _title, _page: sent.append(data))
    page.show_target("print_plan")
    QTest.keyClick(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: bool(sent))
    assert sent[0].startswith(b"%PDF")


def test_a_long_export_can_be_cancelled(page: PlanPage) -> None:
    page.exporter.busy.emit("Exporting…")
    page.exporter.slow.emit()
    assert not page.footer.export.isEnabled()
    page.footer.cancel.click()
    assert page.footer.export.isEnabled()
    assert page.footer.cancel.isHidden()


@pytest.mark.parametrize(("width", "height"), [(1056, 540), (740, 540), (640, 480)])
def test_export_stays_in_sight(page: PlanPage, qtbot: QtBot, width: int, height: int) -> None:
    def is_in_sight() -> bool:
        corner = page.footer.print.mapTo(page, page.footer.print.rect().bottomRight())
        return page.footer.width() <= width and page.rect().contains(corner)

    page.resize(width, height)
    settle(page)
    assert page.footer.parentWidget().height() == height  # type: ignore[union-attr]  # it has one
    assert is_in_sight()


def test_a_narrow_window_puts_the_pages_under_the_form(page: PlanPage, qtbot: QtBot) -> None:
    page.resize(600, 540)
    qtbot.waitUntil(lambda: page.preview.mapTo(page, QPoint(0, 0)).x() < 100)
    page.resize(1056, 740)
    qtbot.waitUntil(lambda: page.preview.mapTo(page, QPoint(0, 0)) == QPoint(401, 0))


def test_everything_that_takes_the_focus_has_a_name(page: PlanPage, workspace: Workspace) -> None:
    workspace.act("x", plan.set_review_date, TODAY)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_a_refusal_to_open_is_told(page: PlanPage, workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    workspace.act("x", plan.record_export, on=TODAY, path=str(tmp_path / "gone.pdf"), pages=1, sha256="0")
    with qtbot.waitSignal(workspace.failed) as told:
        page.exports.lines[0].open.click()
    assert isinstance(told.args[0], Refused)


@pytest.mark.parametrize(("days", "words"), [(0, "Today"), (1, "Monday, in 1 day"), (-2, "Friday, 2 days ago")])
def test_distances_are_said_in_days(days: int, words: str) -> None:
    assert distance(TODAY + timedelta(days=days), TODAY) == words


def test_the_plan_is_exported_from_anywhere_by_two_keys(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Key.Key_E, control)
    with qtbot.waitSignal(window.workspace.told_extras):
        QTest.keyClick(focused(), Key.Key_Return)
    assert [path.name for path in (tmp_path / "plans").iterdir()] == ["OpsPath plan 2026-11-22.pdf"]
    assert window.toast.text() == "Saved OpsPath plan 2026-11-22.pdf"


def test_the_toast_leaves_the_buttons_in_reach(window: MainWindow, qtbot: QtBot) -> None:
    window.go("plan")
    with qtbot.waitSignal(window.workspace.told_extras):
        window.export_plan()
    footer = window.page("plan").findChildren(Footer)[0]
    assert window.toast.geometry().bottom() < footer.mapTo(window, QPoint(0, 0)).y()
    window.go("settings")
    window.toast.say("Done")
    assert window.toast.geometry().bottom() > window.height() - 40


def test_the_button_that_worked_gets_the_focus_back(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show()
    footer.activateWindow()
    footer.export.setFocus()
    qtbot.waitUntil(footer.export.hasFocus)
    footer.show_busy("Exporting…")
    assert not footer.export.hasFocus()
    footer.show_busy("")
    assert footer.export.hasFocus()
