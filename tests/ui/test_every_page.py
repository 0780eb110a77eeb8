"""Every page, filled with the demo year: heard, walked by Tab, seen in two sizes, in a small window, in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.settings import Settings
from opspath_desktop.store.database import Database
from opspath_desktop.ui.main_window import PAGES, MainWindow
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace
from tests import year
from tests.ui import seeing

Opening = Callable[..., MainWindow]


@pytest.fixture
def opening(qapp: QApplication, qtbot: QtBot, core: Pathway, tmp_path: Path) -> Iterator[Opening]:
    """Return a function that opens the window on the demo year at a place."""
    QAccessible.setActive(True)
    numbers = count(1)
    folder = year.copy_to(tmp_path / "data")
    database = Database(folder / "opspath.db", clock=lambda: year.NOW, new_uuid=lambda: f"new-{next(numbers)}")
    opened: list[MainWindow] = []

    def at(place: str, scale: float = 1.0, size: tuple[int, int] = (1280, 800)) -> MainWindow:
        apply_theme(qapp, "light", scale)
        settings = Settings(theme="light", text_scale=scale, page=place)
        space = Workspace(database, core, folder=folder, settings=settings, today=lambda: year.TODAY)
        window = MainWindow(space)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        opened.append(window)
        come_to_rest(window, qtbot)
        return window

    yield at
    for window in opened:
        window.close()
    database.close()


def come_to_rest(window: MainWindow, qtbot: QtBot) -> None:
    """Let the layouts, the preview of the plan and all that the worker was asked for arrive."""
    if window.place == "plan":
        qtbot.waitUntil(lambda: bool(window.page("plan").preview.caption()))  # type: ignore[attr-defined]  # the Plan page
    qtbot.waitUntil(lambda: not any(task.running for task in window.findChildren(Task)))
    seeing.settle(window)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("place", list(PAGES))
def test_a_page_can_be_heard_and_seen(opening: Opening, place: str, scale: float) -> None:
    window = opening(place, scale)
    wrong = {
        "no name": seeing.unnamed(window),
        "a stop on words": seeing.speaking_stops(window),
        "small": seeing.small(window),
        "clipped": seeing.clipped(window),
    }
    assert {what: where for what, where in wrong.items() if where} == {}


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("place", list(PAGES))
def test_tab_goes_round_in_reading_order(opening: Opening, place: str, scale: float) -> None:
    window = opening(place, scale)
    window.page(place).focus_first()
    stops = seeing.from_the_top(seeing.tab_stops(window))
    wrong = {
        "never reached": [seeing.describe(widget) for widget in seeing.reachable(window) - set(stops)],
        "leaps up": seeing.leaps(stops),
        "comes back to a card": seeing.returns(stops),
        "out of sight": seeing.out_of_sight(window),
    }
    if place != "capabilities":  # its details move to the row that Tab has reached
        back = set(seeing.tab_stops(window, back=True))
        wrong["not the same way back"] = [seeing.describe(widget) for widget in set(stops) ^ back]
    assert {what: where for what, where in wrong.items() if where} == {}


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("place", list(PAGES))
def test_a_small_window_loses_nothing(opening: Opening, place: str, scale: float) -> None:
    window = opening(place, scale, (800, 540))
    assert window.height() <= 540 * scale
    window.page(place).focus_first()
    wrong = {"clipped": seeing.clipped(window), "out of sight": seeing.out_of_sight(window)}
    assert {what: where for what, where in wrong.items() if where} == {}


@pytest.mark.parametrize("place", list(PAGES))
def test_the_theme_changes_under_an_open_page(opening: Opening, qtbot: QtBot, place: str) -> None:
    window = opening(place)
    pictures: list[QImage] = []
    for theme in ("light", "dark", "light"):
        window.workspace.store_settings(theme=theme)
        come_to_rest(window, qtbot)
        pictures.append(window.grab().toImage())
    light, dark, again = pictures
    assert light != dark
    assert dark != again
    assert _lightness(dark) + 80 < _lightness(again)


def _lightness(picture: QImage) -> int:
    small = picture.scaled(32, 32)
    return sum(small.pixelColor(x, y).lightness() for x in range(32) for y in range(32)) // 1024
