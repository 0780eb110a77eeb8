"""The year's success metrics: what they mean here, where they began, where they shall be, and their values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import metrics
from opspath_desktop.demo.scene import Move, Scene, at_work


class Metric(NamedTuple):
    """One metric; `target_in` counts days from the end of the year, `values` are (days ago, value, note)."""

    days: int
    item: str
    unit: str
    definition: str
    baseline: float | None
    target: float
    target_in: int
    values: tuple[tuple[int, float, str], ...]


METRICS = (
    Metric(
        357,
        "met.understands-processes",
        "of 12",
        "Of the twelve core processes and figures agreed with the head of operations, those that I explained without "
        "notes and without being corrected.",
        4,
        12,
        -210,
        (
            (357, 4, "First round, with the head of operations listening."),
            (322, 6, ""),
            (288, 8, "The two return processes were new to me."),
            (252, 10, ""),
            (218, 12, "All twelve; the team lead of dispatch listened."),
        ),
    ),
    Metric(
        330,
        "met.finds-bottlenecks",
        "finds",
        "Bottlenecks and gaps that I counted on the floor and whose owner agreed with the count.",
        None,
        3,
        -210,
        (
            (318, 1, "Label printer at packing: 40 minutes of queueing a day."),
            (281, 2, "One person releases all blocked orders."),
            (247, 3, "Carton supply at the late shift."),
        ),
    ),
    Metric(
        301,
        "met.joins-improvement",
        "initiatives",
        "Initiatives in which I had a named part that somebody uses today.",
        None,
        2,
        -210,
        ((274, 1, "Testing of the new return form."), (226, 2, "Hand-over sheet, as its lead.")),
    ),
    Metric(
        197,
        "met.documented-improvements",
        "improvements",
        "Improvements on one page: the state before, the change, the state after and a check a month later.",
        0,
        3,
        40,
        (
            (195, 1, "Hand-over sheet."),
            (112, 1, "Returns bench: the check after a month is still open."),
            (71, 2, "Returns bench."),
        ),
    ),
    Metric(
        199,
        "met.kpis-established",
        "% of services",
        "Share of our eleven services that have a figure with owner, target, source and a weekly look at it.",
        27,
        80,
        20,
        (
            (199, 27, "Three of eleven."),
            (175, 36, ""),
            (154, 45, "Returns and express added."),
            (133, 45, "Nothing new; holidays."),
            (110, 55, ""),
            (90, 64, "Night loading now has an owner."),
            (69, 73, ""),
            (48, 73, ""),
            (31, 82, "Nine of eleven; the last two are hardly used."),
        ),
    ),
    Metric(
        193,
        "met.cross-team-collaboration",
        "days",
        "Working days from a question of the desk to a usable answer of dispatch, median of the month.",
        6.5,
        3,
        60,
        (
            (193, 6.5, "Counted by hand from 41 questions."),
            (168, 6.8, ""),
            (147, 6.1, ""),
            (126, 5.9, "One shared list instead of mails."),
            (105, 5.2, ""),
            (84, 5.4, "Two weeks of holidays in dispatch."),
            (63, 4.9, ""),
            (42, 4.6, ""),
            (13, 4.4, "The questions with photos are answered on the same day."),
        ),
    ),
)


def moves(today: date) -> Iterator[Move]:
    """Yield the definitions and values of this year."""
    for each in METRICS:
        yield Move(at_work(today, each.days), partial(_define, each, today))
        for days, value, note in each.values:
            yield Move(at_work(today, days), partial(_record, each.item, value, note))


def _define(each: Metric, today: date, scene: Scene) -> None:
    scene.known[each.item] = metrics.define(
        scene.session,
        scene.pathway,
        each.item,
        unit=each.unit,
        definition=each.definition,
        baseline=each.baseline,
        baseline_on=None if each.baseline is None else scene.day,
        target=each.target,
        target_on=today + timedelta(days=each.target_in),
    )


def _record(item: str, value: float, note: str, scene: Scene) -> None:
    metrics.add_value(scene.session, scene.pathway, item, on=scene.day, today=scene.day, value=value, note=note)
