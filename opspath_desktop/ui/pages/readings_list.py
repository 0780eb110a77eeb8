"""The left pane of the readings: filter, tabs, all books in groups, and the two fields that add an own one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.readings import Shelf, ShelfRow
from opspath_desktop.ui.pages.readings_add import AddForm
from opspath_desktop.ui.pages.readings_panels import PanelTabs
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.list_view import ListView
from opspath_desktop.ui.widgets.narrow import FilterField, Segment
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.rows_model import Header, Keyed


class BookList(QWidget):
    """Choose a book with the arrows; Enter opens it, F2 renames, Del deletes an own one."""

    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf: Shelf | None = None
        self.filter = FilterField(_("Filter readings"), self)
        self.plus = IconButton("plus", _("Add a book"), self)
        self.form = AddForm(self)
        self.form.hide()
        self.segment = Segment(list(_tabs().items()), _("Show"), self)
        self.list = ListView(_("Readings"), self, many=True)
        self.panels = PanelTabs(self)
        self.nothing = label("", "body", "muted", parent=self)
        self.offer = Button("", icon="plus", parent=self)
        self._top, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._build()
        self.filter.changed.connect(self._narrow)
        self.filter.left_down.connect(self.list.setFocus)
        self.segment.chosen.connect(self._narrow)
        self.plus.clicked.connect(lambda: self.form.open())
        self.offer.clicked.connect(lambda: self.form.open(self.filter.text().strip()))
        self.form.closed.connect(self.plus.setFocus)
        on_theme(self, self._space)

    def _build(self) -> None:
        self._top.addWidget(self.filter, 1)
        self._top.addWidget(self.plus)
        self._column.addLayout(self._top)
        for widget in (self.form, self.segment, self.nothing, self.list):
            self._column.addWidget(widget, int(widget is self.list))
        self._column.insertWidget(4, self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(0)
        self._column.addWidget(self.panels)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show these books; filter and tab stay."""
        self._shelf = shelf
        self._label_tabs()
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the counts out of the tabs where they would not fit."""
        super().resizeEvent(event)
        self._label_tabs()

    def _label_tabs(self) -> None:
        if self._shelf is None:
            return
        counts, names = self._shelf.counts, _tabs()
        numbers = {"all": counts.all, "reading": counts.reading, "to_read": counts.to_read, "done": counts.done}
        counted = {key: _("{name} {n}").format(name=names[key], n=format_number(n)) for key, n in numbers.items()}
        self.segment.set_texts(counted)
        if self.segment.sizeHint().width() > self.filter.width() + self.plus.width() + self._top.spacing():
            self.segment.set_texts(names)

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected books from top to bottom."""
        return self.list.selected_keys()

    def select(self, key: str) -> bool:
        """Make a book current without the signal; return False when filter or tab hide it."""
        before = self.list.current_key()
        found = self.list.select(key)
        if found and before != key and self.list.currentIndex().row() <= 1:
            # The heading of the first group belongs to its first book; later, when the list knows its height.
            QTimer.singleShot(0, self.list, self.list.scrollToTop)
        return found

    def reveal(self, key: str) -> None:
        """Make a book current; filter and tab give way when they hide it."""
        if not self.select(key):
            self.filter.clear()
            self.segment.choose("all")
            self._narrow()
            self.select(key)

    def shown(self) -> list[ShelfRow]:
        """Return the books that filter and tab leave over."""
        rows = self._shelf.rows if self._shelf else ()
        tab, words = self.segment.current(), self.filter.text().casefold().split()
        return [row for row in rows if tab in ("all", row.segment) and _holds(row, words)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename on F2 and delete on Del, when the list has the focus."""
        keys = {Qt.Key.Key_F2: self.rename_wanted, Qt.Key.Key_Delete: self.delete_wanted}
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is not None and self.list.hasFocus():
            wanted.emit()
        else:
            super().keyPressEvent(event)

    def _narrow(self, *_words: object) -> None:
        rows = self.shown()
        shown: list[Keyed] = []
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                shown.append(Header(f"group {group}", group))
            shown.append(row)
        self.list.show_rows(shown)
        self.list.setVisible(bool(rows))
        self._say_nothing(bool(rows))

    def _say_nothing(self, rows: bool) -> None:
        typed = self.filter.text().strip()
        told = {
            "reading": _("No book is being read."),
            "to_read": _("Nothing is left to read."),
            "done": _("No book is finished yet."),
        }
        words = _("No book matches “{typed}”.").format(typed=typed) if typed else told.get(self.segment.current(), "")
        self.nothing.setText(words)
        self.nothing.setVisible(not rows and bool(words))
        self.offer.set_text(_("Add it as your own book"))
        self.offer.setVisible(not rows and bool(typed))
        self._column.setStretch(self._column.count() - 2, int(not rows))

    def _space(self) -> None:
        self._column.setContentsMargins(U(24), U(4), U(8), U(12))
        self._column.setSpacing(U(10))
        self._top.setSpacing(U(8))


def _tabs() -> dict[str, str]:
    return {"all": _("All"), "reading": _("Reading"), "to_read": _("To read"), "done": _("Done")}


def _holds(row: ShelfRow, words: list[str]) -> bool:
    text = f"{row.title} {row.authors}".casefold()
    return all(word in text for word in words)
