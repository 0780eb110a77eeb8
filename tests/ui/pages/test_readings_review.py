"""The weekly review on the screen: one card after the other, by single keys, and every way back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from opspath_desktop.store.schema import Application, Book, Highlight, Takeaway
from opspath_desktop.ui.pages import readings_review
from opspath_desktop.ui.pages.readings_review import ReviewPanel
from opspath_desktop.ui.widgets.focus import shows_focus
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import Key, press, type_in
from tests.ui.pages.review_hands import TODAY, Opening, count, fill, one, opener, passages, words, write
from tests.ui.seeing import settle


@pytest.fixture
def opening(workspace: Workspace, qtbot: QtBot) -> Opening:
    """Return a function that puts records into the database and opens the panel."""
    return opener(workspace, qtbot)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that every announcement of the panel is written into."""
    heard: list[str] = []
    monkeypatch.setattr(readings_review, "announce", lambda _widget, text: heard.append(text))
    return heard


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
        settle(panel)
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
