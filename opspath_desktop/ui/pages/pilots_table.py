"""The numbers of a pilot's chart as a table whose cells can be edited: the twin of the picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QVBoxLayout, QWidget

from opspath_desktop.actions import marks, measures
from opspath_desktop.domain.pilots import measure_title
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import MarkView, MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_table_cells import DAY, NOTE, REASON, VALUE, Row, save_cell, words
from opspath_desktop.ui.pages.pilots_table_grid import Grid
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

_MOST_ROWS_SHOWN = 8
_LOOKED_AT = 200  # rows that decide how wide a column is


class PointsTable(QWidget):
    """Show a link that opens the table, newest row first; every cell saves itself.

    `mark_wanted` carries the uuid of a mark whose kind is to be changed: a cell cannot hold that.
    """

    mark_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: tuple[PilotView, MeasureView] | None = None
        self.button = Button(_("Show as table"), "link", parent=self)
        self.delete = Button(_("Delete row"), "link", parent=self)
        self.links = FlowLayout(gap=16, line_gap=2)
        self.links.addWidget(self.button)
        self.grid = Grid()
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
        header, modes = self.grid.horizontalHeader(), QHeaderView.ResizeMode
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(_LOOKED_AT)
        for column, mode in ((DAY, modes.ResizeToContents), (VALUE, modes.ResizeToContents)):
            header.setSectionResizeMode(column, mode)
        for column in (NOTE, REASON):
            header.setSectionResizeMode(column, modes.Stretch)
        for widget in (self.grid, self.message, self.delete):
            widget.hide()
        self.button.clicked.connect(self.toggle)
        self.delete.clicked.connect(self.delete_row)
        self.grid.delete_wanted.connect(self.delete_row)
        self.grid.locked_wanted.connect(self._open_mark)
        self.grid.cellChanged.connect(self._save)

    def add_links(self, *links: QWidget) -> None:
        """Put links behind the one that opens the table; the one that deletes a row is the last."""
        for link in (*links, self.delete):
            self.links.addWidget(link)

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
        if not 0 <= row < len(self.grid.rows):
            return
        record, now = self.grid.rows[row], self._workspace.database.clock()
        act = self._workspace.act
        if isinstance(record, MarkView):
            act(_("Delete mark"), marks.delete_mark, record.uuid, now=now, toast=_("Mark deleted"))
        else:
            act(_("Delete value"), measures.delete_point, record.uuid, now=now, toast=_("Value deleted"))
        self.grid.setCurrentCell(min(row, len(self.grid.rows) - 1), VALUE)

    def _open_mark(self) -> None:
        record = self.grid.rows[self.grid.currentRow()]
        if isinstance(record, MarkView):
            self.mark_wanted.emit(record.uuid)

    def _fill(self) -> None:
        if self.grid.isHidden() or self._shown is None:
            return
        (view, measure), today = self._shown, self._workspace.today()
        rows: list[Row] = sorted([*measure.points, *view.marks], key=lambda row: row.on, reverse=True)
        self._say("")
        title = measure_title(measure.name, measure.unit)
        self.grid.setAccessibleName(_("Numbers of {measure}").format(measure=title))
        value = _("Value ({unit})").format(unit=measure.unit) if measure.unit else _("Value")
        if measure.value_mode == "ratio":
            value = _("How many of all")
        self.grid.setHorizontalHeaderLabels([_("Date"), value, _("Note"), _("Left out or missing because")])
        looks = (measure.uuid, measure.unit, measure.decimals, measure.value_mode, today)
        self.grid.show_rows(rows, lambda row: words(measure, row, today), looks)
        self._space()

    def _save(self, index: int, column: int) -> None:
        if self._shown is None:
            return
        record, cell = self.grid.rows[index], self.grid.item(index, column)
        text = cell.text() if cell is not None else ""
        if text == words(self._shown[1], record, self._workspace.today())[column]:
            self._say("")
            return
        self.grid.write_again(index)
        try:
            save_cell(self._workspace, self._shown[1], record, column, text, self)
        except Refused as refused:
            self.error(str(refused))

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
        self.grid.verticalHeader().setDefaultSectionSize(U(32))
        rows = max(1, min(self.grid.rowCount(), _MOST_ROWS_SHOWN))
        self.grid.setFixedHeight(self.grid.horizontalHeader().sizeHint().height() + rows * U(32) + U(4))
