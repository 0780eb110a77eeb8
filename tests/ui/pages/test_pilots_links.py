"""The links of a pilot: everything that can be linked is offered, is gone to, and shows the pilot in turn."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from opspath_desktop.actions import applications, books, goals, pilot_links
from opspath_desktop.store.schema import Goal, Review
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.pages.pilots_links import LinkRow, LinksCard
from opspath_desktop.ui.pages.plan import PlanPage
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.pilot_hands import TODAY, Key, opened, outcome, press, uuid_of


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    return opened(workspace, qtbot)


def ways(card: LinksCard) -> list[ValueButton]:
    return [row.go for row in card.rows.rows.values() if isinstance(row, LinkRow)]


def test_what_was_applied_from_a_book_and_reviews_of_one_name_are_offered(page: PilotsPage) -> None:
    space = page.workspace
    with space.database.change("Add") as session:
        book = books.add(session, "The long yard")
        applications.add(session, space.pathway, book, "Walk the yard every morning", on=TODAY)
        session.add_all(Review(kind="Half-year review", meeting_date=date(year, 5, 4)) for year in (2025, 2026))
        session.add_all(Goal(outcome="Fewer waits") for _twice in range(2))
    card = outcome(page).links
    for words in ("every morning", "2025", "fewer waits (2)"):
        card.field.edit.setText(words)
        press(Key.Key_Return, on=card.field.edit)
    assert [way.accessibleName() for way in ways(card)] == [
        "Go to Applied from a book: Walk the yard every morning",
        "Go to Review: Half-year review · 4 May 2025",
        "Go to Goal: Fewer waits",
    ]


def test_a_linked_goal_and_a_linked_review_are_gone_to_and_show_the_pilot(page: PilotsPage, qtbot: QtBot) -> None:
    space, uuid = page.workspace, uuid_of(page)
    with space.database.change("Link") as session:
        goal = goals.add(session, "Fewer waits")
        old = Review(kind="Last", state="held")
        session.add_all([old, Review(kind="Next")])
        session.flush()
        coming = session.scalars(select(Review.uuid).where(Review.kind == "Next")).one()
        for kind, target in (("goal", goal), ("review", old.uuid), ("review", coming)):
            pilot_links.link(session, space.pathway, uuid, kind=kind, target=target, role="motivated_by")
        gone = old.uuid
    asked: list[object] = []
    space.asked.connect(lambda _place, target: asked.append(target))
    for button in ways(outcome(page).links):
        button.click()
    assert asked == [f"goal:{goal}", f"review:{gone}", f"review:{coming}"]
    plan = PlanPage(space)
    qtbot.addWidget(plan)
    plan.show()
    plan.show_target(f"review:{gone}")
    assert plan.focusWidget() is plan.reviews.pilots[gone].buttons[0]
    plan.show_target(f"review:{coming}")
    assert plan.focusWidget() is plan.head.kind
    with qtbot.waitSignal(space.asked) as went:
        plan.head.pilots.buttons[0].click()
    assert went.args == ["pilots", uuid]


@pytest.mark.qt_log_ignore("does not support")  # offscreen popups
def test_choosing_a_line_by_keyboard_links_it_and_closes_the_offers(page: PilotsPage) -> None:
    with page.workspace.database.change("Add") as session:
        books.add(session, "The long yard")
    card = outcome(page).links
    card.field.edit.setFocus()
    QTest.keyClicks(card.field.edit, "long")
    offers = card.field.edit.completer().popup()
    assert offers is not None
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(offers, key)
    assert [way.accessibleName() for way in ways(card)] == ["Go to Book: The long yard"]
    assert (card.field.text(), offers.isVisible()) == ("", False)
