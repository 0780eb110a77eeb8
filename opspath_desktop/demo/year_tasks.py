"""The year's goals and actions: three goals, countermeasures of the pilots, and what was left to do beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import evidence, goals, pilot_links, tasks
from opspath_desktop.demo.scene import Move, Scene, at_work


class Aim(NamedTuple):
    """One goal; `due` days ahead. A closed one was reached, or dropped for a reason, `closed` days ago."""

    days: int
    key: str
    fields: goals.GoalFields
    due: int
    pilots: tuple[tuple[str, int], ...] = ()  # each with the day on which it was linked
    closed: int = 0
    dropped: str = ""


class Deed(NamedTuple):
    """One action; `due` counts days from today, `done` days ago. A countermeasure names its pilot."""

    days: int
    text: str
    due: int | None = None
    owner: str = ""
    pilot: str = ""
    goal: str = ""
    cause: str = ""
    cycle: str = ""
    strength: str | None = None
    effect: str = ""
    state: str = "todo"
    done: int = 0
    outcome: str = ""


AIMS = (
    Aim(
        180,
        "two-pilots",
        {
            "outcome": "Two improvements with figures, one of them still holding after three months",
            "why": "The next role is judged by what keeps working after one has left the room.",
            "measure": "Pilots that hold at the 90-day check",
            "baseline": "0",
            "target": "1 of 2",
            "priority": 1,
            "support": "Half a day a week for improvement work",
        },
        40,
        (("hand-over", 176), ("slots", 60)),
    ),
    Aim(
        180,
        "daily-desk",
        {
            "outcome": "A team lead runs the daily desk three days a week without me",
            "why": "Without that there is no time for the figures of the hub.",
            "measure": "Days a week that the desk runs alone",
            "baseline": "none",
            "target": "3",
            "kind": "from_others",
            "support": "My mentor sits in once a month",
        },
        100,
    ),
    Aim(
        178,
        "costing",
        {
            "outcome": "Explain every line of the hub's monthly cost report",
            "why": "I sign it without knowing half of it.",
            "measure": "Lines I can explain",
            "baseline": "9 of 21",
            "target": "21 of 21",
            "priority": 3,
            "kind": "formal",
            "support": "Two-day course, 900 a head",
        },
        -25,
        closed=27,
        dropped="The course was called off; the controller explains two lines a month instead.",
    ),
)
DEEDS = (
    Deed(
        *(276, "One sheet with a column for each shift", -268),
        pilot="hand-over",
        cause="two-logs",
        strength="eliminate",
        effect="No open point stands in one log only.",
        state="done",
        done=272,
        outcome="Used at both changes of shift from the first day on.",
    ),
    Deed(
        *(254, "The late shift fills in its own column", -250, "Shift leader, late"),
        pilot="hand-over",
        cause="late-half",
        strength="simplify",
        state="done",
        done=251,
    ),
    Deed(
        *(212, "Put the sheet into the shift handbook", -204, "Shift leader, early"),
        pilot="hand-over",
        strength="simplify",
        state="done",
        done=206,
        outcome="Two pages, with one line of why.",
    ),
    Deed(
        *(153, "Send the length of the queue every hour", -150, "Desk lead"),
        pilot="message",
        cause="unseen",
        strength="inform",
        state="dropped",
        outcome="Muted by most within days.",
    ),
    Deed(
        *(62, "Give six carriers a fixed half hour each", -55, "Planner of the carrier desk"),
        pilot="slots",
        cause="nobody-owns",
        cycle="slots-1",
        strength="eliminate",
        effect="No more than two lorries wait at a time.",
        state="done",
        done=57,
        outcome="Six of nine carriers signed.",
    ),
    Deed(
        *(50, "Keep one dock free for whoever comes late", -40),
        pilot="slots",
        cause="same-hour",
        cycle="slots-2",
        strength="error_proof",
        state="done",
        done=47,
    ),
    Deed(
        *(20, "Check papers at the gate while the lorry waits", 9, "Gate office"),
        pilot="slots",
        cause="papers",
        strength="simplify",
        effect="Eight minutes less at the dock.",
        state="doing",
    ),
    Deed(
        *(18, "Win the last three carriers for a slot", -4, "Planner of the carrier desk"),
        pilot="slots",
        cause="opening",
        strength="eliminate",
    ),
    Deed(
        *(17, "Put up one clock at the gate that sets itself", 30), pilot="slots", cause="clock", strength="error_proof"
    ),
    Deed(
        *(170, "Agree with the team lead which decisions are hers", -150),
        goal="daily-desk",
        state="done",
        done=149,
        outcome="One page, eleven decisions, signed by both.",
    ),
    Deed(*(60, "Stay away from the desk on Tuesdays and Thursdays", 3), goal="daily-desk", state="doing"),
    Deed(*(16, "Ask my mentor to sit in and tell us both what she saw", 24, "Mentor"), goal="daily-desk"),
    Deed(*(33, "Write down how the slots hold, for the 90-day check", 38), goal="two-pilots"),
    Deed(*(26, "Go through two lines of the cost report with the controller", -6), state="todo"),
    Deed(*(9, "Renew the fork-lift licence", 60)),
)
PROOF = (30, "two-pilots", "Photo of the sheet in use seven months after the pilot was closed")


def moves(today: date) -> Iterator[Move]:
    """Yield goals and actions in the order in which they were written."""
    for aim in AIMS:
        yield Move(at_work(today, aim.days), partial(_aim, today, aim))
        for pilot, days in aim.pilots:
            yield Move(at_work(today, days), partial(_link, aim, pilot))
        if aim.closed:
            yield Move(at_work(today, aim.closed), partial(_close, aim))
    for deed in DEEDS:
        yield Move(at_work(today, deed.days), partial(_write, today, deed))
        if deed.done:
            yield Move(at_work(today, deed.done), partial(_settle, deed))
        elif deed.state != "todo":
            yield Move(at_work(today, max(deed.days - 5, 1)), partial(_settle, deed))
    days, goal, what = PROOF
    yield Move(at_work(today, days), partial(_prove, goal, what))


def _aim(today: date, aim: Aim, scene: Scene) -> None:
    made = goals.add(scene.session, aim.fields["outcome"])
    goals.edit(scene.session, made, **aim.fields)
    goals.set_due(scene.session, made, today + timedelta(days=aim.due))
    scene.known[f"goal:{aim.key}"] = made


def _link(aim: Aim, pilot: str, scene: Scene) -> None:
    known, goal = scene.known[f"pilot:{pilot}"], scene.known[f"goal:{aim.key}"]
    pilot_links.link(scene.session, scene.pathway, known, kind="goal", target=goal, role="counts_for")


def _close(aim: Aim, scene: Scene) -> None:
    status = "dropped" if aim.dropped else "reached"
    known = scene.known[f"goal:{aim.key}"]
    goals.set_status(scene.session, known, status, on=scene.day, today=scene.day, reason=aim.dropped)


def _write(today: date, deed: Deed, scene: Scene) -> None:
    known = scene.known
    made = tasks.add(
        scene.session,
        deed.text,
        pilot=known[f"pilot:{deed.pilot}"] if deed.pilot else "",
        goal=known[f"goal:{deed.goal}"] if deed.goal else "",
        cause=known[f"cause:{deed.cause}"] if deed.cause else "",
        owner=deed.owner,
        due=None if deed.due is None else today + timedelta(days=deed.due),
    )
    known[f"task:{deed.text}"] = made
    tasks.set_strength(scene.session, made, deed.strength)
    tasks.edit(scene.session, made, predicted_effect=deed.effect)


def _settle(deed: Deed, scene: Scene) -> None:
    known = scene.known[f"task:{deed.text}"]
    if deed.cycle and f"cycle:{deed.cycle}" in scene.known:
        tasks.set_cycle(scene.session, known, scene.known[f"cycle:{deed.cycle}"])
    tasks.set_state(scene.session, known, deed.state, on=scene.day, today=scene.day)
    tasks.edit(scene.session, known, outcome=deed.outcome)


def _prove(goal: str, what: str, scene: Scene) -> None:
    known = scene.known[f"goal:{goal}"]
    evidence.add(scene.session, scene.pathway, what=what, on=scene.day, target_kind="goal", target_uuid=known)
