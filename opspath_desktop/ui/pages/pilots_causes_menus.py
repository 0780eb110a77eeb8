"""The menus of a cause: how it is known, how far it was checked, and all else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.domain.causes import (
    CATEGORIES,
    EVIDENCE,
    STATES,
    category_name,
    evidence_name,
    no_root_yet,
    state_name,
)
from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.pilots_causes_deeds import CauseDeeds
from opspath_desktop.ui.pages.pilots_causes_row import CauseLine
from opspath_desktop.ui.pages.pilots_choice import add_choices


def pop_up(button: QWidget, fill: Callable[[QMenu], None]) -> None:
    """Open a menu under a button."""
    menu = QMenu(button)
    fill(menu)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def fill_evidence(menu: QMenu, line: CauseLine, deeds: CauseDeeds) -> None:
    """Offer how the cause may be known, and the field for what shows it."""
    if line.branch is None:
        return
    options = [(evidence, evidence_name(evidence)) for evidence in EVIDENCE]
    add_choices(menu, options, line.branch.cause.evidence, lambda key: deeds.set_evidence(line, key))
    menu.addSeparator()
    menu.addAction(_("Write what shows it"), lambda: line.open_fact(line.note))


def fill_state(menu: QMenu, line: CauseLine, deeds: CauseDeeds) -> None:
    """Offer the states, and the root cause where it may be one; else the words say why not."""
    if line.branch is None:
        return
    cause = line.branch.cause
    options = [(state, state_name(state)) for state in STATES]
    add_choices(menu, options, cause.state, lambda key: deeds.set_state(line, key))
    menu.addSeparator()
    root = menu.addAction(_("Root cause"))
    root.setCheckable(True)
    root.setChecked(cause.is_root)
    root.triggered.connect(lambda on: deeds.set_root(line, on))
    root.setStatusTip(no_root_yet(cause.state, cause.evidence))


def fill_more(menu: QMenu, line: CauseLine, deeds: CauseDeeds, begin: Callable[[CauseLine, bool], None]) -> None:
    """Offer everything that has a key, and the rest; `begin(line, below)` opens the field for a new cause."""
    if line.branch is None:
        return
    cause = line.branch.cause
    menu.addAction(_("Add a cause below") + "\t" + _("Shift+Enter"), lambda: begin(line, True))
    menu.addAction(_("Add a cause beside it") + "\t" + _("Enter"), lambda: begin(line, False))
    menu.addAction(_("Edit") + "\tF2", line.open)
    menu.addAction(_("Say how often it was seen"), lambda: line.open_fact(line.count))
    menu.addAction(_("Add a countermeasure"), lambda: deeds.counter(line))
    menu.addSeparator()
    menu.addAction(_("Move to the right") + "\t" + _("Alt+Right"), lambda: deeds.indent(line))
    menu.addAction(_("Move to the left") + "\t" + _("Alt+Left"), lambda: deeds.outdent(line))
    menu.addAction(_("Move up") + "\t" + _("Alt+Up"), lambda: deeds.shift(line, -1))
    menu.addAction(_("Move down") + "\t" + _("Alt+Down"), lambda: deeds.shift(line, 1))
    bones = menu.addMenu(_("Hang it on the fishbone"))
    options = [(category, category_name(category)) for category in CATEGORIES]
    add_choices(bones, options, cause.category, lambda key: deeds.hang(line, key))
    if cause.method == "fishbone":
        menu.addAction(_("Move to the why-tree"), lambda: deeds.hang(line, ""))
    menu.addSeparator()
    menu.addAction(_("Delete") + "\t" + _("Del"), lambda: deeds.delete(line))
