"""Keep the table pilot_summary true: what the list and the portfolio show of a pilot, worked out once and stored.

TEMP triggers on the writing connection delete the row of a pilot when anything that it was made of changes, however
that was written: by an action, in bulk, by a cascade, by undo. Whoever ends a write then makes the missing rows. A row
that another version of the arithmetic made counts as missing. Nobody types these rows, so they are neither undone, nor
archived, nor put in the trash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from opspath_desktop.domain.evidence_level import balance, goal_of, proof
from opspath_desktop.domain.fidelity import fidelity
from opspath_desktop.domain.study import study
from opspath_desktop.domain.study_types import Step, Study
from opspath_desktop.store import study_rows
from opspath_desktop.store.schema import Annotation, DataPoint, Measure, Phase, Pilot, pilot_summary
from opspath_desktop.store.study_rows import Source

ENGINE = 3  # to be raised when the same records would give another row
IS_TRUE = (pilot_summary.c.pilot_id == Pilot.id) & (pilot_summary.c.engine == ENGINE)  # joins a pilot with its row
OF_PILOT = ("annotation", "pdsa_cycle", "benefit", "pilot_check", "measure")
OF_MEASURE = ("data_point", "phase")
TOLD = "started_on, closed_on, followup_standardise"  # the columns of a pilot that a row depends on


@dataclass(frozen=True, slots=True)
class _Measured:
    kind: str
    is_goal: bool
    name: str
    unit: str
    study: Study


def install(connection: Connection) -> None:
    """Create the triggers on this connection; they vanish with it."""
    cursor = connection.connection.cursor()  # not through SQLAlchemy, which takes three times as long
    try:
        for sql in _trigger_sql():
            cursor.execute(sql)
    finally:
        cursor.close()


def _trigger_sql() -> Iterator[str]:
    forget = "DELETE FROM pilot_summary WHERE pilot_id"
    yield (f"CREATE TEMP TRIGGER summary_pilot_u AFTER UPDATE OF {TOLD} ON main.pilot BEGIN {forget} = new.id; END")
    whose = dict.fromkeys(OF_PILOT, "= {row}.pilot_id")
    whose |= dict.fromkeys(OF_MEASURE, "= (SELECT pilot_id FROM measure WHERE id = {row}.measure_id)")
    for table, owner in whose.items():
        for what, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            yield (
                f"CREATE TEMP TRIGGER summary_{table}_{what[0].lower()} AFTER {what} ON main.{table} "
                f"BEGIN {forget} {owner.format(row=row)}; END"
            )


def missing(source: Source) -> list[int]:
    """Return the ids of the pilots that have no row, or one of another version of the arithmetic; one query."""
    asked = select(Pilot.id).outerjoin(pilot_summary, IS_TRUE).where(pilot_summary.c.pilot_id.is_(None))
    return [row[0] for row in source.execute(asked)]


@dataclass(frozen=True, slots=True)
class Summary:
    """The stored row of one pilot, see pilot_summary."""

    measure: str = ""
    unit: str = ""
    points: int = 0
    before: float | None = None
    now: float | None = None
    signal: str = ""
    detected_on: date | None = None
    evidence_level: int = 0
    fidelity: int = 0


def summaries(source: Source, ids: Collection[int] | None = None) -> dict[int, Summary]:
    """Return the summaries of pilots (None: of all) by the pilot's id; one query where none is missing.

    A missing row, which another process has still to make, is worked out here and not stored.
    """
    if ids is not None and not ids:
        return {}
    columns = (pilot_summary.c[field.name] for field in fields(Summary))
    asked = select(Pilot.id, pilot_summary.c.engine, *columns).outerjoin(pilot_summary, IS_TRUE)
    rows = source.execute(asked if ids is None else asked.where(Pilot.id.in_(ids))).all()
    found = {row[0]: Summary(*row[2:]) for row in rows if row[1] is not None}
    for some in study_rows.portions(row[0] for row in rows if row[1] is None):
        for made in computed(source, some):
            found[made["pilot_id"]] = Summary(**{field.name: made[field.name] for field in fields(Summary)})
    return found


def fill(connection: Connection) -> None:
    """Make the rows that are missing. The caller holds a transaction and has flushed what it wrote."""
    wanted = missing(connection)
    for some in study_rows.portions(wanted):
        connection.execute(pilot_summary.delete().where(pilot_summary.c.pilot_id.in_(some)))
        connection.execute(insert(pilot_summary), computed(connection, some))


def computed(source: Source, ids: Collection[int]) -> list[dict[str, Any]]:
    """Work out the rows of pilots afresh; a fixed number of queries."""
    dated = select(Pilot.id, Pilot.started_on, Pilot.closed_on).where(Pilot.id.in_(ids))
    measured = _measured(source, ids)
    turns, follows = study_rows.turns_of(source, ids), study_rows.follows_of(source, ids)
    rows = []
    for pilot, since, until in source.execute(dated).all():
        measures = measured.get(pilot, [])
        goal = goal_of(measures)
        balancing = balance(each.study for each in measures if each.kind == "balancing" and each is not goal)
        days = [on for each in measures for on in _counted(each.study)]
        level = proof(goal.study if goal else None, balancing, follows[pilot]).level
        ticks = fidelity(turns.get(pilot, []), days, since=since, until=until).count
        made = {"pilot_id": pilot, "engine": ENGINE, "evidence_level": level, "fidelity": ticks}
        rows.append(made | _told(goal))
    return rows


def _told(goal: _Measured | None) -> dict[str, Any]:
    if goal is None:
        return {"measure": "", "unit": "", "points": 0, "before": None, "now": None, "signal": "", "detected_on": None}
    found = goal.study.found
    return {
        "measure": goal.name,
        "unit": goal.unit,
        "points": goal.study.count,
        "before": goal.study.before,
        "now": goal.study.now,
        "signal": goal.study.signal,
        "detected_on": found.detected if found else None,
    }


def _counted(of: Study) -> Iterable[date]:
    return (day for day, period in zip(of.days, of.periods, strict=True) if period.counts)


def _measured(source: Source, ids: Collection[int]) -> dict[int, list[_Measured]]:
    """Return the measures of pilots with their studies, in the order they were made; four queries."""
    points, phases, changes = _points(source, ids), _phases(source, ids), _changes(source, ids)
    named = (Measure.pilot_id, Measure.id, Measure.kind, Measure.is_goal, Measure.name, Measure.unit)
    asked = select(*named, *study_rows.OF_MEASURE).where(Measure.pilot_id.in_(ids)).order_by(Measure.id)
    found: dict[int, list[_Measured]] = {}
    for row in source.execute(asked):
        numbers = study_rows.numbers_of([each[1:] for each in points[row.id]], row.value_mode)
        steps = [Step(*each[1:]) for each in phases[row.id]]
        marks = [(each[1], each[2]) for each in changes[row.pilot_id]]
        shown = study(numbers, study_rows.settings_of(row), marks, steps)
        found.setdefault(row.pilot_id, []).append(_Measured(row.kind, row.is_goal, row.name, row.unit, shown))
    return found


def _points(source: Source, ids: Collection[int]) -> Any:
    columns = (DataPoint.measure_id, DataPoint.on_date, DataPoint.value, DataPoint.excluded, DataPoint.missing)
    asked = select(*columns).join(Measure, Measure.id == DataPoint.measure_id).where(Measure.pilot_id.in_(ids))
    return study_rows.gathered(source, asked.order_by(DataPoint.on_date, DataPoint.seq, DataPoint.id))


def _phases(source: Source, ids: Collection[int]) -> Any:
    columns = (Phase.measure_id, Phase.start_date, Phase.label, Phase.limits, Phase.fixed_n)
    asked = select(*columns).join(Measure, Measure.id == Phase.measure_id).where(Measure.pilot_id.in_(ids))
    return study_rows.gathered(source, asked.order_by(Phase.start_date))


def _changes(source: Source, ids: Collection[int]) -> Any:
    asked = select(Annotation.pilot_id, Annotation.on_date, Annotation.text)
    wanted = asked.where(Annotation.pilot_id.in_(ids), Annotation.kind == "change")
    return study_rows.gathered(source, wanted.order_by(Annotation.on_date, Annotation.id))
