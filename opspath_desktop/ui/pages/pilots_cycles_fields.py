"""The groups of fields in an opened cycle: captions with notes, values and choices, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.cycles import Hint
from opspath_desktop.queries.cycles import CycleView
from opspath_desktop.ui.pages.parts import clear, section
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_cycles_values import Parse, Value
from opspath_desktop.ui.pages.readings_fields import Note
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme

NARROW = 420  # px below which a caption stands over its field
_CAPTION = 96
_DROP, _OVER = 7, 4  # px over a caption beside an editor, and over one above it


class Save(Protocol):
    """Write changed fields of the cycle; what was refused is told at `field`."""

    def __call__(self, field: QWidget | None, merge: str | None = None, **changes: Any) -> bool: ...


class Fields(QWidget):
    """Hold captions with their fields beside them, or under them where there is little room."""

    def __init__(self, parent: QWidget | None = None, caption: int = _CAPTION, drop: int = _DROP) -> None:
        super().__init__(parent)
        self._caption, self._drop = caption, drop
        self._grid = QGridLayout(self)
        self._lines: list[tuple[QWidget, QWidget]] = []
        self._narrow = False
        on_theme(self, self._space)

    def add(self, caption: str, field: QWidget) -> None:
        """Append a field."""
        words = label(caption, "caption", wrap=True, parent=self)
        self._lines.append((words, field))
        field.setParent(self)
        self._place(len(self._lines) - 1)
        self._space()

    def set_visible(self, field: QWidget, on: bool) -> None:
        """Show or hide a field with its caption."""
        for words, known in self._lines:
            if known is field:
                words.setVisible(on)
                known.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        narrow = self.width() < U(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            for row in range(len(self._lines)):
                self._place(row)
            self._space()

    def _place(self, row: int) -> None:
        words, field = self._lines[row]
        top = Qt.AlignmentFlag.AlignTop
        left = Qt.AlignmentFlag.AlignLeft if isinstance(field, Button) else Qt.AlignmentFlag(0)
        for widget in (words, field):
            self._grid.removeWidget(widget)
        if self._narrow:
            self._grid.addWidget(words, 2 * row, 0, 1, 2)
            self._grid.addWidget(field, 2 * row + 1, 0, 1, 2, left)
        else:
            self._grid.addWidget(words, 2 * row, 0, top)
            self._grid.addWidget(field, 2 * row, 1, left)

    def _space(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(U(8))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        for words, _field in self._lines:
            words.setMinimumWidth(0 if self._narrow else U(self._caption))
            words.setContentsMargins(U(2), U(_OVER) if self._narrow else U(self._drop), 0, 0)


class Group(QWidget):
    """One step of a cycle: its heading, its fields, and what is still missing there."""

    def __init__(self, step: str, title: str, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self._save = step, save
        self.column = QVBoxLayout(self)
        self.fields = Fields(self)
        self._texts: dict[str, Note] = {}
        self._values: list[Value] = []
        self.hints = QVBoxLayout()
        self._said: tuple[Hint, ...] = ()
        self.column.addWidget(section(title))
        self.column.addWidget(self.fields)
        self.column.addLayout(self.hints)

        def space() -> None:
            self.column.setContentsMargins(0, U(4), 0, 0)
            self.column.setSpacing(U(2))
            self.hints.setSpacing(U(2))

        on_theme(self, space)

    def text(self, field: str, caption: str, placeholder: str, into: Fields | None = None) -> Note:
        """Add a note that saves the field of this name, to the fields of the group or to others."""
        note = Note(caption, placeholder, parent=self)
        note.pad.setProperty("look", "bare")
        note.pad.document().setDocumentMargin(1)  # so that its words stand under those of the values
        note.pad.document().setModified(False)  # to Qt the margin is a change, too
        note.saved.connect(lambda text, merge: self._save(note, merge, **{field: text}))
        self._texts[field] = note
        (into or self.fields).add(caption, note)
        return note

    def value(self, field: str, caption: str, placeholder: str, parse: Parse) -> Value:
        """Add a typed value that saves the field of this name."""
        made = Value(caption, placeholder, parse, self)
        made.chosen.connect(lambda value: self._save(made, None, **{field: value}))
        self._values.append(made)
        self.fields.add(caption, made)
        return made

    def choice(self, field: str, caption: str, keys: Sequence[str | None], name: Callable[[Any], str]) -> Choice:
        """Add a choice that saves the field of this name."""
        made = Choice(caption, keys, name, self, kind="chip")
        made.chosen.connect(lambda key: self._save(None, None, **{field: key}))
        self.fields.add(caption, made)
        return made

    def show_cycle(self, view: CycleView) -> None:
        """Show the texts of a cycle and what is missing; words being typed stay."""
        for field, note in self._texts.items():
            note.set_text(getattr(view, field))
        said = tuple(hint for hint in view.hints if hint.step == self.step)
        if said != self._said:
            self._said = said
            clear(self.hints)
            for hint in said:
                self.hints.addLayout(_hint(hint.text))

    def flush(self) -> None:
        """Save what is being typed."""
        for note in self._texts.values():
            note.flush()
        for value in self._values:
            value.flush()


def _hint(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(IconLabel("info", "warn", 14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, "caption", "warn"), 1)
    row.setContentsMargins(U(2), 0, 0, 0)
    row.setSpacing(U(6))
    return row
