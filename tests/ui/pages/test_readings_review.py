"""The weekly review on the screen: one card after the other, by single keys, and every way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from opspath_desktop.store.schema import Application, Book, Highlight, Reading, Takeaway, UseCheck
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages import readings_review
from opspath_desktop.ui.pages.readings_review import ReviewPanel
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.focus import shows_focus
from opspath_desktop.ui.workspace import Workspace
from tests.ui import seeing
from tests.ui.pages.reading_hands import Key, press, type_in

TODAY = date(2026, 11, 22)
Opening = Callable[..., ReviewPanel]


def fill(workspace: Workspace, *records: Any) -> None:
    """Put two books and these records into the database; there is nothing to undo after it."""
    with workspace.database.change("Fill") as session:
        shelf = [Book(id=1, title="Factory Physics", authors="Wallace Hopp"), Book(id=2, title="The Goal")]
        session.add_all([book for book in shelf if session.get(Book, book.id) is None])
        session.flush()
        session.add_all(records)
    workspace.database.stack.clear()


def passages(number: int = 4) -> list[Highlight]:
    return [Highlight(book_id=place % 2 + 1, text=f"Passage {place}", place=f"p {place}") for place in range(number)]


def finished() -> list[Any]:
    """Return what makes the first book one to ask about."""
    day = TODAY - timedelta(days=35)
    return [
        Reading(book_id=1, status="finished", finished=day, finished_precision="day"),
        Takeaway(book_id=1, text="Small batches", settled=True),
    ]


def plan(state: str = "planned") -> Application:
    return Application(book_id=1, action="Halve the batch", on_date=TODAY - timedelta(days=30), state=state)


@pytest.fixture
def opening(workspace: Workspace, qtbot: QtBot) -> Opening:
    """Return a function that puts records into the database and opens the panel."""

    def at(*records: Any, width: int = 692, height: int = 740) -> ReviewPanel:
        fill(workspace, *records)
        panel = ReviewPanel(workspace)
        qtbot.addWidget(panel)
        panel.resize(width, height)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        panel.focus_first()
        return panel

    return at


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that every announcement of the panel is written into."""
    heard: list[str] = []
    monkeypatch.setattr(readings_review, "announce", lambda _widget, text: heard.append(text))
    return heard


@pytest.fixture
def listening() -> Iterator[None]:
    """Let Qt build what a screen reader sees."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def write(text: str) -> None:
    """Type letters where the focus is, without Enter."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)


def words(panel: ReviewPanel) -> str:
    return panel.stop.words.text()


def one(panel: ReviewPanel, column: Any) -> Any:
    with panel.workspace.read() as session:
        return session.scalars(select(column)).one()


def count(panel: ReviewPanel, *where: Any) -> int:
    with panel.workspace.read() as session:
        return session.scalar(select(func.count()).where(*where)) or 0


# --- cards -----------------------------------------------------------------------------------------------------------


def test_a_card_shows_its_words_book_and_place(opening: Opening) -> None:
    made = TODAY - timedelta(days=8)
    panel = opening(
        Highlight(book_id=1, text="Small batches", note="Ask line 2", chapter="3", place="p 45", made_on=made)
    )
    stop = panel.stop
    assert (stop.words.text(), stop.note.text()) == ("Small batches", "My note: Ask line 2")
    assert (stop.source.text(), stop.where.text()) == (
        "Factory Physics · Wallace Hopp",
        "ch 3 · p 45 · made 14 November",
    )
    assert panel.progress.text() == "1 of 1, about 1 minute"


def test_user_text_is_never_markup(opening: Opening) -> None:
    panel = opening(Highlight(book_id=1, text="<b>bold</b> & more"))
    assert words(panel) == "<b>bold</b> & more"
    assert panel.stop.words.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("key", "where"),
    [
        (Key.Key_K, (Highlight.reviewed_on == TODAY, ~Highlight.favourite, ~Highlight.settled)),
        (Key.Key_F, (Highlight.reviewed_on == TODAY, Highlight.favourite)),
        (Key.Key_D, (Highlight.reviewed_on == TODAY, Highlight.settled)),
    ],
)
def test_one_key_does_it_and_shows_the_next(opening: Opening, key: Qt.Key, where: Any) -> None:
    panel = opening(*passages())
    first = words(panel)
    press(key)
    assert words(panel) != first
    assert count(panel, Highlight.text == first, *where) == 1
    assert panel.progress.text().startswith("2 of 4")
    assert panel.stop.hasFocus()


