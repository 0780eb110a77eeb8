"""Tags as chips with a field for the next one, for one book and for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.completing import Completing
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.plain import on_theme, repolish, set_tooltip

_FIELD = 220


@dataclass(frozen=True, slots=True)
class TagChip:
    """One tag: the words on its chip, what pressing it does, and whether all of the books carry it."""

    tag: str
    words: str
    does: str
    all: bool = True


class TagChipButton(Button):
    """Be the chip of a tag; `taken(tag)` when it is pressed, with Del as well."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "chip", "x", parent)
        self.tag = ""
        self.clicked.connect(lambda: self.taken.emit(self.tag))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.click()
        else:
            super().keyPressEvent(event)


class TagsRow(QWidget):
    """Show tags; `pressed(tag)` when a chip is pressed, `added(text)` with what was typed."""

    pressed = Signal(str)
    added = Signal(str)

    def __init__(self, known: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, TagChipButton] = {}
        self._holder = QWidget(self)
        self._flow = Flow(self._holder, 6)
        self.field = Completing(_("Add a tag"), known, _("Add a tag"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._holder)
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.committed.connect(self._say)

        def space() -> None:
            column.setSpacing(U(6))
            self.field.setMinimumWidth(U(_FIELD))

        on_theme(self, space)

    def show_tags(self, tags: Sequence[TagChip]) -> None:
        """Show these tags; the focus of a chip that goes is handed to the field."""
        names = {chip.tag.casefold(): chip for chip in tags}
        for key in self.chips.keys() - names.keys():
            gone = self.chips.pop(key)
            if gone.hasFocus():
                self.field.edit.setFocus(Qt.FocusReason.TabFocusReason)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, chip in names.items():
            self._dress(self.chips.get(key) or self._make(key), chip)
        self.chips = {key: self.chips[key] for key in names}
        for key in names:
            self._flow.removeWidget(self.chips[key])
            self._flow.addWidget(self.chips[key])
        self._holder.setVisible(bool(tags))

    def error(self, text: str) -> None:
        """Say at the field why a tag was not taken."""
        self.field.error(text)

    def take(self) -> None:
        """Empty the field after its tags were taken."""
        self.field.take()

    def flush(self) -> None:
        """Take what was typed."""
        self.field.flush()

    def _make(self, key: str) -> TagChipButton:
        made = self.chips[key] = TagChipButton(self._holder)
        made.taken.connect(self.pressed)
        made.show()
        return made

    def _dress(self, button: TagChipButton, chip: TagChip) -> None:
        button.set_text(chip.words)
        button.setAccessibleName(f"{chip.words}: {chip.does}")
        set_tooltip(button, chip.does)
        button.setProperty("tone", "accent" if chip.all else "")
        button.tag = chip.tag
        button.set_icon("x" if chip.all else "plus")
        repolish(button)

    def _say(self, text: str) -> None:
        if text.strip():
            self.added.emit(text)
