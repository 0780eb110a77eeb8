"""The cards of a book: takeaways, status, rating, details and guidance, each changed in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from opspath_desktop.actions import takeaways
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, GOAL, Key, choose, offered, press, type_in, view


@pytest.fixture
def page(readings_page: ReadingsPage) -> ReadingsPage:
    return readings_page


def test_takeaways_are_kept_changed_and_deleted(page: ReadingsPage) -> None:
    page.detail.takeaways.field.setFocus()
    type_in("Go and see first")
    assert (view(page).takeaways[0].text, page.detail.takeaways.field.text()) == ("Go and see first", "")
    line = page.detail.takeaways.rows[view(page).takeaways[0].uuid]
    QTest.keyClicks(line.change.pad, "I walk the queue on Mondays")
    line.flush()
    assert view(page).takeaways[0].do_differently == "I walk the queue on Mondays"
    line.more.setFocus()
    press(Key.Key_Delete)
    assert view(page).takeaways == ()


def test_an_emptied_takeaway_says_how_to_delete_it(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        takeaways.add(session, workspace.pathway, A3, "Small batches")
    line = page.detail.takeaways.rows[view(page).takeaways[0].uuid]
    line.text.pad.selectAll()
    QTest.keyClicks(line.text.pad, " ")
    line.flush()
    assert "delete this takeaway" in line.text.error_text()
    QTest.keyClicks(line.text.pad, "Small lots")
    line.flush()
    assert view(page).takeaways[0].text == "Small lots"


def test_a_takeaway_is_kept_out_of_the_plan(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        takeaways.add(session, workspace.pathway, A3, "Small batches")
    line = page.detail.takeaways.rows[view(page).takeaways[0].uuid]
    choose(line.fill_menu, "Private: keep out of the plan")
    assert view(page).takeaways[0].private


def test_the_status_menu_sets_the_status_and_reading_again_begins_anew(page: ReadingsPage) -> None:
    assert "Read again" not in offered(page.detail.head.fill_status)
    choose(page.detail.head.fill_status, "Stopped")
    assert view(page).status == "stopped"
    choose(page.detail.head.fill_status, "Read again")
    assert (view(page).status, view(page).progress.position, len(view(page).earlier)) == ("reading", None, 1)


def test_stopping_asks_why_and_where_in_place(page: ReadingsPage) -> None:
    page.set_status("stopped")
    row = page.detail.progress.pause
    press(Key.Key_Return, on=row.reason)
    type_in("Too long")
    press(Key.Key_Return, on=row.place)
    type_in("Chapter 4")
    reading = view(page).reading
    assert reading is not None
    assert (reading.reason, reading.stopped_at) == ("Too long", "Chapter 4")


def test_arrows_rate_in_quarter_stars_as_one_step(page: ReadingsPage, workspace: Workspace) -> None:
    stars = page.detail.head.stars
    stars.setFocus()
    press(Key.Key_PageUp, Key.Key_PageUp, Key.Key_Right)
    reading = view(page).reading
    assert reading is not None
    assert (reading.rating, stars.accessibleDescription()) == (9, "2.25 of 5 stars")
    workspace.undo()
    assert (stars.value(), stars.accessibleDescription()) == (0, "Not rated")


def test_a_click_rates_and_the_same_click_takes_it_back(page: ReadingsPage) -> None:
    stars = page.detail.head.stars
    none, spot = Qt.KeyboardModifier.NoModifier, stars.rect().center()
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, none, spot)
    assert stars.value() > 8
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, none, spot)
    assert stars.value() == 0


def test_details_are_edited_in_place(page: ReadingsPage) -> None:
    card = page.detail.details
    card.edit()
    for name, text in {"publisher": "LEI", "year": "2008", "minutes": "4:30", "started": "Oct 2026"}.items():
        press(Key.Key_Return, on=card.fields[name])
        type_in(text)
    assert (view(page).publisher, view(page).year, view(page).lengths.minutes) == ("LEI", 2008, 270)
    assert view(page).state == "Reading since October 2026"


@pytest.mark.parametrize(("name", "text"), [("year", "soon"), ("pages", "-3"), ("started", "someday")])
def test_a_detail_that_cannot_be_read_says_so_and_keeps_the_words(page: ReadingsPage, name: str, text: str) -> None:
    page.detail.details.edit()
    field = page.detail.details.fields[name]
    press(Key.Key_Return, on=field)
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]  # a line edit
    type_in(text)
    assert field.edit.error_text()
    assert field.text() == text


def test_notes_and_format_belong_to_the_book_and_the_reading(page: ReadingsPage) -> None:
    card = page.detail.details
    card.unfold(True)
    QTest.keyClicks(card.why.pad, "My manager asked")
    QTest.keyClicks(card.outcome.pad, "Wrote my first A3")
    page.flush()
    choose(card.fill_formats, "Paper")
    reading = view(page).reading
    assert reading is not None
    assert (view(page).why, reading.outcome, reading.format) == ("My manager asked", "Wrote my first A3", "paper")


def test_guidance_is_open_before_a_book_is_begun_and_one_click_away_after(page: ReadingsPage) -> None:
    assert page.detail.guidance.inside.isHidden()
    page.detail.guidance._link.click()
    assert page.detail.guidance.inside.isVisible()
    page.show_target(GOAL)
    assert page.detail.guidance.inside.isVisible()
