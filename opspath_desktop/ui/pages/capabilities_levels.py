"""The five descriptors of a skill, the level of now and the target marked; a click on one rates."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.pathway import Scale
from opspath_desktop.i18n import _
from opspath_desktop.queries.capabilities import Capability
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone
from opspath_desktop.ui.widgets.selection import paint_selection


class Descriptors(QWidget):
    """List the levels from 0 to 4; the keyboard rates with the marks above, so that these need no tab stop."""

    level_chosen = Signal(int)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._now: int | None = None
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._names = [label("", "strong", wrap=False) for _level in scale.levels]
        self._marks = [label("", "caption", "accent", wrap=False) for _level in scale.levels]
        self._texts = [label("") for _level in scale.levels]
        for row in range(len(scale.levels)):
            name, mark, text = self._names[row], self._marks[row], self._texts[row]
            for widget in (name, mark, text):
                widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            side = QVBoxLayout()
            side.setSpacing(0)
            side.addWidget(name)
            side.addWidget(mark)
            side.addStretch(1)
            self._grid.addLayout(side, row, 0)
            self._grid.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        on_theme(self, self._space)

    def show_capability(self, capability: Capability) -> None:
        """Show the descriptors of one skill."""
        self._now = capability.level
        rows = zip(self._scale.levels, self._names, self._marks, self._texts, capability.descriptors, strict=False)
        for level, name, mark, text, words in rows:
            marks = [_("now")] if level.value == capability.level else []
            marks += [_("target")] if level.value == capability.target else []
            name.setText(f"{level.value}  {level.name}")
            mark.setText(", ".join(marks))
            text.setText(words)
            set_tone(name, "accent" if marks else "muted")
            set_tone(text, "" if marks else "muted")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the click."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Rate with the level under the pointer."""
        level = next((i for i in range(len(self._texts)) if self._room(i).contains(event.position())), None)
        if event.button() == Qt.MouseButton.LeftButton and level is not None and level != self._now:
            self.level_chosen.emit(level)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the level of now."""
        if self._now is not None:
            painter = QPainter(self)
            paint_selection(painter, self._room(self._now))
            painter.end()

    def _room(self, level: int) -> QRectF:
        words = self._names[level].geometry().united(self._texts[level].geometry())
        return QRectF(0, words.y() - U(3), self.width(), words.height() + U(6))

    def _space(self) -> None:
        self._grid.setContentsMargins(U(8), U(2), U(4), U(2))
        self._grid.setHorizontalSpacing(U(12))
        self._grid.setVerticalSpacing(U(5))
