"""One application: what I do at work with a book, where, what came of it, and the pilot or evidence it became."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from opspath_desktop.actions import applications
from opspath_desktop.domain.applications import CHECKS, state_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.applications import ApplicationRow
from opspath_desktop.ui.pages.readings_applications_links import Links
from opspath_desktop.ui.pages.readings_applications_menu import (
    check_in_days,
    fill_evidence,
    fill_states,
    open_pilot,
)
from opspath_desktop.ui.pages.readings_fields import Note, popup
from opspath_desktop.ui.pages.readings_kept import NARROW, KeptRow, add_action
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme, repolish, set_tooltip
from opspath_desktop.ui.workspace import Workspace

_CAPTION = 58
_INDENT = 26  # of what stands under the action, so that it begins below its words


class ApplicationLine(KeptRow):
    """Show one application; its texts are notes that look like words until they are used.

    `takeaway_wanted(uuid)` goes to what it was made of.
    """

    takeaway_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("More for this application"), parent)
        self._workspace = workspace
        self._stage = ""
        self.row: ApplicationRow | None = None
        self.action = Note(_("What I do, or did"), _("What do you do?"), parent=self)
        self.situation = Note(_("Situation"), _("Where, with whom?"), parent=self)
        self.result = Note(_("Result"), _("What came of it?"), parent=self)
        self.state = Button("", "chip", parent=self)
        self.links = Links(workspace, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        top, grid = Qt.AlignmentFlag.AlignTop, QGridLayout()
        front = IconLabel("footprints", "accent", 14, self)
        front.setAlignment(top)
        self.add_front(front)
        captions = [label(words, "caption", wrap=False) for words in (_("Situation"), _("Result"))]
        for line, (caption, note) in enumerate(zip(captions, (self.situation, self.result), strict=True)):
            grid.addWidget(caption, line, 0, top)
            grid.addWidget(note, line, 1)
        grid.setColumnStretch(1, 1)
        self.words.addWidget(self.action)
        self._under = QHBoxLayout()  # the state stands here in a narrow row: after the buttons, as Tab goes
        self._under.addStretch(1)
        self.below.addLayout(self._under)
        self.below.addLayout(grid)
        self.below.addWidget(self.links)
        self.icons.insertWidget(0, self.state, 0, top)
        for note in (self.action, self.situation, self.result):
            note.pad.setProperty("look", "bare")

        def space() -> None:
            grid.setHorizontalSpacing(U(4))
            grid.setVerticalSpacing(0)
            front.setContentsMargins(0, U(8), 0, 0)
            grid.setContentsMargins(U(_INDENT), 0, 0, 0)
            self._under.setContentsMargins(U(_INDENT), 0, 0, 0)
            self.links.setContentsMargins(U(_INDENT), 0, 0, 0)
            for caption in captions:
                caption.setContentsMargins(0, U(7), 0, 0)
                caption.setMinimumWidth(U(_CAPTION))

        on_theme(self, space)

    def _connect(self) -> None:
        keys = Qt.Key
        self.keys |= {keys.Key_P: self.start_pilot, keys.Key_E: self.show_evidence, keys.Key_S: self.show_states}
        self.action.saved.connect(lambda text, merge: self.save(self.action, merge, action=text))
        self.situation.saved.connect(lambda text, merge: self.save(self.situation, merge, situation=text))
        self.result.saved.connect(lambda text, merge: self.save(self.result, merge, result=text))
        self.links.check.chosen.connect(lambda day: self.save(self.links.check, check_back=day))
        self.links.takeaway_wanted.connect(self.takeaway_wanted)
        self.state.clicked.connect(self.show_states)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the state under the words where it would leave them a column of single words."""
        super().resizeEvent(event)
        top, narrow = Qt.AlignmentFlag.AlignTop, event.size().width() < U(NARROW)
        if narrow and self._under.indexOf(self.state) < 0:
            self._under.insertWidget(0, self.state, 0, top)
        elif not narrow and self.icons.indexOf(self.state) < 0:
            self.icons.insertWidget(0, self.state, 0, top)

    def show_row(self, row: ApplicationRow, stage: str) -> None:
        """Show this application; `stage` is the id of the stage whose items are offered first."""
        self.row, self._stage = row, stage
        self.action.set_text(row.action)
        self.situation.set_text(row.situation)
        self.result.set_text(row.result)
        self.state.set_text(state_name(row.state))
        self.state.setAccessibleName(_("State: {state}").format(state=state_name(row.state)))
        set_tooltip(self.state, _("Say how far it is (S)"))
        self.state.setProperty("tone", "accent" if row.state in ("tried", "adopted") else "")
        repolish(self.state)
        self.links.show_row(row)
        printed = _("Private: stays out of the plan") if row.private else _("Goes into the plan")
        self.more.setAccessibleDescription(printed)
        keys = _("Enter edits, S sets the state, P starts a pilot, E uses it as evidence, Del deletes")
        known = (state_name(row.state), row.situation, row.result, printed)
        self.say(row.action, ". ".join(part for part in known if part), keys)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.action, self.situation, self.result, self.links.check):
            field.flush()

    def edit(self) -> None:
        """Put the cursor into the words."""
        self.action.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_states(self) -> None:
        """Open the menu of states."""
        popup(self.state, self.fill_states)

    def show_evidence(self) -> None:
        """Open the menu of what it shows."""
        popup(self.more, self.fill_evidence)

    def start_pilot(self) -> None:
        """Start a pilot from it, or go to the one that was started before."""
        if self.row is not None:
            open_pilot(self._workspace, self.row)

    def delete(self) -> None:
        """Move the application to Recently deleted."""
        if self.row is None:
            return
        space = self._workspace
        now, said = space.database.clock(), _("Application deleted")
        if space.act(_("Delete application"), applications.delete, self.row.uuid, now=now, toast=said).ok:
            self.deleted.emit()

    def fill_states(self, menu: QMenu) -> None:
        """Add the states of an application."""
        if self.row is not None:
            fill_states(menu, self._workspace, self.row)

    def fill_evidence(self, menu: QMenu) -> None:
        """Add what the application may show."""
        if self.row is not None:
            fill_evidence(menu, self._workspace, self.row, self._stage)

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done with an application."""
        row = self.row
        if row is None:
            return
        add_action(menu, _("Go to its pilot") if row.pilots else _("Start a pilot from it"), "P", self.start_pilot)
        self.fill_evidence(menu.addMenu(_("Use as evidence for…")))
        self.fill_states(menu.addMenu(_("State")))
        check = menu.addMenu(_("Check back"))
        for days in CHECKS:
            words = _("In {n} days").format(n=days)
            add_action(check, words, "", lambda days=days: check_in_days(self._workspace, row, days))  # type: ignore[misc]  # bound now
        add_action(check, _("On a day"), "", self.links.check.open)
        private = _("Private: keep out of the plan")
        add_action(menu, private, "", lambda: self.save(None, private=not row.private), row.private)
        menu.addSeparator()
        add_action(menu, _("Delete"), _("Del"), self.delete)

    def save(self, field: QWidget | None, merge: str | None = None, **changes: Any) -> None:
        """Write changed fields."""
        if self.row is not None:
            act, uuid = self._workspace.act, self.row.uuid
            act(_("Edit application"), applications.edit, uuid, field=field, merge=merge, **changes)
