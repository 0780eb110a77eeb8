"""The facts of a pilot in one line that wraps: aim in numbers, measure, what it counts for, dates, area."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.actions import measures, pilots
from opspath_desktop.domain.evidence_level import in_words, next_step
from opspath_desktop.domain.pilots import direction_name, read_amount
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, ngettext
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_aim import amount, show_baseline
from opspath_desktop.ui.pages.pilots_fact import Fact, ValueButton
from opspath_desktop.ui.pages.pilots_menus import fill_links, fill_measure, links_in_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import ElidedLabel, label, on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace


class Facts(QWidget):
    """Show the facts; every one of them is edited where it stands."""

    measure_wanted = Signal()
    definition_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: PilotView | None = None
        self._measure: MeasureView | None = None
        self.baseline = InlineText(_("Baseline"), "", "body", _("baseline"), self, wrap=False)
        self.target = InlineText(_("Target"), "", "body", _("target"), self, wrap=False)
        self.by = InlineText(_("Target date"), "", "body", _("when?"), self, wrap=False)
        self.measure = ValueButton(self)
        self.counts_for = ValueButton(self)
        self.source = ValueButton(self, "link")
        self.started = InlineText(_("Started"), "", "body", "", self, wrap=False)
        self.closed = InlineText(_("Closed"), "", "body", "", self, wrap=False)
        self.area = InlineText(_("Area"), "", "body", _("where?"), self, wrap=False)
        self.evidence = ElidedLabel()
        self._printed = label(_("Kept out"), wrap=False)
        self._build()
        self._connect()
        on_theme(self, self._space)

    def _space(self) -> None:
        for field in (self.baseline, self.target, self.by, self.started, self.closed):
            field.edit.setMaximumWidth(U(120))
        for words in (self.evidence, self._printed):
            words.setContentsMargins(3, 2, 3, 2)

    def _build(self) -> None:
        arrow, by = label("→", "body", "muted", False), label(_("by"), "body", "muted", False)
        self._aim = Fact(_("Aim"), self.baseline, arrow, self.target, by, self.by)
        self._measured = Fact(_("Measure"), self.measure)
        self._closed = Fact(_("Closed"), self.closed)
        self._private = Fact(_("Plan"), self._printed)
        self._applies = Fact(_("Applied from"), self.source)
        row = FlowLayout(self, gap=24, line_gap=6)
        for fact in (
            self._aim,
            self._measured,
            Fact(_("Counts for"), self.counts_for),
            self._applies,
            Fact(_("Started"), self.started),
            self._closed,
            Fact(_("Area"), self.area),
            Fact(_("Evidence"), self.evidence),
            self._private,
        ):
            row.addWidget(fact)

    def _connect(self) -> None:
        self.baseline.committed.connect(lambda text: self._amount(self.baseline, text, "baseline"))
        self.target.committed.connect(lambda text: self._amount(self.target, text, "target"))
        self.by.committed.connect(self._target_date)
        self.started.committed.connect(lambda text: self._day(self.started, text, "started_on"))
        self.closed.committed.connect(lambda text: self._day(self.closed, text, "closed_on"))
        self.area.committed.connect(self._area)
        self.measure.clicked.connect(lambda: self._menu(self.measure, self.fill_measure))
        self.counts_for.clicked.connect(lambda: self._menu(self.counts_for, self.fill_links))
        self.source.clicked.connect(self._go_to_source)

    def show_pilot(self, view: PilotView, measure: MeasureView | None) -> None:
        """Show the facts of this pilot and of its chosen measure."""
        self._view, self._measure = view, measure
        today = self._workspace.today()
        self._aim.setVisible(measure is not None)
        self._measured.setVisible(measure is not None)
        if measure is not None:
            show_baseline(self.baseline, measure)
            self.target.set_text(amount(measure.target, measure.unit))
            self.by.set_text(format_date(measure.target_on, today=today) if measure.target_on else "")
            spoken = _("Measure: {name}. {better}")
            self.measure.say(measure.name, spoken.format(name=measure.name, better=direction_name(measure.direction)))
        self._closed.setVisible(view.closed_on is not None)
        self.closed.set_text(format_date(view.closed_on, today=today) if view.closed_on else "")
        self.started.set_text(format_date(view.started_on, today=today))
        self.area.set_text(view.area)
        self._show_evidence(view)
        self._private.setVisible(view.private)
        self._applies.setVisible(bool(view.applied))
        for source in view.applied[:1]:
            spoken = _("Applied from “{book}”: {title}").format(book=source.book, title=source.title)
            self.source.say(source.book, spoken)
            set_tooltip(self.source, spoken)
        words = links_in_words(view)
        self.counts_for.say(words, _("Counts for: {words}").format(words=words))

    def _show_evidence(self, view: PilotView) -> None:
        """Say how strong the evidence is, and what the next level asks for."""
        used = ngettext("used once", "used {n} times", view.evidence).format(n=view.evidence) if view.evidence else ""
        self.evidence.set_text(" · ".join(part for part in (in_words(view.proof.level), used) if part))
        set_tooltip(self.evidence, next_step(view.proof.level))
        self.evidence.setAccessibleDescription(next_step(view.proof.level))

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields that may hold words not saved yet."""
        return (self.baseline, self.target, self.by, self.started, self.closed, self.area)

    def fill_links(self, menu: QMenu) -> None:
        """Add what the pilot may count for."""
        if self._view is not None:
            fill_links(menu, self._workspace, self._view)

    def fill_measure(self, menu: QMenu) -> None:
        """Add what may be changed about the measure."""
        if self._view is not None and self._measure is not None:
            fill_measure(menu, self._workspace, self._measure, self.definition_wanted.emit, self.measure_wanted.emit)

    def _go_to_source(self) -> None:
        if self._view is not None and self._view.applied:
            self._workspace.go("readings", self._view.applied[0].uuid)

    def _menu(self, button: Button, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _amount(self, field: InlineText, text: str, name: str) -> None:
        measure = self._measure
        if measure is None:
            return
        try:
            value = read_amount(text, self._workspace.habits, unit=measure.unit)
        except Refused as refused:
            field.error(str(refused))
            return
        what = _("Set baseline") if name == "baseline" else _("Set target")
        fields: dict[str, Any] = {name: value}
        self._workspace.act(what, measures.edit_measure, measure.uuid, field=field, **fields)

    def _target_date(self, text: str) -> None:
        if self._measure is None:
            return
        try:
            day = self._read_day(text) if text.strip() else None
        except Refused as refused:
            self.by.error(str(refused))
            return
        self._workspace.act(
            _("Set target date"), measures.edit_measure, self._measure.uuid, field=self.by, target_on=day
        )

    def _day(self, field: InlineText, text: str, name: str) -> None:
        if self._view is None:
            return
        try:
            day = self._read_day(text)
        except Refused as refused:
            field.error(str(refused))
            return
        fields: dict[str, Any] = {"today": self._workspace.today(), name: day}
        self._workspace.act(_("Correct a day"), pilots.set_dates, self._view.uuid, field=field, **fields)

    def _read_day(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _area(self, text: str) -> None:
        if self._view is not None:
            self._workspace.act(_("Edit area"), pilots.edit, self._view.uuid, field=self.area, area=text)
