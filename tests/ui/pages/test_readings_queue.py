"""The queue panel: order by keyboard and by drag, reasons in place, adding, starting, and the aims above it."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, queue, stages
from opspath_desktop.queries import queue as queries
from opspath_desktop.queries.aims import AimView, aims
from opspath_desktop.ui.pages.readings_queue import AT_ONCE, QueuePanel
from opspath_desktop.ui.pages.readings_queue_row import MIME
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import GOAL, Key, choose, press, type_in
from tests.ui.seeing import clipped, small, unnamed

ALT = Qt.KeyboardModifier.AltModifier


def opened(workspace: Workspace, qtbot: QtBot, width: int = 660) -> QueuePanel:
    workspace.database.stack.clear()
    made = QueuePanel(workspace)
    qtbot.addWidget(made)
    made.resize(width, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_first()
    return made


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> QueuePanel:
    """Return the panel with three queued books, the last a suggested one."""
    with workspace.database.change("Fill") as session:
        stages.enter(session, workspace.pathway, "stg.improvement", on=date(2026, 11, 22))
        queue.add(session, workspace.pathway, [books.add(session, title, "Author One") for title in "AB"] + [GOAL])
    return opened(workspace, qtbot)


def order(panel: QueuePanel) -> list[str]:
    space = panel.workspace
    found = [row.title for row in space.query(queries.queue, space.pathway, space.today()).rows]
    shown = [line.row.title for line in panel.list.lines.values()]
    assert shown == found[: len(shown)]
    return found


def aim(panel: QueuePanel) -> AimView:
    space = panel.workspace
    (found,) = space.query(aims, space.pathway, space.today()).aims
    return found


def line(panel: QueuePanel, place: int) -> str:
    return list(panel.list.lines)[place]


@pytest.mark.parametrize(
    ("key", "titles"),
    [(Key.Key_Down, "BA"), (Key.Key_Up, "AB"), (Key.Key_End, "B"), (Key.Key_Home, "AB")],
    ids=["down", "up", "end", "home"],
)
def test_alt_with_a_key_moves_the_book_and_keeps_the_focus(panel: QueuePanel, key: Qt.Key, titles: str) -> None:
    first = panel.list.lines[line(panel, 0)]
    QTest.keyClick(first, key, ALT)
    assert "".join(order(panel)).replace("The Goal", "")[: len(titles)] == titles
    assert first.hasFocus()
    panel.workspace.undo()
    assert order(panel) == ["A", "B", "The Goal"]


def test_a_dragged_row_is_dropped_between_two(panel: QueuePanel) -> None:
    target = panel.list.lines[line(panel, 1)].geometry()
    data = QMimeData()
    data.setData(MIME, GOAL.encode())
    spot = QPointF(target.center().x(), target.center().y() - 2)
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(spot, move, data, left, none)
    panel.list.dropEvent(drop)
    assert order(panel) == ["A", "The Goal", "B"]
    assert len(panel.workspace.database.stack.undo) == 1


def test_the_reason_is_edited_in_place(panel: QueuePanel) -> None:
    press(Key.Key_Return)
    type_in("My manager asked")
    space = panel.workspace
    assert space.query(queries.queue, space.pathway, space.today()).rows[0].why == "My manager asked"
    assert panel.list.lines[line(panel, 0)].why.text() == "My manager asked"
    assert panel.list.lines[GOAL].why._label.text()  # the pathway's reason stands there until there is an own one


def test_starting_takes_the_book_out_and_goes_to_the_next(panel: QueuePanel) -> None:
    press(Key.Key_S)
    assert order(panel) == ["B", "The Goal"]
    assert panel.list.lines[line(panel, 0)].hasFocus()
    panel.workspace.undo()
    assert order(panel) == ["A", "B", "The Goal"]


def test_del_takes_out_and_the_last_one_leaves_the_field(panel: QueuePanel) -> None:
    press(Key.Key_Delete, Key.Key_Delete, Key.Key_Delete)
    assert order(panel) == []
    assert QApplication.focusWidget() is panel.field.edit
    assert panel._basis.text().startswith("Put the books here")


def test_the_menu_moves_too(panel: QueuePanel) -> None:
    choose(panel.list.lines[GOAL].fill_menu, "Move to the top")
    assert order(panel) == ["The Goal", "A", "B"]


def test_o_shows_the_book(panel: QueuePanel, qtbot: QtBot) -> None:
    press(Key.Key_Down, Key.Key_Down)
    with qtbot.waitSignal(panel.workspace.asked) as asked:
        press(Key.Key_O)
    assert asked.args == ["readings", GOAL]


@pytest.mark.parametrize("typed", ["managing to learn", "Managing to Learn, John Shook"])
def test_a_book_is_added_by_its_title(panel: QueuePanel, typed: str) -> None:
    panel.add_book()
    panel.field.edit.setText(typed)
    press(Key.Key_Return)
    assert order(panel)[-1] == "Managing to Learn"
    assert panel.field.text() == ""


def test_an_unknown_title_stays_and_says_so(panel: QueuePanel) -> None:
    panel.add_book()
    panel.field.edit.setText("Nowhere")
    press(Key.Key_Return)
    assert "called “Nowhere”" in panel.field.error_text()
    assert panel.field.text() == "Nowhere"


def test_a_long_queue_is_shown_by_fifty(workspace: Workspace, qtbot: QtBot) -> None:
    with workspace.database.change("Fill") as session:
        keys = [books.add(session, f"Book {number}") for number in range(AT_ONCE + 10)]
        queue.add(session, workspace.pathway, keys)
    panel = opened(workspace, qtbot)
    assert (len(panel.list.lines), panel.more.text()) == (AT_ONCE, "Show 10 more")
    QTest.keyClick(panel.list.lines[keys[0]], Key.Key_End, ALT)
    assert order(panel)[-1] == "Book 0"
    panel.more.click()
    assert (len(panel.list.lines), panel.more.isVisible()) == (AT_ONCE + 10, False)


def test_an_aim_is_set_by_keyboard(panel: QueuePanel) -> None:
    form = panel.aims.form
    form.books.edit.setFocus()
    type_in("2")
    assert form.day.edit.hasFocus()
    type_in("30 September")
    found = aim(panel)
    assert (found.number, found.aim.books, found.aim.by_date) == (2, 2, date(2027, 9, 30))
    shown = panel.aims.lines[found.stage]
    assert shown.words.text().startswith("0 of 2 stage 2 books by 30 September 2027, on pace")
    assert not form.isVisible()
    panel.workspace.undo()
    assert panel.aims.lines == {}


def test_the_stage_of_an_aim_is_chosen(panel: QueuePanel) -> None:
    stage = panel.workspace.pathway.stages[3]
    choose(panel.aims.form.fill_stages, f"stage 4: {stage.title}")
    panel.aims.form.books.reset("1")
    panel.aims.form.day.reset("1 March")
    panel.aims.form.button.click()
    assert aim(panel).number == 4


@pytest.mark.parametrize(
    ("books_", "day", "words"),
    [("99", "1 March", "This stage suggests"), ("2", "soon", "is no date"), ("2", "yesterday", "not ahead")],
)
def test_what_cannot_be_an_aim_says_so_in_place(panel: QueuePanel, books_: str, day: str, words: str) -> None:
    form = panel.aims.form
    form.books.reset(books_)
    form.day.reset(day)
    form.submit()
    assert words in form.books.error_text() + form.day.error_text()
    assert (form.books.text(), form.day.text()) == (books_, day)


def test_an_aim_is_changed_and_taken_away_in_place(panel: QueuePanel) -> None:
    panel.aims.form.books.reset("2")
    panel.aims.form.day.reset("1 March")
    panel.aims.form.submit()
    shown = panel.aims.lines[aim(panel).stage]
    shown.books.select_all()
    type_in("1")
    shown.day.select_all()
    type_in("2027-04-01")
    assert (aim(panel).aim.books, aim(panel).aim.by_date) == (1, date(2027, 4, 1))
    shown.gone.setFocus()
    press(Key.Key_Space)
    assert panel.aims.form.isVisible()


@pytest.mark.parametrize("width", [600, 900])
def test_everything_is_named_and_fits(panel: QueuePanel, width: int) -> None:
    panel.aims.form.books.reset("2")
    panel.aims.form.day.reset("1 March")
    panel.aims.form.submit()
    panel.aims.start()
    panel.resize(width, 740)
    QApplication.sendPostedEvents()
    assert unnamed(panel) == []
    assert clipped(panel) == []
    assert small(panel) == []
