"""One line of a reading log: day, remark and amount, each changed in place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import readings
from opspath_desktop.domain.reading_log import Sitting, written
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_views import LogRow
from opspath_desktop.ui.pages.readings_fields import LogEdit
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace

_DAY = 104
_NARROWEST, _STACK_BELOW = 200, 380


class EntryRow(QWidget):
    """Show a log entry; its amount opens a field that takes what the logging field takes. Del deletes."""

    deleted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._row: LogRow | None = None
        self.day = label("", "body", wrap=False, parent=self)
        self.remark = InlineText(_("Remark"), "", "body", _("No note"), self, tone="muted")
        self.amount = Button("", "plain", parent=self)
        self._editor = QWidget(self)
        self.field = LogEdit(workspace, _("Entry"), self._editor)
        self.delete_button = Button(_("Delete"), "ghost", "trash-2", self._editor)
        self._message = label("", "caption", "danger", parent=self._editor)
        self._build()
        self.remark.committed.connect(self._save_remark)
        self.amount.clicked.connect(self.open)
        self.field.committed.connect(self._save)
        self.field.refused.connect(self._refuse)
        self.field.edit.reverted.connect(self.close_editor)
        self.delete_button.clicked.connect(self.delete)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        column, line, edit = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        inside = QVBoxLayout(self._editor)
        inside.setContentsMargins(0, 0, 0, 0)
        self._line, self._column = line, column
        line.addWidget(self.day, 0, top)
        line.addWidget(self.remark, 1, top)
        line.addStretch(0)
        line.addWidget(self.amount, 0, top)
        edit.addStretch(1)
        edit.addWidget(self.field)
        edit.addWidget(self.delete_button)
        inside.addLayout(edit)
        inside.addWidget(self._message, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(line)
        column.addWidget(self._editor)
        self._editor.hide()
        self._message.hide()

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(U(4))
            line.setSpacing(U(8))
            edit.setSpacing(U(8))
            self.day.setContentsMargins(0, U(2), 0, 0)
            self._share(narrow=self.width() < U(_STACK_BELOW))

        on_theme(self, space)

    def minimumSizeHint(self) -> QSize:
        """Agree to day and amount side by side; the remark then stands under them."""
        side_by_side = self.day.sizeHint().width() + 2 * self._line.spacing() + self.amount.minimumSizeHint().width()
        return QSize(max(U(_NARROWEST), side_by_side), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the remark under the line where it is narrow, else into it."""
        super().resizeEvent(event)
        self._share(narrow=event.size().width() < U(_STACK_BELOW))

    def _share(self, *, narrow: bool) -> None:
        """Keep a column for the days beside the remarks; a day alone in its line takes the room that it needs."""
        self.day.setMinimumWidth(0 if narrow else U(_DAY))
        if narrow != (self._line.indexOf(self.remark) < 0):
            (self._column if narrow else self._line).insertWidget(1, self.remark, int(not narrow))
            self._line.setStretch(self._line.count() - 2, int(narrow))

    def show_row(self, row: LogRow, audio: bool | None) -> None:
        """Show this entry; words being typed stay."""
        self._row = row
        self.field.audio = audio
        self.day.setText(row.when)
        self.remark.set_text(row.remark)
        self.amount.set_text(row.amount)
        self.amount.setAccessibleName(_("{day}: {amount}").format(day=row.when, amount=row.amount))
        set_tooltip(self.amount, _("Change this entry"))
        if self._editor.isHidden():
            self.field.reset(self._words(row))

    def open(self) -> None:
        """Open the field under the line, or close it."""
        if not self._editor.isHidden():
            self.close_editor()
            return
        self._editor.show()
        self.field.select_all()

    def close_editor(self) -> None:
        """Close the field and forget what was typed in it."""
        had_focus = self.field.edit.hasFocus() or self.delete_button.hasFocus()
        self._editor.hide()
        if self._row is not None:
            self.field.reset(self._words(self._row))
        if had_focus:
            mark_keyboard(self.amount)

    def delete(self) -> None:
        """Move the entry to Recently deleted."""
        if self._row is not None:
            space = self._workspace
            said = _("Log entry of {day} deleted").format(day=self._row.when)
            now, today = space.database.clock(), space.today()
            if space.act(
                _("Delete log entry"), readings.delete_entry, self._row.uuid, now=now, today=today, toast=said
            ).ok:
                self.deleted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit on F2, delete on Del, close on Esc."""
        key = event.key()
        if key == Qt.Key.Key_Escape and not self._editor.isHidden():
            self.close_editor()
        elif key == Qt.Key.Key_F2 and self.amount.hasFocus():
            self.open()
        elif key == Qt.Key.Key_Delete and self.amount.hasFocus():
            self.delete()
        else:
            super().keyPressEvent(event)

    def _words(self, row: LogRow) -> str:
        return written(row.sitting, self._workspace.habits, self._workspace.today(), audio=self.field.audio)

    def _save(self, sitting: Sitting) -> None:
        if self._row is None or self.field.edit.text() == self._words(self._row) or sitting == self._row.sitting:
            self.close_editor()
            return
        done = self._workspace.act(
            _("Change log entry"), readings.edit_entry, self._row.uuid, sitting, field=self.field
        )
        if done.ok:
            self.close_editor()

    def _save_remark(self, text: str) -> None:
        if self._row is not None:
            self._workspace.act(_("Write a remark"), readings.remark, self._row.uuid, text, field=self.remark)

    def _refuse(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
