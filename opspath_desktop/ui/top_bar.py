"""The row above every page: its title, the search-and-command box and the Log button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.focus import watch_focus
from opspath_desktop.ui.widgets.plain import ElidedLabel, IconLabel, heading, label, on_theme


class SearchButton(QPushButton):
    """Looks like a field, opens the palette: the one box that is always there."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setAccessibleName(_("Search or run a command"))
        row = QHBoxLayout(self)
        self._words = label(_("Search or run a command"), "body", "muted", wrap=False, parent=self)
        self._words.setMinimumWidth(0)
        self._key = label(keys, "key", wrap=False, parent=self)
        self._icon = IconLabel("search", "text2", 18, self)
        for child in (self._icon, self._words, self._key):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        watch_focus(self)

        def space() -> None:
            row.setContentsMargins(U(12), 0, U(6), 0)
            row.setSpacing(U(10))
            self.setFixedHeight(U(SIZE["control"]))

        on_theme(self, space)

    def fit(self, room: int) -> None:
        """Take the width that the bar can spare: all words, one word, or the icon alone."""
        narrow, tiny = room < U(760), room < U(520)
        self._words.setText(_("Search") if narrow else _("Search or run a command"))
        self._words.setVisible(not tiny)
        self._key.setVisible(not tiny)
        self.setFixedWidth(U(42 if tiny else 190 if narrow else 300))


class TopBar(QWidget):
    """`searched` and `logged` are clicks on the box and on Log."""

    searched = Signal()
    logged = Signal()

    def __init__(self, search_keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title: QLabel = heading("", "h2", level=1, parent=self)
        self.title.setWordWrap(False)
        self.subtitle = ElidedLabel("", "body", "muted", self)
        self.search = SearchButton(search_keys, self)
        self.log = Button(_("Log"), "default", "plus", self)
        self.search.clicked.connect(self.searched)
        self.log.clicked.connect(self.logged)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.subtitle, 1)
        self._row.addWidget(self.search)
        self._row.addWidget(self.log)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        on_theme(self, self._space)

    def show_page(self, title: str, subtitle: str) -> None:
        """Show the words of a page."""
        self.title.setText(title)
        self.subtitle.set_text(subtitle)

    def resizeEvent(self, event: QEvent) -> None:
        """Let the search box give way before the title does."""
        self.search.fit(self.width())

    def _space(self) -> None:
        self.setFixedHeight(U(SIZE["topbar"]))
        self._row.setContentsMargins(U(24), 0, U(24), 0)
        self._row.setSpacing(U(12))
