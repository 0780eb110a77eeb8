"""The numbers of a pilot's chart as a table whose cells can be edited: the twin of the picture."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from opspath_desktop.actions import marks, measures
from opspath_desktop.domain.pilots import measure_title, read_amount
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.pilots import MarkView, MeasureView, PilotView, PointView
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

_MOST_ROWS_SHOWN = 8
_DAY, _VALUE, _NOTE = range(3)
Row = PointView | MarkView


class _Grid(QTableWidget):
    """Be a table in which Del deletes, Enter edits and Tab leaves."""

    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell about Del; Enter opens the cell as F2 does."""
        open_cell = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif open_cell and self.state() != QTableWidget.State.EditingState and self.currentItem() is not None:
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)


class PointsTable(QWidget):
    """Show a link that opens the table, newest row first; every cell saves itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rows: list[Row] = []
        self._shown: tuple[PilotView, MeasureView] | None = None
        self._filling = False
        self.button = Button(_("Show as table"), "link", parent=self)
        self.delete = Button(_("Delete row"), "link", parent=self)
        self.links = QHBoxLayout()
        self.links.addWidget(self.button)
        self.links.addWidget(self.delete)
        self.links.addStretch(1)
        self.grid = _Grid(0, 3, self)
        self.message = label("", "caption", "danger", parent=self)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.links)
        self._column.addWidget(self.message)
        self._column.addWidget(self.grid)
        self._set_up()
        on_theme(self, self._space)

    def _set_up(self) -> None:
        self.grid.setTabKeyNavigation(False)
        self.grid.verticalHeader().hide()
        self.grid.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.grid.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        modes = QHeaderView.ResizeMode
        for column, mode in enumerate((modes.ResizeToContents, modes.ResizeToContents, modes.Stretch)):
            self.grid.horizontalHeader().setSectionResizeMode(column, mode)
        for widget in (self.grid, self.message, self.delete):
            widget.hide()
        self.button.clicked.connect(self.toggle)
        self.delete.clicked.connect(self.delete_row)
        self.grid.delete_wanted.connect(self.delete_row)
        self.grid.cellChanged.connect(self._save)

    def insert_under_links(self, widget: QWidget) -> None:
        """Give a widget the place between the links and the table."""
        self._column.insertWidget(1, widget)

    def toggle(self) -> None:
        """Open the table, or close it."""
        opening = self.grid.isHidden()
        self.grid.setVisible(opening)
        self.delete.setVisible(opening)
        self.button.set_text(_("Hide the table") if opening else _("Show as table"))
        self._fill()

    def show_measure(self, view: PilotView, measure: MeasureView) -> None:
        """Show the numbers of this measure and the marks of its pilot."""
        self._shown = (view, measure)
        self._fill()

    def delete_row(self) -> None:
        """Move the number or mark of the current row to Recently deleted."""
        row = self.grid.currentRow()
        if not 0 <= row < len(self._rows):
            return
        record, now = self._rows[row], self._workspace.database.clock()
        act = self._workspace.act
        if isinstance(record, PointView):
            act(_("Delete value"), measures.delete_point, record.uuid, now=now, toast=_("Value deleted"))
        else:
            act(_("Delete mark"), marks.delete_mark, record.uuid, now=now, toast=_("Mark deleted"))
        self.grid.setCurrentCell(min(row, len(self._rows) - 1), _VALUE)

    def _fill(self) -> None:
        if self.grid.isHidden() or self._shown is None:
            return
        view, measure = self._shown
        rows: list[Row] = sorted([*measure.points, *view.marks], key=lambda row: row.on, reverse=True)
        self._filling = True
        self._say("")
        self._rows = rows
        title = measure_title(measure.name, measure.unit)
        self.grid.setAccessibleName(_("Numbers of {measure}").format(measure=title))
        value = _("Value ({unit})").format(unit=measure.unit) if measure.unit else _("Value")
        self.grid.setHorizontalHeaderLabels([_("Date"), value, _("Note")])
        self.grid.setRowCount(len(rows))
        for index, row in enumerate(rows):
            self._fill_row(index, row)
        self._filling = False
        self._space()

    def _fill_row(self, index: int, row: Row) -> None:
        for column, words in enumerate(self._words(row)):
            cell = QTableWidgetItem(words)
            if column == _VALUE and isinstance(row, MarkView):
                cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.grid.setItem(index, column, cell)

    def _words(self, row: Row) -> tuple[str, str, str]:
        day = format_date(row.on, today=self._workspace.today())
        if isinstance(row, MarkView):
            return day, _("Change") if row.kind == "change" else _("Event"), row.text
        return day, "" if row.value is None else format_number(row.value), row.note

    def _save(self, index: int, column: int) -> None:
        if self._filling or self._shown is None:
            return
        record, cell = self._rows[index], self.grid.item(index, column)
        text = cell.text() if cell is not None else ""
        if text == self._words(record)[column]:
            self._say("")
            return
        try:
            fields = self._read(record, column, text)
        except Refused as refused:
            self.error(str(refused))
            return
        point = isinstance(record, PointView)
        action: Any = measures.edit_point if point else marks.edit_mark
        what = _("Change value") if point else _("Change mark")
        self._workspace.act(what, action, record.uuid, field=self, today=self._workspace.today(), **fields)

    def _read(self, record: Row, column: int, text: str) -> dict[str, Any]:
        space = self._workspace
        if column == _DAY:
            day: date = parse_date(text, space.habits, space.today())
            return {"on": day}
        if column == _VALUE:
            value = read_amount(text, space.habits, unit=self._shown[1].unit if self._shown else "")
            if value is None:
                raise Refused(_("Type a number, or delete the row."))
            return {"value": value}
        return {"note": text} if isinstance(record, PointView) else {"text": text}

    def error(self, text: str) -> None:
        """Say why a cell was not taken; its words stay until it is edited again or the table is shown afresh."""
        self._say(text)
        announce(self.grid, text)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(4))
        self.links.setSpacing(U(16))
        self.grid.verticalHeader().setDefaultSectionSize(U(32))
        rows = max(1, min(self.grid.rowCount(), _MOST_ROWS_SHOWN))
        self.grid.setFixedHeight(self.grid.horizontalHeader().sizeHint().height() + rows * U(32) + U(4))
