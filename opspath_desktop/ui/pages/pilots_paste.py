"""The box for a pasted block of days and numbers: it says what would come of it before anything is recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions.point_blocks import add_points
from opspath_desktop.domain.pasted import Pasted, Wanted, read_block
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.exchange.text_file import load
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.files import ask_file
from opspath_desktop.ui.pages.pilots_paste_words import BlockPad, reasons, result
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.field import Field
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

READ_AFTER_MS = 300


class PasteBox(QWidget):
    """Read a block while it is pasted; what cannot be recorded stays in the field with its reasons."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._measure: MeasureView | None = None
        self._block, self._adding = Pasted(), False
        self.pad = BlockPad()
        self.field = Field(self.pad, _("Days and numbers"), self)
        self.start = DateEdit(_("Day of the first number"), self._read_day, on_leave=False, parent=self)
        self.summary = label("", parent=self)
        self.reasons = label("", "caption", parent=self)
        self.add_button = Button("", "primary", parent=self)
        self.file_button = Button(_("From a file"), parent=self)
        self.close_button = Button(_("Close"), "ghost", parent=self)
        self._column, self._first = QVBoxLayout(self), QHBoxLayout()
        self._timer = QTimer(self)
        self._build()
        self.hide()
        on_theme(self, self._space)

    def _build(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER_MS)
        self._first_label = label(_("First number on"), "caption", wrap=False, parent=self)
        self._first.addWidget(self._first_label)
        self._first.addWidget(self.start)
        self._first.addStretch(1)
        buttons = FlowLayout(gap=8, line_gap=4)
        for button in (self.add_button, self.file_button, self.close_button):
            buttons.addWidget(button)
        hint = _("Paste two columns from a spreadsheet: the day, then the number.")
        self.pad.setPlaceholderText(hint)
        self._column.addWidget(self.field)
        self._column.addLayout(self._first)
        self._column.addWidget(self.summary)
        self._column.addWidget(self.reasons)
        self._column.addLayout(buttons)
        self.pad.textChanged.connect(self._timer.start)
        self.pad.finished.connect(self.add_numbers)
        self.start.committed.connect(lambda _day: self.read())
        self._timer.timeout.connect(self.read)
        self.add_button.clicked.connect(self.add_numbers)
        self.file_button.clicked.connect(self._choose_file)
        self.close_button.clicked.connect(self.close_box)

    def open(self, measure: MeasureView, text: str = "") -> None:
        """Take numbers for this measure, with a text that was pasted elsewhere."""
        self.show_measure(measure)
        self.show()
        if text:
            self.pad.setPlainText(text)
        self.read()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_measure(self, measure: MeasureView) -> None:
        """Take numbers for this measure from now on; another one begins with an empty field."""
        if self._measure is not None and self._measure.uuid != measure.uuid:
            self.pad.clear()
            self.start.reset()
            self.hide()
        self._measure = measure
        if not self.isHidden() and not self._adding:
            self.read()

    def close_box(self) -> None:
        """Close; what stands in the field stays in it."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        else:
            super().keyPressEvent(event)

    def read(self) -> None:
        """Say what would come of the text; nothing is recorded."""
        self._timer.stop()
        measure, space = self._measure, self._workspace
        if measure is None:
            return
        there = {point.on: point.value for point in measure.points}
        wanted = Wanted(measure.value_mode, measure.unit, measure.frequency, there)
        try:
            start = self._read_day(self.start.text()) if self.start.text().strip() else None
        except Refused:
            start = None
        self._block = read_block(self.pad.toPlainText(), space.habits, space.today(), wanted, start=start)
        self._say()

    def add_numbers(self) -> None:
        """Record the rows that can be; the others stay."""
        if self._timer.isActive():
            self.read()
        measure, block = self._measure, self._block
        if measure is None:
            return
        if not block.taken:
            self.field.error(_("There is no number in this block that can be recorded."))
            return
        said = ngettext("{n} number added", "{n} numbers added", len(block.taken)).format(n=len(block.taken))
        self._adding = True
        done = self._workspace.act(
            _("Paste numbers"),
            add_points,
            measure.uuid,
            block.taken,
            today=self._workspace.today(),
            field=self.field,
            toast=said,
        )
        self._adding = False
        if done.ok:
            self._keep(block)

    def _keep(self, block: Pasted) -> None:
        """Leave the rows that were refused, with their reasons."""
        self.pad.setPlainText(block.left)
        self.read()
        if not block.refused:
            self.start.reset()
            self.close_box()

    def _say(self) -> None:
        block = self._block
        self.field.clear_error()
        for widget in (self._first_label, self.start):
            widget.setVisible(block.needs_start or bool(self.start.text().strip()))
        taken = len(block.taken)
        self.add_button.setEnabled(taken > 0)
        number = format_number(taken)
        self.add_button.set_text(ngettext("Add {n} number", "Add {n} numbers", taken).format(n=number))
        words = result(block, self._workspace.today())
        if words != self.summary.text():
            self.summary.setText(words)
            if block.rows:
                announce(self.summary, words)
        self.reasons.setText("\n".join(reasons(block)))
        self.reasons.setVisible(bool(block.refused))

    def _choose_file(self) -> None:
        path = ask_file(self, _("Numbers from a file"), Path.home(), _("Tables (*.csv *.tsv *.txt)"))
        if path is None:
            return
        try:
            text = load(path).text
        except OpsPathError as error:
            self.field.error(str(error))
            return
        self.pad.setPlainText(text)
        self.read()

    def _read_day(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(8))
        self.pad.setFixedHeight(U(132))
        self.start.edit.setFixedWidth(U(150))
