"""The small editors of the readings page: the logging field, a note that names its undo step, and quarter stars."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QSlider, QWidget

from opspath_desktop.domain.reading_log import Sitting, parse_sitting
from opspath_desktop.i18n import _, format_number
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.number_edit import BareNumberEdit
from opspath_desktop.ui.widgets.plain import set_tooltip
from opspath_desktop.ui.workspace import Workspace

STARS = 5
QUARTERS = 4
_NARROW, _WIDE = 64, 240
_visits = itertools.count()


class LogEdit(BareNumberEdit):
    """Take a sitting as people write it; the field grows with the words up to `widest` px."""

    def __init__(self, workspace: Workspace, name: str, parent: QWidget | None = None, *, widest: int = _WIDE) -> None:
        self._workspace, self._widest = workspace, widest
        self.audio: bool | None = None
        super().__init__(name, self.read, width=_NARROW, placeholder="30", parent=parent)
        self.edit.textChanged.connect(self._narrow)
        set_tooltip(self.edit, _("For example 30, p 112, 43 %, ch 6, 40 min or yesterday 20"))

    def _narrow(self, *_text: object) -> None:
        """Grow with the words, from the width of a number on."""
        words = self.edit.fontMetrics().horizontalAdvance(self.edit.text())
        self.edit.setFixedWidth(min(max(U(_NARROW), words + U(32)), U(self._widest)))

    def read(self, text: str) -> Sitting:
        """Return what the text means. Raise Refused with a sentence."""
        space = self._workspace
        return parse_sitting(text, space.habits, space.today(), audio=self.audio)

    def flush(self) -> None:
        """Do nothing: a half typed sitting is logged by Enter only."""


class Note(NoteEdit):
    """Be a note whose `saved` carries the text and the key under which its undo steps join."""

    saved = Signal(str, str)

    def __init__(self, name: str, placeholder: str = "", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, lines, parent=parent)
        self._visit = next(_visits)
        self.committed.connect(self._say)

    def _say(self, text: str, new_visit: bool) -> None:
        if new_visit:
            self._visit = next(_visits)
        self.saved.emit(text, f"reading note {self._visit}")


class Stars(QSlider):
    """Rate in quarter stars with the arrow keys or a click; 0 stands for "not rated"."""

    rated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STARS * QUARTERS)
        self.setPageStep(QUARTERS)
        self.setAccessibleName(_("Rating"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        watch_focus(self)
        self.valueChanged.connect(self._say)
        theme().changed.connect(self.updateGeometry)

    def show_rating(self, quarters: int | None) -> None:
        """Show a rating without the signal."""
        self.blockSignals(True)
        self.setValue(quarters or 0)
        self.blockSignals(False)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return five stars in a row."""
        return QSize(STARS * U(20) + U(4), U(24))

    def minimumSizeHint(self) -> QSize:
        """Show all stars always."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Rate up to the place of the click; the same place again takes the rating away."""
        place = (event.position().x() - U(2)) / U(20) * QUARTERS
        wanted = min(max(math.ceil(place), 1), STARS * QUARTERS)
        self.setValue(0 if wanted == self.value() else wanted)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Do not follow a dragged pointer."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Have done all at the press."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the rating away on Del; the rest is the slider's."""
        if event.key() == Qt.Key.Key_Delete:
            self.setValue(0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outlines, and the stars filled up to the rating."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(STARS):
            spot = QRectF(U(2) + number * U(20) + U(2), U(4), U(16), U(16))
            part = min(max(self.value() / QUARTERS - number, 0.0), 1.0)
            paint_star(painter, spot, part)
        if shows_focus(self):
            paint_ring(painter, QRectF(self.rect()), U(6))
        painter.end()

    def _say(self, value: int) -> None:
        self._describe()
        self.rated.emit(value or None)

    def _describe(self) -> None:
        words = stars_words(self.value() or None)
        self.setAccessibleDescription(words)
        set_tooltip(self, words)


def popup(button: QWidget, fill: Callable[[QMenu], None], place: QPoint | None = None) -> None:
    """Open a menu under a button, or at a place on the screen."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill(menu)
    menu.popup(place or button.mapToGlobal(QPoint(0, button.height())))


def stars_words(quarters: int | None) -> str:
    """Say a rating: "4.25 of 5 stars"."""
    if quarters is None:
        return _("Not rated")
    return _("{n} of 5 stars").format(n=format_number(quarters / QUARTERS))


def paint_star(painter: QPainter, spot: QRectF, part: float) -> None:
    """Paint the outline of a star, filled from the left up to a part of 0 to 1."""
    center, outer = spot.center(), spot.width() / 2
    corners = []
    for number in range(10):
        angle, reach = math.pi / 5 * number - math.pi / 2, outer if number % 2 == 0 else outer * 0.45
        corners.append(QPointF(center.x() + reach * math.cos(angle), center.y() + reach * math.sin(angle)))
    star = QPolygonF(corners)
    look = theme()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent"))
    painter.setClipRect(QRectF(spot.x(), spot.y(), spot.width() * part, spot.height()))
    painter.drawPolygon(star)
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(look.color("accent" if part else "border_strong"), max(1.0, 1.2 * look.scale))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(star)
    painter.restore()
