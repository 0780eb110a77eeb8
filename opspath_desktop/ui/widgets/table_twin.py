"""Show the numbers of a figure as a table, for those who read tables better than pictures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from opspath_desktop.charts.figure import Table
from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.plain import on_theme

_MOST_ROWS_SHOWN = 8


class TableTwin(QWidget):
    """Stand under a FigureView: a link that opens and closes the table."""

    def __init__(self, view: FigureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.button = Button(_("Show as table"), "link", parent=self)
        self.table = QTableWidget(self)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.table)
        self.button.clicked.connect(self.toggle)
        on_theme(self, self._space)

    def toggle(self) -> None:
        """Open the table, or close it."""
        self.table.setVisible(self.table.isHidden())
        self.button.set_text(_("Show as table") if self.table.isHidden() else _("Hide the table"))
        self.refresh()

    def refresh(self) -> None:
        """Take over the numbers of the figure as it is now."""
        if self.table.isHidden():
            return
        figure = self._view.figure()
        self.table.setAccessibleName(figure.alt)
        _fill(self.table, figure.table)
        self._space()

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(4))
        self.table.verticalHeader().setDefaultSectionSize(U(28))
        rows = min(self.table.rowCount(), _MOST_ROWS_SHOWN)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows * U(28) + U(4))


def _fill(table: QTableWidget, data: Table) -> None:
    table.setColumnCount(len(data.header))
    table.setHorizontalHeaderLabels(list(data.header))
    table.setRowCount(len(data.rows))
    for i, row in enumerate(data.rows):
        for j, words in enumerate(row):
            table.setItem(i, j, QTableWidgetItem(words))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
