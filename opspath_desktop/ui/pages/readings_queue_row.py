"""One book of the queue: its place, its spine, how long it would take, and the reason for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from opspath_desktop.actions import books
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.queue import QueueRow
from opspath_desktop.ui.pages.readings_kept import KeptRow, add_action
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.spine import Spine
from opspath_desktop.ui.workspace import Workspace

MIME = "application/x-opspath-queued-book"
_PLACE = 22
_FAR = 1_000_000  # steps to an end


class QueueLine(KeptRow):
    """Show a queued book; Alt+Up and Alt+Down move it, S starts it, Del takes it out, Enter goes to the reason.

    `moved(key, steps)` asks for another place (many steps: an end), `started(key)`, `taken_out(key)`, `opened(key)`.
    """

    moved = Signal(str, int)
    started = Signal(str)
    taken_out = Signal(str)
    opened = Signal(str)

    def __init__(self, workspace: Workspace, row: QueueRow, parent: QWidget | None = None) -> None:
        super().__init__(_("More for this book"), parent)
        self._workspace, self.row = workspace, row
        self._pressed: QPoint | None = None
        self.place = label("", "caption", wrap=False)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.spine = Spine(width=34, height=46)
        self.title, self.takes = label("", "strong"), label("", "caption")
        self.why = InlineText(_("Why"), "", "body", _("Why do you want to read it?"))
        front = QWidget(self)
        line = QHBoxLayout(front)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.place, self.spine):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_front(front)
        for words in (self.title, self.takes):
            words.setContentsMargins(3, 0, 3, 0)  # as the field below insets its words
            self.words.addWidget(words)
        self.words.addWidget(self.why)
        self.keys |= {Qt.Key.Key_S: self.start, Qt.Key.Key_O: self.open}
        self.why.committed.connect(self._save_why)

        def space() -> None:
            line.setSpacing(U(6))
            self.place.setFixedWidth(U(_PLACE))

        on_theme(front, space)

    def show_row(self, row: QueueRow) -> None:
        """Show this book; words being typed stay."""
        self.row = row
        self.place.setText(format_number(row.place))
        self.spine.show_book(row.title, row.stage)
        self.title.setText(row.title)
        self.takes.setText(" · ".join(part for part in (row.authors, row.takes) if part))
        self.why.set_placeholder(row.suggests or _("Why do you want to read it?"))
        self.why.set_text(row.why)
        said = _("{place}. {title}").format(place=format_number(row.place), title=row.title)
        self.say(said, f"{self.takes.text()}. {row.why or row.suggests}", _("Alt+Up and Alt+Down move it, S starts it"))

    def edit(self) -> None:
        """Go to the reason."""
        self.why.open()

    def delete(self) -> None:
        """Ask to take the book out."""
        self.taken_out.emit(self.row.key)

    def start(self) -> None:
        """Ask to begin reading."""
        self.started.emit(self.row.key)

    def open(self) -> None:
        """Ask to show the book."""
        self.opened.emit(self.row.key)

    def shift(self, steps: int) -> None:
        """Ask for a place further down, or up with a negative number."""
        self.moved.emit(self.row.key, steps)

    def flush(self) -> None:
        """Save what is being typed."""
        self.why.flush()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done with the book."""
        add_action(menu, _("Start reading"), "S", self.start)
        add_action(menu, _("Show the book"), "O", self.open)
        add_action(menu, _("Say why"), "F2", self.edit)
        menu.addSeparator()
        for words, keys, steps in (
            (_("Move to the top"), _("Alt+Home"), -_FAR),
            (_("Move up"), _("Alt+Up"), -1),
            (_("Move down"), _("Alt+Down"), 1),
            (_("Move to the bottom"), _("Alt+End"), _FAR),
        ):
            add_action(menu, words, keys, partial(self.shift, steps))
        menu.addSeparator()
        add_action(menu, _("Take out of the queue"), _("Del"), self.delete)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on Alt with Up, Down, Home and End."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(wanted)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the row up when the pointer has gone far enough."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            spot, self._pressed = self._pressed, None
            self._drag(spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit on a click; a drag that was given up is no click."""
        if self._pressed is not None:
            super().mouseReleaseEvent(event)
        self._pressed = None

    def _drag(self, spot: QPoint) -> None:
        data = QMimeData()
        data.setData(MIME, self.row.key.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.setHotSpot(spot)
        drag.exec(Qt.DropAction.MoveAction)

    def _save_why(self, text: str) -> None:
        space = self._workspace
        space.act(_("Say why"), books.write, space.pathway, self.row.key, "why", text, field=self.why)
