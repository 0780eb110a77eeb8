"""Show and choose a whole level from 0 to 4 as four marks, with its word beside them.

No mark filled is level 0. Filled marks are where the person is now, dotted ones lead to the target. It is a slider for
Qt and for a screen reader: arrows step, the digits 0 to 4 choose, Home and End go to the ends.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus

HIGHEST = 4
_STEP, _DOT = 16, 10


class LevelDots(QSlider):
    """Show `now` and `target`; a person's choice is emitted, not shown, until the page shows it."""

    level_chosen = Signal(int)

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        read_only: bool = False,
        show_word: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._words = tuple(words)
        self._target = 0
        self._read_only, self._show_word = read_only, show_word
        self.setRange(0, HIGHEST)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not read_only:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        watch_focus(self)
        self.show_level(0)
        theme().changed.connect(self.updateGeometry)

    def show_level(self, now: int, target: int = 0) -> None:
        """Show the level of now and, dotted, the way to the target (0 when there is none)."""
        self._target = target
        self.setValue(now)
        text = self._words[now]
        if target > now:
            text = _("{level}, target {target}").format(level=text, target=self._words[target])
        self.setAccessibleDescription(text)
        self.update()

    def target(self) -> int:
        """Return the target on show."""
        return self._target

    def sizeHint(self) -> QSize:
        """Return room for the marks and the longest word, so that columns line up."""
        width = U(_STEP) * HIGHEST + U(8)
        if self._show_word:
            metrics = QFontMetrics(theme().font("caption"))
            width += U(8) + max(metrics.horizontalAdvance(word) for word in self._words)
        return QSize(width, U(26))

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, the word and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level in range(1, HIGHEST + 1):
            self._paint_mark(painter, level)
        if self._show_word:
            left = U(_STEP) * HIGHEST + U(12)
            painter.setFont(theme().font("caption"))
            painter.setPen(theme().color("text2"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), flags, self._words[self.value()])
        if shows_focus(self):
            paint_ring(painter, QRectF(self.rect()), U(6))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the pointer; the first one again means level 0."""
        if self._read_only or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        level = int((event.position().x() - U(4)) // U(_STEP)) + 1
        if 1 <= level <= HIGHEST:
            self._choose(0 if level == self.value() == 1 else level)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Do not drag: a level is chosen, not slid."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing; the press has chosen."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, choose with a digit."""
        level = self._level_of(event)
        if level is None or self._read_only:
            event.ignore()
        else:
            self._choose(min(max(level, 0), HIGHEST))

    def _level_of(self, event: QKeyEvent) -> int | None:
        keys = Qt.Key
        steps = {keys.Key_Right: 1, keys.Key_Plus: 1, keys.Key_Left: -1, keys.Key_Minus: -1}
        key = keys(event.key())
        if key in steps:
            return self.value() + steps[key]
        ends = {keys.Key_Home: 0, keys.Key_End: HIGHEST}
        if key in ends:
            return ends[key]
        typed = event.text()
        return int(typed) if typed in ("0", "1", "2", "3", "4") else None

    def _choose(self, level: int) -> None:
        if level != self.value():
            self.level_chosen.emit(level)

    def _paint_mark(self, painter: QPainter, level: int) -> None:
        look = theme()
        center = QPointF(U(4) + U(_STEP) * (level - 0.5), self.height() / 2)
        radius = U(_DOT) / 2
        if level <= self.value():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(center, radius, radius)
            return
        pen = QPen(look.color("text2" if level <= self._target else "border_strong"), U(1.3))
        if level <= self._target:
            pen.setDashPattern([1.6, 1.6])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, radius - 0.5, radius - 0.5)
