"""Drive one row of a checklist: it ticks, opens in place and takes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from opspath_desktop.actions import items
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.i18n import _
from opspath_desktop.queries.hanging import LinkedPilot
from opspath_desktop.queries.pathway import ItemView
from opspath_desktop.ui.pages.evidence_panel import EvidencePanel, attach
from opspath_desktop.ui.pages.parts import Panel
from opspath_desktop.ui.pages.pathway_editor import ItemEditor
from opspath_desktop.ui.pages.pathway_leave_out import set_state
from opspath_desktop.ui.pages.pathway_words import ROW_STATE, item_caption
from opspath_desktop.ui.widgets.check_row import CheckRow
from opspath_desktop.ui.workspace import Workspace


class Item(QObject):
    """Drive one row: its tick, the field for evidence that a tick opens, and the editor that a click opens."""

    def __init__(self, workspace: Workspace, view: ItemView, opening: Callable[[Item], None], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._opening = workspace, opening
        self.view = view
        self.running: tuple[LinkedPilot, ...] = ()
        self.row = CheckRow(view.item.id, view.item.title)
        self.row.set_menu(self.fill_menu)
        self.row.accept_files()
        self.row.toggled.connect(self.tick)
        self.row.opened.connect(self.toggle)
        self.row.files_dropped.connect(self.attach)
        self.editor: ItemEditor | None = None
        self.quick: EvidencePanel | None = None
        self._quick_panel: Panel | None = None

    def show_view(self, view: ItemView, running: tuple[LinkedPilot, ...]) -> None:
        """Show the state and, when it is open, all records."""
        self.view, self.running = view, running
        self.row.set_state(ROW_STATE[view.state])  # type: ignore[arg-type]  # the five states of a row
        self.row.set_caption(item_caption(view, self._workspace.today()))
        if self.editor is not None:
            self.editor.show_view(view, running)

    def tick(self, wanted: bool) -> None:
        """Mark the item as done or not; after a tick the field for evidence has the focus, and is optional."""
        space = self._workspace
        state = "done" if wanted else "not_started"
        done = space.act(
            _("Tick an item") if wanted else _("Untick an item"),
            items.set_state,
            space.pathway,
            self.view.item.id,
            state,
            on=space.today(),
            toast=_("Marked as done") if wanted else None,
        )
        if not done.ok:
            self.row.set_state(ROW_STATE[self.view.state])  # type: ignore[arg-type]  # the five states of a row
        elif wanted:
            self._ask_evidence()
        else:
            self._close_quick()

    def toggle(self) -> None:
        """Open the row, or close it."""
        if self.editor is None:
            self.open()
        else:
            self.close()
            self.row.focus_row()

    def open(self) -> None:
        """Open the row in place; another open row closes."""
        if self.editor is not None:
            return
        self._close_quick()
        self._opening(self)
        self.editor = ItemEditor(self._workspace, self.view)
        self.editor.evidence.left.connect(self.toggle)
        self.editor.show_view(self.view, self.running)
        self.row.body.addWidget(self.editor)

    def close(self) -> None:
        """Save what is typed and close the row."""
        self._close_quick()
        if self.editor is not None:
            self.editor.flush()
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def flush(self) -> None:
        """Save what is being typed."""
        if self.editor is not None:
            self.editor.flush()
        if self.quick is not None:
            self.quick.flush()

    def attach(self, paths: list[Path]) -> None:
        """Copy files in as evidence."""
        attach(self.row, self._workspace, self.view.item.id, paths)

    def _ask_evidence(self) -> None:
        """Open the field for evidence under the row, without the list: it is there to be typed into or passed by."""
        if self.editor is not None:
            self.editor.evidence.start()
            return
        self._opening(self)
        self._quick_panel = Panel()
        self.quick = EvidencePanel(self._workspace, self.view.item.id, self.view.item.title)
        self._quick_panel.add(self.quick)
        self.row.body.addWidget(self._quick_panel)
        self.quick.left.connect(self._leave_quick)
        self.quick.added.connect(self._leave_quick)
        self.quick.start()

    def _leave_quick(self) -> None:
        self._close_quick()
        self.row.focus_row()

    def _close_quick(self) -> None:
        panel, quick = self._quick_panel, self.quick
        self._quick_panel = self.quick = None
        if panel is not None and quick is not None:
            quick.flush()
            panel.hide()
            panel.deleteLater()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what can be done with the item."""
        out = self.view.state in OUT_OF_COUNT
        menu.addAction(_("Close") if self.editor is not None else _("Open"), self.toggle)
        menu.addAction(_("Add evidence"), self._start_evidence)
        menu.addAction(_("Attach a file"), self._choose)
        menu.addSeparator()
        if out:
            menu.addAction(_("Count it again"), lambda: self._leave_out("not_started"))
            return
        if self.view.state == "not_started":
            menu.addAction(_("Mark as in progress"), lambda: self._leave_out("in_progress"))
        menu.addAction(_("Skip, with a reason"), self._skip)
        menu.addAction(_("Not applicable"), lambda: self._leave_out("not_applicable"))

    def _start_evidence(self) -> None:
        self.open()
        if self.editor is not None:
            self.editor.evidence.start()

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self.row, _("Attach files"))
        if chosen:
            self.attach([Path(path) for path in chosen])

    def _skip(self) -> None:
        self.open()
        if self.editor is not None:
            self.editor.leave_out.ask()

    def _leave_out(self, state: str) -> None:
        set_state(self._workspace, self.view.item.id, state)
