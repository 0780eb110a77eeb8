"""One line of a reading log: what its field shows is what it keeps."""

from datetime import date

from opspath_desktop.actions import readings
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, Key, press, view


def test_an_entry_that_was_only_looked_at_stays_as_it_is(readings_page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Log") as session:
        sitting = Sitting(date(2026, 10, 23), "pages", delta=12, minutes=25)
        uuid = readings.log(session, workspace.pathway, A3, sitting)
    workspace.database.stack.clear()
    readings_page.refresh()
    row = readings_page.detail.log.rows[uuid]
    row.amount.setFocus()
    press(Key.Key_F2)
    assert row.field.text() == "23/10 12 25 min"
    press(Key.Key_Return)
    assert not row.field.isVisible()
    assert not workspace.database.stack.undo


def test_a_sitting_of_another_format_is_not_turned_into_minutes(
    readings_page: ReadingsPage, workspace: Workspace
) -> None:
    newest = view(readings_page).entries[0]
    reading = view(readings_page).reading
    assert reading is not None
    with workspace.database.change("Listen") as session:
        readings.describe(session, reading.uuid, "format", "audio")
    readings_page.refresh()
    row = readings_page.detail.log.rows[newest.uuid]
    row.amount.setFocus()
    press(Key.Key_F2)
    assert row.field.text() == "+6 p"
    press(Key.Key_Return)
    assert view(readings_page).entries[0].sitting == newest.sitting
