"""What the progress card asks in place: how long a book is, and why and where a reading was stopped."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.book_place import parse_length
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_views import ReadingRow
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.number_edit import NumberEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class LengthRow(QWidget):
    """Ask once how long a book is, before its first entry; later a link opens the same field."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self.link = Button(_("Say how long the book is"), "link", parent=self)
        self._ask = label(_("The book has"), "caption", wrap=False, parent=self)
        self.field = NumberEdit(_("Length of the book"), self._parse, width=72, on_leave=True, parent=self)
        self._unit = label("", "caption", wrap=False, parent=self)
        self._hint = label(_("Without it, write the place in percent."), "caption", parent=self)
        line = QWidget(self)
        column, flow = QVBoxLayout(self), Flow(line)
        for widget in (self.link, self._ask, self.field, self._unit):
            flow.addWidget(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line)
        column.addWidget(self._hint)
        self.link.clicked.connect(self._open)
        self.field.committed.connect(self._save)
        on_theme(self, lambda: column.setSpacing(U(2)))

    def show_book(self, view: BookView) -> None:
        """Ask for the length of this book when nobody knows it."""
        if self._view is None or self._view.key != view.key:
            self.field.reset()
        self._view = view
        missing = view.progress.length is None or (view.progress.unit == "percent" and view.lengths.pages is None)
        self.setVisible(missing)
        self._show(view.asks_length)

    def _show(self, asking: bool) -> None:
        audio = self._view is not None and self._view.audio
        self._unit.setText(_("hours, such as 9:05") if audio else _("pages"))
        self.link.setVisible(not asking)
        for widget in (self._ask, self.field, self._unit):
            widget.setVisible(asking)
        self._hint.setVisible(asking and not audio)

    def _open(self) -> None:
        self._show(True)
        self.field.select_all()

    def _parse(self, text: str) -> int | None:
        return parse_length(text, "minutes" if self._view and self._view.audio else "pages", self._workspace.habits)

    def _save(self, number: int | None) -> None:
        if self._view is not None and number is not None:
            space, key = self._workspace, self._view.key
            unit: books.NumberField = "minutes" if self._view.audio else "pages"
            space.act(_("Set length"), books.measure, space.pathway, key, unit, number, field=self.field)


class PauseRow(QWidget):
    """Say why and where a reading was paused or stopped, and which chapters were consulted; both may stay empty."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._uuid = ""
        self.reason = InlineText(_("Why"), "", "body", _("Why? A word is enough"), self)
        self.place = InlineText(_("Where"), "", "body", _("Where did you stop?"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 3)
        row.addWidget(self.place, 2)
        self.reason.committed.connect(lambda text: self._save(self.reason, "reason", text))
        self.place.committed.connect(lambda text: self._save(self.place, "stopped_at", text))
        on_theme(self, lambda: row.setSpacing(U(16)))

    def show_reading(self, row: ReadingRow | None) -> None:
        """Show the two fields for a paused or stopped reading, and the second for a consulted one."""
        self.setVisible(row is not None and row.status in ("paused", "stopped", "consulted"))
        if row is None:
            return
        self._uuid = row.uuid
        consulted = row.status == "consulted"
        self.reason.setHidden(consulted)
        self.place.set_placeholder(_("Which chapters?") if consulted else _("Where did you stop?"))
        self.reason.set_text(row.reason)
        self.place.set_text(row.stopped_at)

    def _save(self, field: InlineText, name: str, text: str) -> None:
        self._workspace.act(_("Say why"), readings.describe, self._uuid, name, text, field=field)
