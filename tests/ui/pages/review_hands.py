"""Hands for the tests of the weekly review: records to review, the panel opened on them, and what it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from opspath_desktop.store.schema import Application, Book, Highlight, Reading, Takeaway
from opspath_desktop.ui.pages.readings_review import ReviewPanel
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)
Opening = Callable[..., ReviewPanel]


def fill(workspace: Workspace, *records: Any) -> None:
    """Put two books and these records into the database; there is nothing to undo after it."""
    with workspace.database.change("Fill") as session:
        shelf = [Book(id=1, title="Factory Physics", authors="Wallace Hopp"), Book(id=2, title="The Goal")]
        session.add_all([book for book in shelf if session.get(Book, book.id) is None])
        session.flush()
        session.add_all(records)
    workspace.database.stack.clear()


def passages(number: int = 4) -> list[Highlight]:
    return [Highlight(book_id=place % 2 + 1, text=f"Passage {place}", place=f"p {place}") for place in range(number)]


def finished() -> list[Any]:
    """Return what makes the first book one to ask about."""
    day = TODAY - timedelta(days=35)
    return [
        Reading(book_id=1, status="finished", finished=day, finished_precision="day"),
        Takeaway(book_id=1, text="Small batches", settled=True),
    ]


def plan(state: str = "planned") -> Application:
    return Application(book_id=1, action="Halve the batch", on_date=TODAY - timedelta(days=30), state=state)


def opener(workspace: Workspace, qtbot: QtBot) -> Opening:
    """Return a function that puts records into the database and opens the panel."""

    def at(*records: Any, width: int = 692, height: int = 740) -> ReviewPanel:
        fill(workspace, *records)
        panel = ReviewPanel(workspace)
        qtbot.addWidget(panel)
        panel.resize(width, height)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        panel.focus_first()
        return panel

    return at


def write(text: str) -> None:
    """Type letters where the focus is, without Enter."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)


def words(panel: ReviewPanel) -> str:
    return panel.stop.words.text()


def one(panel: ReviewPanel, column: Any) -> Any:
    with panel.workspace.read() as session:
        return session.scalars(select(column)).one()


def count(panel: ReviewPanel, *where: Any) -> int:
    with panel.workspace.read() as session:
        return session.scalar(select(func.count()).where(*where)) or 0
