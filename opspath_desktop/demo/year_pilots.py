"""The year's pilots as they were played: started, measured, marked, written about and closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from opspath_desktop.actions import applications, journal, marks, measures, phases, pilots
from opspath_desktop.demo.scene import Move, Scene, at_work
from opspath_desktop.demo.year_pilot_tables import DELETED, PILOTS, Counted, Link, Mark, NewLimits, Step, Tried, Wrote


def moves(today: date) -> Iterator[Move]:
    """Yield everything about the pilots of this year."""
    for pilot in PILOTS:
        yield Move(at_work(today, pilot.days), partial(_start, pilot))
        for link in pilot.links:
            yield Move(at_work(today, link.days), partial(_link, pilot, link))
        for measure in pilot.measures:
            yield from _numbers(today, pilot, measure)
        for mark in pilot.marks:
            yield Move(at_work(today, mark.days), partial(_mark, pilot, mark))
        for phase in pilot.phases:
            yield Move(at_work(today, phase.days), partial(_new_limits, pilot, phase, today))
        for step in pilot.steps:
            yield Move(at_work(today, step.days), partial(_move, pilot, step))
        for entry in pilot.journal:
            yield Move(at_work(today, entry.days), partial(_write, pilot, entry))
    added, deleted, title = DELETED
    yield Move(at_work(today, added), lambda scene: _remember(scene, "deleted", title))
    yield Move(at_work(today, deleted), _delete)


def _numbers(today: date, pilot: Tried, measure: Counted) -> Iterator[Move]:
    begun = at_work(today, measure.days)
    yield Move(begun, partial(_measure, pilot, measure, today))
    last = at_work(today, measure.last)
    for number in range(len(measure.values)):
        on = last - timedelta(weeks=len(measure.values) - 1 - number)
        yield Move(max(on, begun), partial(_count, pilot, measure, number, on))


def _remember(scene: Scene, key: str, title: str) -> None:
    scene.known[f"pilot:{key}"] = pilots.start(scene.session, title, today=scene.day)


def _uuid(scene: Scene, pilot: Tried) -> str:
    return scene.known[f"pilot:{pilot.key}"]


def _start(pilot: Tried, scene: Scene) -> None:
    session, today = scene.session, scene.day
    application = scene.known.get(f"application:{pilot.key}")
    if application is not None:
        made = applications.start_pilot(session, application, today=today).uuid
    else:
        made = pilots.start_from_tip(session, scene.pathway, pilot.title, pilot.tip, today=today)
    scene.known[f"pilot:{pilot.key}"] = made
    pilots.edit(scene.session, _uuid(scene, pilot), aim=pilot.aim, change_idea=pilot.idea, area=pilot.area)


def _link(pilot: Tried, link: Link, scene: Scene) -> None:
    pilots.link(scene.session, scene.pathway, _uuid(scene, pilot), link.item, role=link.role)


def _measure(pilot: Tried, measure: Counted, today: date, scene: Scene) -> None:
    made = measures.add_measure(
        scene.session,
        _uuid(scene, pilot),
        name=measure.name,
        unit=measure.unit,
        direction=measure.direction,
        kind=measure.kind,
        definition=measure.definition,
        source=measure.source,
        frequency="week",
        value_mode="ratio" if isinstance(measure.values[0], tuple) else "value",
        chart=measure.chart,
        baseline=measure.baseline,
        target=measure.target,
        target_on=None if measure.target_in is None else today + timedelta(days=measure.target_in),
    )
    scene.known[f"measure:{pilot.key}:{measure.name}"] = made


def _count(pilot: Tried, measure: Counted, number: int, on: date, scene: Scene) -> None:
    session, day, value = scene.session, scene.day, measure.values[number]
    known = scene.known[f"measure:{pilot.key}:{measure.name}"]
    note = measure.notes.get(number, "")
    if isinstance(value, str):
        measures.add_missing(session, known, on=on, today=day, reason=value)
    elif isinstance(value, tuple):
        parts = {"numerator": value[0], "denominator": value[1]}
        measures.add_point(session, known, **parts, on=on, today=day, note=note)
    else:
        point = measures.add_point(session, known, value=value, on=on, today=day, note=note)
        if number in measure.left_out:
            measures.exclude_point(session, point, measure.left_out[number])


def _new_limits(pilot: Tried, phase: NewLimits, today: date, scene: Scene) -> None:
    measure = next(measure for measure in pilot.measures if measure.name == phase.measure)
    phases.add_phase(
        scene.session,
        scene.known[f"measure:{pilot.key}:{phase.measure}"],
        start=at_work(today, measure.last) - timedelta(weeks=phase.weeks),
        label=phase.label,
        reason=phase.reason,
        today=scene.day,
        changed_clearly=True,
        cause_known=True,
        expected_to_last=True,
        seen_long_enough=True,
    )


def _mark(pilot: Tried, mark: Mark, scene: Scene) -> None:
    marks.mark(scene.session, _uuid(scene, pilot), text=mark.text, on=scene.day, today=scene.day, kind=mark.kind)


def _move(pilot: Tried, step: Step, scene: Scene) -> None:
    pilots.set_status(scene.session, _uuid(scene, pilot), step.status, on=scene.day, today=scene.day, note=step.note)
    if step.results:
        pilots.edit(scene.session, _uuid(scene, pilot), results=step.results)


def _write(pilot: Tried, entry: Wrote, scene: Scene) -> None:
    made = journal.add(
        scene.session, _uuid(scene, pilot), entry.text, on=scene.day, today=scene.day, private=entry.private
    )
    if entry.step != "note":
        journal.edit(scene.session, made, today=scene.day, step=entry.step)


def _delete(scene: Scene) -> None:
    pilots.delete(scene.session, scene.known["pilot:deleted"], now=scene.now)
