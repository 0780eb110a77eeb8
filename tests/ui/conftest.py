"""A workspace on a new folder, and a window on it, for the tests of everything that is seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.store.database import Database
    from opspath_desktop.ui.main_window import MainWindow
    from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)

# A busy machine is slow without being wrong: what a test waits for has 20 seconds to come, not pytest-qt's 5.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    _wait.__kwdefaults__["timeout"] = 20_000


@pytest.fixture(autouse=True)
def _same_world(qapp: QApplication) -> None:
    """Start every test in the light theme at 100 %: no key held, nothing copied, no screen reader."""
    from opspath_desktop.ui.theme import apply_theme, theme

    QAccessible.setActive(False)
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    if QGuiApplication.clipboard().mimeData() is not None:
        QGuiApplication.clipboard().clear()

    look = theme()
    if (look.mode, look.scale, look.contrast, look.motion) != ("light", 1.0, False, False) or not look.family:
        apply_theme(qapp, "light", 1.0, contrast=False, motion=False)


@pytest.fixture(autouse=True)
def _bury_widgets(qapp: QApplication) -> Iterator[None]:
    """Delete what a test left behind: without an event loop nothing else would, and every restyling would visit it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def workspace(database: Database, core: Pathway, tmp_path: Path) -> Workspace:
    """Return a workspace on an empty database."""
    from opspath_desktop.settings import Settings
    from opspath_desktop.ui.workspace import Workspace

    return Workspace(database, core, folder=tmp_path, settings=Settings(theme="light"), today=lambda: TODAY)


@pytest.fixture
def begun(workspace: Workspace) -> Workspace:
    """Return the workspace of somebody in stage 2 who is reading a book and runs a pilot with one measure."""
    from opspath_desktop.actions import measures, pilots, readings, stages
    from opspath_desktop.domain.reading_log import Sitting

    database, core = workspace.database, workspace.pathway
    with database.change("Begin") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
        readings.log(session, core, "rdg.managing-to-learn", Sitting(TODAY, "pages", position=96))
        pilot = pilots.start(session, "Ticket triage script", today=TODAY)
        pilots.set_status(session, pilot, "testing", on=TODAY, today=TODAY)
        measures.add_measure(session, pilot, name="First response", unit="h", direction="down")
    database.stack.clear()
    return workspace


@pytest.fixture
def window(qtbot: QtBot, begun: Workspace) -> Iterator[MainWindow]:
    """Return the open window of that somebody."""
    from opspath_desktop.ui.main_window import MainWindow

    made = MainWindow(begun)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
