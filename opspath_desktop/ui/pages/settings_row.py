"""Say one thing about the data, with the buttons that change it at the right, or below where a window is narrow."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_date, format_time
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import label, on_theme

STACK_BELOW = 540


class SettingRow(QWidget):
    """Hold a line, a caption under it, and buttons or another field."""

    def __init__(self, words: str, caption: str = "", *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(words)
        self._caption = label("", "caption")
        self._text = QVBoxLayout()
        self._text.setSpacing(0)
        self._text.addWidget(self._words)
        self._text.addWidget(self._caption)
        self._buttons = QHBoxLayout()
        for button in buttons:
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(self._text, 1)
        self._row.addLayout(self._buttons)
        self.set_caption(caption)
        on_theme(self, self._space)

    def set_caption(self, caption: str) -> None:
        """Replace the caption."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))

    def caption(self) -> str:
        """Return the caption."""
        return self._caption.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room for them."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        ways = QBoxLayout.Direction
        wanted = ways.TopToBottom if self.width() < U(STACK_BELOW) else ways.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            left = Qt.AlignmentFlag.AlignLeft if wanted == ways.TopToBottom else Qt.AlignmentFlag(0)
            self._row.setAlignment(self._buttons, left)

    def _space(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(U(12))
        self._buttons.setSpacing(U(8))
        self._turn()


def moment(stamp: str, today: dt.date) -> str:
    """Say a UTC time stamp as a person means it: "today 08:01", "yesterday 08:01" or "21 August"."""
    local = dt.datetime.fromisoformat(stamp).astimezone()
    days = (today - local.date()).days
    if days == 0:
        return _("today {time}").format(time=format_time(local.time()))
    if days == 1:
        return _("yesterday {time}").format(time=format_time(local.time()))
    return format_date(local.date(), today=today)
