"""Narrow a list: a filter field and a row of tabs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QTabBar, QToolButton, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import RADIUS, U, theme
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import escape_mnemonic, on_theme, repolish

_WORDS, _ROOM = 12, 20  # px of the words of a tab and of the room on both sides of them, as in shape.qss


class IconField(QLineEdit):
    """Show a line with an icon inside at the left."""

    def __init__(self, icon: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        on_theme(self, self._space)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = U(16)
        spot = self.rect().adjusted(U(8), (self.height() - side) // 2, 0, 0)
        spot.setSize(QSize(side, side))
        icons.paint_icon(painter, self._icon, spot.toRectF(), theme().color("text2"))
        painter.end()

    def _space(self) -> None:
        self.setTextMargins(U(24), 0, 0, 0)


class FilterField(IconField):
    """Filter a list while typing: `changed` carries the trimmed words; Esc and the cross clear, Down leaves.

    `entered` says that typing may begin, so that what it needs can be made ready.
    """

    changed = Signal(str)
    entered = Signal()
    left_down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("search", placeholder, parent)
        self._clear = QAction(_("Clear"), self)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._say)
        on_theme(self, self._draw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc, leave on Down or Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that a person entered the field; a page that is shown gives it the focus for a moment, too."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.OtherFocusReason:
            self.entered.emit()

    def _say(self, text: str) -> None:
        shown = self._clear in self.actions()
        if text and not shown:
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        elif shown and not text:
            self.removeAction(self._clear)
        self.changed.emit(text.strip())

    def _draw(self) -> None:
        self._clear.setIcon(icons.icon("x", "text2", 16))


class Segment(QTabBar):
    """Choose one of a few views of a list; real tabs, so that a screen reader says "2 of 4".

    With `tightens` the words stand closer together where there is little room, before arrows have to scroll them.
    """

    chosen = Signal(str)

    def __init__(
        self,
        entries: Sequence[tuple[str, str]],
        name: str = "",
        parent: QWidget | None = None,
        *,
        tightens: bool = False,
    ) -> None:
        super().__init__(parent)
        self._may_tighten = tightens
        self.setProperty("role", "segment")
        self.setProperty("look", "")
        self.setAccessibleName(name or _("Show"))
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(True)
        for arrow in self.findChildren(QToolButton):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do what they do
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watch_focus(self)
        for key, text in entries:
            self.setTabData(self.addTab(escape_mnemonic(text)), key)
        self.currentChanged.connect(self._say)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Replace the words of some tabs, such as counts that changed."""
        for i in range(self.count()):
            if self.tabData(i) in texts:
                self.setTabText(i, escape_mnemonic(texts[self.tabData(i)]))
        self._tighten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the words together where they may."""
        super().resizeEvent(event)
        self._tighten()

    def choose(self, key: str) -> None:
        """Show a tab as chosen without the signal."""
        self.blockSignals(True)
        for i in range(self.count()):
            if self.tabData(i) == key:
                self.setCurrentIndex(i)
        self.blockSignals(False)
        self.update()

    def current(self) -> str:
        """Return the key of the chosen tab."""
        return str(self.tabData(self.currentIndex()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the trough under the tabs, then the tabs, then the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("border"))
        painter.setBrush(theme().color("surface2"))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), U(RADIUS["tile"]), U(RADIUS["tile"])
        )
        painter.end()
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self)
            paint_ring(painter, self.rect().toRectF(), U(RADIUS["tile"]))
            painter.end()

    def _tighten(self) -> None:
        if not self._may_tighten:
            return
        font = QFont(self.font())
        font.setPixelSize(U(_WORDS))
        font.setWeight(QFont.Weight.DemiBold)  # as the chosen one is written
        metrics = QFontMetrics(font)
        needed = sum(metrics.horizontalAdvance(self.tabText(i)) + U(_ROOM) + 4 for i in range(self.count()))
        wanted = "tight" if needed > self.width() else ""
        if wanted != self.property("look"):
            self.setProperty("look", wanted)
            repolish(self)
            self.setIconSize(self.iconSize())  # lays the tabs out again

    def _say(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(str(self.tabData(index)))
