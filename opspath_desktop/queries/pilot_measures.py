"""Read the measures of pilots with their numbers, marks and phases, and what the numbers show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.evidence_level import balance, goal_of
from opspath_desktop.domain.points import EVENTS
from opspath_desktop.domain.study import study
from opspath_desktop.domain.study_types import Balancing, Step, Study
from opspath_desktop.domain.study_words import Voice, headline, sentence
from opspath_desktop.i18n import format_date
from opspath_desktop.store.schema import Action, Annotation, DataPoint, Measure, Metric, PdsaCycle, Phase, Record
from opspath_desktop.store.study_rows import numbers_of, settings_of

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class PointView:
    """One period of a measure; an excluded one is drawn hollow and takes no part. An event counts its days itself."""

    uuid: str
    on: date
    value: float | None
    note: str
    excluded: bool = False
    reason: str = ""
    seq: int = 0
    numerator: float | None = None
    denominator: float | None = None
    missing: bool = False  # the first of a row of events has no number either, and is not missing


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase of a measure from `start` on, with the four answers that are its reasons."""

    uuid: str
    start: date
    label: str
    reason: str
    limits: str
    fixed_n: int | None
    cycle: str  # uuid of the PDSA cycle, may be empty
    action: str  # uuid of the countermeasure, may be empty
    changed_clearly: bool
    cause_known: bool
    expected_to_last: bool
    seen_long_enough: bool


@dataclass(frozen=True, slots=True)
class MarkView:
    """Something marked on the chart; kind is change, event or data_issue. Changes are numbered from 1, others are 0."""

    uuid: str
    on: date
    text: str
    kind: str
    number: int = 0
    cycle: str = ""  # uuid of the PDSA cycle, may be empty


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with all its settings, its numbers and phases, oldest first, and what the numbers show."""

    uuid: str
    name: str
    unit: str
    direction: str
    kind: str
    definition: str
    source: str
    is_goal: bool
    value_mode: str
    frequency: str
    baseline: float | None
    target: float | None
    target_on: date | None
    lower_bound: float | None
    upper_bound: float | None
    decimals: int | None
    chart: str
    screen_mr: bool
    rule_set: str
    trend_length: int
    baseline_mode: str
    baseline_n: int | None
    baseline_from: date | None
    baseline_to: date | None
    metric: str  # uuid of the success metric it is a number of, may be empty
    points: tuple[PointView, ...]
    phases: tuple[PhaseView, ...]
    study: Study
    balancing: Balancing = "not_measured"  # what the pilot's balancing measures say

    @property
    def counted(self) -> tuple[PointView, ...]:
        """Return the numbers that take part: neither missing nor excluded."""
        return tuple(point for point in self.points if point.value is not None and not point.excluded)

    def voice(self, day: Callable[[date], str]) -> Voice:
        """Return how sentences name this measure and write its numbers; `day` writes the days."""
        return Voice.of(self.study, self.name, self.unit, self.decimals, day)

    def sentence(self, today: date) -> str:
        """Return what the numbers show, in plain words."""
        return self.told(lambda day: format_date(day, today=today))

    def headline(self, today: date) -> str:
        """Return the beginning of the sentence: from where to where, and the signal."""
        return headline(self.study, self.voice(lambda day: format_date(day, today=today)))

    def told(self, day: Callable[[date], str]) -> str:
        """Return what the numbers show, with the days written as the reader needs them."""
        return sentence(self.study, self.voice(day), self.balancing, own=self.kind == "balancing")


_POINT = (
    DataPoint.uuid,
    DataPoint.on_date,
    DataPoint.value,
    DataPoint.note,
    DataPoint.excluded,
    DataPoint.reason,
    DataPoint.seq,
    DataPoint.numerator,
    DataPoint.denominator,
    DataPoint.missing,
)
_PHASE = (Phase.uuid, Phase.start_date, Phase.label, Phase.reason, Phase.limits, Phase.fixed_n)
_TICKS = (Phase.changed_clearly, Phase.cause_known, Phase.expected_to_last, Phase.seen_long_enough)
_NAMES = (Measure.uuid, Measure.name, Measure.unit, Measure.direction, Measure.kind, Measure.definition, Measure.source)
_NUMBERS = (Measure.is_goal, Measure.value_mode, Measure.frequency, Measure.baseline, Measure.target, Measure.target_on)
_LOOKS = (Measure.lower_bound, Measure.upper_bound, Measure.decimals, Measure.chart, Measure.screen_mr)
_RULES = (Measure.rule_set, Measure.trend_length, Measure.baseline_mode, Measure.baseline_n)
_MEASURE = (*_NAMES, *_NUMBERS, *_LOOKS, *_RULES, Measure.baseline_from, Measure.baseline_to)


def gathered(rows: Iterable[Any], make: Callable[..., R]) -> defaultdict[int, list[R]]:
    """Group rows (id of what they hang on, column ...) by that id, in their order."""
    found: defaultdict[int, list[R]] = defaultdict(list)
    for owner, *columns in rows:
        found[owner].append(make(*columns))
    return found


def marks_of(session: Session, ids: Collection[int]) -> dict[int, tuple[MarkView, ...]]:
    """Return the marks of pilots, in the order of their days, by the pilot's id."""
    columns = (Annotation.pilot_id, Annotation.uuid, Annotation.on_date, Annotation.text, Annotation.kind)
    marks = select(*columns, PdsaCycle.uuid).outerjoin(PdsaCycle, PdsaCycle.id == Annotation.cycle_id)
    in_order = marks.where(Annotation.pilot_id.in_(ids)).order_by(Annotation.on_date, Annotation.id)
    found: defaultdict[int, list[MarkView]] = defaultdict(list)
    changes: defaultdict[int, int] = defaultdict(int)
    for pilot, uuid, on, text, kind, cycle in session.execute(in_order):
        changes[pilot] += kind == "change"
        number = changes[pilot] if kind == "change" else 0
        found[pilot].append(MarkView(uuid, on, text, kind, number, cycle or ""))
    return {pilot: tuple(views) for pilot, views in found.items()}


