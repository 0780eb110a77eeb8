"""The twelve checks beside the page of a pilot, and the questions of a coach, both one click from where they help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.domain.a3_checks import Check, passed
from opspath_desktop.domain.coach import SECTIONS, section_title
from opspath_desktop.i18n import _
from opspath_desktop.queries.a3 import A3View
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.coach import CoachButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme

SIGNS = {"ok": ("circle-check", "accent"), "missing": ("circle-alert", "warn"), "not_applicable": ("minus", "text3")}


class ChecksCard(Card):
    """List the checks; `wanted(str)` carries the place where one that is chosen can be mended."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("A3 check"), caption="", parent=parent)
        self.rows: list[OpenRow] = []
        self._shown: tuple[Check, ...] = ()
        self.hint = label(_("Hints, not marks. Choose one to go where it can be mended."), "caption", "muted")
        on_theme(self, self._tighten)

    def show_view(self, view: A3View) -> None:
        """Show the answers; rows are made anew only when one has changed, so that the keyboard keeps its place."""
        found = view.checks
        met, of = passed(found)
        self.set_caption(_("{met} of {of}").format(met=met, of=of))
        if found == self._shown:
            return
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        self._shown = found
        clear(self.body)
        self.hint = label(_("Hints, not marks. Choose one to go where it can be mended."), "caption", "muted")
        self.add(self.hint)
        self.rows = [self._row(check) for check in found]
        for row in self.rows:
            self.add(row)
        if focused is not None:
            self.rows[focused].focus_row()

    def _row(self, check: Check) -> OpenRow:
        sign, token = SIGNS[check.state]
        row = OpenRow(_("{n}. {name}").format(n=check.number, name=check.name), leading=IconLabel(sign, token, 16))
        states = {"ok": _("Met"), "missing": _("Missing"), "not_applicable": _("Not asked for now")}
        row.set_caption(check.sentence or states[check.state], "warn" if check.state == "missing" else "")
        row.setAccessibleName(f"{check.number}. {check.name}: {states[check.state]}")
        row.set_margins(0, 4)
        row.opened.connect(lambda: self.wanted.emit(check.target))
        return row

    def _tighten(self) -> None:
        self.body.setSpacing(U(2))


class CoachCard(Card):
    """Offer the coach's questions of every section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Questions of a coach"), parent=parent)
        inside = QWidget(self)
        flow = FlowLayout(inside, gap=8, line_gap=8)
        self.buttons = [
            CoachButton(section, inside, words=f"{number} {section_title(section)}")
            for number, section in enumerate(SECTIONS, 1)
        ]
        for button in self.buttons:
            flow.addWidget(button)
        self.add(inside)
