"""A menu of pathway items to tick: the stage at hand at once, the other stages in menus of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from opspath_desktop.domain.pathway import Item, Kind, Pathway, Stage
from opspath_desktop.i18n import _
from opspath_desktop.ui.widgets.plain import elide, escape_mnemonic

_LETTERS = 64  # of an entry, so that the menu stays narrower than a small window
Heads = Sequence[tuple[Kind, str]]  # kinds in their order, each with a title that takes the stage's number as {n}


def fill_items(
    menu: QMenu,
    pathway: Pathway,
    at_hand: str,
    heads: Heads,
    holds: Callable[[Item], bool],
    toggle: Callable[[Item], object],
) -> None:
    """Add items under heads; `at_hand` is the id of the stage that comes first, `holds` tells which are ticked."""
    first = pathway.stage(at_hand) or (pathway.stages[0] if pathway.stages else None)
    if first is not None:
        _fill_stage(menu, first, heads, holds, toggle)
    menu.addSeparator()
    for stage in pathway.stages:
        if stage is not first:
            name = _("Stage {number}: {title}").format(number=stage.number, title=stage.title)
            _fill_stage(menu.addMenu(escape_mnemonic(name)), stage, heads, holds, toggle)


def add_ticked(menu: QMenu, words: str, on: bool, run: Callable[[], object]) -> None:
    """Add one entry that is on or off; long words are shortened."""
    metrics = menu.fontMetrics()
    action = menu.addAction(escape_mnemonic(elide(metrics, words, metrics.averageCharWidth() * _LETTERS)))
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda _checked=False: run())


def _fill_stage(
    menu: QMenu, stage: Stage, heads: Heads, holds: Callable[[Item], bool], toggle: Callable[[Item], object]
) -> None:
    for kind, title in heads:
        menu.addAction(title.format(n=stage.number)).setEnabled(False)
        for item in stage.of(kind):
            add_ticked(menu, item.title, holds(item), lambda item=item: toggle(item))  # type: ignore[misc]  # bound now
