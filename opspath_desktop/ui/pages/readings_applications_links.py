"""The line under an application: when to check back, what it was made of, its pilots, and what it is evidence for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.domain.applications import parse_ahead
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.applications import ApplicationRow
from opspath_desktop.ui.pages.pilots_fact import Fact, ValueButton
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class CheckBack(DateInline):
    """Show the day to check back; `chosen` carries the day that was typed, None for an emptied field."""

    chosen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("Check back"), _("when?"), parent)
        self.committed.connect(self._read)

    def _read(self, text: str) -> None:
        space = self._workspace
        try:
            self.chosen.emit(parse_ahead(text, space.habits, space.today()))
        except Refused as refused:
            self.error(str(refused))


class Links(QWidget):
    """Show what an application is linked to; every link goes there."""

    takeaway_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._row: ApplicationRow | None = None
        self._made: list[QWidget] = []
        self.buttons: list[ValueButton] = []
        self.check = CheckBack(workspace)
        self._private = label(_("Private"), "body", wrap=False)
        self._flow = FlowLayout(self, gap=20, line_gap=2)
        self._flow.addWidget(Fact(_("Check back"), self.check))
        self._kept_out = Fact(_("Plan"), self._private)
        self._flow.addWidget(self._kept_out)

        def space() -> None:
            self.check.edit.setMaximumWidth(U(140))
            self._private.setContentsMargins(3, 2, 3, 2)

        on_theme(self, space)

    def show_row(self, row: ApplicationRow) -> None:
        """Show the links of this application; they stay where they are while nothing has changed."""
        self.check.show_date(row.check_back)
        self._kept_out.setVisible(row.private)
        before, self._row = self._row, row
        if before is None or _linked(before) != _linked(row):
            self._fill(row)

    def _fill(self, row: ApplicationRow) -> None:
        for fact in self._made:
            self._flow.removeWidget(fact)
            fact.hide()
            fact.deleteLater()
        self._made, self.buttons = [], []
        if row.takeaway:
            self._link(_("From a takeaway"), row.from_words, partial(self.takeaway_wanted.emit, row.takeaway))
        for pilot in row.pilots:
            self._link(_("Pilot"), pilot.title, partial(self._workspace.go, "pilots", pilot.uuid))
        for item in row.shows:
            self._link(_("Evidence for"), item.title, partial(self._workspace.go, "pathway", item.item))

    def _link(self, caption: str, words: str, run: Callable[[], object]) -> None:
        button = ValueButton(self, "link")
        line = " ".join(words.split())
        button.say(line, _("{caption}: {words}").format(caption=caption, words=line))
        button.clicked.connect(lambda: run())
        fact = Fact(caption, button)
        self._flow.addWidget(fact)
        self._made.append(fact)
        self.buttons.append(button)


def _linked(row: ApplicationRow) -> object:
    return row.takeaway, row.from_words, row.pilots, row.shows
