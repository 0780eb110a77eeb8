"""A pilot with everything that an A3 can show, and one with nothing, written straight into the tables."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from opspath_desktop.store import schema as s

TODAY = date(2026, 11, 22)
VALUES = (14, 13, 15, 14, 12, 15, 13, 14, 9, 8, 7, 6, 6, 7, 6, 6, 5, 6, 7, 5, 6)


def add(session: Session, row: Any) -> Any:
    """Add a row and return it with its key."""
    session.add(row)
    session.flush()
    return row


def full(session: Session) -> str:
    """Add the pilot with everything; return its uuid."""
    pilot = add(
        session,
        s.Pilot(
            title="Open points are lost at the change of shift",
            status="adopted",
            process="Hand-over",
            aim="At most five open points a week that nobody took over.",
            problem="Every open point should have an owner at 06:05. On average 14 a week had none, since both sites"
            " merged in spring.",
            background="Customers called twice about the same parcel. The late shift stayed 20 minutes longer to"
            " explain what it had left.",
            current_condition="Points are told by word of mouth at the dock, in the noise, while the first lorry is"
            " loaded. 9 of 14 lost points were never written down. Nobody looks at the board before 07:00.",
            gemba_date=date(2026, 5, 28),
            target_condition="Each point has a name and a time before the late shift leaves.",
            root_cause_summary="Nobody is asked to take a point over.",
            results="Lost points fell from 14 to 6 a week and stayed there for thirteen weeks.",
            lessons_process="One line a point is enough; a second sheet was never read.",
            lessons_self="I asked the night shift too late, and had to start again there.",
            followup_standardise="Hand-over sheet, version 3, on the shift board",
            followup_share="Site South copied it in October",
            followup_open="Weekend shifts use their own list",
            coach="Plant manager",
            sponsor="Head of operations",
            started_on=date(2026, 6, 1),
            closed_on=date(2026, 8, 24),
        ),
    )
    roots = _causes(session, pilot)
    cycles = _cycles(session, pilot)
    _actions(session, pilot, roots)
    _measures(session, pilot, cycles)
    _outcome(session, pilot)
    return str(pilot.uuid)


def empty(session: Session) -> str:
    """Add a pilot of which only the title is known; return its uuid."""
    return str(add(session, s.Pilot(title="Late parcels", status="idea", started_on=TODAY)).uuid)


def _causes(session: Session, pilot: Any) -> list[Any]:
    def cause(text: str, under: Any = None, **fields: Any) -> Any:
        return add(session, s.Cause(pilot_id=pilot.id, text=text, parent_uuid=under.uuid if under else "", **fields))

    top = cause("The late shift leaves before the early shift has read the board", evidence="observed", count=9)
    root = cause(
        "Nobody is asked to take a point over",
        cause(
            "The hand-over has no fixed time", top, evidence="data", evidence_note="14 days watched", state="verified"
        ),
        evidence="observed",
        evidence_note="three mornings at the dock",
        state="verified",
        is_root=True,
    )
    cause("The board hangs too far away", top, state="rejected", evidence="data", count=1)
    cause("New people do not know whom to ask", method="fishbone", category="people", place=1, count=4)
    return [top, root]


def _cycles(session: Session, pilot: Any) -> list[Any]:
    first = add(
        session,
        s.PdsaCycle(
            pilot_id=pilot.id,
            seq=1,
            change_idea="One sheet, filled at 05:50 with both shift leads",
            scale="one_shift",
            prediction="Half of the points get an owner",
            predicted_on=date(2026, 7, 20),
            predicted_value=7,
            do_start=date(2026, 7, 21),
            do_end=date(2026, 7, 27),
            observations="Took four minutes",
            actual_value=9,
            verdict="partly",
            learning="Names must be said aloud",
            decision="adapt",
        ),
    )
    second = add(
        session,
        s.PdsaCycle(
            pilot_id=pilot.id,
            seq=2,
            follows=first.uuid,
            change_idea="One sheet, filled at 05:50 with both shift leads",
            scale="one_team",
            prediction="At most seven points a week are lost",
            predicted_on=date(2026, 7, 27),
            predicted_value=7,
            do_start=date(2026, 7, 28),
            do_end=date(2026, 8, 20),
            observations="Read aloud, line by line",
            actual_value=6,
            verdict="confirmed",
            learning="It works without me",
            decision="adopt",
        ),
    )
    return [first, second]


def _actions(session: Session, pilot: Any, causes: list[Any]) -> None:
    for text, cause, strength, state, owner, due in (
        ("Fix the hand-over at 05:50 in the shift plan", causes[1], "simplify", "done", "Planner", date(2026, 7, 20)),
        ("Sheet with a name and a time on each line", causes[1], "error_proof", "done", "", date(2026, 7, 20)),
        ("Show the new people around the board", causes[0], "inform", "todo", "Shift lead", date(2026, 10, 2)),
    ):
        fields = {"done_on": due} if state == "done" else {}
        row = s.Action(pilot_id=pilot.id, text=text, cause_id=cause.id, strength=strength, state=state, **fields)
        row.owner, row.due = owner, due
        add(session, row)


def _measures(session: Session, pilot: Any, cycles: list[Any]) -> None:
    start = date(2026, 5, 26)
    goal = s.Measure(pilot_id=pilot.id, name="Points without an owner", unit="a week", is_goal=True, baseline=14)
    goal.target, goal.target_on = 5, date(2026, 8, 31)
    other = s.Measure(pilot_id=pilot.id, name="Minutes for the hand-over", unit="min", kind="balancing")
    for measure, numbers in ((goal, VALUES), (other, (6, 7, 6, 8, 7, 6, 7, 7, 6, 8, 7, 6, 7, 8, 7, 6))):
        add(session, measure)
        for week, value in enumerate(numbers):
            session.add(s.DataPoint(measure_id=measure.id, on_date=start + timedelta(weeks=week), value=value))
    mark = s.Annotation(pilot_id=pilot.id, on_date=date(2026, 7, 21), text="Sheet on one shift", cycle_id=cycles[0].id)
    add(session, mark)
    add(session, s.Phase(measure_id=goal.id, start_date=date(2026, 7, 21), label="With the sheet", reason="It fell"))


def _outcome(session: Session, pilot: Any) -> None:
    for days, result in ((30, "held"), (60, "held")):
        on = date(2026, 8, 24) + timedelta(days=days)
        add(session, s.PilotCheck(pilot_id=pilot.id, days=days, on_date=on, result=result, note="seen at the board"))
    add(
        session,
        s.Benefit(
            pilot_id=pilot.id,
            what="Shorter hand-over talks",
            category="time",
            nature="capacity",
            stage="actual",
            recurrence="week",
            quantity=3,
            unit="h",
            rate_minor=2850,
            currency="EUR",
            validated_by="Controller",
            validated_on=date(2026, 10, 1),
        ),
    )
    add(
        session,
        s.Benefit(pilot_id=pilot.id, what="Fewer second calls", category="quality", stage="forecast", quantity=8),
    )
