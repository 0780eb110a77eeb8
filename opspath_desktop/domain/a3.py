"""What one A3 tells of a pilot, as frozen values, and how its why-tree is numbered.

The page follows the usual split of an A3: background, condition, goal and causes at the left, countermeasures, tests,
results and follow-up at the right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from opspath_desktop.domain.causes import walk
from opspath_desktop.domain.pilots import Group, group_of

OPEN_ACTIONS = ("todo", "doing")


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of the tree; `number` such as "2.1" says where it hangs, `depth` counts from 0."""

    uuid: str
    parent: str
    text: str
    method: str = "why"
    category: str = ""
    evidence: str = "assumption"
    note: str = ""
    state: str = "candidate"
    is_root: bool = False
    count: float | None = None
    place: int = 0
    number: str = ""
    depth: int = 0

    @property
    def proven(self) -> bool:
        """Tell whether it is a root cause that was verified by something else than an assumption."""
        return self.is_root and self.state == "verified" and self.evidence != "assumption"


@dataclass(frozen=True, slots=True)
class Countermeasure:
    """One action of the pilot; `cause` is the uuid of what it acts on, no `owner` means the user."""

    uuid: str
    text: str
    owner: str = ""
    due: date | None = None
    state: str = "todo"
    done_on: date | None = None
    cause: str = ""
    strength: str = ""
    effect: str = ""

    @property
    def open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.state in OPEN_ACTIONS


@dataclass(frozen=True, slots=True)
class Cycle:
    """One turn of plan, do, study, act; `unit` is of the measure that was predicted."""

    uuid: str
    seq: int
    change: str
    scale: str
    kind: str = "test"
    prediction: str = ""
    predicted_on: date | None = None
    predicted: float | None = None
    do_start: date | None = None
    do_end: date | None = None
    actual: float | None = None
    unit: str = ""
    observations: str = ""
    verdict: str = ""
    learning: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The answer to "does it hold?" some days after the end."""

    days: int
    on: date
    result: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the pilot that is to be printed: its name, what it shows, and the sha256 of its bytes."""

    name: str
    caption: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the A3 tells in words; the numbers stand beside it."""

    uuid: str
    title: str
    kind: str
    status: str
    started: date
    closed: date | None
    role: str = "led"
    sponsor: str = ""
    coach: str = ""
    process: str = ""
    sipoc: tuple[str, ...] = ()  # suppliers, inputs, steps, outputs, customers, each with a line an entry
    team: str = ""
    event_start: date | None = None
    event_end: date | None = None
    report_out_on: date | None = None
    aim: str = ""
    problem: str = ""
    background: str = ""
    condition: str = ""
    seen_on: date | None = None
    target_condition: str = ""
    root_summary: str = ""
    change: str = ""
    balancing_reason: str = ""
    results: str = ""
    lessons_process: str = ""
    lessons_self: str = ""
    standard: str = ""
    share: str = ""
    still_open: str = ""
    causes: tuple[Cause, ...] = ()
    countermeasures: tuple[Countermeasure, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    looks: tuple[Look, ...] = ()
    files: tuple[File, ...] = ()

    @property
    def group(self) -> Group:
        """Return the group in which the pilot is listed."""
        return group_of(self.status)

    def cause(self, uuid: str) -> Cause | None:
        """Return the cause with this uuid."""
        return next((cause for cause in self.causes if cause.uuid == uuid), None)


def numbered(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Return the causes in the order of the tree, each before what explains it, with number and depth."""
    return tuple(replace(branch.cause, number=branch.number, depth=branch.depth) for branch in walk(tuple(causes)))