def test_discard_says_so_and_undo_brings_the_card_back(opening: Opening, told: list[str]) -> None:
    panel = opening(*passages())
    first = words(panel)
    press(Key.Key_X)
    assert (told, count(panel, Highlight.text == first)) == (["Highlight discarded"], 0)
    panel.workspace.undo()  # the toast's Undo, and Ctrl+Z
    assert words(panel) == first


def test_apply_asks_one_line_and_plans_it(opening: Opening) -> None:
    panel = opening(*passages())
    first = words(panel)
    press(Key.Key_A)
    assert words(panel) == first
    type_in("Halve the batch on line 2")
    assert words(panel) != first
    assert count(panel, Application.action == "Halve the batch on line 2", Application.state == "planned") == 1
    assert (one(panel, Takeaway.text), panel.stop.hasFocus()) == (first, True)


def test_apply_without_words_says_what_is_missing_and_esc_leaves_it(opening: Opening) -> None:
    panel = opening(*passages())
    first = words(panel)
    press(Key.Key_A, Key.Key_Return)
    assert panel.asking.field.error_text() == "Write what you will do."
    press(Key.Key_Escape)
    assert (panel.asking.isHidden(), words(panel), panel.stop.hasFocus()) == (True, first, True)
    assert panel.workspace.database.stack.undo == []


def test_letters_in_the_field_are_no_keys(opening: Opening) -> None:
    panel = opening(*passages())
    first = words(panel)
    press(Key.Key_A)
    write("kfdx z")
    press(Key.Key_Backspace)
    assert (panel.asking.field.text(), words(panel)) == ("kfdx ", first)


def test_a_half_typed_line_never_reaches_the_next_card(opening: Opening) -> None:
    panel = opening(*passages())
    press(Key.Key_A)
    write("Halve")
    QTest.mouseClick(panel.deeds.buttons["keep"], Qt.MouseButton.LeftButton)
    assert (count(panel, Application.id > 0), count(panel, Highlight.reviewed_on == TODAY)) == (0, 1)
    assert (panel.asking.isHidden(), panel.asking.field.text()) == (True, "")


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_chord_is_no_single_key(opening: Opening, modifier: Qt.KeyboardModifier) -> None:
    panel = opening(*passages())
    first = words(panel)
    QTest.keyClick(panel.stop, Key.Key_X, modifier)
    assert words(panel) == first


@pytest.mark.parametrize("name", ["keep", "favourite", "settle", "discard"])
def test_every_key_has_a_button(opening: Opening, name: str) -> None:
    panel = opening(*passages())
    first = words(panel)
    panel.deeds.buttons[name].click()
    assert words(panel) != first
    assert panel.stop.hasFocus()


def test_buttons_name_their_keys(opening: Opening) -> None:
    panel = opening(*passages())
    assert [button.text() for button in panel.deeds.buttons.values()] == [
        "Keep (K)",
        "Favourite (F)",
        "Done with it (D)",
        "Apply (A)",
        "Discard (X)",
    ]
    assert panel.deeds.buttons["keep"].accessibleName() == "Keep, key K"


def test_the_way_back_takes_back_one_after_the_other(opening: Opening) -> None:
    panel = opening(*passages())
    seen = [words(panel)]
    for key in (Key.Key_K, Key.Key_Space, Key.Key_D):
        press(key)
        seen.append(words(panel))
    back = []
    for key in (Key.Key_Z, Key.Key_Backspace, Key.Key_Z):
        press(key)
        back.append(words(panel))
    assert back == seen[2::-1]
    assert (count(panel, Highlight.reviewed_on.is_not(None)), "back" in panel.ways.buttons) == (0, True)
    assert panel.ways.buttons["back"].isHidden()


def test_back_leaves_alone_what_was_changed_since(opening: Opening, told: list[str]) -> None:
    panel = opening(*passages())
    press(Key.Key_K)
    with panel.workspace.database.change("Elsewhere") as session:
        session.add(Book(title="Another"))
    second = words(panel)
    press(Key.Key_Z)
    assert (words(panel), count(panel, Book.title == "Another")) == (second, 1)
    assert told == ["Something else was changed since. Ctrl+Z takes it back step by step."]


def test_redo_goes_on_again(opening: Opening) -> None:
    panel = opening(*passages())
    press(Key.Key_K)
    second = words(panel)
    panel.workspace.undo()
    panel.workspace.redo()
    assert words(panel) == second


def test_the_end_counts_and_offers_the_skipped(opening: Opening) -> None:
    panel = opening(*passages())
    for key in (Key.Key_K, Key.Key_Space, Key.Key_F, Key.Key_D):
        press(key)
    assert words(panel) == "That was this week's review."
    assert panel.stop.note.text() == "1 kept, 1 marked as favourite, 1 done with, 1 skipped."
    assert panel.stop.where.text() == "The next review comes on Monday, 23 November."
    press(Key.Key_S)
    assert panel.progress.text() == "2 of 4, about 1 minute"


