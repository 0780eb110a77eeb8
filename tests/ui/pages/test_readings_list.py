"""The list of readings: chips and shelves narrow it, any column sorts it, and the queue is put in order by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, queue, readings
from opspath_desktop.domain.shelf_order import Order
from opspath_desktop.domain.shelf_rule import Chip, Rule
from opspath_desktop.queries.queue import queue as read_queue
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, GOAL, Key, choose, offered, opened, press, type_in, view
from tests.ui.seeing import settle

ALT = Qt.KeyboardModifier.AltModifier
OWN = Chip("stage", "own")


@pytest.fixture
def page(readings_page: ReadingsPage) -> ReadingsPage:
    return readings_page


def titles(page: ReadingsPage) -> list[str]:
    return [row.title for row in page.pane.shown()]


def tabs(page: ReadingsPage) -> list[str]:
    return [page.pane.segment.tabText(place) for place in range(4)]


def test_a_chip_narrows_the_list_and_its_counts(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([OWN]))
    assert titles(page) == ["Factory Physics"]
    assert tabs(page) == ["All 1", "Reading 0", "To read 1", "Done 0"]
    assert [chip.text() for chip in page.pane.bar.chips()] == ["Own books", "Save as shelf", "Clear"]


def test_a_chip_goes_by_keyboard_and_the_next_one_has_the_focus(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([OWN, Chip("status", "planned")]))
    first = page.pane.bar.chips()[0]
    assert first.accessibleName() == "Remove the filter To read"
    first.setFocus()
    press(Key.Key_Space)
    assert (page.pane.arrangement.rule.chips, page.pane.bar.chips()[0].hasFocus()) == ((OWN,), True)


def test_the_menu_offers_every_kind_and_ticks_what_is_active(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([Chip("queue"), OWN]))
    shown = offered(page.pane.fill_filter)
    kinds = {"Status", "Stage: 1 chosen", "Format", "Tag", "Rating", "Finished in"}
    flags = {"Has highlights", "Has takeaways", "Applied", "Not applied", "In the queue", "Suggested by the pathway"}
    assert kinds | flags | {"Save as shelf", "Clear"} <= shown
    menu = QMenu()
    page.pane.fill_filter(menu)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["In the queue"]


def test_words_chips_and_tabs_narrow_together_and_a_target_widens(page: ReadingsPage) -> None:
    choose(page.pane.fill_filter, "Suggested by the pathway")
    page.focus_filter()
    QTest.keyClicks(page.pane.filter, "lean")
    assert set(titles(page)) == {"The Lean Toolbox", "Lean Thinking"}
    page.show_target(page.pane.arrangement.shelf.rows[-1].key)
    assert (page.pane.arrangement.rule, page.pane.filter.text()) == (Rule(), "")


def test_enter_in_the_filter_chooses_the_first_book_found(page: ReadingsPage) -> None:
    page.focus_filter()
    QTest.keyClicks(page.pane.filter, "thinking womack")
    assert view(page).key == A3
    press(Key.Key_Return)
    assert (view(page).title, page.pane.list.hasFocus()) == ("Lean Thinking", True)


def test_a_book_is_found_by_tag_note_and_isbn(page: ReadingsPage, workspace: Workspace) -> None:
    uuid = page.pane.arrangement.shelf.rows[-1].uuid
    with workspace.database.change("Fill") as session:
        books.write(session, workspace.pathway, uuid, "why", "For the review of the dock")
    page.focus_filter()
    QTest.keyClicks(page.pane.filter, "DOCK review")
    assert titles(page) == ["Factory Physics"]


def test_a_chip_is_saved_as_a_shelf_shown_again_and_deleted(
    page: ReadingsPage, workspace: Workspace, told: list[str]
) -> None:
    page.pane.choose(Rule.of([OWN]))
    page.pane.bar.chips()[1].click()
    type_in("My own")
    assert told == ["Shelf “My own” saved"]
    page.pane.choose(Rule())
    (chip,) = page.pane.bar.chips()
    assert (chip.text(), chip.isChecked()) == ("My own", False)
    chip.click()
    assert (titles(page), page.pane.bar.chips()[0].isChecked()) == (["Factory Physics"], True)
    page.pane.bar.chips()[0].setFocus()
    press(Key.Key_Delete)
    assert (page.pane.bar.saved, told[-1]) == ((), "Shelf “My own” deleted")
    workspace.undo()
    assert [shelf.name for shelf in page.pane.bar.saved] == ["My own"]


def test_a_shelf_found_by_search_is_shown(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([OWN]))
    page.pane.bar.start_save()
    type_in("My own")
    page.pane.choose(Rule())
    page.show_target(f"shelf:{page.pane.bar.saved[0].uuid}")
    assert titles(page) == ["Factory Physics"]


def test_a_refused_name_stays_in_the_field_and_esc_puts_it_away(page: ReadingsPage) -> None:
    for name in ("Own", "own"):
        page.pane.choose(Rule.of([OWN, Chip("format", "paper")][: 1 + (name == "own")]))
        page.pane.bar.start_save()
        type_in(name)
    field = page.pane.bar.name
    assert (field.text(), "already" in field.error_text()) == ("own", True)
    press(Key.Key_Escape)
    assert field.isHidden()


def test_a_shelf_is_renamed_moved_and_changed_by_keyboard(page: ReadingsPage) -> None:
    for name, chip in (("A", OWN), ("B", Chip("format", "audio"))):
        page.pane.choose(Rule.of([chip]))
        page.pane.bar.start_save()
        type_in(name)
    page.pane.bar.chips()[0].setFocus()
    QTest.keyClick(page.pane.bar.chips()[0], Key.Key_Right, ALT)
    assert [shelf.name for shelf in page.pane.bar.saved] == ["B", "A"]
    page.pane.bar.chips()[0].setFocus()
    press(Key.Key_F2)
    type_in("To hear")
    page.pane.choose(Rule.of([Chip("queue")]))
    choose(lambda menu: page.pane.bar.fill_shelf(page.pane.bar.saved[0], menu), "Let it hold what is chosen now")
    first = page.pane.bar.saved[0]
    assert (first.name, first.rule) == ("To hear", Rule.of([Chip("queue")]))


def test_the_keyboard_stays_with_a_shelf_that_is_moved_in_the_window(window: MainWindow) -> None:
    window.go("readings")
    page = window.page("readings")
    assert isinstance(page, ReadingsPage)
    for name, chip in (("A", OWN), ("B", Chip("format", "audio")), ("C", Chip("queue"))):
        page.pane.choose(Rule.of([chip]))
        page.pane.bar.start_save()
        type_in(name)
    page.pane.bar.chips()[0].setFocus()
    for _time in range(2):  # the window goes forward with the same keys
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Right, ALT)
    assert [shelf.name for shelf in page.pane.bar.saved] == ["B", "C", "A"]
    assert page.pane.bar.chips()[2].hasFocus()


def test_the_list_takes_over_where_the_last_shelf_was_deleted(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([OWN]))
    page.pane.bar.start_save()
    type_in("My own")
    page.pane.choose(Rule())
    page.pane.bar.chips()[0].setFocus()
    press(Key.Key_Delete)
    assert page.pane.list.hasFocus()


def test_tabs_and_order_give_way_where_no_row_would_be_left(page: ReadingsPage) -> None:
    page.pane.setMinimumHeight(0)
    for height, there in ((400, True), (170, False), (400, True)):
        page.pane.resize(332, height)
        assert (page.pane.segment.isHidden(), page.pane.line.isHidden()) == (not there, not there)


def test_shelves_give_way_where_no_row_would_be_left_but_chips_stay(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([OWN]))
    page.pane.bar.start_save()
    type_in("My own")
    page.pane.list.setFocus()
    page.pane.setMinimumHeight(0)
    for height, rule, there in ((400, Rule(), True), (170, Rule(), False), (170, Rule.of([OWN]), True)):
        page.pane.choose(rule)
        page.pane.resize(332, height)
        assert page.pane.bar.isHidden() is not there
    page.pane.choose(Rule())
    assert page.pane.bar.isHidden()
    page.pane.resize(332, 400)
    assert not page.pane.bar.isHidden()


def test_the_order_is_chosen_in_the_menu_turned_round_and_remembered(
    page: ReadingsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(page.pane.line.fill_sort, "Title")
    assert titles(page) == sorted(titles(page), key=str.casefold)
    choose(page.pane.line.fill_sort, "Z to A")
    assert titles(page) == sorted(titles(page), key=str.casefold, reverse=True)
    assert page.pane.line.order.accessibleName() == "By title, z to a"
    assert opened(workspace, qtbot).pane.arrangement.order == Order("title", True)


def test_sorted_by_the_last_day_in_the_log_the_book_being_read_comes_first(page: ReadingsPage) -> None:
    page.pane.sort(Order.first("logged"))
    assert page.pane.shown()[0].key == A3
    assert page.pane.list.current_key() == A3


def test_the_chosen_book_stays_chosen_whatever_hides_it_for_a_while(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([OWN]))
    assert page.selected_keys() == []
    page.pane.choose(Rule())
    assert page.selected_keys() == [A3]


@pytest.fixture
def queued(page: ReadingsPage, workspace: Workspace) -> Callable[[], list[str]]:
    """Queue three books, show them in their order, and return what tells it."""
    keys = [row.key for row in page.pane.arrangement.shelf.rows if row.status == "planned"][:3]
    with workspace.database.change("Queue") as session:
        queue.add(session, workspace.pathway, keys)
    page.pane.choose(Rule.of([Chip("queue")]))
    return lambda: [row.key for row in page.pane.shown()]


def test_the_queue_is_shown_in_its_order_and_moved_by_keyboard(
    page: ReadingsPage, queued: Callable[[], list[str]], workspace: Workspace
) -> None:
    first, second, third = queued()
    assert page.pane.arrangement.order == Order("queue")
    page.pane.list.select(first)
    QTest.keyClick(page.pane.list, Key.Key_Down, ALT)
    assert (queued(), page.selected_keys()) == ([second, first, third], [first])
    QTest.keyClick(page.pane.list, Key.Key_Up, ALT)
    QTest.keyClick(page.pane.list, Key.Key_Up, ALT)
    assert queued() == [first, second, third]
    workspace.undo()
    assert queued() == [second, first, third]


@pytest.mark.parametrize(("dragged", "y", "order"), [(0, 190, "120"), (2, 5, "201"), (1, 70, "012"), (0, 125, "102")])
def test_a_row_is_dropped_between_others(
    page: ReadingsPage, queued: Callable[[], list[str]], dragged: int, y: int, order: str
) -> None:
    keys = queued()
    data, none = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setData("application/x-opspath-row", QByteArray(keys[dragged].encode()))
    event = QDropEvent(QPointF(20, y), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, none)
    page.pane.list.dropEvent(event)
    assert queued() == [keys[int(place)] for place in order]


def test_only_the_queue_can_be_put_in_order(page: ReadingsPage) -> None:
    before = titles(page)
    page.pane.list.select(GOAL)
    QTest.keyClick(page.pane.list, Key.Key_Down, ALT)
    assert (titles(page), page.pane.list.dragEnabled()) == (before, False)


def test_every_stop_of_the_list_has_a_name(page: ReadingsPage) -> None:
    page.pane.choose(Rule.of([OWN]))
    page.pane.bar.start_save()
    type_in("Own")
    page.pane.bar.start_save()
    stops = [each for each in page.pane.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [stop for stop in stops if stop.isVisibleTo(page) and not stop.focusProxy()]
    names = [QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name) for stop in shown]
    assert len([name for name in names if name]) == len(names) > 8


def test_del_with_several_books_deletes_them_together(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        books.add(session, "Twin one")
        books.add(session, "Twin two")
    page.pane.choose(Rule.of([OWN]))
    page.pane.list.setFocus()
    QTest.keyClick(page.pane.list, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Delete, on=page.pane.list)
    assert titles(page) == []
    workspace.undo()
    assert len(titles(page)) == 3


def test_queued_books_are_what_the_queue_shows(
    page: ReadingsPage, queued: Callable[[], list[str]], workspace: Workspace
) -> None:
    with workspace.read() as session:
        found = read_queue(session, workspace.pathway, workspace.today())
    assert len(queued()) == len(found.rows)
    readings_before = queued()
    with workspace.database.change("Begin") as session:
        readings.set_status(session, workspace.pathway, readings_before[0], "reading", on=workspace.today())
    assert queued() == readings_before[1:]


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_the_tabs_of_a_narrow_list_stand_side_by_side(qapp: QApplication, page: ReadingsPage, scale: float) -> None:
    apply_theme(qapp, "light", scale)
    page.resize(810, 510)
    settle(page)
    tabs = page.pane.segment
    assert not [arrow for arrow in tabs.findChildren(QToolButton) if arrow.isVisible()]
    assert all(tabs.rect().contains(tabs.tabRect(place)) for place in range(tabs.count()))
