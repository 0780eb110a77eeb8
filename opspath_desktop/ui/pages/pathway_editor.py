"""What opens inside a checklist row: how to do it, evidence, the metric, a note, pilots, and leaving it out."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import items, pilots
from opspath_desktop.domain.pathway import Item
from opspath_desktop.i18n import _
from opspath_desktop.queries.hanging import LinkedPilot
from opspath_desktop.queries.pathway import ItemView
from opspath_desktop.ui.pages.evidence_panel import EvidencePanel
from opspath_desktop.ui.pages.parts import Panel, clear, section
from opspath_desktop.ui.pages.pathway_guidance import Guidance
from opspath_desktop.ui.pages.pathway_leave_out import LeaveOut
from opspath_desktop.ui.pages.pathway_metric import MetricEditor
from opspath_desktop.ui.pages.pathway_words import shorten
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class NotePart(QWidget):
    """Hold the note on an item, private unless said otherwise."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._item = workspace, item
        self._visit = 0
        self.note = NoteEdit(_("Note on {title}").format(title=item.title), _("Note"), lines=1, most_lines=12)
        self.private = QCheckBox(_("Keep this note out of the plan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.private)
        self.note.committed.connect(self._save)
        self.private.clicked.connect(self._set_private)
        on_theme(self, lambda: column.setSpacing(U(2)))

    def show_note(self, view: ItemView) -> None:
        """Show what is saved."""
        self.note.set_text(view.mark.note)
        self.private.setChecked(view.mark.private)
        self.private.setVisible(bool(view.mark.note))

    def _save(self, text: str, new_visit: bool) -> None:
        self._visit += new_visit
        self._act(_("Write a note"), items.set_note, text, merge=f"note-{self._item.id}-{self._visit}")

    def _set_private(self, private: bool) -> None:
        self._act(_("Change who sees a note"), items.set_private, private)

    def _act(self, words: str, action: Any, value: object, merge: str | None = None) -> None:
        space = self._workspace
        space.act(words, action, space.pathway, self._item.id, value, field=self.note, merge=merge)


class PilotsPart(QWidget):
    """Name the pilots that count for an item, and offer those that run."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._item = workspace, item
        self._shown: tuple[LinkedPilot, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        on_theme(self, lambda: self._column.setSpacing(U(2)))

    def show_pilots(self, linked: tuple[LinkedPilot, ...], running: tuple[LinkedPilot, ...]) -> None:
        """Show a link for each pilot, and a button for each running one that does not count here yet."""
        known = {pilot.uuid for pilot in linked}
        free = tuple(pilot for pilot in running if pilot.uuid not in known)
        if (*linked, *free) == self._shown:
            return
        self._shown = (*linked, *free)
        clear(self._column)
        for pilot in linked:
            go = Button(_("Pilot: {title}").format(title=shorten(pilot.title, 32)), "link", "arrow-right")
            go.clicked.connect(partial(self._workspace.go, "pilots", pilot.uuid))
            self._column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        for pilot in free:
            words = label(_("The pilot “{title}” is running.").format(title=pilot.title), "body", "muted")
            link = Button(_("Count it here"), "default", "link")
            link.setAccessibleName(_("Count the pilot “{title}” here").format(title=pilot.title))
            link.clicked.connect(partial(self._link, pilot.uuid))
            words.setMinimumWidth(1)  # it wraps
            row = QHBoxLayout()
            row.addWidget(words, 1)
            row.addWidget(link)
            self._column.addLayout(row)
        self.setVisible(bool(linked or free))

    def _link(self, uuid: str) -> None:
        space = self._workspace
        words = _("Link a pilot")
        space.act(words, pilots.link, space.pathway, uuid, self._item.id, toast=_("The pilot counts here now"))


class ItemEditor(Panel):
    """Everything about one item, below its row."""

    def __init__(self, workspace: Workspace, view: ItemView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        item = view.item
        self.evidence = EvidencePanel(workspace, item.id, item.title)
        self.measured = MetricEditor(workspace, item) if item.kind == "metric" else None
        self.note = NotePart(workspace, item)
        self.pilots = PilotsPart(workspace, item)
        self.leave_out = LeaveOut(workspace, item)
        self.add(Guidance(item))
        if self.measured is not None:
            self._part(_("My metric"), self.measured)
        self._part(_("Evidence"), self.evidence)
        self._part(_("Note"), self.note)
        self.add(self.pilots)
        self.add(self.leave_out)

    def show_view(self, view: ItemView, running: tuple[LinkedPilot, ...]) -> None:
        """Show what is recorded; fields in which somebody types stay as they are."""
        self.evidence.show_rows(view.evidence)
        if self.measured is not None:
            self.measured.show_metric(view.metric)
        self.note.show_note(view)
        offered = running if view.item.kind in ("metric", "tip") else ()
        self.pilots.show_pilots(view.pilots, offered)
        self.leave_out.show_state(view.state)

    def flush(self) -> None:
        """Save what is being typed."""
        self.evidence.flush()
        self.note.note.flush()
        if self.measured is not None:
            self.measured.flush()

    def _part(self, title: str, widget: QWidget) -> None:
        self.add(section(title))
        self.add(widget)
