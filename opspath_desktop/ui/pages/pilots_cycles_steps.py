"""The four groups of an opened cycle: plan, do, study, act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from opspath_desktop.domain import cycles as rules
from opspath_desktop.domain.pilots import read_amount
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.cycles import CycleView, MeasureName
from opspath_desktop.ui.pages.pilots_cycles_fields import Fields, Group, Save
from opspath_desktop.ui.pages.pilots_cycles_prediction import FrozenPrediction, PredictionFields
from opspath_desktop.ui.pages.pilots_cycles_values import Value
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.workspace import Workspace


class PlanGroup(Group):
    """What is changed at which scale, the question, the prediction, and who does what."""

    def __init__(self, workspace: Workspace, save: Save, parent: QWidget | None = None) -> None:
        super().__init__("plan", _("PLAN"), save, parent)
        self._workspace = workspace
        self.idea = self.text("change_idea", _("Change"), _("What do you change?"))
        self.scale = self.choice("scale", _("Scale"), rules.SCALES, rules.scale_name)
        self.kind = self.choice("kind", _("Kind"), rules.KINDS, rules.kind_name)
        self.text("question", _("Question"), _("What do you want to find out?"))
        self.open, self.frozen = PredictionFields(workspace, save, self), FrozenPrediction(self)
        self.rest = Fields(self)
        self.text("plan_what", _("What"), _("What has to be done?"), self.rest)
        self.text("plan_who", _("Who"), _("Who takes part?"), self.rest)
        self.text("plan_when", _("When"), _("When, for how long?"), self.rest)
        self.text("plan_where", _("Where"), _("Where?"), self.rest)
        self.text("data_plan", _("Data"), _("What is counted, by whom, how often?"), self.rest)
        for part in (self.open, self.frozen, self.rest):
            self.column.insertWidget(self.column.indexOf(self.hints), part)

    def show_plan(self, view: CycleView, measures: tuple[MeasureName, ...]) -> None:
        """Show the plan of a cycle."""
        self.show_cycle(view)
        self.scale.show_key(view.scale)
        self.kind.show_key(view.kind)
        self.open.setVisible(not view.frozen)
        self.frozen.setVisible(view.frozen)
        if view.frozen:
            self.frozen.show_prediction(view, self._workspace)
        else:
            self.open.show_prediction(view, measures)

    def flush(self) -> None:
        """Save what is being typed; a half written amendment waits for Enter."""
        super().flush()
        self.open.flush()


class DoGroup(Group):
    """When it began and ended, whether it went as planned, and what was seen."""

    def __init__(self, workspace: Workspace, save: Save, mark: Callable[[], object], parent: QWidget) -> None:
        super().__init__("do", _("DO"), save, parent)
        self._workspace = workspace
        day = _day_reader(workspace)
        self.start = self.value("do_start", _("Began"), _("The first day; it freezes the prediction"), day)
        self.end = self.value("do_end", _("Ended"), _("The last day"), day)
        self.as_planned = self.choice("as_planned", _("Carried out"), (*rules.AS_PLANNED, None), rules.as_planned_name)
        self.text("observations", _("Seen"), _("What did you see?"))
        self.text("surprises", _("Surprises"), _("What did you not expect?"))
        self.mark = Button(_("Mark the first day on the chart"), "link", parent=self)
        self.column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.mark.clicked.connect(lambda: mark())

    def show_do(self, view: CycleView) -> None:
        """Show what was done."""
        self.show_cycle(view)
        today = self._workspace.today()
        _show_day(self.start, view.do_start, today)
        _show_day(self.end, view.do_end, today)
        self.as_planned.show_key(view.as_planned)
        self.mark.setVisible(view.do_start is not None and not view.marked)


class StudyGroup(Group):
    """The result beside the prediction, the verdict that it suggests, and what was learned."""

    def __init__(self, workspace: Workspace, save: Save, parent: QWidget | None = None) -> None:
        super().__init__("study", _("STUDY"), save, parent)
        self._workspace, self._unit, self._proposed = workspace, "", ""
        self.actual = self.value("actual_value", _("Result"), _("A number"), self._read_number)
        self.verdict = self.choice("verdict", _("Prediction"), (*rules.VERDICTS, None), rules.verdict_name)
        self.reason = label("", "caption", parent=self)
        self.take = Button("", "link", parent=self)
        self.fields.add("", self.reason)
        self.fields.add("", self.take)
        self.text("learning", _("Learned"), _("What did you learn?"))
        self.take.clicked.connect(lambda: save(None, None, verdict=self._proposed))

    def show_study(self, view: CycleView) -> None:
        """Show the result; the measure's number stands there until another one is typed."""
        self.show_cycle(view)
        self._unit, today = view.unit, self._workspace.today()
        self.actual.set_placeholder(_waiting(view, today))
        self.actual.set_text("" if view.actual_typed is None else rules.amount(view.actual_typed, view.unit))
        self.verdict.show_key(view.verdict, "accent" if view.verdict == "confirmed" else "")
        proposal = view.proposal
        offered = proposal is not None and proposal.verdict != view.verdict
        self._proposed = proposal.verdict if proposal else ""
        self.reason.setText(proposal.reason if proposal else "")
        self.fields.set_visible(self.reason, proposal is not None)
        self.fields.set_visible(self.take, offered)
        self.take.set_text(_("The numbers say: {verdict}").format(verdict=rules.verdict_name(self._proposed or None)))

    def _read_number(self, text: str) -> float | None:
        return read_amount(text, self._workspace.habits, unit=self._unit)


class ActGroup(Group):
    """What was decided, why, and the cycle that follows from it."""

    def __init__(self, workspace: Workspace, save: Save, go_on: Callable[[], object], parent: QWidget) -> None:
        super().__init__("act", _("ACT"), save, parent)
        self._workspace = workspace
        self.decision = self.choice("decision", _("Decision"), (*rules.DECISIONS, None), rules.decision_name)
        self.day = self.value("decided_on", _("Decided on"), _("A day"), _day_reader(workspace))
        self.text("decision_reason", _("Because"), _("Why?"))
        self.next = Button("", "default", "arrow-right", self)
        self.column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        self.next.clicked.connect(lambda: go_on())

    def show_act(self, view: CycleView) -> None:
        """Show the decision; after it the next cycle is offered, unless there is one or the idea was given up."""
        self.show_cycle(view)
        self.decision.show_key(view.decision, "accent" if view.decision == "adopt" else "")
        _show_day(self.day, view.decided_on, self._workspace.today())
        self.fields.set_visible(self.day, view.decision is not None)
        scale = rules.scale_name(rules.next_scale(view.scale, view.decision)).lower()
        self.next.set_text(_("Start the next cycle: {scale}").format(scale=scale))
        self.next.setVisible(view.decision not in (None, "abandon") and not view.followed)


def _day_reader(workspace: Workspace) -> Callable[[str], date]:
    return lambda text: parse_date(text, workspace.habits, workspace.today())


def _show_day(field: Value, day: date | None, today: date) -> None:
    field.set_text("" if day is None else format_date(day, today=today))


def _waiting(view: CycleView, today: date) -> str:
    """Return what stands in the place of a typed result: the measure's number, how it stands, or what is missing."""
    if view.actual is not None:
        return view.actual_words(today)
    if view.so_far is not None and view.predicted.by is not None:
        by = format_date(view.predicted.by, today=today)
        return _("So far {result}; to be compared on {day}").format(result=view.so_far.words(view.unit, today), day=by)
    return _("A number")
