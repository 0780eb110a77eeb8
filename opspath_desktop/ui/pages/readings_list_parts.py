"""The widgets of the left pane of the readings, under each other, and the counts in its tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.shelf_rows import Counts
from opspath_desktop.ui.pages.readings_add import AddForm, NothingHere
from opspath_desktop.ui.pages.readings_list_sort import SortLine
from opspath_desktop.ui.pages.readings_panels import PanelTabs
from opspath_desktop.ui.pages.readings_shelves import ShelfBar
from opspath_desktop.ui.pages.readings_table import BookTable
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.list_view import ListView
from opspath_desktop.ui.widgets.narrow import FilterField, Segment
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.widgets.toast import keep_in_reach
from opspath_desktop.ui.workspace import Workspace

_WIDEST = 480  # of fields and tabs above a table
_ONE_ROW = 500  # from here on filter and order stand in one row
_LOW = (
    180  # below it the list would have no row left: tabs, order and shelves give way, Ctrl+K and the filter have them
)
_CHIPS = 0.25  # of the height, before the chips scroll


class ListParts(QWidget):
    """Hold filter, tabs, shelves and chips, order, list and table, and the tabs of the panels."""

    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = FilterField(_("Filter readings"), self)
        self.chips = IconButton("funnel", _("Filter by status, tag and more"), self)
        self.plus = IconButton("plus", _("Add a book"), self)
        self.form = AddForm(self)
        self.form.hide()
        self.segment = Segment(list(_tabs().items()), _("Show"), self, tightens=True)
        self.bar = ShelfBar(workspace, self)
        self.line = SortLine(self)
        self.nothing = NothingHere(self)
        self.list = ListView(_("Readings"), self, many=True)
        self.table = BookTable(workspace, self)
        self.panels = PanelTabs(self)
        self.view: ListView | BookTable = self.list  # the one on show
        self._counts, self._low = Counts(0, 0, 0, 0), False
        self._top, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._build()

    def _build(self) -> None:
        for widget in (self.filter, self.chips, self.plus):
            self._top.addWidget(widget, int(widget is self.filter))
        self._top.addStretch(0)
        self._column.addLayout(self._top)
        self.bar.refilled.connect(self._fit_chips)
        for part in (self.form, self.bar, self.line, self.nothing, self.list, self.table):
            self._column.addWidget(part, int(part in (self.list, self.table, self.nothing)))
        for place, tabs in ((2, self.segment), (self._column.count() + 1, self.panels)):
            row = QHBoxLayout()
            row.addWidget(tabs, 1)
            row.addStretch(0)
            self._column.insertLayout(place, row)
        keep_in_reach(self.panels)
        on_theme(self, self.space)

    def take_focus(self) -> None:
        """Go to the books, or to the filter when it leaves none over."""
        mark_keyboard(self.filter if self.view.isHidden() else self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename on F2 and delete on Del, when the list has the focus; where none is selected, select one first."""
        keys = {Qt.Key.Key_F2: self.rename_wanted, Qt.Key.Key_Delete: self.delete_wanted}
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is not None and self.view.hasFocus() and not self.view.selected_keys():
            self.view.select_first()  # the book beside the list is none of those that the filter leaves over
        elif wanted is not None and self.view.hasFocus():
            wanted.emit()
        else:
            super().keyPressEvent(event)

    def show_counts(self, counts: Counts) -> None:
        """Say in the tabs how many books each shows."""
        self._counts = counts
        self._label_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room: the order beside the filter, counts in the tabs, chips only as high as the list allows."""
        super().resizeEvent(event)
        wide = event.size().width() >= U(_ONE_ROW)
        if wide != (self._top.indexOf(self.line) >= 0):
            (self._column if wide else self._top).removeWidget(self.line)
            if wide:
                self._top.addWidget(self.line, 1)
            else:
                self._column.insertWidget(self._column.indexOf(self.nothing), self.line)
        working = any(part.hasFocus() for part in (*self._sparable(), *self.bar.chips()))
        self._low = event.size().height() < U(_LOW) and not working
        for part in self._sparable():
            part.setVisible(not self._low)
        self._fit_chips()
        self._label_tabs()

    def _sparable(self) -> tuple[QWidget, ...]:
        return self.segment, self.line

    def _fit_chips(self) -> None:
        self.bar.fit(0 if self._low else round(self.height() * _CHIPS))

    def _label_tabs(self) -> None:
        names, numbers = _tabs(), self._counts._asdict()
        counted = {key: _("{name} {n}").format(name=names[key], n=format_number(numbers[key])) for key in names}
        self.segment.set_texts(counted)
        for place, words in enumerate(counted.values()):
            self.segment.setTabToolTip(place, words)
        if self.segment.sizeHint().width() > self.segment.width():
            self.segment.set_texts(names)

    def space(self) -> None:
        """Set the margins and gaps of this text size, and of list or table."""
        right = 8 if self.table.isHidden() else 24  # a table reaches to the margin of the page
        self._column.setContentsMargins(U(24), U(4), U(right), U(12))
        self._column.setSpacing(U(8))
        self._top.setSpacing(U(4))
        for wide in (self.filter, self.form, self.segment, self.panels):
            wide.setMaximumWidth(U(_WIDEST))


def _tabs() -> dict[str, str]:
    return {"all": _("All"), "reading": _("Reading"), "to_read": _("To read"), "done": _("Done")}
