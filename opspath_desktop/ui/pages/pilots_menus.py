"""The two menus of a pilot's facts: what it counts for, and how its measure is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from opspath_desktop.actions import measures, pilots
from opspath_desktop.domain.pathway import Item, Kind, Stage
from opspath_desktop.domain.pilots import direction_name, kind_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.widgets.plain import elide, escape_mnemonic
from opspath_desktop.ui.workspace import Workspace

_LETTERS = 64  # of an entry, so that the menu stays narrower than a small window


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
    pathway = workspace.pathway
    current = pathway.stage(workspace.query(current_stage) or "")
    first = current or (pathway.stages[0] if pathway.stages else None)
    if first is not None:
        _fill_stage(menu, workspace, view, first)
    menu.addSeparator()
    for stage in pathway.stages:
        if stage is not first:
            name = _("Stage {number}: {title}").format(number=stage.number, title=stage.title)
            _fill_stage(menu.addMenu(escape_mnemonic(name)), workspace, view, stage)
    lost = [link for link in view.links if pathway.item(link.item) is None]
    for link in lost:
        action = menu.addAction(_short(menu, link.title))
        action.setCheckable(True)
        action.setChecked(True)
        action.triggered.connect(lambda _checked=False, uuid=link.uuid: _unlink(workspace, uuid))


def _fill_stage(menu: QMenu, workspace: Workspace, view: PilotView, stage: Stage) -> None:
    kinds: tuple[tuple[Kind, str, str], ...] = (
        ("metric", "counts_for", _("Success metrics of stage {n}")),
        ("competency", "counts_for", _("Competencies of stage {n}")),
        ("tip", "motivated_by", _("Motivated by a tip of stage {n}")),
    )
    for kind, role, title in kinds:
        head = menu.addAction(title.format(n=stage.number))
        head.setEnabled(False)
        for item in stage.of(kind):
            _add_item(menu, workspace, view, item, role)


def _add_item(menu: QMenu, workspace: Workspace, view: PilotView, item: Item, role: str) -> None:
    known = next((link for link in view.links if link.item == item.id and link.role == role), None)
    action = menu.addAction(_short(menu, item.title))
    action.setCheckable(True)
    action.setChecked(known is not None)

    def toggle() -> None:
        if known is not None:
            _unlink(workspace, known.uuid)
        else:
            workspace.act(_("Link pilot"), pilots.link, workspace.pathway, view.uuid, item.id, role=role)

    action.triggered.connect(lambda _checked=False: toggle())


def _unlink(workspace: Workspace, uuid: str) -> None:
    workspace.act(_("Unlink pilot"), pilots.unlink, uuid)


def _short(menu: QMenu, words: str) -> str:
    metrics = menu.fontMetrics()
    return escape_mnemonic(elide(metrics, words, metrics.averageCharWidth() * _LETTERS))


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
