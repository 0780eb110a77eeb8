"""Read from the tables what the study of pilots is made of; the stored summaries and the pages share it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Executable, func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.evidence_level import Follow
from opspath_desktop.domain.fidelity import Turn
from opspath_desktop.domain.points import EVENTS, event_values
from opspath_desktop.domain.study_types import Number, Settings
from opspath_desktop.store.schema import Benefit, Measure, PdsaCycle, Pilot, PilotCheck

Source = Session | Connection
AT_ONCE = 500  # pilots asked for by one statement
LAST_CHECK = 90  # days after which a gain counts as held

OF_MEASURE = (
    Measure.direction,
    Measure.target,
    Measure.value_mode,
    Measure.chart,
    Measure.rule_set,
    Measure.trend_length,
    Measure.screen_mr,
    Measure.baseline_mode,
    Measure.baseline,
    Measure.baseline_n,
    Measure.baseline_from,
    Measure.baseline_to,
)


def settings_of(row: Any) -> Settings:
    """Return how a measure is charted from a row that holds the columns OF_MEASURE."""
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


def numbers_of(rows: Sequence[tuple[date, float | None, bool, bool]], mode: str) -> list[Number]:
    """Return the periods of a measure from rows (day, value, excluded, missing) in the order of time.

    An event without a typed number counts the days since the event before, also since an excluded one.
    """
    values = [value for _day, value, _excluded, missing in rows if not missing]
    if mode == EVENTS:
        values = event_values([day for day, _value, _excluded, missing in rows if not missing], values)
    supply = iter(values)
    return [Number(day, None if missing else next(supply), bool(excluded)) for day, _value, excluded, missing in rows]


def portions(ids: Iterable[int]) -> Iterable[list[int]]:
    """Yield ids in portions that one statement may ask for."""
    known = sorted(set(ids))
    for start in range(0, len(known), AT_ONCE):
        yield known[start : start + AT_ONCE]


def gathered(source: Source, asked: Executable) -> defaultdict[int, list[Any]]:
    """Run a query whose first column is the owner; return its rows by owner, in their order."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in source.execute(asked):
        found[row[0]].append(row)
    return found


def turns_of(source: Source, ids: Collection[int]) -> dict[int, list[Turn]]:
    """Return what counts of the cycles of pilots, in their order, by the pilot's id; one query."""
    columns = (
        PdsaCycle.uuid,
        PdsaCycle.follows,
        PdsaCycle.change_idea,
        PdsaCycle.scale,
        PdsaCycle.question,
        PdsaCycle.plan_what,
        PdsaCycle.prediction,
        PdsaCycle.predicted_value,
        PdsaCycle.predicted_on,
        PdsaCycle.do_start,
        PdsaCycle.do_end,
        PdsaCycle.observations,
        PdsaCycle.surprises,
        PdsaCycle.learning,
        PdsaCycle.decision,
    )
    asked = select(PdsaCycle.pilot_id, *columns).where(PdsaCycle.pilot_id.in_(ids)).order_by(PdsaCycle.seq)
    return {pilot: [_turn(row) for row in rows] for pilot, rows in gathered(source, asked).items()}


def _turn(row: Any) -> Turn:
    predicted = bool(row.prediction) or row.predicted_value is not None
    return Turn(
        uuid=row.uuid,
        follows=row.follows,
        change_idea=row.change_idea,
        scale=row.scale,
        planned=predicted or bool(row.question or row.plan_what),
        predicted_on=row.predicted_on if predicted else None,
        do_start=row.do_start,
        do_end=row.do_end,
        seen=bool(row.observations or row.surprises),
        learned=bool(row.learning),
        decided=row.decision is not None,
    )


def follows_of(source: Source, ids: Collection[int]) -> dict[int, Follow]:
    """Return what was done to keep the gains of pilots, by the pilot's id; three queries."""
    standards = select(Pilot.id).where(Pilot.id.in_(ids), Pilot.followup_standardise != "")
    due = func.date(Pilot.closed_on, f"+{LAST_CHECK} days")  # an earlier answer is of a time before it was reopened
    checks = (
        select(PilotCheck.pilot_id)
        .join(Pilot, Pilot.id == PilotCheck.pilot_id)
        .where(PilotCheck.pilot_id.in_(ids), PilotCheck.days == LAST_CHECK, PilotCheck.result == "held")
        .where(Pilot.closed_on.is_(None) | (PilotCheck.on_date >= due))
    )
    benefits = (
        select(Benefit.pilot_id)
        .where(Benefit.pilot_id.in_(ids), Benefit.stage == "actual", Benefit.validated_on.is_not(None))
        .where(Benefit.validated_by != "")
    )
    standard, held, validated = ({row[0] for row in source.execute(asked)} for asked in (standards, checks, benefits))
    return {pilot: Follow(pilot in standard, pilot in held, pilot in validated) for pilot in ids}
