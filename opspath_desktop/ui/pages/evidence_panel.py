"""List the evidence of one item and take more of it: words, a link, or files that are copied in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import evidence
from opspath_desktop.domain.links import looks_like_link
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.hanging import EvidenceRow
from opspath_desktop.store import attachments
from opspath_desktop.ui.pages.evidence_line import EvidenceLine
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.worker import in_worker
from opspath_desktop.ui.workspace import Workspace

SHOWN = 8  # each line is an editor of its own; a hundred of them would take a second to make


def attach(parent: QWidget, workspace: Workspace, item_id: str, paths: Sequence[Path], goal: str = "") -> None:
    """Copy files in beside the window's work, then record them as evidence for an item, or for a goal."""

    def record(copied: list[attachments.Copied]) -> None:
        workspace.act(
            _("Attach a file"),
            evidence.add_files,
            workspace.pathway,
            copied,
            on=workspace.today(),
            **target_of(item_id, goal),
            toast=lambda n: ngettext("{n} file attached", "{n} files attached", n).format(n=n),
        )

    folder = workspace.folder
    in_worker(parent, lambda: [attachments.copy_in(folder, path) for path in paths], record, workspace.failed.emit)


def target_of(item_id: str, goal: str) -> dict[str, str]:
    """Return what evidence is for, as actions.evidence takes it: a goal when one is given."""
    return {"target_kind": "goal", "target_uuid": goal} if goal else {"item_id": item_id}


class EvidencePanel(QWidget):
    """Show the pieces and the field for one more; `left` says that Enter or Esc was pressed with nothing typed."""

    left = Signal()
    added = Signal()

    def __init__(
        self, workspace: Workspace, item_id: str, title: str, parent: QWidget | None = None, goal: str = ""
    ) -> None:
        super().__init__(parent)
        self._workspace, self._item, self._goal = workspace, item_id, goal
        self._rows: tuple[EvidenceRow, ...] | None = None
        self.lines: list[EvidenceLine] = []
        self.field = ParsedEdit(
            _("Add evidence for {title}").format(title=title),
            str.strip,
            placeholder=_("What shows it? Write, paste a link, or drop a file"),
        )
        self.attach = IconButton("paperclip", _("Attach a file to {title}").format(title=title))
        self._list, self._add_row, self._column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._add_row.addWidget(self.field, 1)
        self._add_row.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignTop)
        self.more = Button("", "link")
        self._column.addLayout(self._list)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._add_row)
        self.more.clicked.connect(self._show_all)
        self.field.committed.connect(self._add)
        self.attach.clicked.connect(self._choose)
        on_theme(self, self._space)

    def show_rows(self, rows: tuple[EvidenceRow, ...]) -> None:
        """Show the newest of these pieces, the rest is one click away; nothing moves when they are the same."""
        if rows == self._rows:
            return
        was_long = len(self.lines) > SHOWN
        self._rows = rows
        self._fill(rows if was_long else rows[:SHOWN])

    def _show_all(self) -> None:
        self._fill(self._rows or ())
        if len(self.lines) > SHOWN:
            self.lines[SHOWN].what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, shown: tuple[EvidenceRow, ...]) -> None:
        clear(self._list)
        self.lines = [EvidenceLine(self._workspace, row) for row in shown]
        for line in self.lines:
            self._list.addWidget(line)
        hidden = len(self._rows or ()) - len(shown)
        self.more.set_text(ngettext("Show {n} earlier piece", "Show {n} earlier pieces", hidden).format(n=hidden))
        self.more.setVisible(hidden > 0)

    def start(self) -> None:
        """Put the cursor into the field."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        for line in list(self.lines):
            line.flush()
        self.field.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, text: str) -> None:
        if not text:
            self.left.emit()
            return
        space, link = self._workspace, looks_like_link(text)
        done = space.act(
            _("Add evidence"),
            evidence.add,
            space.pathway,
            what="" if link else text,
            link=text if link else "",
            on=space.today(),
            **target_of(self._item, self._goal),
            toast=_("Evidence added"),
            field=self.field,
        )
        if done.ok:
            self.field.set_text("")
            self.added.emit()

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Attach files"))
        if chosen:
            attach(self, self._workspace, self._item, [Path(path) for path in chosen], self._goal)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(6))
        self._list.setSpacing(U(4))
        self._add_row.setSpacing(U(4))
