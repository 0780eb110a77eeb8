"""What keeps the gain of the year's adopted pilot: its standard, the checks after 30, 60 and 90 days, a benefit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import benefits, pilot_outcome, pilot_story
from opspath_desktop.demo.scene import Move, Scene, ago, at_work

PILOT, MEASURE = "pilot:hand-over", "measure:hand-over:Open points that nobody took over"
STANDARD = "Shift handbook, page 12: four columns, filled in before the talk."


class Check(NamedTuple):
    """One look back after the pilot was adopted."""

    days: int
    after: int
    note: str


CHECKS = (
    Check(175, 30, "Three to five a week."),
    Check(145, 60, "New leaders too."),
    Check(115, 90, "Thirteen weeks."),
)


def moves(today: date) -> Iterator[Move]:
    """Yield what was done after the pilot was adopted."""
    yield Move(at_work(today, 204), _write_standard)
    for check in CHECKS:
        yield Move(at_work(today, check.days), partial(_answer, check))
    yield Move(at_work(today, 140), partial(_benefit, today))


def _write_standard(scene: Scene) -> None:
    pilot_story.tell(scene.session, scene.known[PILOT], today=scene.day, followup_standardise=STANDARD)


def _answer(check: Check, scene: Scene) -> None:
    pilot_outcome.answer_check(
        scene.session, scene.known[PILOT], check.after, "held", on=scene.day, today=scene.day, note=check.note
    )


def _benefit(today: date, scene: Scene) -> None:
    made = benefits.add(
        scene.session,
        scene.known[PILOT],
        today=scene.day,
        what="Nobody looks for open points any more",
        category="time",
        nature="capacity",
        stage="actual",
        recurrence="week",
        quantity=3,
        unit="h",
        rate_minor=4200,
        currency="EUR",
        from_date=ago(today, 251),
        validated_by="Controller",
        validated_on=scene.day,
        double_count_note="Capacity, not cash: no line of a budget fell.",
    )
    benefits.set_measure(scene.session, made, scene.known[MEASURE])