def measures_of(
    session: Session, ids: Collection[int], marks: Mapping[int, Iterable[MarkView]]
) -> dict[int, tuple[MeasureView, ...]]:
    """Return the measures of pilots in the order they were made, by the pilot's id; three queries."""
    points, phases = _points(session, ids), _phases(session, ids)
    wanted = select(Measure.pilot_id, Measure.id, Metric.uuid.label("metric"), *_MEASURE)
    joined = wanted.outerjoin(Metric, Metric.id == Measure.metric_id).where(Measure.pilot_id.in_(ids))
    found: defaultdict[int, list[MeasureView]] = defaultdict(list)
    for row in session.execute(joined.order_by(Measure.id)):
        changes = [mark for mark in marks.get(row.pilot_id, ()) if mark.kind == "change"]
        found[row.pilot_id].append(_measure(row, points[row.id], tuple(phases[row.id]), changes))
    return {pilot: _balanced(views) for pilot, views in found.items()}


def _balanced(views: list[MeasureView]) -> tuple[MeasureView, ...]:
    """Tell every measure what the balancing measures of its pilot say."""
    goal = goal_of(views)
    said = balance(view.study for view in views if view.kind == "balancing" and view is not goal)
    return tuple(replace(view, balancing=said) for view in views)


def _of_pilots(table: type[Record], columns: Iterable[Any], ids: Collection[int]) -> Any:
    owner = table.__table__.c.measure_id
    return select(owner, *columns).join(Measure, Measure.id == owner).where(Measure.pilot_id.in_(ids))


def _points(session: Session, ids: Collection[int]) -> defaultdict[int, list[PointView]]:
    numbers = _of_pilots(DataPoint, _POINT, ids)
    return gathered(session.execute(numbers.order_by(DataPoint.on_date, DataPoint.seq, DataPoint.id)), PointView)


def _phases(session: Session, ids: Collection[int]) -> defaultdict[int, list[PhaseView]]:
    cycle, action = func.coalesce(PdsaCycle.uuid, ""), func.coalesce(Action.uuid, "")
    rows = _of_pilots(Phase, (*_PHASE, cycle, action, *_TICKS), ids)
    joined = rows.outerjoin(PdsaCycle, PdsaCycle.id == Phase.cycle_id).outerjoin(Action, Action.id == Phase.action_id)
    return gathered(session.execute(joined.order_by(Phase.start_date)), PhaseView)


def _measure(row: Any, points: list[PointView], phases: tuple[PhaseView, ...], changes: list[MarkView]) -> MeasureView:
    fields = {column.key: getattr(row, column.key) for column in _MEASURE}
    numbers = numbers_of([(each.on, each.value, each.excluded, each.missing) for each in points], row.value_mode)
    return MeasureView(
        **fields,
        metric=row.metric or "",
        points=tuple(
            each if each.value == number.value else replace(each, value=number.value)
            for each, number in zip(points, numbers, strict=True)
        ),
        phases=phases,
        study=study(
            numbers,
            settings_of(row),
            [(mark.on, mark.text) for mark in changes],
            [Step(phase.start, phase.label, phase.limits, phase.fixed_n) for phase in phases],  # type: ignore[arg-type]  # the column holds only these words
        ),
    )


def number_on(session: Session, measure: str, on: date) -> tuple[str, float | None] | None:
    """Return (uuid, number) of what a measure has for a day, None when that is nothing. Events may share a day."""
    asked = (
        select(DataPoint.uuid, DataPoint.value)
        .join(Measure, Measure.id == DataPoint.measure_id)
        .where(Measure.uuid == measure, Measure.value_mode != EVENTS, DataPoint.on_date == on)
    )
    found = session.execute(asked).first()
    return None if found is None else (found.uuid, found.value)
