"""Show the places of the program at the left: a list with words, or a rail of icons when the window is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import RADIUS, SIZE, U, theme
from opspath_desktop.ui.widgets.focus import Walked, mark_keyboard, paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme, set_tone, set_tooltip
from opspath_desktop.ui.widgets.selection import paint_selection


@dataclass(frozen=True, slots=True)
class NavItem:
    """Hold one place: its key, its name and its icon."""

    key: str
    text: str
    icon: str


class _Place(Walked):
    """Paint one row of the sidebar."""

    def __init__(self, item: NavItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item, self.badge, self.rail, self.current = item, "", False, False
        self.setAutoDefault(False)
        self.setAccessibleName(item.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watch_focus(self)

    def describe(self) -> None:
        """Say badge and selection in words, and show the name as tooltip in the rail."""
        parts = (self.badge, _("current page") if self.current else "")
        self.setAccessibleDescription(", ".join(part for part in parts if part))
        set_tooltip(self, " · ".join(part for part in (self.item.text, self.badge) if part) if self.rail else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(U(SIZE["rail"] if self.rail else SIZE["sidebar"]) - U(20), U(36))

    def minimumSizeHint(self) -> QSize:
        """Take what the sidebar gives."""
        return QSize(U(30), U(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint selection, icon, name, badge and ring."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        if self.current:
            paint_selection(painter, room)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(room, U(RADIUS["control"]), U(RADIUS["control"]))
        side = U(20 if self.rail else 18)
        left = (self.width() - side) / 2 if self.rail else U(11)
        token = "on_selected_accent" if self.current else "text2"
        stroke = icons.STROKE_SELECTED if self.current else icons.STROKE
        spot = QRectF(left, (self.height() - side) / 2, side, side)
        icons.paint_icon(painter, self.item.icon, spot, look.color(token), stroke)
        if not self.rail:
            self._paint_words(painter)
        if shows_focus(self):
            paint_ring(painter, room, U(RADIUS["control"]))
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look = theme()
        middle = Qt.AlignmentFlag.AlignVCenter
        room = QRect(U(40), 0, self.width() - U(52), self.height())
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("on_selected2" if self.current else "text2"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.badge)
        taken = painter.fontMetrics().horizontalAdvance(self.badge) + U(8) if self.badge else 0
        painter.setFont(look.font("strong" if self.current else "body"))
        painter.setPen(look.color("on_selected" if self.current else "text2"))
        name = painter.fontMetrics().elidedText(self.item.text, Qt.TextElideMode.ElideRight, room.width() - taken)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)


class Sidebar(QFrame):
    """List the places; `footer` (Settings) stays at the bottom. One tab stop, arrows move, Enter goes."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[NavItem], footer: NavItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.setAccessibleName(_("Places"))
        self._rail = self._failed = False
        self._logo = IconLabel("", "accent", 28, self)
        self._name = label("OpsPath", "h3", wrap=False, parent=self)
        self._places = [self._make(item) for item in (*items, footer)]
        self._saved_icon = IconLabel("hard-drive", "text2", 14, self)
        self._saved = label("", "caption", parent=self)
        self._head, self._foot, self._column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._build()
        self.set_saved(_("Saved on this computer"))
        self.choose(items[0].key)
        on_theme(self, self._space)

    def choose(self, key: str) -> None:
        """Mark a place as the current one, without the signal."""
        for place in self._places:
            place.current = place.item.key == key
            place.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place.current else Qt.FocusPolicy.ClickFocus)
            place.describe()

    def current(self) -> str:
        """Return the key of the current place."""
        return next(place.item.key for place in self._places if place.current)

    def set_badge(self, key: str, words: str) -> None:
        """Show short words at the right of a place, such as "Stage 2"."""
        for place in self._places:
            if place.item.key == key:
                place.badge = words
                place.describe()

    def set_rail(self, rail: bool) -> None:
        """Show icons only, with names as tooltips."""
        self._rail = rail
        for place in self._places:
            place.rail = rail
            place.describe()
        self._space()

    def is_rail(self) -> bool:
        """Tell whether icons only are shown."""
        return self._rail

    def set_saved(self, text: str) -> None:
        """Say quietly that everything is saved."""
        self._say(text, "hard-drive", "text2", "")

    def set_error(self, text: str) -> None:
        """Say in the same place that a write failed."""
        self._say(text, "circle-alert", "danger", "danger")

    def saved_text(self) -> str:
        """Return the words at the foot."""
        return self._saved.text()

    def focus_current(self) -> None:
        """Give the keyboard to the current place."""
        mark_keyboard(next(place for place in self._places if place.current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus with the arrows, Home and End; Enter goes there."""
        here = next((i for i, place in enumerate(self._places) if place.hasFocus()), None)
        keys, key, last = Qt.Key, Qt.Key(event.key()), len(self._places) - 1
        if here is None:
            event.ignore()
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._places[here].click()
        else:
            ways = {keys.Key_Down: here + 1, keys.Key_Up: here - 1, keys.Key_Home: 0, keys.Key_End: last}
            there = ways.get(key)
            if there is None:
                event.ignore()
            elif 0 <= there <= last:
                mark_keyboard(self._places[there])

    def _make(self, item: NavItem) -> _Place:
        place = _Place(item, self)
        place.clicked.connect(lambda: self._go(item.key))
        return place

    def _go(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _say(self, text: str, icon: str, token: str, tone: str) -> None:
        self._saved.setText(text)
        self._saved_icon.set_icon(icon, token)
        set_tone(self._saved, tone)
        set_tooltip(self._saved_icon, text)
        self._failed = bool(tone)
        self._saved_icon.setVisible(not self._rail or self._failed)

    def _build(self) -> None:
        self._head.addWidget(self._logo)
        self._head.addWidget(self._name, 1)
        self._foot.addWidget(self._saved_icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self._saved, 1)
        self._column.addLayout(self._head)
        for place in self._places[:-1]:
            self._column.addWidget(place)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)
        self._column.addWidget(self._places[-1])

    def _space(self) -> None:
        self.setFixedWidth(U(SIZE["rail"] if self._rail else SIZE["sidebar"]))
        self._name.setVisible(not self._rail)
        self._saved.setVisible(not self._rail)
        self._saved_icon.setVisible(not self._rail or self._failed)
        self._logo.setPixmap(icons.app_pixmap(28))
        self._logo.setMinimumHeight(U(28))
        self._column.setContentsMargins(U(10), U(12), U(10), U(14))
        self._column.setSpacing(U(2))
        self._head.setContentsMargins(U(6), U(2), 0, U(17))
        self._head.setSpacing(U(10))
        self._foot.setContentsMargins(U(13 if self._rail else 11), 0, 0, U(10))
        self._foot.setSpacing(U(8))
        self.updateGeometry()
