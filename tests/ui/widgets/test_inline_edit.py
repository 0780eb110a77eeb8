"""Lines save on Enter or when they are left, and give typing back on Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.field import has_unsaved_text
from opspath_desktop.ui.widgets.inline_edit import InlineText, LineEdit


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_enter_saves_once(qtbot: QtBot) -> None:
    field = LineEdit("Aim", "old")
    page = shown(qtbot, field)
    heard: list[str] = []
    field.committed.connect(heard.append)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "new")
    assert has_unsaved_text(field.edit)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert (heard, has_unsaved_text(field.edit), page.isVisible()) == (["new"], False, True)


def test_leaving_saves(qtbot: QtBot) -> None:
    field, other = LineEdit("Aim"), QLineEdit()
    page = shown(qtbot, field, other)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "new")
    with qtbot.waitSignal(field.committed):
        other.setFocus()
    assert page.isVisible()


def test_escape_reverts(qtbot: QtBot) -> None:
    field = LineEdit("Aim", "old")
    page = shown(qtbot, field)
    qtbot.keyClicks(field.edit, "er")
    with qtbot.assertNotEmitted(field.committed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert (field.text(), page.isVisible()) == ("old", True)


def test_saving_clears_the_undo_history_of_the_field(qtbot: QtBot) -> None:
    field = LineEdit("Aim", "old")
    page = shown(qtbot, field)
    qtbot.keyClicks(field.edit, "er")
    assert field.edit.isUndoAvailable()
    field.flush()
    assert (field.edit.isUndoAvailable(), page.isVisible()) == (False, True)


def test_refresh_does_not_overwrite_typing(qtbot: QtBot) -> None:
    field = LineEdit("Aim", "old")
    page = shown(qtbot, field)
    field.edit.setFocus()
    field.edit.end(False)
    qtbot.keyClicks(field.edit, "er")
    field.set_text("from the database")
    assert (field.text(), page.isVisible()) == ("older", True)


def test_refused_text_stays_and_is_not_saved(qtbot: QtBot) -> None:
    field = LineEdit("Aim", "old")
    page = shown(qtbot, field)
    field.committed.connect(lambda _text: field.error("Write fewer than 200 letters."))
    field.edit.end(False)
    qtbot.keyClicks(field.edit, "er")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert (field.text(), field.error_text(), field.has_unsaved_text(), page.isVisible()) == (
        "older",
        "Write fewer than 200 letters.",
        True,
        True,
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_inline_text_opens_by_key_and_commits(qtbot: QtBot, key: Qt.Key) -> None:
    title = InlineText("Title", "Old title", "h1")
    page = shown(qtbot, title)
    title.setFocus()
    qtbot.keyClick(title, key)
    assert title.is_editing()
    qtbot.keyClicks(title.edit.edit, "New title")
    with qtbot.waitSignal(title.committed) as caught:
        qtbot.keyClick(title.edit.edit, Qt.Key.Key_Return)
    assert (caught.args, title.is_editing(), title.accessibleName()) == (["New title"], False, "Title: New title")
    assert page.isVisible()


def test_inline_text_keeps_its_height(qtbot: QtBot) -> None:
    title = InlineText("Title", "Old title", "h1")
    page = shown(qtbot, title)
    closed = title.sizeHint().height()
    title.open()
    assert abs(title.sizeHint().height() - closed) <= 2
    assert page.isVisible()


def test_inline_text_stays_open_when_refused(qtbot: QtBot) -> None:
    title = InlineText("Title", "Old")
    page = shown(qtbot, title)
    title.committed.connect(lambda _text: title.error("Give it a name."))
    title.open()
    qtbot.keyClicks(title.edit.edit, " ")
    qtbot.keyClick(title.edit.edit, Qt.Key.Key_Return)
    assert (title.is_editing(), title.text(), page.isVisible()) == (True, " ", True)


def test_esc_gives_refused_words_up_and_closes_the_field(qtbot: QtBot) -> None:
    title = InlineText("Title", "Old")
    page = shown(qtbot, title)
    title.committed.connect(lambda _text: title.error("Give it a name."))
    title.open()
    qtbot.keyClicks(title.edit.edit, "Bad")
    qtbot.keyClick(title.edit.edit, Qt.Key.Key_Return)
    qtbot.keyClick(title.edit.edit, Qt.Key.Key_Escape)
    assert (title.is_editing(), title.text(), title.edit.error_text()) == (False, "Old", "")
    assert (title.accessibleName(), page.isVisible()) == ("Title: Old", True)


def test_one_line_gives_way_and_keeps_its_words(qtbot: QtBot) -> None:
    line = InlineText("Who does it", "ABCDEFGHIJ" * 8, wrap=False)
    page = shown(qtbot, line)
    whole = line.sizeHint().width()
    page.resize(whole // 4, 40)
    assert line.minimumSizeHint().width() < whole // 4
    assert (line.text(), line.accessibleName()) == ("ABCDEFGHIJ" * 8, f"Who does it: {'ABCDEFGHIJ' * 8}")


def test_a_short_line_takes_no_more_room_than_its_words(qtbot: QtBot) -> None:
    line = InlineText("Baseline", "3", wrap=False)
    page = shown(qtbot, line)
    assert page.isVisible()
    assert line.minimumSizeHint().width() <= line.sizeHint().width()


def test_words_that_are_kept_in_other_words_save_once(qtbot: QtBot) -> None:
    text = InlineText("Day", "1 May")
    heard: list[str] = []
    page = shown(qtbot, text)
    text.committed.connect(heard.append)
    text.committed.connect(lambda _typed: text.set_text("2 May"))  # as a page does that refreshes at once
    text.open()
    qtbot.keyClicks(text.edit.edit, "2/5")
    qtbot.keyClick(text.edit.edit, Qt.Key.Key_Return)
    assert (heard, text.text(), text.is_editing(), page.isVisible()) == (["2/5"], "2 May", False, True)
