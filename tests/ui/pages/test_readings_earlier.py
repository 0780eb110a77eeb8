"""Earlier readings of a book keep their own facts and their own log."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.pages.readings_past import PastReading
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import Key, choose, offered, opened, press, type_in, view

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(begun: Workspace, qtbot: QtBot) -> ReadingsPage:
    """Return the page on a book that was read, logged, finished and begun again."""
    key = begun.act("Add", books.add, "A book read twice").result
    path = begun.pathway
    for day in range(1, 31):
        begun.act("Log", readings.log, path, key, Sitting(date(2026, 4, day), "pages", delta=5))
    begun.act("Finish", readings.set_status, path, key, "finished", on=date(2026, 5, 3))
    begun.act("Again", readings.read_again, path, key, on=date(2026, 11, 1))
    made = opened(begun, qtbot)
    made.show_target(key)
    made.detail.earlier.unfold(True)
    return made


def past(page: ReadingsPage) -> PastReading:
    return next(iter(page.detail.earlier.rows.values()))


def test_an_earlier_reading_is_corrected_in_place(page: ReadingsPage, workspace: Workspace) -> None:
    press(Key.Key_Return, on=past(page).dates["finished"])
    type_in("May 2026")
    choose(past(page).fill_status, "Stopped")
    past(page).stars.setValue(17)
    row = view(page).earlier[0]
    assert (row.status, row.finished, row.rating) == ("stopped", "May 2026", 17)
    assert view(page).status == "reading"
    workspace.undo()
    assert view(page).earlier[0].rating is None


def test_each_reading_keeps_its_own_format_and_reason(page: ReadingsPage, workspace: Workspace) -> None:
    row = past(page)
    assert row.pause.isHidden()
    choose(row.fill_formats, "Audiobook")
    choose(row.fill_status, "Stopped")
    press(Key.Key_Return, on=row.pause.reason)
    type_in("No <b>time</b> & no peace")
    press(Key.Key_Return, on=row.pause.place)
    type_in("ch 4")
    kept = view(page).earlier[0]
    assert (kept.format, kept.reason, kept.stopped_at) == ("audio", "No <b>time</b> & no peace", "ch 4")
    assert (row.format.text(), row.accessibleName()) == ("Audiobook", "Earlier reading: Stopped")
    now = view(page).reading
    assert now is not None
    assert (now.format, now.reason) == ("unknown", "")
    workspace.undo()
    assert view(page).earlier[0].stopped_at == ""


def test_its_log_opens_in_portions_and_each_entry_can_be_changed(page: ReadingsPage) -> None:
    log = past(page).log
    said = [log.button.text()]
    for _click in range(3):
        log.button.click()
        said.append(log.button.text())
    assert said == ["Show its log, 30 entries", "Show more of its log", "Hide its log", "Show its log, 30 entries"]
    log.toggle()
    assert len(log.entries) == 25
    log.entries[0].open()
    log.entries[0].field.set_text("yesterday 8")
    log.entries[0].field.submit()
    assert log.entries[0].amount.text() == "8 pages"


def test_a_reading_without_a_log_offers_none(page: ReadingsPage) -> None:
    page.detail.earlier.field.edit.setFocus()
    type_in("2011")
    old = list(page.detail.earlier.rows.values())[-1]
    assert (old.log.isHidden(), past(page).log.isHidden()) == (True, False)


def test_a_reading_of_long_ago_is_added_as_exactly_as_it_is_known(page: ReadingsPage) -> None:
    page.detail.earlier.field.edit.setFocus()
    type_in("2011")
    assert [row.finished for row in view(page).earlier] == ["3 May", "2011"]
    page.detail.earlier.field.edit.setFocus()
    type_in("next year")
    assert len(view(page).earlier) == 2
    assert page.detail.earlier.field.text() == "next year"


def test_an_earlier_reading_is_deleted_and_given_back(page: ReadingsPage, workspace: Workspace) -> None:
    assert "Delete this reading" in offered(past(page).fill_menu)
    past(page).delete()
    assert view(page).earlier == ()
    workspace.undo()
    past(page).log.toggle()
    assert past(page).log.entries


def test_consulting_asks_which_chapters(page: ReadingsPage) -> None:
    page.set_status("consulted")
    row = page.detail.progress.pause
    assert row.reason.isHidden()
    press(Key.Key_Return, on=row.place)
    type_in("3 and 7")
    reading = view(page).reading
    assert reading is not None
    assert reading.stopped_at == "3 and 7"
