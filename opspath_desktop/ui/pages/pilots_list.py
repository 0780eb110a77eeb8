"""The left pane of the pilots: the field that starts one, and all pilots by state."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.pilots import group_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import PilotRow
from opspath_desktop.ui.pages.pilots_new import FirstMinuteForm
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets import list_view
from opspath_desktop.ui.widgets.list_view import ListView
from opspath_desktop.ui.widgets.narrow import IconField, Segment
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.rows_model import Header, Keyed
from opspath_desktop.ui.widgets.toast import keep_in_reach
from opspath_desktop.ui.workspace import Workspace


class PilotList(QWidget):
    """Start a pilot with Enter, choose one with the arrows; Enter opens, F2 renames, Del deletes.

    `named` carries what was told of a new pilot in its first minute.
    """

    named = Signal(object)
    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = IconField("plus", _("Name a new pilot"), self)
        self.message = label("", "caption", "danger", parent=self)
        self.message.hide()
        self.form = FirstMinuteForm(workspace, self)
        self.list = ListView(_("Pilots"), self)
        parts = (("pilot", _("Pilot")), ("portfolio", _("Portfolio")), ("calibration", _("Predictions")))
        self.panels = Segment(parts, _("Beside the list"), self)
        self._column = QVBoxLayout(self)
        for widget in (self.field, self.message, self.form, self.list, self.panels):
            self._column.addWidget(widget, int(widget is self.list))
        keep_in_reach(self.panels)
        self.field.returnPressed.connect(self._name)
        self.form.entered.connect(self._name)
        self.field.textEdited.connect(lambda _text: self.message.hide())
        self.field.textChanged.connect(self.form.follow)
        on_theme(self, self._space)

    def show_rows(self, rows: tuple[PilotRow, ...]) -> None:
        """Show the pilots under the headings of their groups."""
        shown: list[Keyed] = []
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                shown.append(Header(f"group {group}", group_name(row.group)))
            shown.append(list_view.PilotRow(row.uuid, row.title, row.caption))
        self.list.show_rows(shown)

    def clear(self) -> None:
        """Empty the fields of the new pilot."""
        self.field.clear()
        self.form.clear()

    def error(self, text: str) -> None:
        """Say why the name was not taken; it stays in the field."""
        self.message.setText(text)
        self.message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename on F2 and delete on Del, when the list has the focus."""
        if self.list.hasFocus() and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif self.list.hasFocus() and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        told = self.form.read(self.field.text())
        if told is not None:
            self.named.emit(told)

    def _space(self) -> None:
        self._column.setContentsMargins(U(24), U(4), U(8), U(12))
        self._column.setSpacing(U(8))
