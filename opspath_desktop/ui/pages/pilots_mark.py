"""The row that marks a change on a pilot's chart."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from opspath_desktop.actions import marks
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class MarkRow(QWidget):
    """Hold the day and the words of a new change mark; `done` when it was made or given up."""

    done = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pilot = ""
        self.day = DateEdit(_("Day of the change"), self._read_day, on_leave=False, parent=self)
        self.words = ParsedEdit(_("What changed"), str, "", _("What changed on that day?"), parent=self)
        self.button = Button(_("Mark"), parent=self)
        self._row = QHBoxLayout(self)
        for widget in (self.day, self.words, self.button):
            self._row.addWidget(widget, int(widget is self.words), Qt.AlignmentFlag.AlignTop)
        self.day.committed.connect(lambda _day: self.words.select_all())
        self.words.committed.connect(lambda _text: self._mark())
        self.button.clicked.connect(self._mark)
        on_theme(self, self._space)

    def open(self, view: PilotView) -> None:
        """Begin with today and the words of the change that the pilot tries."""
        self._pilot = view.uuid
        self.day.reset(format_date(self._workspace.today()))
        self.words.reset("" if view.marks else " ".join(view.change_idea.split())[: marks.LONGEST])
        self.show()
        self.words.select_all()
        self.words.edit.end(False)
        self.words.edit.home(True)  # the beginning stays in sight

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        try:
            day = self._read_day(self.day.text())
        except Refused as refused:
            self.day.error(str(refused))
            return
        space = self._workspace
        fields: dict[str, Any] = {"text": self.words.text(), "on": day, "today": space.today()}
        if space.act(_("Mark a change"), marks.mark, self._pilot, field=self.words, **fields).ok:
            self.done.emit()

    def _read_day(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _space(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(U(8))
