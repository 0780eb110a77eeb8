"""The pilots side by side in a table: what each cell says, by what it sorts, and the keys that open a pilot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from opspath_desktop.domain.cycles import decision_name
from opspath_desktop.domain.pilot_story import my_role_word
from opspath_desktop.domain.pilots import status_name
from opspath_desktop.i18n import _
from opspath_desktop.plan.outline_appendix import benefit_words, from_to, period
from opspath_desktop.queries.portfolio import PortfolioRow
from opspath_desktop.ui.pages.readings_table_cells import CellDelegate
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import watch_focus

COLUMNS = ("pilot", "role", "period", "way", "signal", "level", "decision", "benefit", "shows")
_WIDTHS = (216, 116, 214, 140, 80, 84, 96, 200, 260)
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ROW = 34
_UP, _DOWN = "\u2191", "\u2193"  # arrows
Index = QModelIndex | QPersistentModelIndex


def column_name(column: str) -> str:
    """Return the heading of a column."""
    return {
        "pilot": _("Pilot"),
        "role": _("My role"),
        "period": _("Period"),
        "way": _("From, to"),
        "signal": _("Signal"),
        "level": _("Evidence"),
        "decision": _("Decision"),
        "benefit": _("Actual benefit"),
        "shows": _("What it shows"),
    }[column]


_CELLS: dict[str, Callable[[PortfolioRow], str]] = {
    "pilot": lambda row: row.title,
    "role": lambda row: my_role_word(row.role),
    "period": period,
    "way": from_to,
    "signal": lambda row: {"better": _("Yes"), "worse": _("For the worse")}.get(row.signal, _("No")),
    "level": lambda row: _("{n} of 5").format(n=row.evidence_level),
    "decision": lambda row: decision_name(row.decision) if row.decision else status_name(row.status),
    "benefit": lambda row: "; ".join(benefit_words(row)),
    "shows": lambda row: "; ".join(row.evidenced),
}
_KEYS: dict[str, Callable[[PortfolioRow], Any]] = {
    "pilot": lambda row: row.title.casefold(),
    "period": lambda row: row.started,
    "way": lambda row: (row.before is None, _change(row)),
    "signal": lambda row: ("better", "worse", "").index(row.signal),
    "level": lambda row: row.evidence_level,
    "benefit": lambda row: sum(one.minor for one in row.benefits),
    "shows": lambda row: len(row.evidenced),
}


def _change(row: PortfolioRow) -> float:
    """Return how much of the centre before is left, as a share."""
    return (row.now or 0.0) / row.before if row.before else 0.0


def sort_rows(rows: Sequence[PortfolioRow], column: str, down: bool) -> list[PortfolioRow]:
    """Return the rows by a column; equal ones keep their order."""
    return sorted(rows, key=_KEYS.get(column, _CELLS[column]), reverse=down)


class PortfolioModel(QAbstractTableModel):
    """Hold the rows in the order in which they stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PortfolioRow] = []
        self.by, self.down = "", False

    def show(self, rows: Sequence[PortfolioRow], by: str, down: bool) -> None:
        """Show these rows by a column; "" keeps the order in which they come."""
        self.beginResetModel()
        self.rows = sort_rows(rows, by, down) if by else list(rows)
        self.by, self.down = by, down
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of pilots; cells have no children."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a cell."""
        if not index.isValid() or role not in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
            return None
        column = COLUMNS[index.column()]
        words = _CELLS[column](self.rows[index.row()])
        return words if role == _DISPLAY else f"{column_name(column)}: {words or _('nothing')}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the name of a column, and the way in which it sorts."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            name = column_name(COLUMNS[section])
            return f"{name} {_DOWN if self.down else _UP}" if COLUMNS[section] == self.by else name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class PortfolioTable(QTableView):
    """Show the pilots; Enter or a double click opens one, a heading sorts."""

    opened = Signal(str)
    sorted_by = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = PortfolioModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(_("Portfolio of pilots"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the order is chosen in the menu beside the title
        head.sectionClicked.connect(lambda section: self.sorted_by.emit(COLUMNS[section]))
        self.activated.connect(lambda index: self.opened.emit(self.model_.rows[index.row()].uuid))
        watch_focus(self)
        theme().changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[PortfolioRow], by: str, down: bool) -> None:
        """Show these rows; the current pilot stays the current one."""
        here = self.currentIndex()
        before = self.model_.rows[here.row()].uuid if here.isValid() else ""
        self.model_.show(rows, by, down)
        places = [row.uuid for row in self.model_.rows]
        place = places.index(before) if before in places else 0
        if places:
            self.setCurrentIndex(self.model_.index(place, max(here.column(), 0)))
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(U(_ROW))
        for section, width in enumerate(_WIDTHS):
            self.setColumnWidth(section, U(width))
        shown = min(len(self.model_.rows), 12)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(U(_ROW) * (shown + 1) + bar + U(8))
