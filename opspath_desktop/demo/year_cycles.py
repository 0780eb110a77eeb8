"""The PDSA cycles of the year's pilots as they were played: planned, predicted, begun, amended, studied, decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from opspath_desktop.actions import cycles, marks
from opspath_desktop.demo.scene import Move, Scene, at_work
from opspath_desktop.demo.year_cycle_running import OWNER, PHOTO, SLOTS
from opspath_desktop.demo.year_cycle_tables import HAND_OVER, MESSAGE, Cycle
from opspath_desktop.queries.pilots import pilot


def moves(today: date) -> Iterator[Move]:
    """Yield everything about the cycles of this year."""
    for cycle in (*HAND_OVER, *MESSAGE, *SLOTS, *OWNER, *PHOTO):
        yield Move(at_work(today, cycle.planned), partial(_plan, today, cycle))
        if cycle.begun is not None:
            yield Move(at_work(today, cycle.begun), partial(_begin, cycle))
        for days, text in cycle.amended:
            yield Move(at_work(today, days), partial(_amend, cycle, text))
        if cycle.ended is not None:
            yield Move(at_work(today, cycle.ended), partial(_end, cycle))
        if cycle.decided is not None:
            yield Move(at_work(today, cycle.decided), partial(_decide, cycle))


def _uuid(scene: Scene, cycle: Cycle) -> str:
    return scene.known[f"cycle:{cycle.key}"]


def _measure(scene: Scene, cycle: Cycle) -> str:
    """Return the first measure of the pilot; without a name of its own a cycle uses none."""
    prefix = f"measure:{cycle.pilot}:"
    return next((uuid for key, uuid in scene.known.items() if key.startswith(prefix)), "") if cycle.measured else ""


def _plan(today: date, cycle: Cycle, scene: Scene) -> None:
    session = scene.session
    if cycle.follows:
        made = cycles.start_next(session, scene.known[f"cycle:{cycle.follows}"])
    else:
        made = cycles.add(session, scene.known[f"pilot:{cycle.pilot}"], cycle.idea)
    scene.known[f"cycle:{cycle.key}"] = made
    by = None
    if cycle.by is not None:
        by = at_work(today, cycle.by) if cycle.by >= 0 else today + timedelta(days=-cycle.by)
    cycles.edit(
        session,
        made,
        today=scene.day,
        change_idea=cycle.idea,
        scale=cycle.scale,
        kind=cycle.kind,
        question=cycle.question,
        plan_who=cycle.who,
        plan_what=cycle.what,
        plan_when=cycle.when,
        plan_where=cycle.where,
        data_plan=cycle.data,
        prediction=cycle.prediction,
        measure=_measure(scene, cycle),
        predicted_value=cycle.value,
        predicted_direction=cycle.direction,
        predicted_by=by,
        confidence=cycle.sure,
    )


def _begin(cycle: Cycle, scene: Scene) -> None:
    """Begin, and say of a change that is marked on that day that it is this cycle's."""
    session, uuid = scene.session, _uuid(scene, cycle)
    cycles.edit(session, uuid, today=scene.day, do_start=scene.day)
    view = pilot(session, scene.pathway, scene.day, scene.known[f"pilot:{cycle.pilot}"])
    for mark in view.marks if view else ():
        if (mark.on, mark.kind, mark.cycle) == (scene.day, "change", ""):
            marks.edit_mark(session, mark.uuid, today=scene.day, cycle=uuid)


def _amend(cycle: Cycle, text: str, scene: Scene) -> None:
    cycles.amend(scene.session, _uuid(scene, cycle), text, on=scene.day)


def _end(cycle: Cycle, scene: Scene) -> None:
    cycles.edit(
        scene.session,
        _uuid(scene, cycle),
        today=scene.day,
        do_end=scene.day,
        as_planned=cycle.as_planned,
        observations=cycle.seen,
        surprises=cycle.surprise,
    )


def _decide(cycle: Cycle, scene: Scene) -> None:
    uuid = _uuid(scene, cycle)
    cycles.edit(
        scene.session,
        uuid,
        today=scene.day,
        actual_value=cycle.actual,
        verdict=cycle.verdict,
        learning=cycle.learned,
        decision=cycle.decision,
        decision_reason=cycle.because,
    )
