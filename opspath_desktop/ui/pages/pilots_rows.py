"""What the cards of a pilot build with: rows that stay while they are edited, and a menu under a button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import on_theme


def open_menu(button: QWidget, fill: Callable[[QMenu], None]) -> None:
    """Open a menu under a button."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill(menu)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))


class Row(QWidget):
    """One record in a list; Del deletes it."""

    delete_wanted = Signal()

    def show_row(self, view: Any) -> None:
        """Show this record; words that are being typed stay."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is being typed."""

    def focus_row(self) -> None:
        """Put the focus into the row."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to be deleted on Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class Rows(QWidget):
    """Show rows under each other; a row stays the same widget as long as its record is there."""

    def __init__(self, make: Callable[[], Row], after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make, self._after = make, after  # the focus of a row that goes is handed to `after`
        self.rows: dict[str, Row] = {}
        self._column = QVBoxLayout(self)
        on_theme(self, self._space)

    def show_rows(self, views: Mapping[str, Any]) -> None:
        """Show these records in their order."""
        focus = QApplication.focusWidget()
        for key in [key for key in self.rows if key not in views]:
            row = self.rows.pop(key)
            if focus is not None and row.isAncestorOf(focus):
                self._after.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (key, view) in enumerate(views.items()):
            row = self.rows.get(key) or self._made(key)
            row.show_row(view)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show()
        self.setVisible(bool(views))

    def flush(self) -> None:
        """Save what is being typed in the rows."""
        for row in list(self.rows.values()):
            row.flush()

    def reveal(self, key: str) -> bool:
        """Put the focus into a row; tell whether it is here."""
        if key in self.rows:
            self.rows[key].focus_row()
        return key in self.rows

    def _made(self, key: str) -> Row:
        self.rows[key] = self._make()
        return self.rows[key]

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(8))
