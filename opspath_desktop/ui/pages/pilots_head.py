"""The head of a pilot: title, status, what may be done with it, and the aim."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import pilots
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_facts import Facts
from opspath_desktop.ui.pages.pilots_status import StatusChip
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

_NARROW = 360


class Head(QWidget):
    """Show and edit what a pilot is; `deleted` when it was moved to Recently deleted, `finished` when it was closed."""

    deleted = Signal()
    mark_wanted = Signal()
    measure_wanted = Signal()
    finished = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: PilotView | None = None
        self._measure: MeasureView | None = None
        self.title = InlineText(_("Name of the pilot"), "", "h1", parent=self)
        self.status = StatusChip(workspace, self)
        self.more = IconButton("ellipsis", _("More for this pilot"), self)
        self.aim = InlineText(
            _("Aim"), "", "body", _("Aim: what gets better, by how much, by when?"), self, tone="muted"
        )
        self.change = InlineText(_("Change"), "", "body", _("Change: what do you do differently?"), self, tone="muted")
        self.facts = Facts(workspace, self)
        self._top = QHBoxLayout()
        self._beside = QWidget(self)
        self._column = QVBoxLayout(self)
        self._build()
        self.title.committed.connect(lambda text: self._save(_("Rename pilot"), self.title, title=text))
        self.aim.committed.connect(lambda text: self._save(_("Edit aim"), self.aim, aim=text))
        self.change.committed.connect(lambda text: self._save(_("Edit change"), self.change, change_idea=text))
        self.status.finished.connect(self.finished)
        self.more.clicked.connect(lambda: self.open_menu())
        self.facts.measure_wanted.connect(self.measure_wanted)
        on_theme(self, self._space)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._buttons = QHBoxLayout(self._beside)
        self._buttons.addWidget(self.status)
        self._buttons.addWidget(self.more)
        self._buttons.addStretch(1)
        self._top.addWidget(self.title, 1, top)
        self._top.addWidget(self._beside, 0, top)
        self._column.addLayout(self._top)
        for widget in (self.aim, self.change, self.facts):
            self._column.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the status under the title where there is no room beside."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if self.width() < U(_NARROW) else ways.LeftToRight)

    def show_pilot(self, view: PilotView, measure: MeasureView | None) -> None:
        """Show this pilot, with the measure that is chosen."""
        self._view, self._measure = view, measure
        self.title.set_text(view.title)
        self.aim.set_text(view.aim)
        self.change.set_text(view.change_idea)
        self.status.show_pilot(view)
        self.facts.show_pilot(view, measure)

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields that may hold words not saved yet."""
        return (self.title, self.aim, self.change, *self.facts.editors())

    def set_status(self, status: str) -> None:
        """Move the pilot to a status today."""
        self.status.set_status(status)

    def use_as_evidence(self) -> None:
        """Make the pilot evidence for what it counts for, with the sentence about its numbers."""
        if self._view is None:
            return
        space, view = self._workspace, self._view
        items = [link.item for link in view.links if link.role == "counts_for"]
        what = self._measure.sentence(space.today()) if self._measure else view.results
        said = _("Added as evidence for {n} entries of the pathway").format(n=len(items))
        if len(items) == 1:
            said = _("Added as evidence for “{title}”").format(
                title=next(link.title for link in view.links if link.item == items[0])
            )
        space.act(
            _("Use pilot as evidence"),
            pilots.use_as_evidence,
            space.pathway,
            view.uuid,
            items,
            what=what,
            on=space.today(),
            toast=said,
        )

    def delete(self) -> None:
        """Move the pilot to Recently deleted."""
        if self._view is None:
            return
        now = self._workspace.database.clock()
        said = _("Deleted “{title}”").format(title=self._view.title)
        if self._workspace.act(_("Delete pilot"), pilots.delete, self._view.uuid, now=now, toast=said).ok:
            self.deleted.emit()

    def fill_status(self, menu: QMenu) -> None:
        """Add the statuses, group by group."""
        self.status.fill(menu)

    def open_menu(self, place: QPoint | None = None) -> None:
        """Open the menu of the "..." button under it, or at a place on the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(place or self.more.mapToGlobal(QPoint(0, self.more.height())))

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done with the pilot."""
        menu.addAction(_("Rename") + "\tF2", self.title.open)
        menu.addAction(_("Mark a change"), self.mark_wanted.emit)
        menu.addAction(_("Add a measure"), self.measure_wanted.emit)
        menu.addAction(_("Use as evidence"), self.use_as_evidence)
        private = menu.addAction(_("Keep out of the plan"))
        private.setCheckable(True)
        private.setChecked(self._view is not None and self._view.private)
        private.toggled.connect(lambda on: self._save(_("Keep out of the plan"), None, private=on))
        menu.addSeparator()
        menu.addAction(_("Delete") + "\t" + _("Del"), self.delete)

    def _save(self, what: str, field: InlineText | None, **fields: Any) -> None:
        if self._view is not None:
            self._workspace.act(what, pilots.edit, self._view.uuid, field=field, **fields)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(4))
        self._buttons.setContentsMargins(0, 0, 0, 0)
        for row in (self._top, self._buttons):
            row.setSpacing(U(8))
        self._beside.setMinimumHeight(U(34))  # of the first line of the title, so that they stand in its middle
        self._top.setContentsMargins(0, 0, 0, 0)
