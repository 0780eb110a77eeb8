"""The cards of the Capabilities page: a row a skill, with its level and target."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.capabilities import Capability, CapabilityGroup
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.levels import LevelDots
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.widgets.plain import on_theme, repolish
from opspath_desktop.ui.widgets.selection import paint_selection


class CapabilityRow(OpenRow):
    """One skill; a click or the keyboard selects it, its dots rate it, Enter goes on to its details."""

    selected = Signal(str)
    rated = Signal(str, int)
    walked = Signal(str, int)
    entered = Signal()

    def __init__(self, capability: Capability, words: Sequence[str]) -> None:
        self.dots = LevelDots(capability.title, words)
        super().__init__(capability.title, trailing=self.dots)
        self.key = capability.id
        self._selected = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the dots are the tab stop of the row
        self.dots.installEventFilter(self)
        self.opened.connect(self.focus_row)
        self.dots.level_chosen.connect(lambda level: self.rated.emit(self.key, level))
        self.show_capability(capability)
        on_theme(self, lambda: self.set_margins(8, 1))

    def show_capability(self, capability: Capability) -> None:
        """Show level, target, and whether evidence is missing."""
        self.dots.show_level(capability.level or 0, capability.target or 0)
        self.set_caption(_("no evidence yet") if capability.lacks_evidence else "")

    def set_selected(self, selected: bool) -> None:
        """Mark the row whose descriptors are in sight: fill, bar and bold."""
        if selected != self._selected:
            self._selected = selected
            self.title.setProperty("role", "strong" if selected else "body")
            repolish(self.title)
            self.update()

    def focus_row(self) -> None:
        """Give the keyboard to the dots."""
        mark_keyboard(self.dots)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the row when its dots get the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.selected.emit(self.key)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the next row with Up and Down, go on to the details with Enter."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            self.walked.emit(self.key, way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the selection under the words."""
        if self._selected:
            painter = QPainter(self)
            paint_selection(painter, QRectF(self.rect()))
            painter.end()


class CapabilityCard(Card):
    """List the skills of one category, or the competencies of the current stage."""

    def __init__(self, group: CapabilityGroup, words: Sequence[str], parent: QWidget | None = None) -> None:
        title = _("Competencies of stage {number}").format(number=group.stage) if group.stage else group.title
        super().__init__(title, caption=_("your current stage") if group.stage else None, parent=parent)
        self.rows = [CapabilityRow(capability, words) for capability in group.capabilities]
        for row in self.rows:
            self.add(row)
        self.body.addStretch(1)
        on_theme(self, self._close_up)

    def _close_up(self) -> None:
        """Let the words stand under the title, and the fill of the chosen row go beyond them."""
        self.body.setSpacing(0)
        self.title_row.setContentsMargins(U(8), 0, U(8), 0)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(U(8), U(12), U(8), U(12))
