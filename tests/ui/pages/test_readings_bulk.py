"""Many books at once: what they share, what differs, one undo step for each field, and merging, all by keyboard."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from opspath_desktop.actions import books, tags
from opspath_desktop.queries.chosen_books import ChosenBooks, Common, chosen
from opspath_desktop.store.schema import Book
from opspath_desktop.ui.pages import readings_bulk
from opspath_desktop.ui.pages.readings_bulk import BulkPanel
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import GOAL, Key, choose, press, type_in
from tests.ui.seeing import clipped, small, unnamed


@pytest.fixture
def keys(workspace: Workspace) -> list[str]:
    """Return the keys of two own books, of which one has a tag, and of a suggested book."""
    with workspace.database.change("Fill") as session:
        own = [books.add(session, title, "Author One") for title in ("Flow at Work", "Flow at work")]
        books.measure(session, workspace.pathway, own[0], "year", 1998)
        tags.set_tags(session, workspace.pathway, own[0], ["Lean"])
    workspace.database.stack.clear()
    return [*own, GOAL]


@pytest.fixture
def told(workspace: Workspace) -> list[str]:
    """Return what the toast says."""
    said: list[str] = []
    workspace.told.connect(lambda words, _undo: said.append(words))
    return said


@pytest.fixture
def panel(workspace: Workspace, keys: list[str], qtbot: QtBot) -> BulkPanel:
    made = BulkPanel(workspace)
    qtbot.addWidget(made)
    made.resize(660, 740)
    made.show_keys(keys)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_first()
    return made


def common(panel: BulkPanel) -> ChosenBooks:
    space = panel.workspace
    return space.query(chosen, space.pathway, panel.deeds.keys)


def test_very_many_books_wait_until_the_keys_rest(
    panel: BulkPanel, keys: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings_bulk, "MANY", 1)
    panel.show_keys(keys[:2])
    assert (panel._title.text(), panel.deeds.keys) == ("3 books selected", tuple(keys[:2]))
    qtbot.waitUntil(lambda: panel._title.text() == "2 books selected")


def test_it_says_how_many_and_what_differs(panel: BulkPanel) -> None:
    assert panel._title.text() == "3 books selected"
    assert panel._about.text().startswith("1 is suggested by the pathway")
    fields = panel.facts.fields
    assert fields["authors"].text() == "Author One"
    assert fields["year"].accessibleName() == "Year: Several values"
    assert panel.reading.status.accessibleName() == "Status: To read"
    assert [button.isVisible() for button in (panel.queue, panel.unqueue, panel.merge)] == [True, False, True]
    assert panel.delete_own.text() == "Delete 2 own books"


def test_the_status_is_one_step_for_all(panel: BulkPanel, told: list[str]) -> None:
    choose(panel.reading.fill_statuses, "Paused")
    assert common(panel).status == Common("paused")
    press(Key.Key_Return, on=panel.reading.reason)
    type_in("Peak season")
    assert common(panel).reason == Common("Peak season")
    for _step in range(2):
        panel.workspace.undo()
    assert common(panel).status == Common("planned")
    assert told == ["3 books: Paused", "Changed 3 books"]


def test_format_and_rating(panel: BulkPanel, told: list[str]) -> None:
    choose(panel.reading.fill_formats, "E-book")
    assert not panel.reading.stars.isVisible()
    choose(panel.reading.fill_statuses, "Finished")
    panel.reading.stars.setFocus()
    press(Key.Key_PageUp, Key.Key_PageUp)
    assert (common(panel).form, common(panel).rating) == (Common("ebook"), Common(8))
    panel.workspace.undo()
    assert common(panel).rating == Common(None)
    assert told[-1] == "Rated 3 books"


def test_days_as_vague_as_they_are_known(panel: BulkPanel, told: list[str]) -> None:
    started, finished = panel.reading.dates.values()
    assert not started.isVisible()
    choose(panel.reading.fill_statuses, "Finished")
    press(Key.Key_Return, on=finished)
    type_in("2024")
    press(Key.Key_Return, on=started)
    type_in("11/2023")
    assert (started.text(), finished.text()) == ("November 2023", "2024")
    assert told[1:] == ["Changed 3 books", "Changed 3 books"]
    press(Key.Key_Return, on=started)
    type_in("2025")
    assert "would end before it began" in started.edit.error_text()
    assert common(panel).started == Common((date(2023, 11, 1), "month"))


def test_tags_are_given_to_all_and_taken_away(panel: BulkPanel, told: list[str]) -> None:
    assert panel.tags.row.chips["lean"].text() == "Lean · 1 of 3"
    choose(lambda menu: panel.tags.fill_menu(menu, "Lean"), "Give it to all 3 books")
    assert panel.tags.row.chips["lean"].text() == "Lean"
    panel.tags.row.field.edit.setFocus()
    type_in("shop floor")
    panel.tags.row.chips["lean"].setFocus()
    press(Key.Key_Delete)
    assert [each.tag for each in common(panel).tags] == ["shop floor"]
    assert told == ["Tagged 3 books", "Tagged 3 books", "Took “Lean” away from 3 books"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("publisher", "LEI", "LEI"), ("year", "2008", 2008), ("minutes", "9:05", 545), ("why", "Asked", "Asked")],
)
def test_facts_are_written_into_all(panel: BulkPanel, name: str, text: str, value: object) -> None:
    press(Key.Key_Return, on=panel.facts.fields[name])
    type_in(text)
    assert common(panel).fields[name] == Common(value)
    panel.workspace.undo()
    assert common(panel).fields[name] != Common(value)


def test_looking_at_a_field_writes_nothing(panel: BulkPanel) -> None:
    for name in panel.facts.fields:
        press(Key.Key_Return, on=panel.facts.fields[name])
        press(Key.Key_Return)
    assert panel.workspace.database.stack.undo == []


def test_what_cannot_be_read_says_so_in_place(panel: BulkPanel) -> None:
    press(Key.Key_Return, on=panel.facts.fields["year"])
    type_in("soon")
    assert panel.facts.fields["year"].edit.error_text()
    assert common(panel).fields["year"].mixed


def test_words_of_one_choice_do_not_go_into_the_next(panel: BulkPanel, keys: list[str]) -> None:
    press(Key.Key_Return, on=panel.facts.fields["publisher"])
    QTest.keyClicks(panel.facts.fields["publisher"].edit.edit, "LEI")
    panel.show_keys(keys[1:])
    with panel.workspace.read() as session:
        assert session.scalars(select(Book.publisher)).all() == ["LEI"] * 3


def test_authors_of_suggested_books_stay_and_that_is_said(panel: BulkPanel, told: list[str]) -> None:
    press(Key.Key_Return, on=panel.facts.fields["authors"])
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]  # a line edit
    type_in("Author Two")
    assert told == ["Changed 2 books. 1 is left as it is."]


def test_editors_go_into_every_book(panel: BulkPanel, told: list[str]) -> None:
    field = panel.facts.fields["editors"]
    press(Key.Key_Return, on=field)
    type_in("Editor One;Editor Two")
    assert common(panel).fields["editors"] == Common("Editor One\nEditor Two")
    assert field.text() == "Editor One, Editor Two"
    assert told == ["Changed 3 books"]


def test_the_queue_takes_them_and_gives_them_back(panel: BulkPanel, told: list[str]) -> None:
    panel.queue.setFocus()
    press(Key.Key_Space)
    assert not panel.queue.isVisible()
    panel.unqueue.setFocus()
    press(Key.Key_Space)
    assert told == ["3 books in the queue", "Took 3 books out of the queue"]


def test_own_books_are_deleted_and_suggested_ones_stay(panel: BulkPanel, told: list[str]) -> None:
    panel.delete_own.setFocus()
    press(Key.Key_Space)
    assert told == ["Deleted 2 books. 1 suggested book stays."]
    panel.workspace.undo()
    assert common(panel).own == 2


def test_merging_by_keyboard(panel: BulkPanel, keys: list[str], told: list[str], qtbot: QtBot) -> None:
    panel.show_keys(keys[:2])
    panel.merge.setFocus()
    press(Key.Key_Space)
    assert panel.form.rows[0].button.hasFocus()
    press(Key.Key_Down)
    with qtbot.waitSignal(panel.workspace.asked) as asked:
        press(Key.Key_Return)
    assert asked.args == ["readings", keys[1]]
    assert told == ["Merged 2 books into “Flow at work”"]


def test_esc_leaves_the_merge_without_a_change(panel: BulkPanel) -> None:
    panel.start_merge()
    press(Key.Key_Escape)
    assert (panel.form.isVisible(), panel.merge.hasFocus()) == (False, True)
    assert panel.workspace.database.stack.undo == []


def test_two_books_of_the_pathway_say_why_they_stay_two(panel: BulkPanel) -> None:
    panel.show_keys([GOAL, "rdg.managing-to-learn"])
    panel.start_merge()
    press(Key.Key_Return)
    assert "two different books" in panel.form._message.text()


@pytest.mark.parametrize("width", [600, 900])
def test_everything_is_named_and_fits(panel: BulkPanel, width: int) -> None:
    choose(panel.reading.fill_statuses, "Stopped")
    panel.resize(width, 740)
    panel.start_merge()
    QApplication.sendPostedEvents()  # what has other words has another width
    assert unnamed(panel) == []
    assert clipped(panel) == []
    assert small(panel) == []
