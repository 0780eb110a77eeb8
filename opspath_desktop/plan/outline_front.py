"""Outline page 1, the whole story: who, where to, the stage, how things stand, what to decide."""

from __future__ import annotations

import datetime as dt

from opspath_desktop.charts.bars import progress_bar
from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.levels import Rated, level_bars
from opspath_desktop.charts.ruler import Step, StepState, stage_ruler
from opspath_desktop.charts.spark import sparkline
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.plan.blocks import (
    Asks,
    Block,
    Cell,
    Column,
    Columns,
    Facts,
    Heading,
    Keep,
    Line,
    Picture,
    Table,
    Text,
    Tile,
    Tiles,
    cell,
)
from opspath_desktop.plan.text import one_line
from opspath_desktop.plan.words import STATE_MARKS, amount, day, name, state_word, title
from opspath_desktop.queries.plan_view import PilotLine, PlanView, StageStep

STATES: dict[str, StepState] = {"completed": "completed", "left": "left", "current": "current", "ahead": "ahead"}
CONTENT_WIDTH = 481.9  # A4 less two margins of 20 mm; figures are drawn for it and scaled to the paper
HALF_WIDTH = 225.0
MOST_ASKS = MOST_DATES = 3
LONGEST_UNIT = 6  # beside the large number of a tile; a longer one stands below it
LONGEST_ASKED = 38  # of what a question names, so that it stays one line beside the answer
LONGEST_MEASURE = 40  # in a tile
LONGEST_DATED = 26  # of what is due on one of the next dates, so that it stays one line


def opening(view: PlanView) -> list[Block]:
    """Return overline, title and the sentence of the shift."""
    heading = _("Stage {n}: {title}").format(n=view.stage_number, title=view.stage) if view.stage else view.pathway
    blocks: list[Block] = [Text(_("Personal development plan"), "overline"), Heading(title(heading), 1)]
    if view.shift:
        blocks.append(Text(_("“{words}”").format(words=view.shift.rstrip(".") + "."), "quote"))
    elif not view.stage:
        blocks.append(Text(_("No stage is chosen yet."), "quote"))
    return blocks


def header(view: PlanView) -> list[Block]:
    """Return names, dates and the version of the content."""
    head = view.head
    review = " · ".join(part for part in (day(head.review_on), name(head.review_kind)) if part)
    return [
        Facts(
            (
                (_("Plan owner"), name(head.me.name)),
                (_("Role now"), name(head.me.job_title)),
                (_("Organisation"), name(head.me.organisation)),
                (_("Review meeting"), review),
                (_("Manager"), _person(head.manager.name, head.manager.job_title)),
                (_("Mentor"), _person(head.mentor.name, head.mentor.job_title)),
                (_("Pathway"), name(view.pathway)),
                (_("Prepared on"), day(view.prepared_on)),
            )
        )
    ]


def _person(who: str, job: str) -> str:
    return ", ".join(part for part in (name(who), name(job)) if part)


def direction(view: PlanView) -> list[Block]:
    """Return the ruler and where the way leads."""
    head = view.head
    towards = name(head.target_role) or (name(view.role) if view.role else "")
    when = _("by {date}").format(date=day(head.target_date)) if head.target_date else ""
    return [
        Picture(ruler(view)),
        Facts(
            (
                (_("Working towards"), ", ".join(part for part in (towards, when) if part)),
                (_("Next stage"), title(view.next_stage) or (_("This is the last stage") if view.stage else "")),
                (_("In 12 months"), _aspiration(head.aspiration_12m)),
                (_("In 3 years"), _aspiration(head.aspiration_3y)),
            )
        ),
    ]


def _aspiration(text: str) -> str:
    return title(text)


def long_aspirations(view: PlanView) -> list[Block]:
    """Return the aspirations in full when they were shortened on page 1."""
    pairs = ((_("In 12 months"), view.head.aspiration_12m), (_("In 3 years"), view.head.aspiration_3y))
    return [
        Text(_("{label}: {words}").format(label=label, words=words), "small")
        for label, words in pairs
        if words and _aspiration(words) != " ".join(words.split())
    ]


def ruler(view: PlanView) -> Figure:
    """Return the chevrons with what was left or completed."""
    steps = [Step(step.number, step.short or step.title, STATES[step.state], _step_note(step)) for step in view.steps]
    return stage_ruler(steps, width=CONTENT_WIDTH, height=42)


def _step_note(step: StageStep) -> str:
    counts = _("{done} of {of}").format(done=step.progress.done, of=step.progress.of)
    if step.state == "left":
        return _("left {date}, {counts}").format(date=day(step.left, short=True), counts=counts)
    if step.state == "completed":
        return _("Completed")
    return _("you are here: {counts}").format(counts=counts) if step.state == "current" else ""


def standing(view: PlanView) -> list[Block]:
    """Return the four tiles."""
    return [
        Heading(_("Where the plan stands")),
        Tiles((_stage_tile(view), _evidence_tile(view), _reading_tile(view), _pilot_tile(view))),
    ]


def _stage_tile(view: PlanView) -> Tile:
    counts = view.progress
    value = _("{done} of {of}").format(done=counts.done, of=counts.of)
    label, out = _("items of this stage done"), counts.skipped + counts.not_applicable
    if out:
        label += ngettext(", {n} skipped or not applicable", ", {n} skipped or not applicable", out).format(n=out)
    return Tile(value, label, progress_bar(counts.done, counts.of))


def _evidence_tile(view: PlanView) -> Tile:
    count = len(view.evidence_on)
    label = ngettext("piece of evidence", "pieces of evidence", count)
    return Tile(format_number(count), label, _growth(view.evidence_on, view.prepared_on) if count > 1 else None)


