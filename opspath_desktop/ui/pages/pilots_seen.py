"""The pilots that are linked to something, seen from there; each leads to its pilot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.pilots import link_role_name, status_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.hanging import LinkedPilot, pilots_by_item
from opspath_desktop.queries.pilot_links import pilots_by_target
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.pages.pilots_fact import Fact, ValueButton
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class LinkedPilots(QWidget):
    """Show one line a pilot: what it has to do with the thing, its title, its status."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: tuple[LinkedPilot, ...] | None = None
        self.buttons: list[ValueButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        on_theme(self, lambda: self._column.setSpacing(U(4)))

    def show_pilots(self, pilots: Sequence[LinkedPilot]) -> None:
        """Show these pilots; nothing moves when they are the same. Without any nothing is seen."""
        self.setVisible(bool(pilots))
        if tuple(pilots) == self._shown:
            return
        self._shown = tuple(pilots)
        clear(self._column)
        self.buttons = []
        for pilot in pilots:
            words = _("{title} · {status}").format(title=pilot.title, status=status_name(pilot.status))
            button = ValueButton(kind="link", widest=420)
            button.say(words, _("Go to the pilot {title}").format(title=pilot.title))
            button.clicked.connect(partial(self._workspace.go, "pilots", pilot.uuid))
            self._column.addWidget(Fact(link_role_name(pilot.role), button))
            self.buttons.append(button)


class BookPilotsCard(Card):
    """Show the pilots that apply a book or learned from it; hidden without any."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Pilots"), parent=parent)
        self._workspace = workspace
        self.pilots = LinkedPilots(workspace)
        self.add(self.pilots)

    def show_book(self, view: BookView) -> None:
        """Show the pilots of this book, whether they are linked to it or to the pathway's suggestion."""
        space = self._workspace
        found = list(space.query(pilots_by_target, [view.uuid]).get(view.uuid, ())) if view.uuid else []
        if view.item is not None:
            found += space.query(pilots_by_item, [view.item.id]).get(view.item.id, ())
        self.setVisible(bool(found))
        self.pilots.show_pilots(found)
