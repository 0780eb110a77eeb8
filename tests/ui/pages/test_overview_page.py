"""The Overview answers what to do today, and each card does its own job in place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import plan
from opspath_desktop.queries.pilot_glance import running
from opspath_desktop.queries.readings import reading_now
from opspath_desktop.queries.reviews import plan_desk
from opspath_desktop.ui.pages.overview import OverviewPage
from opspath_desktop.ui.pages.overview_cards import NameOffer, NextUpCard
from opspath_desktop.ui.pages.overview_pilot import PilotCard
from opspath_desktop.ui.pages.overview_reading import ReadingCard
from opspath_desktop.ui.pages.overview_review import ReviewCard, in_days
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import settle


@pytest.fixture
def page(qtbot: QtBot, begun: Workspace) -> OverviewPage:
    made = OverviewPage(begun)
    qtbot.addWidget(made)
    made.resize(1056, 740)
    made.show()
    return made


def card(page: OverviewPage, kind: type[QWidget]) -> QWidget:
    return page.findChildren(kind)[0]


def press(qtbot: QtBot, inside: QWidget, words: str) -> None:
    button = next(
        b for b in inside.findChildren(QPushButton) if b.isVisible() and words in (b.text(), b.accessibleName())
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_field_and_enter_log_pages(page: OverviewPage, qtbot: QtBot) -> None:
    reading = card(page, ReadingCard)
    assert isinstance(reading, ReadingCard)
    reading._field.set_text("30")
    qtbot.keyClick(reading._field.edit, Qt.Key.Key_Return)
    space = page.workspace
    assert space.query(reading_now, space.pathway, space.today())[0].progress.position == 126


def test_nonsense_stands_beside_the_field_and_stays_typed(page: OverviewPage, qtbot: QtBot) -> None:
    reading = card(page, ReadingCard)
    assert isinstance(reading, ReadingCard)
    reading._field.edit.setText("many pages")
    qtbot.keyClick(reading._field.edit, Qt.Key.Key_Return)
    assert "cannot be read" in reading._message.text()
    assert reading._message.isVisible()
    assert reading._field.edit.text() == "many pages"


@pytest.mark.parametrize(
    ("typed", "before", "behind"),
    [
        ("30", True, "pages"),
        ("1", True, "page"),
        ("yesterday 20", False, "pages for yesterday"),
        ("p 112", False, "now: Page 112"),
        ("40 min", True, "today"),
        ("many", True, ""),
    ],
)
def test_the_words_around_the_field_say_what_enter_would_log(
    page: OverviewPage, typed: str, before: bool, behind: str
) -> None:
    reading = card(page, ReadingCard)
    assert isinstance(reading, ReadingCard)
    reading._field.edit.setText(typed)
    assert (reading._before.isVisible(), reading._unit.full_text()) == (before, behind)
    assert reading._field.edit.fontMetrics().horizontalAdvance(typed) < reading._field.edit.width()


@pytest.mark.parametrize("typed", ["yesterday 20 40 min", "many pages on one evening", "p 112"])
def test_typing_does_not_widen_the_card(page: OverviewPage, typed: str) -> None:
    reading = card(page, ReadingCard)
    assert isinstance(reading, ReadingCard)
    page.resize(840, 540)
    settle(page)
    before = reading.width()
    reading._field.edit.setText(typed)
    settle(page)
    assert reading.width() == before


def test_the_pilot_card_takes_the_next_number(page: OverviewPage, qtbot: QtBot) -> None:
    pilot = card(page, PilotCard)
    assert isinstance(pilot, PilotCard)
    pilot._field.set_text("4,9")
    press(qtbot, pilot, "Add value")
    space = page.workspace
    view = space.query(running)
    assert view is not None
    assert [point.value for point in view.measures[0].points] == [4.9]
    assert "4.9" in pilot._figure.text()


def test_not_now_hides_a_suggestion_and_undo_brings_it_back(page: OverviewPage, qtbot: QtBot) -> None:
    steps = page._view.next_up if page._view else ()
    press(qtbot, card(page, NextUpCard), f"Not now: {steps[0].title}")
    left = page._view.next_up if page._view else ()
    assert steps[0].key not in [step.key for step in left]
    page.workspace.undo()
    assert page._view is not None
    assert page._view.next_up == steps


def test_every_suggestion_says_why(page: OverviewPage) -> None:
    assert page._view is not None
    assert page._view.next_up
    assert len(page._view.next_up) <= 4
    assert all(step.why for step in page._view.next_up)


def test_the_name_is_asked_for_once(page: OverviewPage, qtbot: QtBot) -> None:
    offer = card(page, NameOffer)
    assert offer.isVisible()
    press(qtbot, offer, "Not now")
    assert not offer.isVisible()


def test_a_review_date_is_typed_in_place(page: OverviewPage, qtbot: QtBot) -> None:
    review = card(page, ReviewCard)
    assert isinstance(review, ReviewCard)
    review._field.set_text("27/11")
    qtbot.keyClick(review._field.edit, Qt.Key.Key_Return)
    assert "in 5 days" in review._when.text()


def test_on_the_day_it_asks_how_it_went(page: OverviewPage, qtbot: QtBot) -> None:
    space = page.workspace
    space.act("Date", plan.set_review_date, space.today())
    review = card(page, ReviewCard)
    assert isinstance(review, ReviewCard)
    note = review._how
    assert note is not None
    note.set_text("We agreed on a second pilot.")
    note.finished.emit()
    held = space.query(plan_desk).reviews
    assert [(one.state, one.outcome) for one in held] == [("held", "We agreed on a second pilot.")]


def test_days_are_told_in_words(begun: Workspace) -> None:
    today = begun.today()
    assert in_days(today, today) == "today"
    assert in_days(today + timedelta(days=1), today) == "in 1 day"
    assert in_days(today - timedelta(days=3), today) == "3 days ago"


def test_a_narrow_page_stacks_its_cards(page: OverviewPage) -> None:
    page.resize(640, 500)
    page._arrange()
    assert [page._grid.getItemPosition(index)[1] for index in range(page._grid.count())] == [0, 0, 0, 0]
