"""The two menus of a pilot's facts: what it counts for, and how its measure is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from opspath_desktop.actions import measures, pilots
from opspath_desktop.domain.pathway import Item, Kind
from opspath_desktop.domain.pilots import direction_name, kind_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.item_menu import add_ticked, fill_items
from opspath_desktop.ui.widgets.plain import escape_mnemonic
from opspath_desktop.ui.workspace import Workspace


def links_in_words(view: PilotView) -> str:
    """Return what a pilot counts for, on one line."""
    names = [
        _("Stage {number} · {title}").format(number=link.stage, title=link.title) if link.stage else link.title
        for link in view.links
        if link.role == "counts_for"
    ]
    if not names:
        return _("Choose a success metric")
    return names[0] if len(names) == 1 else _("{first} and {n} more").format(first=names[0], n=len(names) - 1)


def fill_links(menu: QMenu, workspace: Workspace, view: PilotView) -> None:
    """Add the current stage's success metrics and competencies, its tips, and the other stages behind them."""
    heads: tuple[tuple[Kind, str], ...] = (
        ("metric", _("Success metrics of stage {n}")),
        ("competency", _("Competencies of stage {n}")),
        ("tip", _("Motivated by a tip of stage {n}")),
    )
    links = {(link.item, link.role): link.uuid for link in view.links}
    pathway = workspace.pathway

    def toggle(item: Item) -> None:
        known = links.get((item.id, _role(item)))
        if known is not None:
            _unlink(workspace, known)
        else:
            workspace.act(_("Link pilot"), pilots.link, pathway, view.uuid, item.id, role=_role(item))

    fill_items(
        menu,
        pathway,
        workspace.query(current_stage) or "",
        heads,
        lambda item: (item.id, _role(item)) in links,
        toggle,
    )
    for link in view.links:
        if pathway.item(link.item) is None:
            add_ticked(menu, link.title, True, lambda uuid=link.uuid: _unlink(workspace, uuid))  # type: ignore[misc]  # bound now


def _role(item: Item) -> str:
    return "motivated_by" if item.kind == "tip" else "counts_for"


def _unlink(workspace: Workspace, uuid: str) -> None:
    workspace.act(_("Unlink pilot"), pilots.unlink, uuid)


def fill_measure(
    menu: QMenu, workspace: Workspace, measure: MeasureView, define: Callable[[], None], add: Callable[[], None]
) -> None:
    """Add directions, kinds, the definition, another measure, and deleting this one."""
    _fill_choice(menu, workspace, measure, "direction", direction_name)
    menu.addSeparator()
    _fill_choice(menu, workspace, measure, "kind", kind_name)
    menu.addSeparator()
    menu.addAction(_("Say what counts"), define)
    menu.addAction(_("Add another measure"), add)
    menu.addAction(_("Delete this measure"), lambda: _delete(workspace, measure))


def _fill_choice(
    menu: QMenu, workspace: Workspace, measure: MeasureView, field: str, name: Callable[[str], str]
) -> None:
    group = QActionGroup(menu)
    for value in ("down", "up", "neutral") if field == "direction" else ("outcome", "process", "balancing"):
        action = QAction(escape_mnemonic(name(value)), group)
        action.setCheckable(True)
        action.setChecked(getattr(measure, field) == value)
        action.triggered.connect(
            lambda _checked=False, value=value: workspace.act(
                _("Edit measure"), measures.edit_measure, measure.uuid, **{field: value}
            )
        )
        menu.addAction(action)


def _delete(workspace: Workspace, measure: MeasureView) -> None:
    said = _("Deleted the measure “{name}”").format(name=measure.name)
    now = workspace.database.clock()
    workspace.act(_("Delete measure"), measures.delete_measure, measure.uuid, now=now, toast=said)
