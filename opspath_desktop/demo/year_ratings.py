"""The year's ratings of competencies and skills, honest ones: most go up, one goes down, some stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import assessments, plan
from opspath_desktop.demo.scene import Move, Scene, at_work


class Rating(NamedTuple):
    """One rating of a thing: days ago, level, why, how sure in percent, and who said so when it was not the user."""

    days: int
    level: int
    why: str
    confidence: int | None = None
    by: str = ""


class Rated(NamedTuple):
    """A competency or skill with the level to reach and its ratings, oldest first."""

    thing: str
    target: int
    ratings: tuple[Rating, ...]


COMPETENCIES = (
    Rated(
        "cmp.process-basics",
        3,
        (
            Rating(361, 2, "I know my own processes, not those of goods-in.", 60),
            Rating(236, 3, "Explained all three core processes to the auditors without help.", 80),
        ),
    ),
    Rated(
        "cmp.service-quality",
        3,
        (
            Rating(361, 2, "I can name the promises; I could not say which we break most.", 50),
            Rating(229, 3, "The sorted complaints changed what the desk tells customers first.", 70),
        ),
    ),
    Rated(
        "cmp.customer-mindset",
        3,
        (
            Rating(361, 2, "I ask what the customer will notice when somebody reminds me.", 60),
            Rating(240, 3, "The question stands in our minutes now, also when I am away.", 70),
        ),
    ),
    Rated(
        "cmp.process-mapping",
        3,
        (
            Rating(210, 1, "So far others drew and I nodded.", 70),
            Rating(166, 2, "Goods-in mapped on the wall with the people there; the times came from a colleague.", 60),
            Rating(38, 3, "Returns and goods-in mapped alone, with times, and both led to a change.", 80),
        ),
    ),
    Rated(
        "cmp.performance-measurement",
        3,
        (
            Rating(210, 1, "I pass figures on without knowing their usual range.", 70),
            Rating(159, 2, "Cut the weekly report from nineteen figures to eight; nobody has missed one.", 70),
            Rating(36, 3, "I read a week against its usual range and say so in the meeting.", 75),
        ),
    ),
    Rated(
        "cmp.change-fundamentals",
        3,
        (
            Rating(210, 1, "I announce and hope.", 80),
            Rating(
                102, 2, "The returns bench went well since the team chose the day. The late shift I still forget.", 65
            ),
        ),
    ),
)

SKILLS = (
    Rated(
        "skl.process-design",
        3,
        (
            Rating(360, 1, "I improve steps, not whole processes.", 60),
            Rating(188, 2, "The hand-over sheet was designed with both shifts and has held since.", 70),
            Rating(37, 3, "The slot process for goods-in runs by rules that I wrote and others keep.", 70),
        ),
    ),
    Rated(
        "skl.lean-six-sigma",
        3,
        (
            Rating(360, 1, "I know the seven wastes by name.", 60),
            Rating(187, 1, "Read a lot, used little.", 70),
            Rating(
                35, 2, "One project carried through with baseline, causes and control, with help on the causes.", 65
            ),
        ),
    ),
    Rated(
        "skl.service-delivery",
        4,
        (
            Rating(360, 2, "The desk runs, and I am in it too much.", 70),
            Rating(188, 3, "Two weeks of leave without one call.", 80),
            Rating(34, 3, "The same; I have not yet taught it to anybody.", 80),
        ),
    ),
    Rated(
        "skl.operational-strategy",
        2,
        (
            Rating(359, 0, "Had no occasion to.", 90),
            Rating(186, 1, "Sat in on the planning for next year and could follow it.", 60),
            Rating(34, 1, "I can explain our capacity plan, but I have not written one.", 70),
        ),
    ),
    Rated(
        "skl.transformation-leadership",
        2,
        (Rating(359, 1, "I have been part of a move of systems.", 50), Rating(33, 1, "Nothing new this year.", 70)),
    ),
    Rated(
        "skl.performance-metrics",
        3,
        (
            Rating(359, 1, "I read the report; I could not rebuild it.", 60),
            Rating(186, 2, "Definitions for the three promises, counted by hand for a week.", 70),
            Rating(32, 3, "Nine of eleven services have a figure that stands up to questions.", 75),
        ),
    ),
    Rated(
        "skl.data-driven-decisions",
        3,
        (
            Rating(359, 1, "I decide from the last case I saw.", 70),
            Rating(185, 2, "The waiting times decided what came first, against my own guess.", 70),
            Rating(32, 2, "Abandoned the hourly message because of its numbers, though five weeks late.", 60),
        ),
    ),
    Rated(
        "skl.business-continuity",
        2,
        (
            Rating(358, 1, "There is a plan, in a folder.", 70),
            Rating(184, 1, "Read it. The phone list is two years old.", 80),
            Rating(30, 1, "Phone list corrected, no exercise held.", 80),
        ),
    ),
    Rated(
        "skl.risk-management",
        3,
        (
            Rating(358, 2, "I keep a list of risks.", 50),
            Rating(184, 1, "Lower than I thought: the conveyor that failed was on no list.", 80),
            Rating(30, 2, "Each risk has an owner and a date; we look at it every month.", 65),
        ),
    ),
    Rated(
        "skl.compliance",
        3,
        (
            Rating(358, 2, "Training done, records in order.", 70),
            Rating(185, 2, "Unchanged.", 70),
            Rating(30, 3, "The audit of dangerous goods passed without a finding, prepared by me.", 85),
        ),
    ),
    Rated(
        "skl.cross-functional-collaboration",
        3,
        (
            Rating(358, 2, "Good with dispatch, distant with sales.", 60),
            Rating(182, 2, "Dispatch names you as the person to call. Sales does not know you yet.", None, "manager"),
            Rating(29, 3, "The wait between desk and dispatch falls because both look at the same list.", 70),
        ),
    ),
    Rated(
        "skl.change-management",
        3,
        (
            Rating(357, 1, "See the competency: I announce and hope.", 80),
            Rating(182, 2, "The hand-over sheet was prepared well; keep asking the late shift early.", None, "manager"),
            Rating(29, 2, "Three-line notes before each change, but the late shift was told last again.", 65),
        ),
    ),
    Rated(
        "skl.executive-influence",
        2,
        (
            Rating(357, 1, "I report; I do not propose.", 70),
            Rating(28, 1, "One proposal this year, for the second dock. Not decided yet.", 70),
        ),
    ),
)


def moves(today: date) -> Iterator[Move]:
    """Yield the ratings of this year."""
    for rated in (*COMPETENCIES, *SKILLS):
        for rating in rated.ratings:
            yield Move(at_work(today, rating.days), partial(_rate, rated, rating))


def _rate(rated: Rated, rating: Rating, scene: Scene) -> None:
    scene.known[f"rating:{rated.thing}"] = assessments.rate(
        scene.session,
        scene.pathway,
        rated.thing,
        rating.level,
        on=scene.day,
        target=rated.target,
        rationale=rating.why,
        confidence=rating.confidence,
        person_id=plan.person(scene.session, rating.by).id if rating.by else None,
    )
