"""The card of how a pilot moved through its states, each move with its day and a note."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import pilot_story
from opspath_desktop.domain.pilots import status_name
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilot_outcome import StatusView, history
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_rows import Row, Rows
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.workspace import Workspace


class MoveRow(Row):
    """Show one move; its note is edited in place."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._move: StatusView | None = None
        self._words = label("", "body")
        self.note = InlineText(_("Note on the move"), "", "caption", _("why?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self.note)
        self.note.committed.connect(self._save)

    def show_row(self, view: StatusView) -> None:
        """Show this move."""
        self._move = view
        day = format_date(view.on, today=self._workspace.today())
        words = _("{day}: {status}, before that {before}")
        before = status_name(view.from_status)
        self._words.setText(words.format(day=day, status=status_name(view.to_status), before=before))
        self.note.set_text(view.note)

    def focus_row(self) -> None:
        """Put the focus on the note."""
        self.note.setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        self.note.flush()

    def _save(self, text: str) -> None:
        if self._move is not None:
            act = self._workspace.act
            act(_("Write a note"), pilot_story.note_move, self._move.uuid, text, field=self.note)


class HistoryCard(PilotCard):
    """Show the moves, newest first; hidden before the first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("How it moved"), parent=parent)
        self._workspace = workspace
        self.rows = Rows(lambda: MoveRow(workspace), self, self)
        self.add(self.rows)

    def show_pilot(self, view: PilotView) -> None:
        """Show the history of this pilot."""
        found = self._workspace.query(history, view.uuid)
        self.setVisible(bool(found))
        self.rows.show_rows({move.uuid: move for move in found})

    def flush(self) -> None:
        """Save what is being typed."""
        self.rows.flush()

    def reveal(self, target: str) -> bool:
        """Put the focus on the note of the move with this uuid."""
        return self.rows.reveal(target)
