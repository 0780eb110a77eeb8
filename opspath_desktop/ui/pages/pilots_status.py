"""The chip with the status of a pilot: it opens the menu of all statuses, and says what a move leaves untold."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.actions import pilots
from opspath_desktop.domain.pilot_story import missing, missing_words
from opspath_desktop.domain.pilots import GROUPS, group_name, group_of, status_name
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilot_story import story
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.pages.pilots_rows import open_menu
from opspath_desktop.ui.widgets.plain import escape_mnemonic, repolish
from opspath_desktop.ui.workspace import Workspace

_WIDEST = 420  # px; the words of a status and its day in any language
_ICONS = {"running": "circle-dot", "idea": "lightbulb", "on_hold": "minus", "finished": "circle-check"}


class StatusChip(ValueButton):
    """Show the status since its day; `finished` when a pilot was closed, adopted or abandoned alike."""

    finished = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, "chip", _WIDEST, icon=True)
        self.hint = _("Change the status")
        self._workspace = workspace
        self._view: PilotView | None = None
        self.clicked.connect(lambda: open_menu(self, self.fill))

    def show_pilot(self, view: PilotView) -> None:
        """Show the status of this pilot."""
        self._view = view
        words = _words(view, self._workspace)
        self.say(words, _("Status: {status}").format(status=words))
        self.setProperty("tone", "accent" if view.group == "running" else "")
        self.set_icon(_ICONS[view.group])
        repolish(self)

    def set_status(self, status: str) -> None:
        """Move the pilot to a status today; the toast says what should have been told before. Nothing is forced."""
        if self._view is None:
            return
        space = self._workspace
        today, uuid = space.today(), self._view.uuid
        told = space.query(story, uuid)
        said = _("“{title}”: {status}.").format(title=self._view.title, status=status_name(status))
        untold = missing_words(missing(self._view.status, status, told.filled)) if told is not None else ""
        toast = " ".join(part for part in (said, untold) if part)
        done = space.act(_("Change status"), pilots.set_status, uuid, status, on=today, today=today, toast=toast)
        if done.ok and group_of(status) == "finished":
            self.finished.emit()

    def fill(self, menu: QMenu) -> None:
        """Add the statuses, group by group."""
        group = QActionGroup(menu)
        for statuses in (GROUPS["idea"], GROUPS["running"], GROUPS["on_hold"], GROUPS["finished"]):
            menu.addSeparator()
            for status in statuses:
                action = QAction(escape_mnemonic(status_name(status)), group)
                action.setCheckable(True)
                action.setChecked(self._view is not None and self._view.status == status)
                action.triggered.connect(lambda _checked=False, status=status: self.set_status(status))
                menu.addAction(action)


def _words(view: PilotView, workspace: Workspace) -> str:
    day = format_date(view.since, today=workspace.today(), short=True)
    if view.group == "idea":
        return status_name(view.status)
    if view.group == "finished":
        return _("{status} {day}").format(status=status_name(view.status), day=day)
    words = _("{status} since {day}").format(status=group_name(view.group), day=day)
    more = status_name(view.status) if view.status in ("implementing", "sustaining") else ""
    return _("{words} · {more}").format(words=words, more=more) if more else words
