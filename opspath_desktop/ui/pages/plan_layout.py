"""Place form and pages side by side, or the pages under the form where a window is narrow for its text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.ui.pages.plan_footer import Footer
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Divider
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.widgets.scroll import Fit

COLUMN, LEAST_PAGES, PAGES_HEIGHT = 400, 280, 520
NO_LIMIT = 16_777_215  # what Qt calls QWIDGETSIZE_MAX


class FormBesidePages(QWidget):
    """Scroll the parts of the form, keep the footer below them in sight, and give the rest to the pages."""

    def __init__(self, parts: Iterable[QWidget], footer: Footer, pages: QWidget) -> None:
        super().__init__()
        self._footer, self._pages = footer, pages
        form = QWidget()
        self._stack = QVBoxLayout(form)
        for part in parts:
            self._stack.addWidget(part)
        self._stack.addStretch(1)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(Fit(form), 1)
        left.addWidget(footer)
        self._line = Divider(vertical=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addWidget(self._line)
        on_theme(self, self._arrange)

    def minimumSizeHint(self) -> QSize:
        """Agree to any window: what has no room beside each other goes below each other, and scrolls."""
        return QSize(U(240), U(240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pages where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < U(COLUMN + LEAST_PAGES)
        self._stack.setContentsMargins(U(24), U(4), U(16), U(16))
        self._stack.setSpacing(U(14))
        self._footer.indent(U(24), U(16))
        self._line.setVisible(not narrow)
        if narrow:
            if self._stack.indexOf(self._pages) < 0:
                self._stack.insertWidget(self._stack.count() - 1, self._pages)
            self._pages.setMinimumHeight(U(PAGES_HEIGHT))
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(NO_LIMIT)
        else:
            if self._row.indexOf(self._pages) < 0:
                self._row.addWidget(self._pages, 1)
            self._pages.setMinimumHeight(0)
            self._left.setFixedWidth(U(COLUMN))
