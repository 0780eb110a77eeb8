"""One line of a reading log: what its field shows is what it keeps."""

from collections.abc import Callable
from datetime import date

from opspath_desktop.actions import readings
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, Key, press, type_in, view
from tests.ui.seeing import settle

TODAY = date(2026, 11, 22)


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


def test_a_book_that_ended_yesterday_is_finished_yesterday(readings_page: ReadingsPage, workspace: Workspace) -> None:
    offers: list[tuple[str, Callable[[], object]]] = []
    workspace.told_extras.connect(lambda _text, extras: offers.extend(extras))
    with workspace.database.change("Begin earlier") as session:
        readings.edit_entry(
            session, view(readings_page).entries[0].uuid, Sitting(date(2026, 11, 1), "pages", position=96)
        )
    readings_page.start_log()
    type_in("yesterday p 138")
    offers[0][1]()
    assert view(readings_page).state == "Finished 21 November"


def test_more_entries_and_the_table_are_offered_in_one_line(readings_page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Log") as session:
        for _number in range(6):
            readings.log(session, workspace.pathway, A3, Sitting(TODAY, minutes=10))
    readings_page.refresh()
    settle(readings_page)
    log = readings_page.detail.log
    middles = {button.mapTo(log, button.rect().center()).y() for button in (log.more, log.table.button)}
    assert len(middles) == 1
    with workspace.database.change("Only times") as session:
        for entry in view(readings_page).entries[6:]:
            readings.delete_entry(session, entry.uuid, now="2026-11-22T08:00:00Z", today=TODAY)
    readings_page.refresh()
    assert (log.more.isVisible(), log.table.button.isVisible()) == (True, False)
