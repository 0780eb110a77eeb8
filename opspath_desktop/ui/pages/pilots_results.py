"""The card that asks what came of a finished pilot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import pilots
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.workspace import Workspace


class ResultsCard(PilotCard):
    """Show the note on the results."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("What came of it"), parent=parent)
        self._workspace = workspace
        self._pilot = ""
        self._visits = 0
        hint = _("What changed for good? What would you do differently next time?")
        self.note = NoteEdit(_("What came of it"), hint, lines=2, parent=self)
        self.add(self.note)
        self.note.committed.connect(self._save)

    def show_pilot(self, view: PilotView) -> None:
        """Show the results of this pilot; words being typed stay."""
        changed, self._pilot = view.uuid != self._pilot, view.uuid
        if changed or not self.note.pad.hasFocus():
            self.note.set_text(view.results)

    def flush(self) -> None:
        """Save what was typed."""
        self.note.flush()

    def _save(self, text: str, new_visit: bool) -> None:
        self._visits += new_visit
        merge = f"results {self._pilot} {self._visits}"
        self._workspace.act(_("Write results"), pilots.edit, self._pilot, results=text, field=self.note, merge=merge)
