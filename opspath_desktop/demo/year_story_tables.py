"""The stories as tables; days are counted back from the end of the year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from opspath_desktop.demo.sketch import yard
from opspath_desktop.demo.year_books import HANDBOOK


class Brought(NamedTuple):
    """A benefit of a pilot."""

    days: int
    pilot: str
    what: str
    fields: dict[str, Any]


class Asked(NamedTuple):
    """What a reviewer asked."""

    days: int
    pilot: str
    by: str
    question: str
    answer: str = ""


class Linked(NamedTuple):
    """A link of a pilot; of an item its id, of another record the name under which the play knows it."""

    days: int
    pilot: str
    kind: str
    target: str
    role: str


class Kept(NamedTuple):
    """A file of a pilot, drawn by the play itself."""

    days: int
    pilot: str
    name: str
    caption: str
    draw: Callable[[], bytes]


STORIES: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (
        314,
        "hand-over",
        {
            "kind": "a3",
            "problem": "Every open point has a name behind it by noon. In fact thirteen a week have none, most of them "
            "after the change to the late shift, since the two logs were split last summer.",
            "background": "Open points turn into complaints two days later, and they are the commonest cause of them.",
            "sponsor": "Head of operations",
            "coach": "Mentor",
            "process": "Change of shift in dispatch",
        },
    ),
    (
        298,
        "hand-over",
        {
            "current_condition": "Twelve hand-overs watched: the talk takes seven minutes, two logs lie on two desks, "
            "and the late shift writes its points where the early shift does not look.",
            "gemba_date": 303,
            "target_condition": "One sheet, read aloud by both shifts, no point without a name at the end of the talk.",
            "suppliers": "Early shift\nLate shift\nCustomer desk",
            "inputs": "Open points\nLog of the shift before",
            "steps": "Collect open points\nMeet at the board\nRead them aloud\nPut a name behind each\nFile the sheet",
            "outputs": "Sheet with names\nFewer surprises",
            "customers": "Next shift\nCustomer desk",
        },
    ),
    (276, "hand-over", {"root_cause_summary": "Two logs with two owners: nobody sees all open points at one time."}),
    (
        207,
        "hand-over",
        {
            "lessons_process": "A form is used by those who filled in part of it themselves.",
            "lessons_self": "I had asked only my own shift before I drew the first sheet. Ask the others first.",
            "followup_share": "Returns bench.",
        },
    ),
    (
        155,
        "message",
        {
            "problem": "First replies should leave within four hours. Seventeen a day do not, more since autumn.",
            "current_condition": "Time stamps of five weeks: late replies pile up between eleven and one.",
            "gemba_date": 160,
            "role_of_me": "co_led",
            "balancing_reason": "A message takes nobody any time; what it disturbs was asked at the desk.",
        },
    ),
    (
        117,
        "message",
        {
            "lessons_process": "Telling people about a queue changes nothing when the queue is a matter of hands.",
            "lessons_self": "I liked the message too much: I looked for its effect for two weeks too long.",
            "followup_open": "The roster between eleven and one, with the desk, after the summer.",
        },
    ),
    (
        134,
        "slots",
        {
            "kind": "kaizen_event",
            "problem": "A lorry should be at a dock within thirty minutes. In the mornings it waits 51, since the "
            "second shift of the big customer moved to seven.",
            "background": "Demurrage is charged from an hour on, and drivers tell their dispatchers about us.",
            "sponsor": "Head of logistics",
            "coach": "Lean office",
            "process": "Unloading before noon",
        },
    ),
    (
        66,
        "slots",
        {
            "current_condition": "Sixty of a hundred lorries come between seven and eight; two of four docks stand "
            "empty from ten on. Counted at the gate for ten weeks, watched on four mornings.",
            "gemba_date": 72,
            "target_condition": "Arrivals spread over the morning, one dock free for whoever comes late.",
            "event_start": 60,
            "event_end": 58,
            "report_out_on": 58,
            "team": "Two team leaders of goods-in, gate, planner of the carrier desk, one driver, me",
        },
    ),
    (60, "slots", {"root_cause_summary": "Nobody owns the arrival time: all tours are told to be here at opening."}),
    (
        82,
        "owner",
        {
            "kind": "just_do_it",
            "problem": "One name should stand in a complaint from call to answer; on average there are three.",
            "role_of_me": "contributed",
            "sponsor": "Head of customer service",
        },
    ),
    (11, "photo", {"background": "A third of the returns wait a day only because dispatch asks back."}),
)

BENEFITS = (
    Brought(
        311,
        "hand-over",
        "Fewer complaints that begin as open points",
        {
            "category": "quality",
            "stage": "target",
            "recurrence": "week",
            "quantity": 4.0,
            "unit": "complaints",
        },
    ),
    Brought(
        149,
        "hand-over",
        "One courier run a month less",
        {
            "category": "money",
            "nature": "hard_cash",
            "stage": "actual",
            "recurrence": "month",
            "quantity": 1.0,
            "unit": "run",
            "rate_minor": 8_450,
            "currency": "EUR",
            "from_date": 207,
            "validated_by": "Controller",
            "validated_on": 150,
        },
    ),
    Brought(
        54,
        "slots",
        "Demurrage that carriers no longer charge",
        {
            "category": "money",
            "nature": "avoidance",
            "stage": "forecast",
            "recurrence": "month",
            "quantity": 6.0,
            "unit": "charges",
            "rate_minor": 6_000,
            "currency": "EUR",
            "measure": "Wait at goods-in, mornings",
            "double_count_note": "The budget of transport counts the same charges; report them once, there.",
        },
    ),
    Brought(
        53,
        "slots",
        "Unloading teams start with a full dock plan",
        {
            "category": "time",
            "stage": "forecast",
            "recurrence": "week",
            "quantity": 5.5,
            "unit": "h",
            "rate_minor": 3_120,
            "currency": "EUR",
        },
    ),
    Brought(
        6,
        "slots",
        "No more reversing in the dark at seven",
        {"category": "safety", "stage": "actual", "recurrence": "once", "from_date": 29},
    ),
)

ASKED = (
    Asked(
        150,
        "hand-over",
        "Head of operations",
        "How do you know that it was the sheet and not the new shift leaders?",
        "The fall began two weeks before they came, and the weekend shift shows it with its old leaders.",
    ),
    Asked(40, "slots", "Reviewer", "What gets worse for the three carriers without a slot?"),
)

LINKS = (
    Linked(62, "slots", "item", "tip.lead-kaizen", "applied"),
    Linked(59, "slots", "book", HANDBOOK, "learned_from"),
    Linked(158, "message", "item", "obj.cross-functional-improvement", "counts_for"),
)

FILES = (
    Kept(
        59,
        "slots",
        "yard-before-and-after.png",
        "The yard before (left) and after (right), as drawn on the second day",
        yard,
    ),
)
