"""The right pane of the readings: the chosen book or one of the panels, and the chips that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.highlights import book_of
from opspath_desktop.ui import icons
from opspath_desktop.ui.pages.panel_stack import PanelStack
from opspath_desktop.ui.pages.readings_detail import BookDetail
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.narrow import Segment
from opspath_desktop.ui.widgets.plain import on_theme, repolish
from opspath_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from opspath_desktop.ui.pages.readings_panel import Panel

BOOK, BULK = "book", "bulk"
PANELS = {
    "queue": ("readings_queue", "QueuePanel"),
    "review": ("readings_review", "ReviewPanel"),
    "numbers": ("readings_numbers", "NumbersPanel"),
    "import": ("readings_import", "ImportPanel"),
    "duplicates": ("readings_duplicates", "DuplicatesPanel"),
    BULK: ("readings_bulk", "BulkPanel"),
}


class RightPane(PanelStack):
    """Hold the book's detail and the panels."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, BOOK, PANELS, parent)
        self.detail = BookDetail(workspace)
        self.addWidget(self.detail)

    def show_panel(self, name: str) -> Panel:
        """Show a panel instead of the book."""
        panel = self.panel(name)
        self._show(name, panel)
        return panel

    def show_keys(self, keys: list[str]) -> None:
        """Show what can be done with several books at once."""
        bulk = self.panel(BULK)
        bulk.show_keys(keys)  # type: ignore[attr-defined]  # BulkPanel has it
        self._show(BULK, bulk)

    def show_book(self) -> None:
        """Show the book again."""
        self._show(BOOK, self.detail)

    def book_of(self, target: object) -> object:
        """Return the book that a highlight, takeaway or application belongs to; any other target as it is."""
        return self._workspace.query(book_of, str(target)) or target

    def focus_first(self) -> None:
        """Put the focus where work in the panel on show starts."""
        if self.shown == BOOK:
            self.detail.focus_first()
        else:
            self.panels[self.shown].focus_first()

    def flush(self) -> None:
        """Save what is being typed in the book or in a panel."""
        self.detail.flush()
        super().flush()


class PanelTabs(Segment):
    """Choose what the right pane shows; one stop of the Tab key, walked with the arrows. Where it is narrow, icons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._words = _tabs(BOOK)
        super().__init__(list(self._words.items()), _("Beside the list"), parent)
        self._name()
        on_theme(self, self._fit)

    def choose(self, key: str) -> None:
        """Mark the tab of what is on show; what has none of its own stands in the place of the book."""
        self._words = _tabs(key)
        super().choose(key if key in self._words else BOOK)
        self._name()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Agree to the icons."""
        return QSize(U(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where they fit."""
        super().resizeEvent(event)
        self._fit()

    def _name(self) -> None:
        for place, words in enumerate(self._words.values()):
            self.setAccessibleTabName(place, words)
            self.setTabToolTip(place, words)

    def _fit(self) -> None:
        self._show("", self._words)
        if self.sizeHint().width() > self.width():
            self._show("icons", dict.fromkeys(self._words, ""))

    def _show(self, look: str, words: dict[str, str]) -> None:
        if self.property("look") != look:
            self.setProperty("look", look)
            repolish(self)
            self.setIconSize(QSize(U(_ICON), U(_ICON)))
        self.set_texts(words)
        for place, icon in enumerate(_ICONS):
            self.setTabIcon(place, icons.icon(icon, "text", _ICON) if look else QIcon())


def _tabs(shown: str) -> dict[str, str]:
    """Return the words of the tabs while this is on show."""
    return {
        BOOK: _("Books") if shown in (BULK, "duplicates") else _("Book"),
        "queue": _("Queue"),
        "review": _("Review"),
        "numbers": _("Numbers"),
        "import": _("Import"),
    }


_ICON = 14
_ICONS = ("book-open", "list-checks", "lightbulb", "chart-line", "upload")