def _growth(days: tuple[dt.date, ...], today: dt.date) -> Figure:
    months = sorted({(on.year, on.month) for on in (*days, today)})
    return sparkline([sum((on.year, on.month) <= month for on in days) for month in months])


def _reading_tile(view: PlanView) -> Tile:
    read = sum(book.status in ("finished", "consulted") for book in view.books) + view.more_books
    applied = sum(book.status in ("finished", "consulted") and bool(book.applied) for book in view.books)
    label = ngettext("book finished, {n} applied", "books finished, {n} applied", read).format(n=applied)
    return Tile(format_number(read), label, progress_bar(applied, read) if read else None)


def _pilot_tile(view: PlanView) -> Tile:
    """Show the newest number of the pilot that runs; without one, how many competencies reach their target."""
    told = next((pilot for pilot in view.pilots if pilot.measure and len(pilot.measure.points) > 1), None)
    if told is None or told.measure is None:
        reached = sum(rating.gap == 0 for rating in view.competencies)
        value = _("{done} of {of}").format(done=reached, of=len(view.competencies))
        return Tile(value, _("competencies at target"), progress_bar(reached, len(view.competencies)))
    points = [value for _on, value in told.measure.points]
    before = told.measure.baseline if told.measure.baseline is not None else points[0]
    unit, name_of = told.measure.unit, one_line(told.measure.name, LONGEST_MEASURE)
    beside = unit if len(unit) <= LONGEST_UNIT else ""
    below = "" if beside else one_line(unit, LONGEST_MEASURE)
    label = _("{measure}, was {before}").format(measure=name_of, before=amount(before, below))
    return Tile(amount(points[-1], beside), label, sparkline(points))


def overview(view: PlanView) -> list[Block]:
    """Return competencies on the left, objectives and next dates on the right."""
    names = view.levels
    rated = [Rated(r.title, r.now, r.target, r.before) for r in view.competencies]
    scale = _("Competencies, on a scale of 0 to {n}").format(n=max(len(names) - 1, 1))
    left: list[Block] = [Heading(scale, 3)]
    left.append(
        Picture(level_bars(rated, names, width=HALF_WIDTH)) if rated else Text(_("None recorded this period."), "muted")
    )
    right: list[Block] = [Heading(_("Objectives"), 3)]
    objectives = [entry for entry in view.checklist if entry.kind == "objective"]
    rows = tuple((_objective(entry.title, entry.state, len(entry.proofs)),) for entry in objectives)
    right.append(Table((Column("", 1),), rows) if rows else Text(_("None recorded this period."), "muted"))
    return [Columns(tuple(left), (*right, *_dates(view)))]


def _objective(words: str, state: str, proofs: int) -> Cell:
    shown = ngettext("{n} piece of evidence", "{n} pieces of evidence", proofs).format(n=proofs)
    note = ", ".join((state_word(state), shown if proofs else _("no evidence yet")))
    return Cell((Line(title(words)), Line(note, "muted")), STATE_MARKS[state])


def _dates(view: PlanView) -> list[Block]:
    """Return the days that lie ahead: review, targets, the nearest three."""
    head = view.head
    found: list[tuple[dt.date, str]] = []
    if head.review_on:
        with_whom = _("Review with {name}").format(name=name(head.reviewer)) if head.reviewer else _("Review")
        found.append((head.review_on, with_whom))
    if head.target_date:
        found.append((head.target_date, _("Target date: {role}").format(role=name(head.target_role or view.role))))
    found += [
        (m.target_on, _("Target of “{metric}”").format(metric=one_line(m.title, LONGEST_DATED)))
        for m in view.metrics
        if m.target_on
    ]
    for pilot in view.pilots:
        if pilot.group == "running" and pilot.measure and pilot.measure.target_on:
            found.append(
                (
                    pilot.measure.target_on,
                    _("Target of pilot “{pilot}”").format(pilot=one_line(pilot.title, LONGEST_DATED)),
                )
            )
    ahead = sorted(entry for entry in found if entry[0] >= view.prepared_on)[:MOST_DATES]
    if not ahead:
        return []
    rows = tuple((cell(day(on, short=True), style="strong"), cell(what)) for on, what in ahead)
    return [Heading(_("Next dates"), 3), Table((Column("", 0.27), Column("", 0.73)), rows)]


def to_decide(view: PlanView) -> list[Block]:
    """Return the questions that the records raise, at most three."""
    found = [*_stage_question(view), *_pilot_questions(view.pilots), *_baseline_questions(view)][:MOST_ASKS]
    return [Keep((Asks(_("To decide in this review"), tuple(found)),))] if found else []


def _stage_question(view: PlanView) -> list[str]:
    counts = view.progress
    if not view.next_stage or not counts.of or (counts.open > 3 and not view.ready):
        return []
    words = _("Move on to stage {n} with {done} of {of} done?")
    return [words.format(n=view.stage_number + 1, done=counts.done, of=counts.of)]


def _pilot_questions(pilots: tuple[PilotLine, ...]) -> list[str]:
    running = [pilot for pilot in pilots if pilot.group == "running"][:1]
    return [
        _("Adopt, adapt or stop the pilot “{title}”?").format(title=one_line(pilot.title, LONGEST_ASKED))
        for pilot in running
    ]


def _baseline_questions(view: PlanView) -> list[str]:
    missing = [
        m
        for m in view.metrics
        if m.baseline is None and m.needs_baseline and m.state not in ("skipped", "not_applicable")
    ]
    return [
        _("Who can give a baseline for “{metric}”?").format(metric=one_line(m.title, LONGEST_ASKED))
        for m in missing[:1]
    ]
