"""The Readings page by keyboard: choose, log, correct, remark, filter, add and delete."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, readings, takeaways
from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.queries.readings import reading_now
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.pages.readings_entry import EntryRow
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, GOAL, Key, offered, opened, press, type_in, view
from tests.ui.seeing import settle

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(readings_page: ReadingsPage) -> ReadingsPage:
    return readings_page


def test_the_page_opens_with_the_book_that_is_being_read(page: ReadingsPage) -> None:
    assert (page.pane.list.current_key(), view(page).progress.place) == (A3, "Page 96 of 138")
    assert [page.pane.segment.tabText(i) for i in range(4)] == ["All 16", "Reading 1", "To read 15", "Done 0"]


def test_a_sitting_is_logged_with_three_interactions(page: ReadingsPage, told: list[str]) -> None:
    press(Key.Key_Return)
    type_in("30")
    assert view(page).progress.position == 126
    assert told == ["30 pages logged. Page 126 of 138."]


def test_one_undo_takes_the_sitting_back(page: ReadingsPage, workspace: Workspace) -> None:
    page.start_log()
    type_in("30")
    workspace.undo()
    assert view(page).progress.position == 96


def test_the_words_behind_the_field_say_what_enter_would_log(page: ReadingsPage) -> None:
    page.start_log()
    QTest.keyClicks(page.detail.progress.field.edit, "yesterday p 112")
    assert page.detail.progress._after.full_text() == "now: Page 112 for yesterday"


def test_nonsense_stays_in_the_field_with_its_reason(page: ReadingsPage) -> None:
    page.start_log()
    type_in("p 999")
    card = page.detail.progress
    assert (card.field.text(), card._message.text()[:22]) == ("p 999", "The book has 138 pages")
    press(Key.Key_Home, Key.Key_Delete)
    assert card._message.isHidden()


def test_a_place_before_the_last_is_logged_and_asked_about(page: ReadingsPage, told: list[str]) -> None:
    page.start_log()
    type_in("p 91")
    assert view(page).progress.position == 91
    assert told == ["Logged. Page 91 of 138. It was Page 96 of 138 before. Is that right?"]


def test_the_end_offers_finished_and_does_not_set_it(page: ReadingsPage, workspace: Workspace) -> None:
    offers: list[tuple[str, Callable[[], object]]] = []
    workspace.told_extras.connect(lambda _text, extras: offers.extend(extras))
    page.start_log()
    type_in("p 138")
    assert (view(page).status, [words for words, _do in offers]) == ("reading", ["Finished", "Undo"])
    offers[0][1]()
    assert view(page).state == "Finished 22 November"
    assert page.detail.progress.isHidden()


def test_the_first_entry_asks_for_the_length_once(page: ReadingsPage) -> None:
    page.show_target(GOAL)
    row = page.detail.progress.length
    assert row.field.isVisible()
    row.field.setFocus()
    type_in("384")
    assert view(page).lengths.pages == 384
    assert row.isHidden()


def test_without_a_length_a_link_opens_the_question_again(page: ReadingsPage) -> None:
    page.show_target(GOAL)
    page.detail.focus_first()
    type_in("20")
    row = page.detail.progress.length
    assert (row.link.isVisible(), row.field.isVisible()) == (True, False)
    press(Key.Key_Space, on=row.link)
    assert row.field.edit.hasFocus()


def test_an_entry_is_corrected_with_the_same_words(page: ReadingsPage) -> None:
    row = page.detail.log.rows[view(page).entries[0].uuid]
    row.amount.setFocus()
    press(Key.Key_F2)
    assert row.field.text() == "6"
    type_in("yesterday 10 20 min")
    entry = view(page).entries[0]
    assert (entry.when, entry.amount, view(page).progress.position) == ("Yesterday", "10 pages, 20 min", 100)


def test_a_refused_correction_is_said_under_the_entry_and_esc_gives_it_up(page: ReadingsPage) -> None:
    row = page.detail.log.rows[view(page).entries[0].uuid]
    row.amount.setFocus()
    press(Key.Key_F2)
    type_in("soon")
    assert "“soon” cannot be read" in row._message.text()
    press(Key.Key_Escape)
    assert (row.field.text(), row.amount.hasFocus()) == ("6", True)


def test_an_entry_is_remarked_and_deleted_where_it_stands(page: ReadingsPage, told: list[str]) -> None:
    row = page.detail.log.rows[view(page).entries[0].uuid]
    press(Key.Key_Return, on=row.remark)
    type_in("Five questions")
    assert view(page).entries[0].remark == "Five questions"
    row.amount.setFocus()
    press(Key.Key_Delete)
    assert (len(view(page).entries), told) == (1, ["Log entry of Today deleted"])


@pytest.mark.parametrize("width", [1056, 520])
def test_the_day_of_an_entry_is_never_cut(page: ReadingsPage, workspace: Workspace, width: int) -> None:
    with workspace.database.change("Log") as session:
        readings.log(session, workspace.pathway, A3, Sitting(date(2025, 9, 30), "pages", delta=10))
    page.resize(width, 740)
    last = page.detail.findChildren(EntryRow)[-1]
    words = last.day.text()
    assert words == "30 Sept 2025"
    assert last.day.width() >= last.day.fontMetrics().horizontalAdvance(words)


def test_a_long_log_shows_its_newest_entries_first(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        for number in range(8):
            readings.log(session, workspace.pathway, A3, Sitting(TODAY - timedelta(days=number + 3), "pages", 1))
    assert (len(page.detail.log.rows), page.detail.log.more.text()) == (5, "Show 5 more")
    page.detail.log.more.click()
    assert len(page.detail.log.rows) == 10


def test_an_own_book_is_added_renamed_deleted_and_given_back(
    page: ReadingsPage, workspace: Workspace, told: list[str]
) -> None:
    page.add_book()
    type_in("The Phoenix Project")
    assert (view(page).title, view(page).own, told[-1]) == ("The Phoenix Project", True, "Added “The Phoenix Project”")
    page.pane.list.setFocus()
    press(Key.Key_F2)
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]  # a line edit
    type_in("The Unicorn Project")
    assert view(page).title == "The Unicorn Project"
    page.pane.list.setFocus()
    press(Key.Key_Delete)
    assert view(page).title == "Factory Physics"
    workspace.undo()
    assert page.pane.shown()[-1].title == "The Unicorn Project"


def test_a_book_without_a_title_is_asked_for_one(page: ReadingsPage) -> None:
    page.add_book()
    press(Key.Key_Return)
    assert page.pane.form._message.text() == "Write the title of the book."
    press(Key.Key_Escape)
    assert page.pane.form.isHidden()


def test_a_suggested_book_is_not_deleted_and_says_why(page: ReadingsPage, workspace: Workspace) -> None:
    heard: list[str] = []
    workspace.failed.connect(lambda error: heard.append(str(error)))
    page.pane.list.setFocus()
    press(Key.Key_Delete)
    assert "stays on the shelf" in heard[0]


def test_arrows_choose_enter_opens_and_esc_comes_back(page: ReadingsPage) -> None:
    press(Key.Key_Down)
    assert view(page).title == "The Lean Toolbox"
    press(Key.Key_Return)
    assert page.detail.progress.field.edit.hasFocus()
    press(Key.Key_Escape)
    assert page.pane.list.hasFocus()


def test_filter_and_tabs_narrow_the_list_and_a_target_widens_it(page: ReadingsPage) -> None:
    page.focus_filter()
    QTest.keyClicks(page.pane.filter, "hopp")
    assert [row.title for row in page.pane.shown()] == ["Factory Physics"]
    page.pane.segment.setCurrentIndex(3)
    assert page.pane.shown() == []
    page.show_target(GOAL)
    assert (page.pane.list.current_key(), page.pane.filter.text()) == (GOAL, "")


def test_a_filter_without_a_match_offers_to_add_the_book(page: ReadingsPage) -> None:
    page.focus_filter()
    QTest.keyClicks(page.pane.filter, "Accelerate")
    assert (page.pane.nothing.words.text(), page.pane.list.isHidden()) == ("No book matches “Accelerate”.", True)
    page.pane.nothing.offer.click()
    press(Key.Key_Return)
    assert (view(page).title, page.pane.list.isVisible()) == ("Accelerate", True)


def test_a_book_is_found_by_its_uuid_as_search_names_it(page: ReadingsPage) -> None:
    uuid = view(page).uuid
    page.show_target(GOAL)
    page.show_target(uuid)
    assert view(page).key == A3


def test_choosing_another_book_saves_what_was_typed(page: ReadingsPage) -> None:
    QTest.keyClicks(page.detail.takeaways.field.edit, "Half a thought")
    QTest.keyClicks(page.detail.progress.field.edit, "77")
    page.show_target(GOAL)
    assert page.detail.progress.field.text() == ""
    page.show_target(A3)
    assert ([row.text for row in view(page).takeaways], view(page).progress.position) == (["Half a thought"], 96)


def test_logging_goes_to_the_book_being_read_from_any_other(page: ReadingsPage, workspace: Workspace) -> None:
    page.show_target(GOAL)
    page.start_log()
    type_in("5")
    now = workspace.query(reading_now, workspace.pathway, TODAY)
    assert (len(now), view(page).key, view(page).progress.position) == (1, A3, 101)


def test_without_a_pathway_the_first_book_is_asked_for(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.pathway = EMPTY
    page = opened(workspace, qtbot)
    assert page.empty.field.hasFocus()
    type_in("The Phoenix Project")
    assert view(page).title == "The Phoenix Project"


def test_every_action_on_a_book_is_in_its_menu(page: ReadingsPage) -> None:
    assert offered(page.detail.head.fill_menu) == {"Edit details", "Status"}
    page.show_target(page.pane.shown()[-1].key)
    assert {"Rename", "Delete"} <= offered(page.detail.head.fill_menu)


def unnamed(page: QWidget) -> list[str]:
    """Return the stops of the Tab key without an accessible name."""
    found = []
    for widget in page.findChildren(QWidget):
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page) and not widget.focusProxy()
        if stops and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_every_stop_has_a_name(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        takeaways.add(session, workspace.pathway, A3, "Small batches")
    page.pane.form.open()
    page.detail.details.unfold(True)
    page.detail.guidance.unfold(True)
    page.detail.log.rows[view(page).entries[0].uuid].open()
    assert unnamed(page) == []
    page.set_status("paused")
    page.show_target(page.pane.shown()[-1].key)
    assert unnamed(page) == []


def test_tab_walks_in_reading_order_and_comes_round(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        takeaways.add(session, workspace.pathway, A3, "Small batches")
    page.focus_filter()
    seen = [page.pane.filter]
    for _step in range(60):
        press(Key.Key_Tab)
        seen.append(QApplication.focusWidget())  # type: ignore[arg-type]  # any widget
        if seen[-1] is page.pane.filter:
            break
    newest = page.detail.log.rows[view(page).entries[0].uuid]
    stops = (page.pane.list, page.detail.progress.log, newest.amount, page.detail.takeaways.field.edit)
    places = [seen.index(stop) for stop in stops]  # type: ignore[arg-type]  # as above
    assert places == sorted(places)
    assert seen[-1] is page.pane.filter


@pytest.mark.parametrize(("width", "scale"), [(740, 1.0), (870, 1.5), (1160, 2.0), (600, 1.0)])
def test_nothing_is_cut_at_the_side(
    page: ReadingsPage, qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    apply_theme(qapp, "light", scale)
    page.resize(width, 540)
    page.set_status("paused")
    page.detail.details.unfold(True)
    inside = page.detail.head.parentWidget()
    assert inside is not None
    settle(page)
    assert inside.width() <= page.detail.viewport().width()


def test_the_page_is_filled_when_it_is_shown_not_before(workspace: Workspace, qtbot: QtBot) -> None:
    page = ReadingsPage(workspace)
    qtbot.addWidget(page)
    assert page.detail.view is None
    page.show_target(GOAL)
    assert view(page).key == GOAL


def test_user_text_is_shown_as_it_is(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        uuid = books.add(session, "<b>R&D</b>", "&amp;")
    page.show_target(uuid)
    assert page.detail.head.title.text() == "<b>R&D</b>"
    assert isinstance(page.detail.head.title.edit.edit, QLineEdit)
