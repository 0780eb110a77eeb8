"""What the progress card asks in place: how long a book is, and why and where a reading was stopped."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.book_place import parse_length
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
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
        self._unit = label("", "caption", wrap=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.link, self._ask, self.field):
            row.addWidget(widget)
        row.addWidget(self._unit, 1)
        row.addStretch(0)
        self.link.clicked.connect(self._open)
        self.field.committed.connect(self._save)
        on_theme(self, lambda: row.setSpacing(U(8)))

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
        self._unit.setText(_("hours, such as 9:05") if audio else _("pages. Without it, write the place in percent."))
        self.link.setVisible(not asking)
        self._ask.setVisible(asking)
        self.field.setVisible(asking)
        self._unit.setText(self._unit.text() if asking else "")

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

    def show_book(self, view: BookView) -> None:
        """Show the two fields for a paused or stopped reading."""
        self.setVisible(view.reading is not None and view.status in ("paused", "stopped", "consulted"))
        consulted = view.status == "consulted"
        self.reason.setHidden(consulted)
        self.place.set_placeholder(_("Which chapters?") if consulted else _("Where did you stop?"))
        if view.reading is not None:
            self._uuid = view.reading.uuid
            self.reason.set_text(view.reading.reason)
            self.place.set_text(view.reading.stopped_at)

    def _save(self, field: InlineText, name: str, text: str) -> None:
        self._workspace.act(_("Say why"), readings.describe, self._uuid, name, text, field=field)
