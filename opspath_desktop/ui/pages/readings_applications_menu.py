"""What may be done with an application: its states, the pilot it starts, what it shows, when to check back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from opspath_desktop.actions import applications
from opspath_desktop.domain.applications import STATES, state_name
from opspath_desktop.domain.pathway import Item, Kind
from opspath_desktop.i18n import _
from opspath_desktop.queries.applications import ApplicationRow
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.ui.pages.item_menu import add_ticked, fill_items
from opspath_desktop.ui.workspace import Workspace


def fill_states(menu: QMenu, workspace: Workspace, row: ApplicationRow) -> None:
    """Add the states; the one it has is ticked."""
    group = QActionGroup(menu)
    for state in STATES:
        action = QAction(state_name(state), group)
        action.setCheckable(True)
        action.setChecked(row.state == state)
        action.triggered.connect(lambda _checked=False, state=state: set_state(workspace, row, state))
        menu.addAction(action)


def set_state(workspace: Workspace, row: ApplicationRow, state: str) -> None:
    """Say how far an application is."""
    if state != row.state:
        said = _("“{title}”: {state}").format(title=row.title, state=state_name(state))
        workspace.act(_("Set the state"), applications.set_state, row.uuid, state, toast=said)


def open_pilot(workspace: Workspace, row: ApplicationRow) -> None:
    """Start a pilot from an application, or go to the one that was started before."""
    if row.pilots:
        workspace.go("pilots", row.pilots[0].uuid)
        return
    said = _("Pilot started: “{title}”").format(title=row.title)
    today = workspace.today()
    done = workspace.act(_("Start a pilot"), applications.start_pilot, row.uuid, today=today)
    if done.ok:
        show = (_("Show"), lambda: workspace.go("pilots", done.result.uuid))
        undo = (_("Undo"), workspace.undo)
        workspace.told_extras.emit(said, [show, undo])


def check_in_days(workspace: Workspace, row: ApplicationRow, days: int) -> None:
    """Set the day to check back."""
    day = workspace.today() + timedelta(days=days)
    workspace.act(_("Set the day to check back"), applications.edit, row.uuid, check_back=day)


def fill_evidence(menu: QMenu, workspace: Workspace, row: ApplicationRow, stage: str) -> None:
    """Add the competencies and success metrics that an application may show; those that it shows are ticked."""
    if row.state == "planned" and not row.shows:
        menu.addAction(_("First set it to Tried or Adopted")).setEnabled(False)
        return
    heads: tuple[tuple[Kind, str], ...] = (
        ("competency", _("Competencies of stage {n}")),
        ("metric", _("Success metrics of stage {n}")),
    )
    shown = {item.item for item in row.shows}
    pathway = workspace.pathway

    def toggle(item: Item) -> None:
        set_evidence(workspace, row, item.id, item.title, item.id not in shown)

    at_hand = stage or workspace.query(current_stage) or ""
    fill_items(menu, pathway, at_hand, heads, lambda item: item.id in shown, toggle)
    for known in row.shows:
        if pathway.item(known.item) is None:
            gone = partial(set_evidence, workspace, row, known.item, known.title, False)
            add_ticked(menu, known.title, True, gone)


def set_evidence(workspace: Workspace, row: ApplicationRow, item: str, title: str, shows: bool) -> None:
    """Let an application show an item, or no longer."""
    pathway = workspace.pathway
    if shows:
        words = _("Use as evidence")
        said = _("Added as evidence for “{title}”").format(title=title)
        act, on = workspace.act, workspace.today()
        act(words, applications.use_as_evidence, pathway, row.uuid, item, on=on, toast=said)
    else:
        words, now = _("No evidence any more"), workspace.database.clock()
        said = _("No longer evidence for “{title}”").format(title=title)
        workspace.act(words, applications.withdraw, pathway, row.uuid, item, now=now, toast=said)
