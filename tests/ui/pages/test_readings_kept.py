"""The chain on a book's page: a highlight becomes a takeaway, an application, a pilot and evidence, by single keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from opspath_desktop.actions import applications, highlights
from opspath_desktop.domain.highlights import parse_highlight
from opspath_desktop.queries.highlights import HighlightRow
from opspath_desktop.queries.highlights import highlights as read
from opspath_desktop.queries.pilots import pilot_list
from opspath_desktop.store.schema import Highlight
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.pages.readings_applications_row import ApplicationLine
from opspath_desktop.ui.pages.readings_highlights_row import HighlightLine
from opspath_desktop.ui.pages.readings_kept import KeptRow
from opspath_desktop.ui.pages.readings_takeaways_row import TakeawayLine
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, GOAL, Key, choose, offered, press, type_in, view

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(readings_page: ReadingsPage) -> ReadingsPage:
    return readings_page


def keep(page: ReadingsPage, *lines: str) -> list[HighlightLine]:
    """Keep highlights and return their rows."""
    space = page.workspace
    with space.database.change("Fill") as session:
        for line in lines:
            highlights.add(session, space.pathway, A3, parse_highlight(line), on=TODAY)
    return list(page.detail.highlights.rows.values())


def kept(page: ReadingsPage) -> tuple[HighlightRow, ...]:
    return page.workspace.query(read, view(page).uuid).rows


def applied(page: ReadingsPage, state: str = "planned") -> ApplicationLine:
    """Write an application down and return its row, with the keyboard on it."""
    space = page.workspace
    with space.database.change("Fill") as session:
        uuid = applications.add(session, space.pathway, A3, "Walk the line", on=TODAY, state=state)
    row = page.detail.applications.rows[uuid]
    mark_keyboard(row)
    return row


def focused() -> KeptRow:
    row = QApplication.focusWidget()
    assert isinstance(row, KeptRow)
    return row


# --- highlights ------------------------------------------------------------------------------------------------------


def test_one_line_keeps_a_highlight_with_its_place(page: ReadingsPage) -> None:
    page.detail.highlights.start()
    type_in("ch 3, p 45 Ask five questions")
    row = kept(page)[0]
    assert (row.text, row.where, row.on, page.detail.highlights.field.text()) == (
        "Ask five questions",
        "ch 3 · p 45",
        TODAY,
        "",
    )


def test_t_makes_a_takeaway_and_the_second_time_goes_to_it(page: ReadingsPage, told: list[str]) -> None:
    (row,) = keep(page, "p 45 Ask five questions")
    mark_keyboard(row)
    press(Key.Key_T)
    made = view(page).takeaways[0]
    assert (made.text, made.where, told) == ("Ask five questions", "p 45", ["Kept as a takeaway"])
    assert focused() is row
    press(Key.Key_T)
    assert len(view(page).takeaways) == 1
    assert focused() is page.detail.takeaways.rows[made.uuid]
    page.workspace.undo()
    assert view(page).takeaways == ()


def test_refused_words_do_not_go_over_to_the_next_book(page: ReadingsPage) -> None:
    field = page.detail.highlights.field
    page.detail.highlights.start()
    type_in("note:")
    assert field.edit.property("bad")
    page.show_target(GOAL)
    assert (field.text(), bool(field.edit.property("bad"))) == ("", False)


def test_t_is_a_letter_while_words_are_typed(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45 Ask")
    mark_keyboard(row)
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "t")  # type: ignore[arg-type]  # the passage has the focus
    row.flush()
    assert ("t" in kept(page)[0].text, view(page).takeaways) == (True, ())


def test_a_takeaway_leads_back_to_its_highlight(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45 Ask five questions")
    row.promote()
    line = page.detail.takeaways.rows[view(page).takeaways[0].uuid]
    assert line.source.text() == "From p 45"
    line.source.click()
    assert focused() is row


def test_every_field_of_a_highlight_is_edited_in_place(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45 Ask")
    mark_keyboard(row)
    press(Key.Key_F2)
    editor = row.editor
    assert editor is not None
    QTest.keyClicks(editor.note.pad, "Try it on Monday")
    for field, text in ((editor.place, "p 61"), (editor.chapter, "3"), (editor.day, "1/11")):
        press(Key.Key_Return, on=field)
        type_in(text)
    choose(editor.fill_kinds, "Note")
    editor.done.click()
    found = kept(page)[0]
    assert (found.note, found.where, found.on, found.kind) == (
        "Try it on Monday",
        "ch 3 · p 61",
        date(2026, 11, 1),
        "note",
    )
    assert focused() is row


def test_a_day_to_come_stays_in_its_field_with_the_reason(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45 Ask")
    row.edit()
    assert row.editor is not None
    press(Key.Key_Return, on=row.editor.day)
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]  # a line edit
    type_in("tomorrow")
    assert "still to come" in row.editor.day.edit.error_text()


def test_favourites_are_marked_by_key_and_filtered(page: ReadingsPage) -> None:
    rows = keep(page, "p 1 One", "p 2 Two", "p 3")
    mark_keyboard(rows[1])
    press(Key.Key_F)
    card = page.detail.highlights
    assert set(card.chips.buttons) == {"all", "favourites", "bookmarks"}
    card.chips.choose("favourites")
    assert [row.text for row in card.shown.rows] == ["Two"]
    press(Key.Key_F, on=rows[1])
    assert len(card.shown.rows) == 3


def test_arrows_walk_and_deleting_goes_on_with_the_next(page: ReadingsPage, told: list[str]) -> None:
    rows = keep(page, "p 1 One", "p 2 Two", "p 3 Three")
    mark_keyboard(rows[0])
    press(Key.Key_Down)
    assert focused() is rows[1]
    press(Key.Key_Delete)
    assert (focused(), told) == (rows[2], ["Highlight deleted"])
    page.workspace.undo()
    assert [row.text for row in kept(page)] == ["One", "Two", "Three"]


def test_many_highlights_come_in_portions_and_never_all(page: ReadingsPage) -> None:
    keep(page, *(f"p {n} Passage {n}" for n in range(1, 301)))
    card = page.detail.highlights
    assert (len(card.rows), card.more.text()) == (5, "Show 20 more of 295")
    for _time in range(6):
        card.more.click()
    assert len(card.rows) == 100
    assert (card.before.text(), card.shown.rows[0].place) == ("Show 20 before", "p 26")
    card.before.click()
    assert (len(card.rows), card.shown.rows[0].place) == (100, "p 6")


def test_a_far_highlight_is_brought_into_sight(page: ReadingsPage) -> None:
    keep(page, *(f"p {n} Passage {n}" for n in range(1, 301)))
    with page.workspace.read() as session:
        uuid = session.query(Highlight.uuid).filter(Highlight.place == "p 250").scalar()
    page.show_target(uuid)
    row = focused()
    assert isinstance(row, HighlightLine)
    assert row.row is not None
    assert (row.row.place, len(page.detail.highlights.rows) <= 100) == ("p 250", True)


def test_earlier_versions_unfold_and_can_stand_alone(page: ReadingsPage) -> None:
    keep(page, "p 1 One two", "p 1 One")
    with page.workspace.database.change("Import") as session:
        longest, short = session.query(Highlight).order_by(Highlight.id)
        short.superseded_by = longest.uuid
    (row,) = page.detail.highlights.rows.values()
    assert row.said.versions.text() == "Show 1 earlier version"
    row.said.versions.click()
    version = row.said.older.itemAt(0).widget()  # type: ignore[union-attr]  # there is one
    assert version is not None
    apart = version.layout().itemAt(2).widget()  # type: ignore[union-attr]
    apart.click()  # type: ignore[union-attr]  # a button
    assert [each.text for each in kept(page)] == ["One two", "One"]


def test_a_found_earlier_version_unfolds_under_the_later_one(page: ReadingsPage) -> None:
    old, new = keep(page, "p 5 The walk", "p 5 The walk begins")
    assert old.row
    assert new.row
    with page.workspace.database.change("Import") as session:
        session.query(Highlight).filter_by(uuid=old.row.uuid).update({"superseded_by": new.row.uuid})
    for _twice in range(2):
        page.show_target(old.row.uuid)
        assert focused() is page.detail.highlights.rows[new.row.uuid]
        assert new.said.older.count() == 1


def test_a_withheld_passage_says_so(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45")
    with page.workspace.database.change("Import") as session:
        session.query(Highlight).update({"withheld": True, "kind": "quote"})
    assert row.accessibleName() == "Text withheld by the shop, place kept"


def test_words_go_to_the_clipboard(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45 Ask")
    mark_keyboard(row)
    QTest.keyClick(row, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Ask\np 45"


@pytest.mark.parametrize("text", ["<b>bold</b> & <script>", "x" * 100_000])
def test_hostile_and_endless_passages_are_shown_as_they_are(page: ReadingsPage, text: str) -> None:
    (row,) = keep(page, f"p 1 {text}")
    assert row.said._text.text().startswith(text[:500])
    assert row.height() < 2000


# --- takeaways -------------------------------------------------------------------------------------------------------


def test_a_applies_a_takeaway_and_the_second_time_goes_there(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45 Ask five questions")
    row.promote()
    line = page.detail.takeaways.rows[view(page).takeaways[0].uuid]
    mark_keyboard(line)
    press(Key.Key_A)
    made = view(page).applications[0]
    assert (made.action, made.state, made.from_words) == ("Ask five questions", "planned", "Ask five questions")
    press(Key.Key_A)
    assert len(view(page).applications) == 1
    assert focused() is page.detail.applications.rows[made.uuid]
    choose(line.fill_menu, "Apply it once more")
    assert len(view(page).applications) == 2


def test_keys_of_a_takeaway_leave_the_words_alone(page: ReadingsPage) -> None:
    page.detail.takeaways.field.setFocus()
    type_in("Go and see")
    line = page.detail.takeaways.rows[view(page).takeaways[0].uuid]
    mark_keyboard(line)
    press(Key.Key_F)
    assert view(page).takeaways[0].favourite
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "fa")  # type: ignore[arg-type]  # the words have the focus
    press(Key.Key_Escape)
    assert focused() is line
    page.flush()
    assert (view(page).takeaways[0].text, view(page).applications) == ("faGo and see", ())


# --- applications ----------------------------------------------------------------------------------------------------


def test_an_application_is_written_and_its_fields_save_themselves(page: ReadingsPage) -> None:
    page.detail.applications.start()
    type_in("Walk the line")
    row = page.detail.applications.rows[view(page).applications[0].uuid]
    QTest.keyClicks(row.situation.pad, "Late shift")
    QTest.keyClicks(row.result.pad, "Two queues gone")
    row.flush()
    press(Key.Key_Return, on=row.links.check)
    type_in("30 days")
    choose(row.fill_states, "Tried")
    made = view(page).applications[0]
    assert (made.situation, made.result, made.check_back) == ("Late shift", "Two queues gone", date(2026, 12, 22))
    assert (view(page).applied, page.detail.head.applied.text()) == (1, "Applied once")
    assert page.detail.applications.caption_label.text() == "Applied once"


def test_the_state_makes_room_for_the_words_in_a_narrow_pane(page: ReadingsPage) -> None:
    row = applied(page)
    row.resize(700, 300)
    assert row.icons.indexOf(row.state) == 0
    row.resize(280, 300)
    assert row.icons.indexOf(row.state) < 0
    assert row.state.isVisible()
    QApplication.sendPostedEvents(row, QEvent.Type.LayoutRequest)
    assert row.state.mapTo(row, QPoint()).y() >= row.action.mapTo(row, QPoint()).y() + row.action.height()


def test_a_day_to_check_back_must_lie_ahead(page: ReadingsPage) -> None:
    row = applied(page)
    press(Key.Key_Return, on=row.links.check)
    type_in("yesterday")
    assert "has passed" in row.links.check.edit.error_text()


def test_p_starts_a_pilot_that_is_seen_from_both_ends(page: ReadingsPage, told: list[str]) -> None:
    row = applied(page)
    press(Key.Key_P)
    space = page.workspace
    made = space.query(pilot_list, space.pathway, TODAY)[0]
    assert (made.title, told) == ("Walk the line", ["Pilot started: “Walk the line”"])
    asked: list[tuple[str, object]] = []
    space.asked.connect(lambda place, target: asked.append((place, target)))
    row.links.buttons[0].click()
    mark_keyboard(row)
    press(Key.Key_P)
    assert asked == [("pilots", made.uuid)] * 2


def test_what_was_tried_becomes_evidence_and_no_longer(page: ReadingsPage) -> None:
    row = applied(page, "tried")
    competency = page.workspace.pathway.stages[1].of("competency")[0]
    menu = QMenu()
    row.fill_evidence(menu)
    next(action for action in menu.actions() if action.text().startswith(competency.title[:20])).trigger()
    assert [each.item for each in view(page).applications[0].shows] == [competency.id]
    again = QMenu()
    row.fill_evidence(again)
    ticked = [action for action in again.actions() if action.isChecked()]
    assert len(ticked) == 1
    ticked[0].trigger()
    assert view(page).applications[0].shows == ()


def test_what_is_planned_says_what_comes_first(page: ReadingsPage) -> None:
    assert offered(applied(page).fill_evidence) == {"First set it to Tried or Adopted"}


def test_a_deleted_application_comes_back_with_its_links(page: ReadingsPage) -> None:
    row = applied(page)
    row.start_pilot()
    mark_keyboard(row)
    press(Key.Key_Delete)
    assert view(page).applications == ()
    page.workspace.undo()
    assert view(page).applications[0].pilots


def test_the_pathway_s_suggestion_starts_an_application(page: ReadingsPage) -> None:
    page.show_target(GOAL)
    card = page.detail.applications
    assert card.suggestion.isVisible()
    card.suggestion.button.click()
    item = view(page).item
    assert item is not None
    assert view(page).applications[0].action == item.apply
    assert not card.suggestion.isVisible()
    assert isinstance(focused(), ApplicationLine)


def test_an_own_book_has_no_suggestion(page: ReadingsPage) -> None:
    own = next(row for row in page._shelf.rows if row.item is None)  # type: ignore[union-attr]  # filled by the fixture
    page.show_target(own.key)
    assert not page.detail.applications.suggestion.isVisible()


def test_rows_keep_out_of_the_plan_what_is_private(page: ReadingsPage, workspace: Workspace) -> None:
    row = applied(page)
    choose(row.fill_menu, "Private: keep out of the plan")
    assert view(page).applications[0].private
    assert "stays out of the plan" in row.accessibleDescription()


def test_menus_name_their_keys(page: ReadingsPage) -> None:
    (row,) = keep(page, "p 45 Ask")
    row.promote()
    line = page.detail.takeaways.rows[view(page).takeaways[0].uuid]
    assert isinstance(line, TakeawayLine)
    for each, words in (
        (row, "Go to its takeaway\tT"),
        (line, "Apply it at work\tA"),
        (applied(page), "Start a pilot from it\tP"),
    ):
        menu = QMenu()
        each.fill_menu(menu)
        assert words in [action.text() for action in menu.actions()]
        assert words.split("\t")[1] in each.accessibleDescription()
