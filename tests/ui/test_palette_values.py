"""A number typed into the palette for a day that has one already changes it: nothing typed is ever gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from opspath_desktop.store.schema import DataPoint
from opspath_desktop.ui.main_window import MainWindow


def offered(window: MainWindow, text: str) -> str:
    """Open the palette with these words and return what Enter would do."""
    window.open_palette(text)
    assert window._palette is not None
    return window._palette.entries()[0].title


def numbers(window: MainWindow) -> list[float | None]:
    with window.workspace.read() as session:
        return list(session.scalars(select(DataPoint.value).order_by(DataPoint.id)))


def type_in(window: MainWindow, qtbot: QtBot, text: str) -> str:
    said = offered(window, text)
    assert window._palette is not None
    qtbot.keyClick(window._palette.field, Qt.Key.Key_Return)
    return said


def test_the_second_number_of_a_day_is_offered_as_a_change(window: MainWindow, qtbot: QtBot) -> None:
    assert type_in(window, qtbot, "log 5.2 tri").startswith("Add 5.2")
    assert type_in(window, qtbot, "log 4.8 tri").endswith("to 4.8 h")
    assert numbers(window) == [4.8]
    assert "changed to 4.8 h" in window.toast.text()
    window.undo()
    assert numbers(window) == [5.2]
