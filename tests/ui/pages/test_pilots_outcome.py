"""The tabs of the problem and the outcome by keyboard: story, benefits, checks, links, files, questions, history."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, pilot_files, pilot_links, pilots
from opspath_desktop.actions.pilot_outcome import answer_check
from opspath_desktop.queries.pilot_story import Story, story
from opspath_desktop.store.attachments import Copied
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_benefits_row import BenefitRow
from opspath_desktop.ui.pages.pilots_checks import CheckRow
from opspath_desktop.ui.pages.pilots_files import FileRow
from opspath_desktop.ui.pages.pilots_links import LinkRow
from opspath_desktop.ui.pages.pilots_questions import QuestionRow
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.pilot_hands import TODAY, Key, opened, outcome, press, problem, take, type_in, uuid_of


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    return opened(workspace, qtbot)


def told(page: PilotsPage) -> Story:
    found = page.workspace.query(story, uuid_of(page))
    assert found is not None
    return found


def closed(page: PilotsPage, status: str = "adopted", days: int = 40) -> None:
    with page.workspace.database.change("Close") as session:
        pilots.set_status(session, uuid_of(page), status, on=TODAY - timedelta(days), today=TODAY)


def test_the_story_saves_itself_and_is_taken_back_field_by_field(page: PilotsPage) -> None:
    card = problem(page).story
    assert "Not told yet" not in card.goal.text()
    card.notes["problem"].focus_field()
    QTest.keyClicks(card.notes["problem"].note.pad, "Fifty minutes at the gate")
    page.flush()
    card.facts.sponsor.open()
    type_in("Head of logistics", on=card.facts.sponsor.edit.edit)
    assert (told(page).problem, told(page).sponsor) == ("Fifty minutes at the gate", "Head of logistics")
    page.workspace.undo()
    assert (told(page).problem, told(page).sponsor) == ("Fifty minutes at the gate", "")


def test_the_goal_is_told_by_its_measure(page: PilotsPage) -> None:
    assert problem(page).story.goal.text() == "Wait: from 51 to 30 min by 22 November"
    problem(page).story.goal.button.click()
    assert page.detail.shown == "measure"


def test_words_that_do_not_fit_the_page_stay_in_the_field(page: PilotsPage) -> None:
    note = problem(page).story.notes["problem"].note
    note.setFocus()
    note.pad.insertPlainText("x" * 401)
    page.flush()
    assert "401 characters" in note.error_text()
    assert (len(note.text()), told(page).problem) == (401, "")


def test_a_kaizen_event_asks_for_its_days_and_team(page: PilotsPage) -> None:
    facts = problem(page).story.facts
    assert not facts.team.isVisible()
    take(facts.kind.menu_of(), "Kaizen event")
    assert facts.team.isVisible()
    facts.days["event_start"].open()
    type_in("23/9", on=facts.days["event_start"].edit.edit)
    assert told(page).event_start == date(2026, 9, 23)
    facts.days["event_end"].open()
    type_in("1/9", on=facts.days["event_end"].edit.edit)
    assert "before it starts" in facts.days["event_end"].edit.error_text()


def test_a_sipoc_is_folded_away_until_it_is_wanted(page: PilotsPage) -> None:
    sipoc = problem(page).story.sipoc
    assert not sipoc.notes["steps"].isVisible()
    press(Key.Key_Space, on=sipoc.button)
    sipoc.notes["steps"].focus_field()
    sipoc.notes["steps"].note.pad.insertPlainText("Gate\nDock")
    page.flush()
    assert told(page).steps == "Gate\nDock"


def test_a_title_that_names_a_solution_gets_a_hint(page: PilotsPage) -> None:
    card = problem(page).story
    assert not card._hint.isVisible()
    page.head.title.open()
    type_in("Introduce slots", on=page.head.title.edit.edit)
    assert "names a solution" in card._hint.text()


def test_moving_on_tells_what_is_missing_and_moves_all_the_same(page: PilotsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.workspace.told) as said:
        page.head.set_status("implementing")
    assert said.args == ["“Lorries wait”: Rolling out. Not told yet: problem, current condition.", True]
    assert told(page).status == "implementing"


@pytest.mark.parametrize("status", ["adopted", "abandoned"])
def test_every_end_asks_in_place_for_results_and_lessons(page: PilotsPage, status: str) -> None:
    page.head.set_status(status)
    card = outcome(page).results
    assert card.isVisible()
    assert "lessons about my leading" in card._missing.text()
    card.note.setFocus()
    QTest.keyClicks(card.note.pad, "Too few lorries")
    page.flush()
    assert told(page).results == "Too few lorries"
    page.workspace.undo()
    assert told(page).results == ""


def test_the_evidence_level_is_told_with_what_the_next_asks_for(page: PilotsPage) -> None:
    assert outcome(page).results.level.text().startswith("Evidence: 1 of 5, before and after. Level 2 asks for")
    assert page.head.facts.evidence.text() == "1 of 5, before and after"


def test_a_finished_pilot_offers_itself_as_evidence(page: PilotsPage) -> None:
    closed(page)
    card = outcome(page)
    press(Key.Key_Space, on=card.results.offer.button)
    assert card.links.field.edit.hasFocus()
    metric = page.workspace.pathway.stages[1].of("metric")[0]
    with page.workspace.database.change("Link") as session:
        pilots.link(session, page.workspace.pathway, uuid_of(page), metric.id)
    assert metric.title in card.results.offer.words.text()
    press(Key.Key_Space, on=card.results.offer.button)
    assert page.view is not None
    assert page.view.evidence == 1
    assert not card.results.offer.button.isVisible()


def test_a_benefit_is_added_reckoned_and_confirmed_in_place(page: PilotsPage) -> None:
    card = outcome(page).benefits
    card.field.edit.setFocus()
    type_in("Less waiting")
    row = next(iter(card.rows.rows.values()))
    assert isinstance(row, BenefitRow)
    type_in("3 h")
    take(row.choices["recurrence"].menu_of(), "per week")
    row.rate.open()
    type_in("28,50 EUR", on=row.rate.edit.edit)
    assert "Forecast · Capacity · 3 h \u00d7 52 weeks \u00d7 28.50 EUR = 4,446 EUR a year" in row.head.caption.text()
    assert not card.actual.isVisible()
    take(row.choices["stage"].menu_of(), "Actual")
    row.by.open()
    type_in("Controller", on=row.by.edit.edit)
    assert card.actual.text() == "Actual: Capacity 4,446 EUR"
    assert "confirmed by Controller, 22 November" in row.head.caption.text()


@pytest.mark.parametrize(("field", "text", "words"), [("rate", "much", "currency"), ("amount", "1e308 h", "too large")])
def test_a_benefit_that_cannot_be_reckoned_says_so(page: PilotsPage, field: str, text: str, words: str) -> None:
    card = outcome(page).benefits
    card.field.edit.setFocus()
    type_in("Less waiting")
    row = next(iter(card.rows.rows.values()))
    assert isinstance(row, BenefitRow)
    editor = {"rate": row.rate, "amount": row.amount}[field]
    editor.open()
    editor.edit.edit.selectAll()
    type_in(text, on=editor.edit.edit)
    assert words in editor.edit.error_text()
    assert editor.text() == text


def test_a_benefit_is_deleted_with_del_and_comes_back(page: PilotsPage) -> None:
    card = outcome(page).benefits
    card.field.edit.setFocus()
    type_in("Less waiting")
    row = next(iter(card.rows.rows.values()))
    press(Key.Key_Escape)
    press(Key.Key_Delete, on=row)
    assert card.rows.rows == {}
    page.workspace.undo()
    assert len(card.rows.rows) == 1


def test_a_check_is_answered_and_a_slip_opens_the_pilot_again(page: PilotsPage) -> None:
    closed(page)
    card = outcome(page).checks
    page.show_target(f"{uuid_of(page)}#outcome:checks")
    row = card.rows.rows["30"]
    assert isinstance(row, CheckRow)
    assert row.buttons["held"].hasFocus()
    press(Key.Key_Space)
    assert row.result.key == "held"
    assert row.result.hasFocus()
    take(row.result.menu_of(), "It slipped")
    row.note.open()
    type_in("Fog, and two new carriers", on=row.note.edit.edit)
    press(Key.Key_Space, on=row.reopen)
    assert told(page).status == "implementing"
    page.workspace.undo()
    assert told(page).status == "adopted"


def test_an_abandoned_pilot_is_not_checked(page: PilotsPage) -> None:
    closed(page, "abandoned")
    assert not outcome(page).checks.isVisible()


def test_a_link_is_found_by_its_words_and_goes_there(page: PilotsPage, qtbot: QtBot) -> None:
    with page.workspace.database.change("Add") as session:
        book = books.add(session, "The long yard")
    card = outcome(page).links
    card.field.edit.setText("long yard")
    press(Key.Key_Return, on=card.field.edit)
    row = next(iter(card.rows.rows.values()))
    assert isinstance(row, LinkRow)
    with qtbot.waitSignal(page.workspace.asked) as asked:
        row.go.click()
    assert asked.args == ["readings", book]
    take(row.role.menu_of(), "Learned from")
    assert row.role.key == "learned_from"
    press(Key.Key_Delete, on=row)
    assert card.rows.rows == {}


def test_words_that_fit_nothing_stay_in_the_field(page: PilotsPage) -> None:
    card = outcome(page).links
    card.field.edit.setText("zebra crossing")
    press(Key.Key_Return, on=card.field.edit)
    assert "zebra crossing" in card.field.error_text()
    assert card.field.text() == "zebra crossing"


def test_a_linked_book_shows_the_pilot_and_goes_there(page: PilotsPage, qtbot: QtBot) -> None:
    space = page.workspace
    with space.database.change("Link") as session:
        book = books.add(session, "The long yard")
        pilot_links.link(session, space.pathway, uuid_of(page), kind="book", target=book, role="applied")
    readings = ReadingsPage(space)
    qtbot.addWidget(readings)
    readings.show()
    readings.show_target(book)
    button = readings.detail.pilots.pilots.buttons[0]
    with qtbot.waitSignal(space.asked) as asked:
        button.click()
    assert asked.args == ["pilots", uuid_of(page)]


def test_a_dropped_file_is_copied_in_and_keeps_its_sum(page: PilotsPage, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "yard.txt"
    source.write_text("gate, dock", encoding="utf-8")
    card = outcome(page).files
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    none = Qt.KeyboardModifier.NoModifier
    card.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: bool(card.rows.rows))
    row = next(iter(card.rows.rows.values()))
    assert isinstance(row, FileRow)
    row.caption.open()
    type_in("The yard", on=row.caption.edit.edit)
    press(Key.Key_Space, on=row.printed)
    row.show_sum()
    assert row._sum.text().startswith("SHA-256 ")
    press(Key.Key_Delete, on=row)
    assert card.rows.rows == {}


def test_a_file_that_is_gone_says_so(page: PilotsPage, qtbot: QtBot) -> None:
    with page.workspace.database.change("Attach") as session:
        pilot_files.attach(session, uuid_of(page), [Copied("a" * 64, "map.txt", 3)], on=TODAY)
    row = next(iter(outcome(page).files.rows.rows.values()))
    assert isinstance(row, FileRow)
    with qtbot.waitSignal(page.workspace.failed):
        row.open_file()


def test_a_question_is_kept_answered_and_deleted(page: PilotsPage) -> None:
    card = outcome(page).questions
    card.field.edit.setFocus()
    type_in("What got worse?")
    row = next(iter(card.rows.rows.values()))
    assert isinstance(row, QuestionRow)
    assert row.answer.pad.hasFocus()
    QTest.keyClicks(row.answer.pad, "Nothing that we measure")
    page.flush()
    row.day.open()
    type_in("one day", on=row.day.edit.edit)
    assert "is no date" in row.day.edit.error_text()
    press(Key.Key_Escape, on=row.day.edit.edit)
    press(Key.Key_Space, on=row.away)
    assert card.rows.rows == {}
    page.workspace.undo()
    assert len(card.rows.rows) == 1


def test_a_move_gets_its_note_in_place(page: PilotsPage) -> None:
    row = next(iter(outcome(page).history.rows.rows.values()))
    row.focus_row()
    press(Key.Key_Return)
    type_in("Six of nine agreed")
    page.refresh()
    assert page.view is not None
    assert page.view.history[0].note == "Six of nine agreed"


def test_a_due_check_is_asked_for_and_leads_to_its_answer(page: PilotsPage) -> None:
    from opspath_desktop.queries.overview import overview

    closed(page)
    space = page.workspace
    step = space.query(overview, space.pathway, TODAY).next_up[0]
    assert step.target == f"{uuid_of(page)}#outcome:checks"
    with space.database.change("Answer") as session:
        answer_check(session, uuid_of(page), 30, "held", on=TODAY, today=TODAY)
    assert not any(each.key.startswith("check:") for each in space.query(overview, space.pathway, TODAY).next_up)
