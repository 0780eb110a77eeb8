"""The line above the list: in which order the books stand, as a list or as a table, and what else the list can do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from opspath_desktop.domain.shelf_order import COLUMNS, Order
from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.readings_fields import popup
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.plain import elide, on_theme, set_tooltip

_TEXTS = ("title", "authors", "tags")
_DAYS = ("started", "finished", "logged", "added")


class SortLine(QWidget):
    """Say the order and change it; `sorted(Order)`, `toggled()` for the table, `wanted(str)` for the rest."""

    sorted = Signal(object)
    toggled = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order, self._words = Order(), ""
        self.order = Button("", "chip", "arrow-up-down", self)
        self.table = IconButton("table-2", _("Show as a table"), self)
        self.more = IconButton("ellipsis", _("More for the list"), self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.order, 0)
        self._row.addStretch(1)
        self._row.addWidget(self.table)
        self._row.addWidget(self.more)
        self.order.clicked.connect(lambda: popup(self.order, self.fill_sort))
        self.table.clicked.connect(self.toggled)
        self.more.clicked.connect(lambda: popup(self.more, self.fill_more))
        on_theme(self, self._space)

    def show_order(self, order: Order) -> None:
        """Say how the books are sorted."""
        self._order, self._words = order, order_words(order)
        self._fit()

    def show_table(self, table: bool) -> None:
        """Offer the other way of showing the books."""
        words = _("Show as a list") if table else _("Show as a table")
        self.table.set_icon("list-checks" if table else "table-2")
        self.table.setAccessibleName(words)
        set_tooltip(self.table, words)

    def fill_sort(self, menu: QMenu) -> None:
        """Add the columns, and the two ways."""
        columns, ways = QActionGroup(menu), QActionGroup(menu)
        for by in COLUMNS:
            action = menu.addAction(column_name(by).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(by == self._order.by)
            action.triggered.connect(partial(self._choose, by))
            columns.addAction(action)
        menu.addSeparator()
        for down in (False, True):
            action = menu.addAction(way_words(self._order.by, down))
            action.setCheckable(True)
            action.setChecked(down == self._order.down)
            action.triggered.connect(partial(self._turn, down))
            ways.addAction(action)

    def fill_more(self, menu: QMenu) -> None:
        """Add what the list as a whole can do."""
        entries = {
            "all": _("Select all books shown") + "\t" + _("Ctrl+A"),
            "duplicates": _("Find duplicate books"),
            "import": _("Import or export readings"),
        }
        for name, words in entries.items():
            menu.addAction(words, partial(self.wanted.emit, name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words where the list is narrow."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Agree to the buttons and a word."""
        return QSize(U(160), super().minimumSizeHint().height())

    def _turn(self, down: bool, _checked: bool = False) -> None:
        self.sorted.emit(Order(self._order.by, down))

    def _choose(self, by: str, _checked: bool = False) -> None:
        if by != self._order.by:
            self.sorted.emit(Order.first(by))

    def _fit(self) -> None:
        room = self.width() - self.table.sizeHint().width() - self.more.sizeHint().width() - U(52)
        shown = elide(self.order.fontMetrics(), self._words, max(room, U(40)))
        self.order.set_text(shown)
        self.order.setAccessibleName(self._words)
        set_tooltip(self.order, self._words if shown != self._words else "")

    def _space(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(U(2))
        self._fit()


def column_name(by: str) -> str:
    """Name a column, as menu and table do."""
    return {
        "stage": _("Stage"),
        "title": _("Title"),
        "authors": _("Authors"),
        "status": _("Status"),
        "progress": _("Progress"),
        "rating": _("Rating"),
        "started": _("Started"),
        "finished": _("Finished"),
        "logged": _("Last logged"),
        "added": _("Added"),
        "pages": _("Pages"),
        "tags": _("Tags"),
        "queue": _("Queue"),
    }[by]


def way_words(by: str, down: bool) -> str:
    """Say what the two ways mean for a column."""
    if by in _TEXTS:
        return _("Z to A") if down else _("A to Z")
    if by in _DAYS:
        return _("Latest first") if down else _("Earliest first")
    if by == "stage":
        return _("Last stage first") if down else _("Current stage first")
    if by == "status":
        return _("Done first") if down else _("Being read first")
    if by == "queue":
        return _("Last in line first") if down else _("Next in line first")
    return _("Most first") if down else _("Least first")


def order_words(order: Order) -> str:
    """Say an order: "By rating, most first"."""
    if order == Order():
        return _("By stage")
    return _("By {column}, {way}").format(
        column=column_name(order.by).lower(), way=way_words(order.by, order.down).lower()
    )
