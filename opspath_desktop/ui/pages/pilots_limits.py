"""The panel that sets new limits in place: the four questions, the first day, the words and the reason."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from opspath_desktop.actions import phases
from opspath_desktop.domain.measures import FEWEST_FIXED, limits_name
from opspath_desktop.domain.phases import QUESTIONS, question
from opspath_desktop.domain.typed import parse_date, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.pilots import MeasureView, PhaseView, PilotView
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import Fact
from opspath_desktop.ui.pages.pilots_limits_links import LimitsLinks
from opspath_desktop.ui.pages.pilots_limits_words import LimitsWords, limits_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.number_edit import NumberEdit, ParsedEdit
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.workspace import Workspace

LIMITS = ("calculated", "fixed_after_n", "carried_from_previous")


class LimitsPanel(QWidget):
    """Ask what must be known before limits are worked out anew; nothing is set before the button is pressed."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._measure, self._phase = "", ""
        self._offered = ("", "")
        self._words = limits_words("")
        self.title = heading("", "strong", parent=self)
        self.why = label("", "caption", parent=self)
        self.ticks = {key: QCheckBox(question(key), self) for key in QUESTIONS}
        self.starts = FlowLayout(gap=8, line_gap=4)
        self.run_start, self.change_day = Button("", parent=self), Button("", parent=self)
        self.start = DateEdit(_("First day"), self._read_day, on_leave=False, parent=self)
        self.label = ParsedEdit(_("What is different"), str, "", _("What is different from that day on?"), parent=self)
        self.reason = ParsedEdit(_("Reason"), str, "", _("Why is it set anew? It is printed."), parent=self)
        self.limits = Choice(_("Worked out"), LIMITS, limits_name, self)
        self.fixed_n = NumberEdit(_("How many numbers"), self._read_n, parent=self)
        self.save_button = Button("", "primary", parent=self)
        self.close_button = Button(_("Close"), "ghost", parent=self)
        self._column = QVBoxLayout(self)
        self._build()
        on_theme(self, self._space)

    def _build(self) -> None:
        for widget in (self.title, self.why, *self.ticks.values()):
            self._column.addWidget(widget)
        for widget in (label(_("From"), "caption", wrap=False, parent=self), self.start):
            self.starts.addWidget(widget)
        self.starts.addWidget(self.run_start)
        self.starts.addWidget(self.change_day)
        self._column.addLayout(self.starts)
        self._column.addWidget(self.label)
        self._column.addWidget(self.reason)
        facts, buttons = FlowLayout(gap=24, line_gap=6), FlowLayout(gap=8, line_gap=4)
        self._fixed = Fact(_("After how many numbers"), self.fixed_n)
        facts.addWidget(Fact(_("Worked out"), self.limits))
        facts.addWidget(self._fixed)
        self.links = LimitsLinks(self._workspace, facts, self)
        self._column.addLayout(facts)
        for button in (self.save_button, self.close_button):
            buttons.addWidget(button)
        self._column.addLayout(buttons)
        self.run_start.clicked.connect(lambda: self.start.reset(self._offered[0]))
        self.change_day.clicked.connect(lambda: self.start.reset(self._offered[1]))
        self.limits.chosen.connect(self._choose_limits)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self._close)
        self.label.committed.connect(lambda _text: self.reason.select_all())
        self.reason.committed.connect(lambda _text: self._save())

    def open(self, view: PilotView, measure: MeasureView, uuid: str = "") -> None:
        """Begin with the phase that is named, else with what the numbers propose."""
        phase = next((each for each in measure.phases if each.uuid == uuid), None)
        self._measure, self._phase = measure.uuid, phase.uuid if phase else ""
        self._say(limits_words(measure.study.kind), new=phase is None)
        self._show_start(measure, phase)
        change = measure.study.change
        self.label.reset(
            phase.label if phase else " ".join(change.text.split())[: phases.LONGEST_LABEL] if change else ""
        )
        self.reason.reset(phase.reason if phase else "")
        for key, tick in self.ticks.items():
            tick.setChecked(bool(phase and getattr(phase, key)))
        self.links.show_phase(view, phase)
        self._choose_limits(phase.limits if phase else LIMITS[0])
        self.fixed_n.reset(format_number((phase and phase.fixed_n) or FEWEST_FIXED))
        self.show()
        next(iter(self.ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: LimitsWords, *, new: bool) -> None:
        self._words = words
        self.title.setText(words.ask if new else words.edit_title)
        self.save_button.set_text(words.set_new if new else _("Keep"))
        self.why.setText(words.why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _show_start(self, measure: MeasureView, phase: PhaseView | None) -> None:
        proposal, today = measure.study.proposal, self._workspace.today()
        self.run_start.setVisible(phase is None and proposal is not None)
        self.change_day.setVisible(phase is None and proposal is not None)
        if proposal is not None:
            run, change = (format_date(day, today=today) for day in (proposal.run_starts, proposal.changed_on))
            self._offered = (run, change)
            self.run_start.set_text(_("First number of the run: {day}").format(day=run))
            self.change_day.set_text(_("Day of the change: {day}").format(day=change))
        begin = phase.start if phase else proposal.run_starts if proposal else today
        self.start.reset(format_date(begin, today=today))

    def _choose_limits(self, key: str) -> None:
        self.limits.show_key(key)
        self._fixed.setVisible(key == "fixed_after_n")

    def _save(self) -> None:
        try:
            fields: dict[str, Any] = {"start": self._read_day(self.start.text())}
        except Refused as refused:
            self.start.error(str(refused))
            return
        fields |= {"label": self.label.text(), "reason": self.reason.text(), "limits": self.limits.key}
        fields |= {key: tick.isChecked() for key, tick in self.ticks.items()} | self.links.fields()
        if self.limits.key == "fixed_after_n":
            try:
                fields["fixed_n"] = self._read_n(self.fixed_n.text())
            except Refused as refused:
                self.fixed_n.error(str(refused))
                return
        self.start.clear_error()
        today, space = self._workspace.today(), self._workspace
        if self._phase:
            edit = partial(phases.edit_phase, **fields)  # "label" is a word of `act` too
            done = space.act(self._words.edit, edit, self._phase, today=today, field=self)
        else:
            said = self._words.made.format(day=format_date(fields["start"], today=today))
            add = partial(phases.add_phase, **fields)
            done = space.act(self._words.set_new, add, self._measure, today=today, field=self, toast=said)
        if done.ok:
            self._close()

    def error(self, text: str) -> None:
        """Say the refusal beside the field that is empty, else beside the day."""
        empty = next((field for field in (self.label, self.reason) if not field.text().strip()), self.start)
        empty.error(text)
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _read_day(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _read_n(self, text: str) -> float:
        return parse_number(text, self._workspace.habits)

    def _space(self) -> None:
        self._column.setContentsMargins(0, U(4), 0, U(4))
        self._column.setSpacing(U(8))
