"""What the rows of dated records share: the day is edited where it stands, Del deletes the row."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.workspace import Workspace


class DatedLine(QWidget):
    """One record of a day; `edit` and `delete` are what its kind of record does."""

    def __init__(
        self, workspace: Workspace, name: str, placeholder: str, on: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._on = workspace, on
        self.day = DateInline(workspace, name, placeholder)
        self.day.show_date(on)
        self.day.committed.connect(self._set_day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete on Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete()
        else:
            super().keyPressEvent(event)

    def delete(self) -> None:
        """Move this record to Recently deleted."""
        raise NotImplementedError

    def edit(self, field: QWidget | None = None, **changes: Any) -> None:
        """Change this record; a refusal is told at `field`."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.findChildren(InlineText):
            field.flush()

    def _set_day(self, text: str) -> None:
        good, day = self.day.read(text)
        if good and day is None:
            self.day.show_date(self._on)
        elif good:
            self.edit(self.day, on=day)
