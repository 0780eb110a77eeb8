"""Lay out a list of rows that have one of a few heights, ten thousand as fast as ten.

QListView asks the delegate for the size of every row, one call into Python each; here the view knows the heights and
answers Qt's questions about places by itself.
"""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from opspath_desktop.ui.theme import SIZE, U, theme
from opspath_desktop.ui.widgets.row_painter import RowDelegate, row_height
from opspath_desktop.ui.widgets.row_places import RowPlaces
from opspath_desktop.ui.widgets.rows_model import Header, RowsModel

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_LINE = 22  # what one turn of the wheel's smallest step scrolls


class PlacedList(QListView):
    """Lay rows out by their kind and paint those in sight."""

    def __init__(self, rows: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._known: RowPlaces | None = None
        rows.setParent(self)
        self.setModel(rows)
        self.setItemDelegate(RowDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for moved in (rows.rowsInserted, rows.rowsRemoved, rows.rowsMoved, rows.modelReset):
            moved.connect(self._forget)
        theme().changed.connect(self._forget)

    @property
    def places(self) -> RowPlaces:
        """Return where the rows stand."""
        if self._known is None:
            self._known = RowPlaces(self.rows.rows(), row_height)
        return self._known

    def _forget(self) -> None:
        self._known = None
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Let the scroll bar know the height; QListView's own layout is left out."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        QAbstractItemView.updateGeometries(self)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(U(_LINE))
        bar.setPageStep(room)
        bar.setRange(0, max(0, self.places.total - room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the range of the scroll bar right."""
        QAbstractItemView.resizeEvent(self, event)

    def verticalOffset(self) -> int:
        """Return how far the rows are scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: rows are as wide as the list."""
        return 0

    def visualRect(self, index: Index) -> QRect:
        """Return where a row stands in the viewport."""
        if not index.isValid() or index.row() >= self.rows.rowCount():
            return QRect()
        places, row = self.places, index.row()
        return QRect(0, places.top(row) - self.verticalOffset(), self.viewport().width(), places.height(row))

    def indexAt(self, spot: QPoint) -> QModelIndex:
        """Return the row at a spot of the viewport."""
        row = self.places.row_at(spot.y() + self.verticalOffset())
        return self.rows.index(row) if row >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        """Bring a row into sight."""
        if not index.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, height = self.places.top(index.row()), self.places.height(index.row())
        bar.setRange(0, max(0, self.places.total - room))  # a layout may be waiting
        lowest = top + height - room
        if hint == _Hint.PositionAtCenter:
            bar.setValue(top - (room - height) // 2)
        elif hint == _Hint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif hint == _Hint.PositionAtBottom or lowest > bar.value():
            bar.setValue(lowest)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row that a key leads to; headings are passed over."""
        last, here = self.rows.rowCount() - 1, self.currentIndex().row()
        page = max(1, self.viewport().height() // U(SIZE["book_row"]) - 1)
        wanted, way = {
            _Move.MoveUp: (here - 1, -1),
            _Move.MovePrevious: (here - 1, -1),
            _Move.MoveDown: (here + 1, 1),
            _Move.MoveNext: (here + 1, 1),
            _Move.MoveHome: (0, 1),
            _Move.MoveEnd: (last, -1),
            _Move.MovePageUp: (max(here - page, 0), 1),
            _Move.MovePageDown: (min(here + page, last), -1),
        }.get(action, (here, 1))
        while 0 <= wanted <= last and isinstance(self.rows.row(wanted), Header):
            wanted += way
        return self.rows.index(wanted) if 0 <= wanted <= last else self.currentIndex()

    def isIndexHidden(self, _index: Index) -> bool:
        """Return False: no row is hidden."""
        return False

    def setSelection(self, strip: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows in a strip of the viewport."""
        strip, offset = strip.normalized(), self.verticalOffset()
        rows = self.places.rows_between(strip.top() + offset, strip.bottom() + offset)
        found = QItemSelection(self.rows.index(rows[0]), self.rows.index(rows[-1])) if rows else QItemSelection()
        self.selectionModel().select(found, command)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter, offset = QPainter(self.viewport()), self.verticalOffset()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        delegate, states = self.itemDelegate(), QStyle.StateFlag
        here = self.currentIndex().row() if self.hasFocus() else -1
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        under = self.indexAt(pointer).row() if self.viewport().underMouse() else -1
        for row in self.places.rows_between(event.rect().top() + offset, event.rect().bottom() + offset):
            index, state = self.rows.index(row), states.State_Enabled
            if self.selectionModel().isSelected(index):
                state |= states.State_Selected
            if row == under:
                state |= states.State_MouseOver
            if row == here:
                state |= states.State_HasFocus
            option.state, option.rect = state, self.visualRect(index)
            delegate.paint(painter, option, index)
        painter.end()
