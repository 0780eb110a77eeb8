"""What the Cycles tab, the A3 and the plan show of PDSA cycles: prediction, result, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain import cycles as rules
from opspath_desktop.domain import predictions
from opspath_desktop.domain.cycles import Hint, Predicted, Turn
from opspath_desktop.domain.points import event_values
from opspath_desktop.domain.predictions import Actual, Dated, Proposal
from opspath_desktop.store.schema import (
    Annotation,
    DataPoint,
    JournalEntry,
    Measure,
    PdsaCycle,
    Pilot,
    PredictionAmendment,
)


@dataclass(frozen=True, slots=True)
class MeasureName:
    """A measure of the pilot as it can be chosen for a prediction."""

    uuid: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """What was said of a frozen prediction later."""

    uuid: str
    on: date
    text: str


class CycleChoice(NamedTuple):
    """A cycle in a menu."""

    uuid: str
    number: int
    idea: str


@dataclass(frozen=True, slots=True)
class CycleView:
    """One cycle with all that is known of it.

    `actual` is what it is judged by: the typed number, else the measure's (when `predicted.by` has come). `so_far` is
    the measure's newest number while that day is still ahead, `before` its newest one before Do. `proposal` is the
    verdict that the numbers suggest, None where they suggest none. `number` counts the cycles of the pilot,
    `followed` tells whether another one was started from it.
    """

    uuid: str
    number: int
    follows: int
    change_idea: str
    scale: str
    kind: str
    question: str
    predicted: Predicted
    measure: MeasureName | None
    plan_who: str
    plan_what: str
    plan_when: str
    plan_where: str
    data_plan: str
    do_start: date | None
    do_end: date | None
    as_planned: str | None
    observations: str
    surprises: str
    actual_typed: float | None
    actual: Actual | None
    so_far: Actual | None
    before: float | None
    verdict: str | None
    proposal: Proposal | None
    learning: str
    decision: str | None
    decided_on: date | None
    decision_reason: str
    amendments: tuple[AmendmentView, ...]
    hints: tuple[Hint, ...]
    step: str
    marked: bool
    followed: bool

    @property
    def frozen(self) -> bool:
        """Tell whether the prediction can no longer be changed."""
        return rules.is_frozen(self.do_start)

    @property
    def unit(self) -> str:
        """Return the unit of the predicted number."""
        return self.measure.unit if self.measure else ""

    def prediction_words(self, today: date) -> str:
        """Return the prediction on one line: its words, then what can be counted; empty without any."""
        figure = rules.figure_words(self.predicted, self.unit, today)
        words = " ".join(self.predicted.words.split())
        return f"{words.removesuffix('.')} · {figure}" if words and figure else words or figure

    def actual_words(self, today: date) -> str:
        """Return the result with where it comes from, empty without one."""
        return self.actual.words(self.unit, today) if self.actual else ""


@dataclass(frozen=True, slots=True)
class CyclesView:
    """The cycles of one pilot in their order, and what may be measured."""

    pilot: str
    cycles: tuple[CycleView, ...] = ()
    measures: tuple[MeasureName, ...] = ()


def cycles(session: Session, today: date, pilot_uuid: str) -> CyclesView:
    """Return the cycles of a pilot with the measures that a prediction may name; empty for an unknown pilot."""
    owner = select(Measure.uuid, Measure.name, Measure.unit).join(Pilot, Measure.pilot_id == Pilot.id)
    rows = session.execute(owner.where(Pilot.uuid == pilot_uuid).order_by(Measure.id))
    names = tuple(MeasureName(*row) for row in rows)
    return CyclesView(pilot_uuid, several(session, today, [pilot_uuid]).get(pilot_uuid, ()), names)


def several(session: Session, today: date, pilots: Collection[str]) -> dict[str, tuple[CycleView, ...]]:
    """Return the cycles of pilots by uuid, in their order; five queries, however many there are."""
    wanted = select(PdsaCycle.__table__, Pilot.uuid.label("pilot")).join(Pilot, PdsaCycle.pilot_id == Pilot.id)
    rows = session.execute(wanted.where(Pilot.uuid.in_(pilots)).order_by(PdsaCycle.pilot_id, PdsaCycle.seq)).all()
    if not rows:
        return {}
    ids = [row.id for row in rows]
    more = _More(
        _measures(session, {row.measure_id for row in rows if row.measure_id is not None}),
        _points(session, {row.measure_id for row in rows if row.measure_id is not None}),
        _amendments(session, ids),
        set(session.scalars(select(Annotation.cycle_id).where(Annotation.cycle_id.in_(ids)))),
        {row.uuid: row.seq for row in rows},
        {row.follows for row in rows},
    )
    found: defaultdict[str, list[CycleView]] = defaultdict(list)
    earlier: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        ramp = [one.scale for one in earlier[row.pilot] if rules.same_idea(one.change_idea, row.change_idea)]
        found[row.pilot].append(_cycle(row, more, tuple(ramp), today))
        earlier[row.pilot].append(row)
    return {pilot: tuple(views) for pilot, views in found.items()}


def choices(session: Session, pilot_uuid: str) -> tuple[CycleChoice, ...]:
    """Return the cycles of a pilot as they stand in a menu, the newest first."""
    columns = select(PdsaCycle.uuid, PdsaCycle.seq, PdsaCycle.change_idea)
    rows = session.execute(columns.join(Pilot).where(Pilot.uuid == pilot_uuid).order_by(PdsaCycle.seq.desc()))
    return tuple(CycleChoice(*row) for row in rows)


def of_journal(session: Session, pilot_uuid: str) -> dict[str, str]:
    """Return the cycle of each journal entry of a pilot, both as uuids; entries without one are left out."""
    columns = select(JournalEntry.uuid, PdsaCycle.uuid).join(PdsaCycle, JournalEntry.cycle_id == PdsaCycle.id)
    rows = session.execute(columns.join(Pilot, JournalEntry.pilot_id == Pilot.id).where(Pilot.uuid == pilot_uuid))
    return {row[0]: row[1] for row in rows}


class _More(NamedTuple):
    """What hangs on the cycles that are read, by id; numbers of cycles by uuid."""

    measures: dict[int, MeasureName]
    points: dict[int, Sequence[Dated]]
    amendments: dict[int, list[AmendmentView]]
    marked: set[int | None]
    numbers: dict[str, int]
    followed: set[str]


_SAME = (  # the fields that are called like their columns
    *("uuid", "change_idea", "scale", "kind", "question", "plan_who", "plan_what", "plan_when", "plan_where"),
    *("data_plan", "do_start", "do_end", "as_planned", "observations", "surprises", "verdict", "learning"),
    *("decision", "decided_on", "decision_reason"),
)


class _Result(NamedTuple):
    actual: Actual | None
    so_far: Actual | None
    before: float | None
    proposal: Proposal | None


def predicted_of(row: Any) -> Predicted:
    """Return the prediction in a row of the table."""
    return Predicted(
        words=row.prediction,
        value=row.predicted_value,
        direction=row.predicted_direction,
        by=row.predicted_by,
        confidence=row.confidence,
        written_on=row.predicted_on,
    )


def _cycle(row: Any, more: _More, ramp: tuple[str, ...], today: date) -> CycleView:
    measure = more.measures.get(row.measure_id)
    result = _result(row, more.points.get(row.measure_id, ()), measure.unit if measure else "", today)
    turn = _turn(row, ramp)
    return CycleView(
        number=row.seq,
        follows=more.numbers.get(row.follows, 0),
        predicted=turn.predicted,
        measure=measure,
        actual_typed=row.actual_value,
        amendments=tuple(more.amendments.get(row.id, ())),
        hints=rules.hints(turn),
        step=rules.step_of(turn),
        marked=row.id in more.marked,
        followed=row.uuid in more.followed,
        **result._asdict(),
        **{name: getattr(row, name) for name in _SAME},
    )


def _result(row: Any, points: Sequence[Dated], unit: str, today: date) -> _Result:
    predicted = predicted_of(row)
    measured = predictions.measured_at(points, predicted.by, row.do_start)
    due = predictions.is_due(predicted.by, row.do_start, today)
    actual = Actual(row.actual_value) if row.actual_value is not None else measured if due else None
    before = predictions.before_change(points, row.do_start)
    ready = row.do_start is not None and (due or actual is not None)
    proposal = predictions.propose(predicted, actual, before, unit=unit) if ready else None
    return _Result(actual, None if due else measured, before, proposal)


def _turn(row: Any, ramp: tuple[str, ...]) -> Turn:
    return Turn(
        predicted=predicted_of(row),
        measured=row.measure_id is not None,
        scale=row.scale,
        kind=row.kind,
        begun=row.do_start,
        ended=row.do_end,
        observations=row.observations,
        verdict=row.verdict,
        learning=row.learning,
        decision=row.decision,
        reason=row.decision_reason,
        ramp=ramp,
    )


def _measures(session: Session, ids: Collection[int]) -> dict[int, MeasureName]:
    rows = session.execute(select(Measure.id, Measure.uuid, Measure.name, Measure.unit).where(Measure.id.in_(ids)))
    return {row.id: MeasureName(row.uuid, row.name, row.unit) for row in rows}


def _points(session: Session, ids: Collection[int]) -> dict[int, Sequence[Dated]]:
    """Return the numbers of measures by id, oldest first; missing and excluded ones are no result of anything."""
    columns = select(DataPoint.measure_id, DataPoint.on_date, DataPoint.value, DataPoint.excluded, Measure.value_mode)
    rows = session.execute(
        columns.join(Measure, Measure.id == DataPoint.measure_id)
        .where(DataPoint.measure_id.in_(ids))
        .order_by(DataPoint.measure_id, DataPoint.on_date, DataPoint.seq)
    )
    of_measure: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        of_measure[row.measure_id].append(row)
    return {owner: _numbers(points) for owner, points in of_measure.items()}


def _numbers(points: Sequence[Any]) -> list[Dated]:
    values: Sequence[float | None] = [point.value for point in points]
    if points[0].value_mode == "time_between_events":
        values = event_values([point.on_date for point in points], values)
    paired = zip(points, values, strict=True)
    return [(point.on_date, value) for point, value in paired if value is not None and not point.excluded]


def _amendments(session: Session, ids: Collection[int]) -> dict[int, list[AmendmentView]]:
    columns = (PredictionAmendment.cycle_id, PredictionAmendment.uuid, PredictionAmendment.on_date)
    wanted = select(*columns, PredictionAmendment.text).where(PredictionAmendment.cycle_id.in_(ids))
    found: defaultdict[int, list[AmendmentView]] = defaultdict(list)
    for row in session.execute(wanted.order_by(PredictionAmendment.on_date, PredictionAmendment.id)):
        found[row.cycle_id].append(AmendmentView(row.uuid, row.on_date, row.text))
    return found