def test_what_was_applied_is_counted_as_that(opening: Opening) -> None:
    panel = opening(*passages(2))
    press(Key.Key_A)
    type_in("Halve it")
    press(Key.Key_K)
    assert panel.stop.note.text() == "1 kept, 1 to apply."


def test_leaving_and_coming_back_goes_on(opening: Opening, workspace: Workspace, qtbot: QtBot) -> None:
    panel = opening(*passages(30))
    order = [words(panel)]
    for _number in range(4):
        press(Key.Key_K)
        order.append(words(panel))
    panel.hide()
    panel.show()
    assert (words(panel), panel.progress.text()[:7]) == (order[-1], "5 of 12")
    other = ReviewPanel(workspace)  # as after another start of the program
    qtbot.addWidget(other)
    other.show()
    assert (words(other), other.progress.text()[:7]) == (order[-1], "5 of 12")


def test_after_the_end_the_week_is_quiet(opening: Opening) -> None:
    panel = opening(*passages(2))
    press(Key.Key_K, Key.Key_K)
    panel.hide()
    panel.show()
    assert (words(panel), panel.stop.note.text()) == ("That was this week's review.", "2 earlier this week.")


def test_a_new_week_brings_new_cards(opening: Opening, workspace: Workspace) -> None:
    panel = opening(*passages(3), *[Highlight(book_id=2, text=f"More {number}") for number in range(20)])
    for _number in range(12):
        press(Key.Key_K)
    workspace.today = lambda: TODAY + timedelta(days=1)
    panel.mark_stale()
    assert panel.progress.text().startswith("1 of ")


def test_a_long_passage_is_shortened_and_shown_on_wish(opening: Opening) -> None:
    panel = opening(Highlight(book_id=1, text="Long words. " * 9000))
    assert len(words(panel)) < 1000
    press(Key.Key_M)
    assert len(words(panel)) > 100_000


@pytest.mark.parametrize("note", ["", "N" * 100_000])
def test_words_without_end_never_widen_the_panel(opening: Opening, note: str) -> None:
    panel = opening(Highlight(book_id=1, text="W" * 100_000, note=note, chapter="C" * 300, place="p" * 300))
    for _shown in range(2):
        QApplication.processEvents()
        assert panel._work.width() <= panel._fit.viewport().width()
        press(Key.Key_M)
    assert panel.stop.words.text().count("W") == 100_000
    assert panel.stop.note.text().count("N") == len(note)


def test_a_long_note_is_shortened_too(opening: Opening) -> None:
    panel = opening(Highlight(book_id=1, text="Small batches", note="Long words. " * 9000))
    assert len(panel.stop.note.text()) < 1000
    assert len(panel.stop.accessibleDescription()) < 1100


def test_the_ring_comes_back_from_the_field_by_key_and_not_by_mouse(opening: Opening) -> None:
    panel = opening(*passages())
    press(Key.Key_A)
    type_in("Halve it")
    assert shows_focus(panel.stop)
    press(Key.Key_A)
    write("Again")
    QTest.mouseClick(panel.asking.button, Qt.MouseButton.LeftButton)
    assert (count(panel, Application.action == "Again"), panel.stop.hasFocus(), shows_focus(panel.stop)) == (1, 1, 0)


def test_the_next_card_is_read_aloud(opening: Opening, spoken: list[str]) -> None:
    panel = opening(*passages())
    assert spoken == []  # the focus has read the first
    press(Key.Key_K)
    assert spoken == [
        f"2 of 4, about 1 minute. Highlight. {words(panel)}. {panel.stop.source.text()}. {panel.stop.where.text()}"
    ]
    assert panel.stop.accessibleName() == "2 of 4, about 1 minute"
    assert words(panel) in panel.stop.accessibleDescription()


def test_how_the_cards_are_chosen_can_be_read(opening: Opening) -> None:
    panel = opening(*passages())
    assert panel.how.points.isHidden()
    panel.how.button.click()
    assert (panel.how.points.isHidden(), panel.how.button.text()) == (False, "Hide how these are chosen")


def test_the_book_opens_by_its_key(opening: Opening) -> None:
    panel = opening(Highlight(book_id=1, text="Passage"))
    asked: list[tuple[str, object]] = []
    panel.workspace.asked.connect(lambda place, target: asked.append((place, target)))
    press(Key.Key_O)
    assert asked == [("readings", one(panel, select(Book.uuid).where(Book.id == 1).scalar_subquery()))]


