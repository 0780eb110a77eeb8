"""Show one item of a checklist: box, wrapping title, caption, and room for an opened editor.

Space ticks, Enter opens, Up and Down go to the next row of the page. What a state means is told by the shape in the
box, not by its colour: empty, tick, half, slash, dash.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import SIZE, U, theme
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.focus import mark_keyboard, paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone

State = Literal["open", "done", "progress", "skipped", "na"]


def state_word(state: State) -> str:
    """Return the word that a screen reader says for a state beyond ticked and not ticked."""
    words = {"progress": _("In progress"), "skipped": _("Skipped"), "na": _("Not applicable")}
    return words.get(state, "")


class CheckMark(QCheckBox):
    """Paint the box alone; the words stand beside it as labels that can wrap."""

    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = parent
        self._state: State = "open"
        self.setFixedSize(U(24), U(24))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        watch_focus(self)

    def show_state(self, state: State) -> None:
        """Show a state; the check state that Qt knows follows."""
        self._state = state
        self.blockSignals(True)
        self.setChecked(state == "done")
        self.blockSignals(False)
        self.update()

    def state(self) -> State:
        """Return the state on show."""
        return self._state

    def sizeHint(self) -> QSize:
        """Return a target of 24 px around the box."""
        return QSize(U(24), U(24))

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole target be the button."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; Space is Qt's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the row paint its ring."""
        super().focusInEvent(event)
        self._row.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the row take its ring away."""
        super().focusOutEvent(event)
        self._row.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = U(SIZE["check"])
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        _paint_box(painter, box, self._state)
        painter.end()


class CheckRow(QWidget):
    """Hold one checklist item; a tick shows at once and is emitted, the page corrects it when the write is refused."""

    toggled = Signal(bool)
    opened = Signal()
    files_dropped = Signal(list)

    def __init__(
        self,
        key: str,
        title: str,
        caption: str = "",
        state: State = "open",
        trailing: QWidget | None = None,
        click_toggles: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._click_toggles = click_toggles
        self._dropping = False
        self._fill_menu: Callable[[QMenu], None] | None = None
        self.mark = CheckMark(self)
        self._title = label("", parent=self)
        self._caption = label("", "caption", parent=self)
        self._more = IconButton("ellipsis", "", self)
        self._more.hide()
        self._row = QHBoxLayout(self)
        self.body = QVBoxLayout()
        self._build(trailing)
        self.mark.toggled.connect(self._tick)
        self.mark.opened.connect(self.opened)
        self._more.clicked.connect(self._show_menu)
        self.set_title(title)
        self.set_caption(caption)
        self.set_state(state)
        on_theme(self, self._space)

    def set_title(self, title: str) -> None:
        """Replace the title."""
        self._title.setText(title)
        self.mark.setAccessibleName(title)
        more = _("More for {title}").format(title=title)
        self._more.setAccessibleName(more)

    def set_caption(self, caption: str, tone: str = "") -> None:
        """Replace the line under the title."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        set_tone(self._caption, tone)
        self._describe()

    def set_state(self, state: State) -> None:
        """Show a state."""
        self.mark.show_state(state)
        set_tone(self._title, {"open": "text", "progress": "text", "done": "muted"}.get(state, "faint"))
        self._describe()

    def state(self) -> State:
        """Return the state on show."""
        return self.mark.state()

    def set_menu(self, fill: Callable[[QMenu], None]) -> None:
        """Show the "..." button and the context menu; `fill` adds the items each time it opens."""
        self._fill_menu = fill
        self._more.show()

    def accept_files(self, accept: bool = True) -> None:
        """Let files be dropped on the row."""
        self.setAcceptDrops(accept)

    def focus_row(self) -> None:
        """Give the keyboard to this row."""
        mark_keyboard(self.mark)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the words as ticking, or as opening."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            if self._click_toggles:
                self.mark.click()
            else:
                self.opened.emit()
        elif event.button() == Qt.MouseButton.RightButton:
            self._show_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row above or below."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            event.ignore()
            return
        rows = [row for row in self.window().findChildren(CheckRow) if row.isVisible()]
        rows.sort(
            key=lambda row: (row.mapTo(self.window(), QPoint(0, 0)).y(), row.mapTo(self.window(), QPoint(0, 0)).x())
        )
        there = rows.index(self) + way
        if 0 <= there < len(rows):
            rows[there].focus_row()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files of this computer."""
        if _local_files(event):
            self._dropping = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the visitor."""
        self._dropping = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files over."""
        self.dragLeaveEvent(QDragLeaveEvent())
        event.acceptProposedAction()
        self.files_dropped.emit(_local_files(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring around the whole row, or the welcome to a file."""
        if not (self._dropping or shows_focus(self.mark)):
            return
        painter = QPainter(self)
        if self._dropping:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent_soft"))
            painter.drawRoundedRect(self.rect(), U(6), U(6))
        paint_ring(painter, QRectF(self.rect()), U(6))
        painter.end()

    def _build(self, trailing: QWidget | None) -> None:
        top = Qt.AlignmentFlag.AlignTop
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self._title, self._caption):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(widget)
        words.addLayout(self.body)
        words.addStretch(1)
        self._row.addWidget(self.mark, 0, top)
        self._row.addLayout(words, 1)
        if trailing is not None:
            self._row.addWidget(trailing, 0, top)
        self._row.addWidget(self._more, 0, top)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _tick(self, wanted: bool) -> None:
        self.set_state("done" if wanted else "open")
        self.toggled.emit(wanted)

    def _describe(self) -> None:
        parts = (state_word(self.mark.state()), self._caption.text())
        self.mark.setAccessibleDescription(". ".join(part for part in parts if part))

    def _show_menu(self) -> None:
        if self._fill_menu is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _space(self) -> None:
        self.mark.setFixedSize(U(24), U(24))
        self._row.setContentsMargins(U(5), U(7), U(2), U(7))
        self._row.setSpacing(U(9))
        self._title.setContentsMargins(0, U(3), 0, U(1))


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _paint_box(painter: QPainter, box: QRectF, state: State) -> None:
    look = theme()
    outline = QPen(look.color("border_strong"), 1.4 * look.scale)
    filled = state == "done"
    painter.setPen(Qt.PenStyle.NoPen if filled else outline)
    painter.setBrush(look.color("accent" if filled else "surface"))
    painter.drawRoundedRect(box if filled else box.adjusted(0.7, 0.7, -0.7, -0.7), U(4.5), U(4.5))
    if filled:
        inset = U(3)
        icons.paint_icon(painter, "check", box.adjusted(inset, inset, -inset, -inset), look.color("on_accent"), 3)
    elif state == "progress":
        inset = U(4)
        half = box.adjusted(inset, inset, -inset, -inset)
        half.setTop(half.center().y())
        painter.fillRect(half, look.color("accent"))
    elif state in ("skipped", "na"):
        _paint_stroke(painter, box, state, look.color("text2"))


def _paint_stroke(painter: QPainter, box: QRectF, state: State, color: QColor) -> None:
    """Draw a slash for skipped and a dash for not applicable."""
    inset = U(5)
    inner = box.adjusted(inset, inset, -inset, -inset)
    pen = QPen(color, U(1.8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = inner.center().y()
    ends = {
        "skipped": (inner.bottomLeft(), inner.topRight()),
        "na": (QPointF(inner.left(), middle), QPointF(inner.right(), middle)),
    }
    painter.drawLine(*ends[state])
