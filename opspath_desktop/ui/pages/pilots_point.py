"""The row under a pilot's chart in which the point that was chosen there is read and changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import measures
from opspath_desktop.domain.points import read_cell
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilots import MeasureView, PointView
from opspath_desktop.ui.pages.pilots_point_words import value_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

_NARROW = 420


class PointRow(QWidget):
    """Hold the day, the number and the note of one point; a reason leaves it out or says why there is none."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._measure: MeasureView | None = None
        self._point: PointView | None = None
        self._wanted: Callable[..., None] | None = None  # what the reason is for
        self.day = LineEdit(_("Day of the number"), "", "", self)
        self.value = LineEdit(_("Number"), "", _("12, or missing: why"), self)
        self.note = LineEdit(_("Note on the number"), "", _("Note"), self)
        self.reason = LineEdit(_("Reason"), "", "", self)
        self.leave_out = Button("", "link", parent=self)
        self.missing = Button(_("There is no number"), "link", parent=self)
        self.delete = Button(_("Delete"), "link", parent=self)
        self.close_button = Button(_("Close"), "link", parent=self)
        self._lines, self._fields = QVBoxLayout(self), QHBoxLayout()
        self._links = FlowLayout(gap=16, line_gap=2)
        self._build()
        self.hide()
        on_theme(self, self._space)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        for field, stretch in ((self.day, 0), (self.value, 0), (self.note, 1)):
            self._fields.addWidget(field, stretch, top)
        for link in (self.leave_out, self.missing, self.delete, self.close_button):
            self._links.addWidget(link)
        self._lines.addLayout(self._fields)
        self._lines.addWidget(self.reason)
        self._lines.addLayout(self._links)
        self.day.committed.connect(self._save_day)
        self.value.committed.connect(self._save_value)
        self.note.committed.connect(lambda text: self._edit(self.note, note=text))
        self.reason.committed.connect(self._save_reason)
        self.leave_out.clicked.connect(self._turn)
        self.missing.clicked.connect(lambda: self._ask(measures.set_missing, _("Why is there no number?")))
        self.delete.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.close_row)

    def open(self, measure: MeasureView, index: int) -> None:
        """Show a point of the measure and take the focus."""
        if 0 <= index < len(measure.points):
            self.flush()
            self._show(measure, measure.points[index])
            self.show()
            self.value.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.value.edit.selectAll()

    def show_measure(self, measure: MeasureView) -> None:
        """Show the same point as it is now; close when it is gone."""
        if self._point is None:
            return
        known = self._point.uuid
        point = next((each for each in measure.points if each.uuid == known), None)
        if point is None:
            self._point = None
            self.hide()
        else:
            self._show(measure, point)

    def forget(self) -> None:
        """Save and go, because another measure is shown."""
        self.flush()
        self._point = None
        self.hide()

    def close_row(self) -> None:
        """Save and close."""
        self.forget()
        self.closed.emit()

    def flush(self) -> None:
        """Save what is being typed."""
        if self._point is not None:
            for field in (self.day, self.value, self.note, self.reason):
                field.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under each other where there is no room beside."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._fields.setDirection(ways.TopToBottom if self.width() < U(_NARROW) else ways.LeftToRight)

    def _show(self, measure: MeasureView, point: PointView) -> None:
        if self._point is None or self._point.uuid != point.uuid:
            for field in (self.day, self.value, self.note, self.reason):
                field.edit.revert()
                field.clear_error()
            self._wanted = None
        self._measure, self._point = measure, point
        self.day.set_text(format_date(point.on, today=self._workspace.today()))
        self.value.set_text(value_words(measure, point))
        self.note.set_text(point.note)
        self.reason.set_text(point.reason)
        self.reason.setVisible(bool(point.reason) or self._wanted is not None)
        self.leave_out.set_text(_("Count it again") if point.excluded else _("Leave it out"))
        self.leave_out.setVisible(not point.missing)
        self.missing.setVisible(not point.missing and measure.value_mode != "time_between_events")

    def _ask(self, wanted: Callable[..., None], hint: str) -> None:
        self._wanted = wanted
        self.reason.edit.setPlaceholderText(hint)
        self.reason.show()
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        if self._point is not None and self._point.excluded:
            self._workspace.act(_("Count a number again"), measures.include_point, self._point.uuid)
        else:
            self._ask(measures.exclude_point, _("Why does it not count? The reason is printed."))

    def _save_reason(self, text: str) -> None:
        point = self._point
        if point is None:
            return
        wanted = self._wanted or (measures.set_missing if point.missing else measures.exclude_point)
        said = _("Leave out a number") if wanted is measures.exclude_point else _("Mark as missing")
        if self._workspace.act(said, wanted, point.uuid, text, field=self.reason).ok:
            self._wanted = None

    def _save_day(self, text: str) -> None:
        try:
            self._edit(self.day, on=parse_date(text, self._workspace.habits, self._workspace.today()))
        except Refused as refused:
            self.day.error(str(refused))

    def _save_value(self, text: str) -> None:
        measure, point = self._measure, self._point
        if measure is None or point is None:
            return
        try:
            entry = read_cell(text, self._workspace.habits, point.on, mode=measure.value_mode, unit=measure.unit)
        except Refused as refused:
            self.value.error(str(refused))
            return
        if entry.missing:
            self._workspace.act(_("Mark as missing"), measures.set_missing, point.uuid, entry.reason, field=self.value)
        elif entry.numerator is not None:
            self._edit(self.value, numerator=entry.numerator, denominator=entry.denominator)
        else:
            self._edit(self.value, value=entry.value)

    def _edit(self, field: LineEdit, **fields: Any) -> None:
        if self._point is not None:
            today = self._workspace.today()
            uuid = self._point.uuid
            self._workspace.act(_("Change value"), measures.edit_point, uuid, today=today, field=field, **fields)

    def _delete(self) -> None:
        if self._point is not None:
            uuid, now = self._point.uuid, self._workspace.database.clock()
            self._workspace.act(_("Delete value"), measures.delete_point, uuid, now=now, toast=_("Value deleted"))
            self.closed.emit()

    def _space(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(U(4))
        self._fields.setSpacing(U(8))
        for field, width in ((self.day, 150), (self.value, 130)):
            field.edit.setMaximumWidth(U(width))
