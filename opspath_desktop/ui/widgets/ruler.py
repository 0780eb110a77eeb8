"""Show the stages of the pathway as a row of steps: with their titles on the Overview, as circles on the Pathway."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import Walked, mark_keyboard, paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import on_theme, set_tooltip

State = Literal["completed", "current", "left", "ahead"]
_CIRCLE, _NARROWEST = 36, 104
_PAD = 4  # between circle and words and the ring of the focus; circles alone have none, their ring is their edge
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class StageMark:
    """Hold what one step shows; `caption` stands above the title, `fraction` fills the ring of the current stage."""

    number: int
    title: str
    caption: str
    state: State
    fraction: float = 0.0


class _Step(Walked):
    """Paint one stage; a real button, so that mouse, keyboard and screen reader know what to do with it."""

    def __init__(self, mark: StageMark, texts: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark, self._texts, self.chosen = mark, texts, False
        self.setAccessibleName(_("Stage {number}: {title}").format(number=mark.number, title=mark.title))
        self.setAccessibleDescription(mark.caption)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if not texts:
            set_tooltip(self, f"{mark.title} · {mark.caption}" if mark.caption else mark.title)
        watch_focus(self)

    def text_height(self, width: int) -> int:
        """Return the height of caption and title at this width."""
        title = QFontMetrics(self._title_font()).boundingRect(QRect(0, 0, width, 10_000), _WRAP, self.mark.title)
        return QFontMetrics(theme().font("caption")).height() + U(2) + title.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, words and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = U(_PAD) if self._texts else 0
        self._paint_circle(painter, QRectF(pad, pad, U(_CIRCLE), U(_CIRCLE)).adjusted(1, 1, -1, -1))
        if self._texts:
            self._paint_words(painter, self._room_of_words(pad))
        if self.chosen:
            bar = QRectF(U(8), U(_CIRCLE) + U(3), U(_CIRCLE) - U(16), U(3))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            painter.drawRoundedRect(bar, U(1.5), U(1.5))
        if shows_focus(self):
            paint_ring(painter, QRectF(self.rect()), U(6))
        painter.end()

    def _room_of_words(self, pad: int) -> QRect:
        """Return the room beside the circle, or under it where the step is high enough."""
        beside = self.height() < U(_CIRCLE) + self.text_height(self.width())
        left, top = (pad + U(_CIRCLE) + U(12), pad) if beside else (pad + U(2), pad + U(_CIRCLE) + U(4))
        return QRect(left, top, self.width() - left - pad, self.height() - top)

    def _title_font(self) -> QFont:
        font = theme().font("body")
        font.setPixelSize(U(13))
        if self.mark.state == "current":
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        look, state = theme(), self.mark.state
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("accent" if state == "current" else "text2"))
        line = painter.fontMetrics().height()
        caption = painter.fontMetrics().elidedText(self.mark.caption, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, caption)
        painter.setFont(self._title_font())
        painter.setPen(look.color("text2" if state == "ahead" else "text"))
        painter.drawText(room.adjusted(0, line + U(2), 0, 0), _WRAP, self.mark.title)

    def _paint_circle(self, painter: QPainter, room: QRectF) -> None:
        look, state = theme(), self.mark.state
        inner = room.adjusted(U(2), U(2), -U(2), -U(2))
        if state == "completed":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(inner.adjusted(-U(1), -U(1), U(1), U(1)))
            side = U(16)
            spot = QRectF(inner.center().x() - side / 2, inner.center().y() - side / 2, side, side)
            icons.paint_icon(painter, "check", spot, look.color("on_accent"), 2.5)
            return
        painter.setBrush(look.color("accent_soft" if state == "left" else "surface"))
        if state == "current":
            self._paint_ring(painter, inner)
        else:
            painter.setPen(QPen(look.color("accent" if state == "left" else "border_strong"), 1.2 * look.scale))
            painter.drawEllipse(inner)
        painter.setFont(look.font("strong" if state == "current" else "body"))
        painter.setPen(look.color("text2" if state == "ahead" else "accent"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(self.mark.number))

    def _paint_ring(self, painter: QPainter, room: QRectF) -> None:
        """Draw the track as a whole ring and the done part clockwise from the top, in sixteenths of a degree."""
        look, width = theme(), U(4)
        for token, fraction in (("track", 1.0), ("accent", self.mark.fraction)):
            pen = QPen(look.color(token), width if not (look.contrast and token == "track") else 1)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap if fraction >= 1 else Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if fraction > 0:
                painter.drawArc(room, 90 * 16, round(-360 * 16 * min(fraction, 1.0)))


class StageRuler(QWidget):
    """Lay the steps out in a row, or below each other when the columns would be too narrow for their titles."""

    stage_chosen = Signal(int)

    def __init__(self, texts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._steps: list[_Step] = []
        self.setAccessibleName(_("Stages of the pathway"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        on_theme(self, self._arrange)

    def show_stages(self, marks: Sequence[StageMark]) -> None:
        """Show these stages; buttons stay where the marks are the same, so the focus does too."""
        if [step.mark for step in self._steps] == list(marks):
            return
        focused = next((step.mark.number for step in self._steps if step.hasFocus()), None)
        for old in self._steps:
            old.hide()
            old.deleteLater()
        self._steps = [self._make(mark) for mark in marks]
        self._set_tab_stop(next((step for step in self._steps if step.mark.state == "current"), None))
        self._arrange()
        for step in self._steps:
            if step.mark.number == focused:
                step.setFocus()

    def set_chosen(self, number: int | None) -> None:
        """Underline the stage that the page shows; None underlines none."""
        for step in self._steps:
            step.chosen = step.mark.number == number
            step.update()
            if step.chosen:
                self._set_tab_stop(step)

    def focus_stop(self) -> None:
        """Give the keyboard to the step that Tab would reach."""
        for step in self._steps:
            if step.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                mark_keyboard(step)

    def hasHeightForWidth(self) -> bool:
        """Say that titles wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the tallest step, or of all in a column."""
        if not self._texts or not self._steps:
            return U(_CIRCLE) + U(8)
        if self._stacked(width):
            return sum(self._row_height(step, width) for step in self._steps)
        words = max(step.text_height(self._column(width) - U(14 + 2 * _PAD)) for step in self._steps)
        return U(_CIRCLE) + U(4 + 2 * _PAD) + words

    def sizeHint(self) -> QSize:
        """Return a comfortable width and the height that goes with it."""
        width = U(180) * max(len(self._steps), 1) if self._texts else U(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Agree to a narrow column."""
        return QSize(U(200), U(_CIRCLE) + U(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines between the circles."""
        if self._texts and self._stacked(self.width()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for left, right in zip(self._steps, self._steps[1:], strict=False):
            done = left.mark.state in ("completed", "left")
            token = "border_strong" if theme().contrast else "track"
            painter.setPen(QPen(theme().color("accent" if done else token), U(2)))
            pad = U(_PAD) if self._texts else 0
            middle = pad + U(_CIRCLE) / 2
            start, end = left.x() + pad + U(_CIRCLE) + U(8), right.x() + pad - U(6)
            painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the row with the arrows, Home and End."""
        here = next((i for i, step in enumerate(self._steps) if step.hasFocus()), None)
        last, keys = len(self._steps) - 1, Qt.Key
        if here is None:
            event.ignore()
            return
        ways = {keys.Key_Right: here + 1, keys.Key_Left: here - 1}
        if self._texts:  # without texts it is always a row, and Down leads out of it
            ways |= {keys.Key_Down: here + 1, keys.Key_Up: here - 1}
        there = {**ways, keys.Key_Home: 0, keys.Key_End: last}.get(keys(event.key()))
        if there is None:
            event.ignore()
        elif 0 <= there <= last:
            self._set_tab_stop(self._steps[there])
            mark_keyboard(self._steps[there])

    def _make(self, mark: StageMark) -> _Step:
        step = _Step(mark, self._texts, self)
        step.clicked.connect(lambda: self.stage_chosen.emit(mark.number))
        step.show()
        return step

    def _set_tab_stop(self, stop: QAbstractButton | None) -> None:
        """Keep one tab stop for the whole row; the arrows reach the others."""
        stop = stop or (self._steps[0] if self._steps else None)
        for step in self._steps:
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if step is stop else Qt.FocusPolicy.ClickFocus)

    def _stacked(self, width: int) -> bool:
        return self._column(width) < U(_NARROWEST)

    def _column(self, width: int) -> int:
        return width // max(len(self._steps), 1)

    def _row_height(self, step: _Step, width: int) -> int:
        return max(U(_CIRCLE), step.text_height(width - U(_CIRCLE) - U(12) - 2 * U(_PAD))) + 2 * U(_PAD)

    def _arrange(self) -> None:
        width, top = self.width(), 0
        for i, step in enumerate(self._steps):
            if not self._texts:
                gap = (width - U(_CIRCLE)) / max(len(self._steps) - 1, 1)
                step.setGeometry(round(i * gap), 0, U(_CIRCLE), U(_CIRCLE) + U(8))
            elif self._stacked(width):
                height = self._row_height(step, width)
                step.setGeometry(0, top, width, height)
                top += height
            else:
                column = self._column(width)
                step.setGeometry(i * column, 0, column - U(12), self.heightForWidth(width))
        self.updateGeometry()
        self.update()
