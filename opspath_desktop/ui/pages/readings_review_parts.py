"""What a stop of the weekly review is made of: a frame with the words, buttons that name their keys, one field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import RADIUS, U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.buttons import Button, Kind
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import label, on_theme

_CONTROLLED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do with a stop: its name, the verb, the keys that do it and how the first one is called."""

    name: str
    verb: str
    keys: tuple[Qt.Key, ...]
    shown: str
    kind: Kind = "default"


def deed_of(deeds: Sequence[Deed], event: QKeyEvent) -> str:
    """Return the name of the deed that a single key stands for; a held key counts once, chords are not ours."""
    if event.isAutoRepeat() or event.modifiers() & _CONTROLLED:
        return ""
    return next((deed.name for deed in deeds if event.key() in deed.keys), "")


class Stop(QFrame):
    """Hold the words of one question or card; it takes the focus, so that the single keys have a place to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Grouping)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Weekly review"))
        watch_focus(self)
        self.column = QVBoxLayout(self)
        on_theme(self, self._space)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and the ring when the keyboard is here."""
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self)
            paint_ring(painter, QRectF(self.rect()), U(RADIUS["card"]))
            painter.end()

    def show_keyboard(self) -> None:
        """Show the ring from now on, because the keys are used, if the focus is here."""
        self.setProperty("kbd", self.hasFocus())
        self.update()

    def _space(self) -> None:
        self.column.setContentsMargins(U(20), U(16), U(20), U(18))
        self.column.setSpacing(U(8))


class DeedRow(QWidget):
    """Show the deeds as buttons, each with its key; `done` carries the name of the pressed one."""

    done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._flow = Flow(self)

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """Offer these deeds in this order; a button is kept for its next time, so that the focus stays too."""
        while self._flow.takeAt(0) is not None:
            pass
        for deed in deeds:
            button = self.buttons.get(deed.name) or self._make(deed)
            button.set_text(_("{verb} ({key})").format(verb=deed.verb, key=deed.shown))
            button.setAccessibleName(_("{verb}, key {key}").format(verb=deed.verb, key=deed.shown))
            self._flow.addWidget(button)
        for name, button in self.buttons.items():
            button.setVisible(any(deed.name == name for deed in deeds))
        self.setVisible(bool(deeds))

    def _make(self, deed: Deed) -> Button:
        button = self.buttons[deed.name] = Button("", deed.kind, parent=self)
        button.clicked.connect(lambda: self.done.emit(deed.name))
        return button


class Asking(QWidget):
    """One line that a deed asks for; Enter or the button gives it, Esc closes it without a trace.

    `closed` says whether the keyboard was in the line.
    """

    closed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = ""
        self._then: Callable[[str], object] | None = None
        self._title = label("", "strong", parent=self)
        self.field = ParsedEdit(_("What will you do?"), self._read, parent=self)
        self.button = Button("", parent=self)
        column, row = QVBoxLayout(self), QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._title)
        column.addLayout(row)
        self.field.committed.connect(self._give)
        self.field.edit.reverted.connect(self.close_field)
        self.button.clicked.connect(self.field.submit)
        self.hide()

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(U(6))
            row.setSpacing(U(8))

        on_theme(self, space)

    def open_field(
        self, title: str, verb: str, then: Callable[[str], object], needed: str = "", text: str = ""
    ) -> None:
        """Ask for one line; `needed` is the sentence that an empty one meets, without it an empty one will do."""
        self._needed, self._then = needed, then
        self._title.setText(title)
        self.field.edit.setAccessibleName(title)
        self.button.set_text(verb)
        self.field.reset(text)
        self.show()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Close it; whoever holds it takes the focus."""
        if not self.isHidden():
            by_key = self.field.edit.hasFocus()
            self.field.reset()
            self.hide()
            self.closed.emit(by_key)

    def error(self, text: str) -> None:
        """Say under the field why the words were not taken."""
        self.field.edit.saved = ""
        self.field.error(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; no other key of the field reaches the single keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            event.accept()

    def _read(self, text: str) -> str:
        words = " ".join(text.split())
        if self._needed and not words:
            raise Refused(self._needed)
        return words

    def _give(self, words: object) -> None:
        if self._then is not None:
            self._then(str(words))
