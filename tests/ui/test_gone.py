"""A window that is closed and deleted leaves nothing behind: no page, no record, no database stays in memory."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.settings import Settings
from opspath_desktop.store.database import Database
from opspath_desktop.ui.main_window import PAGES, MainWindow
from opspath_desktop.ui.workspace import Workspace
from tests import year


def used(folder: Path, core: Pathway, places: list[str]) -> weakref.ref[Workspace]:
    """Open a window, visit places, close and delete it; return what should be gone."""
    database = Database(folder / "opspath.db", clock=lambda: year.NOW, new_uuid=lambda: "new")
    space = Workspace(database, core, folder=folder, settings=Settings(theme="light"), today=lambda: year.TODAY)
    window = MainWindow(space)
    window.show()
    for place in places:
        window.go(place)
        QApplication.processEvents()
    window.close()
    window.deleteLater()
    database.close()
    return weakref.ref(space)


@pytest.mark.parametrize("place", PAGES)
def test_a_closed_window_leaves_nothing_behind(place: str, qtbot: QtBot, core: Pathway, tmp_path: Path) -> None:
    left = used(year.copy_to(tmp_path / "data"), core, [place])

    def is_gone() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return left() is None

    qtbot.waitUntil(is_gone)  # the worker may still be making the pages of the plan
