"""Show a chart over time through a window that pans: by drag, wheel, scroll bar or keys, or the whole at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.series import Window
from opspath_desktop.i18n import _, format_number
from opspath_desktop.ui.copy_figure import FigureButton
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.plain import on_theme

MOST = 120  # periods that are told apart at a glance; more are shown through a window
Draw = Callable[[float, float, Window | None], Figure]


class ChartView(QWidget):
    """Ask `draw(width, height, window)` for the figure; `show_count` says how many periods there are.

    `point_chosen(index)` says that a point was opened. `more` is the "..." button with the ways out of the chart; it
    stands at the foot unless another layout takes it.
    """

    point_chosen = Signal(int)

    def __init__(self, draw: Draw, height: int = 240, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw, self._count, self._all = draw, 0, False
        self._drag_from = 0
        self.bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self.view = FigureView(self._figure, height, self)
        self.whole = Button("", "link", parent=self)
        self.more = FigureButton(self.view, self)
        self.setFocusProxy(self.view)
        self._build()
        self.bar.valueChanged.connect(self._panned)
        self.whole.clicked.connect(self.toggle_all)
        self.view.point_chosen.connect(self.point_chosen)
        self.view.walked_out.connect(self._walk_on)
        self.view.dragged.connect(self._drag)
        self.show_count(0)

    def _build(self) -> None:
        self._column, self._foot = QVBoxLayout(self), QHBoxLayout()
        self._column.addWidget(self.view)
        self._column.addLayout(self._foot)
        self._foot.addWidget(self.bar, 1)
        self._foot.addWidget(self.whole)
        self._foot.addStretch(0)
        self._foot.addWidget(self.more)
        self.bar.setAccessibleName(_("Part of the chart on show"))
        on_theme(self, self._space)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(4))
        self._foot.setSpacing(U(8))

    def show_count(self, count: int) -> None:
        """Take over how many periods there are, and draw afresh; a chart that stood at its end stays there."""
        at_end = self.bar.value() >= self.bar.maximum()
        self._count = count
        many = count > MOST
        with QSignalBlocker(self.bar):
            self.bar.setRange(0, max(count - MOST, 0))
            self.bar.setPageStep(MOST)
            self.bar.setSingleStep(MOST // 12)
            if at_end:
                self.bar.setValue(self.bar.maximum())
        self.bar.setVisible(many and not self._all)
        self.whole.setVisible(many)
        newest = _("Show {n} at a time").format(n=format_number(MOST))
        self.whole.set_text(newest if self._all else _("Show all {n}").format(n=format_number(count)))
        self._foot.setStretch(2, 0 if many and not self._all else 1)
        self.view.refresh()

    def window_shown(self) -> Window | None:
        """Return the window, None while the whole chart is on show."""
        return Window(self.bar.value(), MOST) if self._count > MOST and not self._all else None

    def toggle_all(self) -> None:
        """Show all periods at once, or a window again."""
        self._all = not self._all
        self.show_count(self._count)

    def refresh(self) -> None:
        """Draw afresh."""
        self.view.refresh()

    def figure(self) -> Figure:
        """Return the figure on show."""
        return self.view.figure()

    def set_height(self, height: int) -> None:
        """Give the chart another height, in pixels at text size 100 %."""
        self.view.set_height(height)

    def set_picture_name(self, name: str) -> None:
        """Say how a file with the picture is called."""
        self.view.picture_name = name

    def walk_to(self, index: int) -> None:
        """Bring a period into view, stand on it and say what it is."""
        window = self.window_shown()
        if window is not None and not window.first <= index < window.first + window.count:
            self.bar.setValue(index - MOST // 2)
        self.view.walk_to(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pan by the wheel turned sideways, or with Shift; else the page scrolls."""
        delta = event.angleDelta()
        way = delta.x() or (delta.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if not way or self.window_shown() is None:
            event.ignore()
            return
        self.bar.setValue(self.bar.value() - round(way / 120 * self.bar.singleStep()))
        event.accept()

    def _figure(self, width: float, height: float) -> Figure:
        return self._draw(width, height, self.window_shown())

    def _panned(self) -> None:
        self.view.refresh()

    def _walk_on(self, way: int) -> None:
        """Go on walking beyond the window: by one point, or to the very end."""
        here = self.view.walked()
        there = {1: here + 1, -1: here - 1, 2: self._count - 1, -2: 0}[way]
        if self.window_shown() is not None and 0 <= there < self._count:
            self.walk_to(there)

    def _drag(self, pixels: float) -> None:
        """Pan with the pointer: the period under it stays under it."""
        if self.window_shown() is None:
            return
        if not pixels:
            self._drag_from = self.bar.value()
        self.bar.setValue(self._drag_from - round(pixels * MOST / max(self.view.width(), 1)))
