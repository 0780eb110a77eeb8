"""Read the measures of pilots with their numbers, marks and phases, and what the numbers show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain import verdict
from opspath_desktop.domain.study import study
from opspath_desktop.domain.study_types import Balancing, Number, Settings, Step, Study
from opspath_desktop.i18n import format_date, format_number
from opspath_desktop.store.schema import Action, Annotation, DataPoint, Measure, Metric, PdsaCycle, Phase, Record

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class PointView:
    """One period of a measure. Without a value it is missing; an excluded one is drawn hollow and takes no part."""

    uuid: str
    on: date
    value: float | None
    note: str
    excluded: bool = False
    reason: str = ""
    seq: int = 0
    numerator: float | None = None
    denominator: float | None = None

    @property
    def missing(self) -> bool:
        """Tell whether the period has no number."""
        return self.value is None


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
    finding: verdict.Finding
    balancing: Balancing = "not_measured"  # what the pilot's balancing measures say

    @property
    def counted(self) -> tuple[PointView, ...]:
        """Return the numbers that take part: neither missing nor excluded."""
        return tuple(point for point in self.points if point.value is not None and not point.excluded)

    def sentence(self, today: date) -> str:
        """Return what the numbers show, in plain words."""
        return verdict.sentence(
            self.finding, unit=self.unit, number=format_number, day=lambda day: format_date(day, today=today)
        )


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
        found[row.pilot_id].append(_measure(row, tuple(points[row.id]), tuple(phases[row.id]), changes))
    return {pilot: tuple(views) for pilot, views in found.items()}


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


def _measure(
    row: Any, points: tuple[PointView, ...], phases: tuple[PhaseView, ...], changes: list[MarkView]
) -> MeasureView:
    fields = {column.key: getattr(row, column.key) for column in _MEASURE}
    finding = verdict.find(
        [(point.on, point.value) for point in points if point.value is not None and not point.excluded],
        better=row.direction,
        baseline=row.baseline,
        target=row.target,
        changed_on=changes[0].on if changes else None,
    )
    return MeasureView(
        **fields,
        metric=row.metric or "",
        points=points,
        phases=phases,
        finding=finding,
        study=study(
            [Number(point.on, point.value, point.excluded) for point in points],
            _settings(row),
            [(mark.on, mark.text) for mark in changes],
            [Step(phase.start, phase.label, phase.limits, phase.fixed_n) for phase in phases],  # type: ignore[arg-type]  # the column holds only these words
        ),
    )


def _settings(row: Any) -> Settings:
    return Settings(
        direction=row.direction,
        target=row.target,
        chart=row.chart,
        rules=row.rule_set,
        trend=row.trend_length,
        screen=row.screen_mr,
        baseline_mode=row.baseline_mode,
        baseline=row.baseline,
        baseline_n=row.baseline_n,
        baseline_from=row.baseline_from,
        baseline_to=row.baseline_to,
    )