def test_without_any_card_the_panel_says_where_they_come_from(opening: Opening) -> None:
    panel = opening()
    asked: list[tuple[str, object]] = []
    panel.workspace.asked.connect(lambda place, target: asked.append((place, target)))
    assert (panel._fit.isHidden(), panel.empty.button.hasFocus()) == (True, True)
    press(Key.Key_Space)
    assert asked == [("readings", "panel:import")]
    fill(panel.workspace, *passages())
    panel.mark_stale()
    assert words(panel).startswith("Passage")


# --- questions -------------------------------------------------------------------------------------------------------


def test_questions_come_before_the_cards(opening: Opening) -> None:
    panel = opening(*finished(), *passages())
    assert (panel.progress.text(), words(panel)) == ("1 question", "Did you use “Factory Physics”?")
    assert panel.stop.note.text() == "You took from it: Small batches"
    press(Key.Key_N)
    assert panel.progress.text().startswith("1 of 4")
    press(Key.Key_Z)
    assert (words(panel), count(panel, UseCheck.id > 0)) == ("Did you use “Factory Physics”?", 0)


def test_used_asks_what_was_done_with_the_book(opening: Opening) -> None:
    panel = opening(*finished())
    press(Key.Key_U)
    type_in("Halved the batch")
    assert count(panel, Application.action == "Halved the batch", Application.state == "tried") == 1
    assert one(panel, UseCheck.answer) == "used"


def test_used_asks_what_came_of_an_application(opening: Opening) -> None:
    panel = opening(plan())
    press(Key.Key_U)
    type_in("It held")
    assert count(panel, Application.result == "It held", Application.state == "tried") == 1


def test_used_needs_no_words(opening: Opening) -> None:
    panel = opening(plan())
    press(Key.Key_U, Key.Key_Return)
    assert count(panel, Application.result == "", Application.state == "tried") == 1


def test_no_drops_an_application_with_a_note(opening: Opening) -> None:
    panel = opening(plan())
    press(Key.Key_T)
    type_in("The line is gone")
    assert panel.stop.note.text() == "Halve the batch\nYour note: The line is gone"
    press(Key.Key_X)
    assert (one(panel, UseCheck.note), one(panel, Application.state)) == ("The line is gone", "dropped")


def test_a_note_stays_with_its_question(opening: Opening) -> None:
    panel = opening(*finished(), Application(book_id=2, action="Walk", on_date=TODAY - timedelta(days=31)))
    press(Key.Key_T)
    type_in("Mine")
    press(Key.Key_Space, Key.Key_N)
    assert one(panel, UseCheck.note) == ""


# --- seen and heard --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("asking", [False, True])
def test_nothing_is_clipped_or_unnamed(
    opening: Opening, qapp: QApplication, listening: None, scale: float, asking: bool
) -> None:
    panel = opening(*passages(30), width=600, height=480)
    apply_theme(qapp, "light", scale)
    press(Key.Key_K)
    if asking:
        press(Key.Key_A)
    panel.how.button.click()
    for _number in range(4):
        QApplication.processEvents()
    wrong = {
        "no name": seeing.unnamed(panel),
        "a stop on words": seeing.speaking_stops(panel),
        "small": seeing.small(panel),
        "clipped": seeing.clipped(panel),
        "out of sight": seeing.out_of_sight(panel),
    }
    assert {what: where for what, where in wrong.items() if where} == {}


def test_a_review_by_keyboard_alone(window: MainWindow, begun: Workspace, qtbot: QtBot) -> None:
    fill(begun, plan(), *passages(5))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_in("weekly review")
    panel = window.page("readings").right.panels["review"]  # type: ignore[attr-defined]  # the Readings page
    assert words(panel) == "Did you do it?"
    press(Key.Key_N)
    for key in (Key.Key_K, Key.Key_F, Key.Key_D, Key.Key_A):
        press(key)
    type_in("Walk the line at seven")
    press(Key.Key_X)
    assert words(panel) == "That was this week's review."
    assert panel.stop.note.text() == "1 kept, 1 marked as favourite, 1 done with, 1 to apply, 1 discarded."
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.progress.text().startswith("5 of 5")


def test_the_overview_leads_to_the_question_and_to_the_review(window: MainWindow, begun: Workspace) -> None:
    fill(begun, plan())
    window.go("overview")
    answer = next(one for one in window.page("overview").findChildren(Button) if one.text() == "Answer")
    answer.click()
    right = window.page("readings").right  # type: ignore[attr-defined]  # the Readings page
    assert (window.place, right.shown, words(right.panels["review"])) == ("readings", "review", "Did you do it?")
