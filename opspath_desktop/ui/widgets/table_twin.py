"""Show the numbers of a figure as a table, for those who read tables better than pictures."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from opspath_desktop.charts.figure import Table
from opspath_desktop.i18n import _
from opspath_desktop.ui.copy_figure import FigureButton
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.plain import on_theme

_MOST_ROWS_SHOWN = 8
_FEW_COLUMNS = 5  # as many share the width; more scroll sideways
_Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Hold the table of a figure; the words of a row are made when it comes into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = Table()

    def show_table(self, table: Table) -> None:
        """Take over another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._table.rows[index.row()][index.column()]

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if role != Qt.ItemDataRole.DisplayRole or way != Qt.Orientation.Horizontal:
            return None
        return self._table.header[section]


class TableTwin(QWidget):
    """Stand under a FigureView: a link that opens and closes the table, and the menu of its picture."""

    def __init__(self, view: FigureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.button = Button(_("Show as table"), "link", parent=self)
        self.more = FigureButton(view, self)
        self.model = TableModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.hide()
        self._column, self._links = QVBoxLayout(self), QHBoxLayout()
        self._links.addWidget(self.button)
        self._links.addStretch(1)
        self._links.addWidget(self.more)
        self._column.addLayout(self._links)
        self._column.addWidget(self.table)
        self.button.clicked.connect(self.toggle)
        on_theme(self, self._space)

    def lead(self, widget: QWidget) -> None:
        """Put a widget that has nothing to do with the picture before the link, in the same line."""
        self._links.insertWidget(0, widget)

    def set_drawn(self, drawn: bool) -> None:
        """Offer table and menu only where there is a picture."""
        for widget in (self.button, self.more):
            widget.setVisible(drawn)
        if not drawn and not self.table.isHidden():
            self.toggle()

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
        self.model.show_table(figure.table)
        few = len(figure.table.header) <= _FEW_COLUMNS
        modes = QHeaderView.ResizeMode
        self.table.horizontalHeader().setSectionResizeMode(modes.Stretch if few else modes.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._space()

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(4))
        self.table.verticalHeader().setDefaultSectionSize(U(28))
        rows = min(self.model.rowCount(), _MOST_ROWS_SHOWN)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows * U(28) + U(4))
