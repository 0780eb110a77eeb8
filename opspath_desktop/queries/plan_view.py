"""What the printed plan says, as frozen values; `queries/plan.py` fills them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opspath_desktop.charts.series import ControlSeries
from opspath_desktop.domain.calibration import Score
from opspath_desktop.domain.progress import StageProgress
from opspath_desktop.queries.a3 import A3View
from opspath_desktop.queries.goals import GoalRow
from opspath_desktop.queries.plan_head import Head
from opspath_desktop.queries.portfolio import Portfolio
from opspath_desktop.queries.tasks import TaskRow


@dataclass(frozen=True, slots=True)
class StageStep:
    """One stage of the ruler; `state` is completed, left, current or ahead."""

    number: int
    title: str
    short: str
    state: str
    left: date | None
    progress: StageProgress


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence."""

    what: str
    on: date
    link: str


@dataclass(frozen=True, slots=True)
class Done:
    """One objective or tip of the stage with its state; `note` and `reason` are the user's words."""

    kind: str
    title: str
    state: str
    since: date | None
    reason: str
    note: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """One competency or skill: the newest rating, the one before it, the target and how much evidence there is."""

    title: str
    group: str  # the name of the category, empty for the stage's competencies
    now: int | None
    now_on: date | None
    before: int | None
    target: int | None
    evidence: int
    rationale: str

    @property
    def gap(self) -> int | None:
        """Return how many levels are missing to the target, 0 when reached; None without rating or target."""
        return None if self.now is None or self.target is None else max(self.target - self.now, 0)


@dataclass(frozen=True, slots=True)
class MetricLine:
    """One success metric of the stage with the user's definition and numbers."""

    title: str
    state: str
    definition: str
    unit: str
    baseline: float | None
    baseline_on: date | None
    latest: float | None
    latest_on: date | None
    target: float | None
    target_on: date | None
    needs_baseline: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """The measure of a pilot with its numbers and the changes; `before` and `now` are the centres in its verdict."""

    name: str
    unit: str
    direction: str
    baseline: float | None
    target: float | None
    target_on: date | None
    points: tuple[tuple[date, float], ...]
    changes: tuple[tuple[date, str], ...]
    before: str  # as the verdict writes them, empty where there is none
    now: str
    series: ControlSeries  # what its chart is drawn from


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry of a pilot's journal that may print."""

    on: date
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class PilotLine:
    """One pilot; `sentence` says what its numbers show."""

    title: str
    status: str
    group: str
    started: date
    closed: date | None
    aim: str
    change: str
    results: str
    measure: MeasureLine | None
    sentence: str
    counts_for: tuple[str, ...]
    proofs: int
    journal: tuple[JournalLine, ...] = ()  # newest first; private entries only when they were asked for
    headline: str = ""  # the first two parts of the sentence


@dataclass(frozen=True, slots=True)
class Lesson:
    """One takeaway of a book and what the user does differently since."""

    text: str
    do_differently: str


@dataclass(frozen=True, slots=True)
class AppliedLine:
    """One thing that was tried or adopted at work with a book, and what came of it; `of` is the takeaway behind it."""

    state: str
    action: str
    result: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class BookLine:
    """One book that was read or is being read; `why` is what it gives the stage or why the user wants it."""

    title: str
    authors: str
    status: str
    finished: date | None
    why: str
    outcome: str
    of_stage: bool
    lessons: tuple[Lesson, ...]
    applied: tuple[AppliedLine, ...] = ()  # newest first


@dataclass(frozen=True, slots=True)
class NextBook:
    """One book of the queue with the user's reason for it, which may be empty."""

    title: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class WatchLine:
    """One watch-for of the stage with the days on which it was noticed (newest first) and the notes that may print."""

    title: str
    instead: str
    noticed: tuple[date, ...]
    notes: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The whole plan. `document_id` is the sha256 of everything else but `prepared_on`."""

    prepared_on: date
    pathway: str
    pack: str
    marking: str
    sign_off: str
    role: str
    levels: tuple[str, ...]
    head: Head
    stage_number: int
    stage: str
    shift: str
    next_stage: str
    ready: bool  # the advice for moving on
    steps: tuple[StageStep, ...]
    progress: StageProgress
    checklist: tuple[Done, ...]
    earlier: tuple[Done, ...]  # recorded on items that the pack no longer holds
    competencies: tuple[Rating, ...]
    skills: tuple[Rating, ...]
    metrics: tuple[MetricLine, ...]
    pilots: tuple[PilotLine, ...]
    more_pilots: int  # not listed, counted only
    books: tuple[BookLine, ...]
    more_books: int  # finished earlier, counted only
    queue: tuple[NextBook, ...]
    watch_fors: tuple[WatchLine, ...]
    evidence_on: tuple[date, ...]
    my_comments: str
    paper: str
    left_out: frozenset[str]
    with_private: bool
    portfolio: Portfolio | None = None
    a3s: tuple[A3View, ...] = ()  # of the pilots that are more than an idea
    goals: tuple[GoalRow, ...] = ()  # open ones, and those closed since the last review
    actions: tuple[TaskRow, ...] = ()  # the same of actions
    predictions: Score | None = None  # of the last year
    document_id: str = ""
