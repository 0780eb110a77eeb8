"""Small things that several pages build with: points, headings of parts, and the panel inside an opened row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import label, on_theme


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout, with those of the layouts inside it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def bullet(text: str) -> QWidget:
    """Make a point of a list, whose second line stands under the first word."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label("•", "body", "muted", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, "body", "muted"), 1)
    on_theme(made, lambda: row.setSpacing(U(6)))
    return made


def section(title: str) -> QLabel:
    """Make the small heading of a part inside an opened row."""
    made = label(title, "caption_strong")
    on_theme(made, lambda: made.setContentsMargins(0, U(6), 0, 0))
    return made


class Panel(QWidget):
    """Hold what is opened inside a row; clicks between its fields do not reach the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        on_theme(self, self._space)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the click."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the click."""
        event.accept()

    def add(self, widget: QWidget) -> None:
        """Append a widget."""
        self.column.addWidget(widget)

    def add_row(self, *widgets: QWidget) -> QHBoxLayout:
        """Append widgets side by side, from the left."""
        row = QHBoxLayout()
        row.setSpacing(U(8))
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.column.addLayout(row)
        return row

    def _space(self) -> None:
        self.column.setContentsMargins(0, U(2), 0, U(8))
        self.column.setSpacing(U(6))
