"""Notes save themselves, by visits."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.note_edit import NoteEdit


class Desk(QWidget):
    """Hold a note and a place to go to, and write down what was committed."""

    def __init__(self) -> None:
        super().__init__()
        self.note, self.other = NoteEdit("Takeaways"), QLineEdit()
        self.heard: list[tuple[str, bool]] = []
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addWidget(self.other)
        self.note.committed.connect(lambda text, new: self.heard.append((text, new)))


def make(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.note.pad.setFocus()
    return desk


def test_saves_itself_after_a_pause(qtbot: QtBot) -> None:
    desk = make(qtbot)
    qtbot.keyClicks(desk.note.pad, "go and see")
    assert desk.heard == []
    qtbot.waitUntil(lambda: desk.heard == [("go and see", True)])


def test_second_save_of_a_visit_joins_the_first(qtbot: QtBot) -> None:
    desk = make(qtbot)
    for letter in "ab":
        qtbot.keyClicks(desk.note.pad, letter)
        desk.note.flush()
    assert desk.heard == [("a", True), ("ab", False)]


def test_coming_back_is_a_new_visit(qtbot: QtBot) -> None:
    desk = make(qtbot)
    qtbot.keyClicks(desk.note.pad, "a")
    desk.other.setFocus()
    desk.note.pad.setFocus()
    qtbot.keyClicks(desk.note.pad, "b")
    desk.note.flush()
    assert [new for _text, new in desk.heard] == [True, True]


def test_two_seconds_of_rest_begin_a_new_visit(qtbot: QtBot) -> None:
    desk = make(qtbot)
    qtbot.keyClicks(desk.note.pad, "a")
    desk.note.flush()
    desk.note._rest_timer.timeout.emit()
    qtbot.keyClicks(desk.note.pad, "b")
    desk.note.flush()
    assert [new for _text, new in desk.heard] == [True, True]


def test_set_text_is_silent_and_clears_undo(qtbot: QtBot) -> None:
    desk = make(qtbot)
    desk.note.set_text("from the database")
    desk.note.flush()
    assert desk.heard == []
    assert not desk.note.pad.document().isUndoAvailable()


def test_save_clears_undo_so_that_the_key_goes_to_the_database(qtbot: QtBot) -> None:
    desk = make(qtbot)
    qtbot.keyClicks(desk.note.pad, "a")
    assert desk.note.pad.has_unsaved_text()
    desk.note.flush()
    assert not desk.note.pad.has_unsaved_text()
    assert not desk.note.pad.document().isUndoAvailable()


def test_failed_write_keeps_the_text_and_tries_again(qtbot: QtBot) -> None:
    desk = make(qtbot)
    qtbot.keyClicks(desk.note.pad, "a")
    desk.note.flush()
    desk.note.error("The disk is full.")
    assert (desk.note.text(), desk.note.has_unsaved_text()) == ("a", True)
    desk.note.flush()
    assert desk.heard == [("a", True), ("a", True)]


def test_control_enter_finishes(qtbot: QtBot) -> None:
    desk = make(qtbot)
    qtbot.keyClicks(desk.note.pad, "a")
    with qtbot.waitSignal(desk.note.finished):
        qtbot.keyClick(desk.note.pad, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.heard == [("a", True)]


def test_grows_with_its_text(qtbot: QtBot) -> None:
    desk = make(qtbot)
    before = desk.note.pad.sizeHint().height()
    desk.note.set_text("line\n" * 9)
    assert desk.note.pad.sizeHint().height() > before * 2


def test_a_megabyte_is_pasted_whole(qtbot: QtBot) -> None:
    desk = make(qtbot)
    QGuiApplication.clipboard().setText("twelve words of an ordinary sentence that a person pasted into it\n" * 16_000)
    desk.note.pad.paste()
    desk.note.flush()
    desk.grab()
    assert len(desk.heard[0][0]) > 1_000_000
