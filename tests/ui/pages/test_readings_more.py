"""Tags, series, ISBNs, editors and notes of one book, by keyboard."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, tags
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.pages.readings_more import MoreFacts
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, Key, choose, offered, press, type_in, view


@pytest.fixture
def more(readings_page: ReadingsPage) -> MoreFacts:
    readings_page.detail.details.edit()
    return readings_page.detail.details.more


def typed(more: MoreFacts, text: str) -> None:
    more.tags.field.edit.setFocus()
    type_in(text)


def test_tags_are_typed_and_taken_away_by_keyboard(
    more: MoreFacts, readings_page: ReadingsPage, workspace: Workspace
) -> None:
    typed(more, "Lean, shop  floor")
    typed(more, "lean")
    assert view(readings_page).about.tags == ("Lean", "shop floor")
    assert (list(more.tags.chips), more.tags.field.text()) == (["lean", "shop floor"], "")
    more.tags.chips["lean"].setFocus()
    press(Key.Key_Delete)
    assert view(readings_page).about.tags == ("shop floor",)
    assert QApplication.focusWidget() is more.tags.field.edit
    workspace.undo()
    assert list(more.tags.chips) == ["lean", "shop floor"]


def test_a_tag_that_is_too_long_stays_in_the_field(more: MoreFacts) -> None:
    typed(more, "x" * 61)
    assert "60 characters" in more.tags.field.error_text()
    assert more.tags.field.text() == "x" * 61


def test_tags_in_use_are_offered_and_one_that_is_chosen_is_kept(
    more: MoreFacts, readings_page: ReadingsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    with workspace.database.change("Fill") as session:
        tags.set_tags(session, workspace.pathway, books.add(session, "Other"), ["Constraints"])
    more.tags.field.edit.setFocus()
    completer = more.tags.field.edit.completer()
    assert isinstance(completer, QCompleter)
    completer.setCompletionPrefix("stra")
    assert completer.currentCompletion() == "Constraints"
    more.tags.field.edit.setText("Constraints")
    completer.activated.emit("Constraints")
    qtbot.waitUntil(lambda: view(readings_page).about.tags == ("Constraints",))


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("series", "Lean  classics", "Lean classics"),
        ("editors", "One; Two", "One, Two"),
        ("isbns", "978-0-88427-195-6, 0884271951", "9780884271956"),
    ],
)
def test_facts_are_edited_in_place(more: MoreFacts, name: str, text: str, shown: str) -> None:
    press(Key.Key_Return, on=more.fields[name])
    type_in(text)
    assert more.fields[name].text() == shown


def test_what_is_no_isbn_says_so(more: MoreFacts) -> None:
    press(Key.Key_Return, on=more.fields["isbns"])
    type_in("123")
    assert "is no ISBN" in more.fields["isbns"].edit.error_text()


def test_notes_save_themselves(more: MoreFacts, readings_page: ReadingsPage) -> None:
    QTest.keyClicks(more.notes.pad, "Lent to the night shift")
    readings_page.flush()
    assert view(readings_page).about.notes == "Lent to the night shift"
    assert view(readings_page).key == A3


def test_the_menu_of_a_book_puts_it_into_the_queue_and_takes_it_out(
    readings_page: ReadingsPage, workspace: Workspace
) -> None:
    readings_page.show_target("rdg.om-for-dummies")
    head = readings_page.detail.head
    choose(head.fill_menu, "Add to queue")
    assert view(readings_page).about.queued
    assert "Add to queue" not in offered(head.fill_menu)
    choose(head.fill_menu, "Take out of the queue")
    assert not view(readings_page).about.queued
    readings_page.set_status("reading")
    assert not {"Add to queue", "Take out of the queue"} & offered(head.fill_menu)
