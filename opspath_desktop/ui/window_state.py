"""Keep the window's size, place and page between starts, always within the screens that are there."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from opspath_desktop.ui.main_window import MainWindow

USUAL = (1280, 800)


def restore(window: MainWindow) -> None:
    """Give the window the place it had; a place outside the present screens is moved into sight."""
    kept = _decoded(window.workspace.settings.geometry)
    if kept is None or not window.restoreGeometry(QByteArray(kept)):
        window.resize(*USUAL)
    screens = [one.availableGeometry() for one in QGuiApplication.screens()]
    if not any(area.intersects(window.frameGeometry()) for area in screens):
        window.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())
    area: QRect = window.screen().availableGeometry()
    window.resize(min(window.width(), area.width()), min(window.height(), area.height()))


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True) if text else None
    except (binascii.Error, ValueError):
        return None


def keep(window: MainWindow) -> None:
    """Write where the window is and which place it shows."""
    geometry = base64.b64encode(window.saveGeometry().data()).decode("ascii")
    window.workspace.store_settings(geometry=geometry, page=window.place)
