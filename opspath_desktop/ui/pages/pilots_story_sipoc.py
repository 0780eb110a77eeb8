"""The five lists of a SIPOC: who gives what to which steps, and what comes out for whom; folded away until wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.pilot_story import SIPOC
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilot_story import Story
from opspath_desktop.ui.pages.pilots_notes import StoryNote
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class Sipoc(QWidget):
    """Show a link that unfolds the lists; they stay open where one is filled."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pilot, self._open = "", False
        self.button = Button("", "link", parent=self)
        self._inside = QWidget(self)
        hints = {
            "suppliers": _("Who gives what the process needs?"),
            "inputs": _("What comes in?"),
            "steps": _("Four to seven steps"),
            "outputs": _("What comes out?"),
            "customers": _("Who gets it?"),
        }
        self.notes = {name: StoryNote(workspace, name, hints[name]) for name in SIPOC}
        self._lists, self._column = QVBoxLayout(self._inside), QVBoxLayout(self)
        self._lists.addWidget(label(_("One entry a line."), "caption", "muted"))
        for note in self.notes.values():
            self._lists.addWidget(note)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._inside)
        self.button.clicked.connect(self.toggle)
        on_theme(self, self._space)

    def show_story(self, told: Story) -> None:
        """Show the lists of this pilot."""
        if told.uuid != self._pilot:
            self._open = any(getattr(told, name) for name in SIPOC)
        self._pilot = told.uuid
        for name, note in self.notes.items():
            note.show_text(told.uuid, getattr(told, name))
        self._fold()

    def toggle(self) -> None:
        """Unfold the lists, or fold them away."""
        self._open = not self._open
        self._fold()

    def flush(self) -> None:
        """Save what is being typed."""
        for note in self.notes.values():
            note.flush()

    def _fold(self) -> None:
        self._inside.setVisible(self._open)
        self.button.set_text(_("Hide the SIPOC") if self._open else _("Describe the process as a SIPOC"))

    def _space(self) -> None:
        for layout in (self._column, self._lists):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(U(6))
