"""Outline the pages after the first: what was done, gaps, pilots, metrics, reading, watch-fors, agreement."""

from __future__ import annotations

from datetime import date

from opspath_desktop.charts.line import Change, Dated, Series, line_chart
from opspath_desktop.domain.pilots import status_name
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.plan.blocks import (
    Block,
    Cards,
    Cell,
    Choices,
    Column,
    Heading,
    Keep,
    Line,
    Picture,
    Ruled,
    Signatures,
    Table,
    Text,
    cell,
)
from opspath_desktop.plan.outline_front import CONTENT_WIDTH
from opspath_desktop.plan.words import STATE_MARKS, Notes, amount, day, name, state_cell, state_word, title
from opspath_desktop.queries.plan_view import (
    BookLine,
    Done,
    MeasureLine,
    MetricLine,
    PilotLine,
    PlanView,
    Proof,
    Rating,
    WatchLine,
)

MOST_PROOFS = 4
MOST_DETAILED = 4
LONGEST_UNIT = 8  # a longer unit stands with the definition, not beside each number
CHART_HEIGHT = 116.0


def nothing() -> Text:
    """Return the sentence that stands where a section has nothing to say."""
    return Text(_("None recorded this period."), "muted")


def checklist(view: PlanView) -> list[Block]:
    """Return objectives and tips with state, evidence and a box for the reviewer's pen."""
    notes = Notes()
    blocks: list[Block] = [Heading(_("What I have done"))]
    for kind, words in (("objective", _("Objectives")), ("tip", _("Development tips"))):
        entries = [entry for entry in view.checklist if entry.kind == kind]
        if entries:
            blocks += [Heading(words, 3), _done_table(entries, notes)]
    if view.earlier:
        blocks += [Heading(_("Recorded under an earlier version"), 3), _done_table(list(view.earlier), notes)]
    if len(blocks) == 1:
        blocks.append(nothing())
    return [*blocks, *notes.blocks()]


def _done_table(entries: list[Done], notes: Notes) -> Table:
    columns = (Column(_("What"), 0.37), Column(_("Evidence"), 0.37), Column(_("State"), 0.18), Column(_("Seen"), 0.08))
    return Table(columns, tuple(_done_row(entry, notes) for entry in entries))


def _done_row(entry: Done, notes: Notes) -> tuple[Cell, ...]:
    words = [Line(title(entry.title))]
    if entry.note:
        words.append(Line(notes.fit(entry.note), "muted"))
    state = state_cell(entry.state, entry.since, entry.reason)
    return Cell(tuple(words)), _proof_cell(entry.proofs, notes), state, Cell((Line(""),), "open")


def _proof_cell(proofs: tuple[Proof, ...], notes: Notes) -> Cell:
    """Return the newest pieces of evidence and how many more there are."""
    shown = proofs[::-1][:MOST_PROOFS]
    lines = [
        Line(_("{what}, {date}").format(what=notes.fit(p.what, 160), date=day(p.on, short=True)), link=p.link)
        for p in shown
    ]
    if len(proofs) > len(shown):
        more = len(proofs) - len(shown)
        lines.append(Line(ngettext("and {n} more", "and {n} more", more).format(n=more), "muted"))
    return Cell(tuple(lines)) if lines else cell(_("None yet"), style="muted")


def competencies(view: PlanView) -> list[Block]:
    """Return ratings, targets and gaps of the stage's competencies and of all skills."""
    notes = Notes()
    blocks: list[Block] = [Heading(_("Strengths and gaps"))]
    everything = (*view.competencies, *view.skills)
    rows = [_rating_row(rating, view.levels, notes) for rating in everything if rating.now is not None]
    if not rows:
        return [*blocks, nothing()]
    columns = (
        Column(_("Competency or skill"), 0.30),
        Column(_("Before"), 0.15),
        Column(_("Now"), 0.18),
        Column(_("Target"), 0.16),
        Column(_("Gap"), 0.10),
        Column(_("Evidence"), 0.11),
    )
    unrated = "; ".join(title(rating.title) for rating in everything if rating.now is None)
    rest = [Text(_("Not rated yet: {names}.").format(names=unrated), "small")] if unrated else []
    return [*blocks, Table(columns, tuple(rows)), *rest, *notes.blocks()]


def _rating_row(rating: Rating, levels: tuple[str, ...], notes: Notes) -> tuple[Cell, ...]:
    lines = [Line(title(rating.title), "plain" if rating.group else "strong")]
    if rating.rationale:
        lines.append(Line(notes.fit(rating.rationale), "muted"))
    gap = (
        ""
        if rating.gap is None
        else _("None")
        if rating.gap == 0
        else ngettext("{n} level", "{n} levels", rating.gap).format(n=rating.gap)
    )
    proof = str(rating.evidence) if rating.evidence else _("None yet")
    unproven = rating.now is not None and rating.now > 2 and not rating.evidence
    return (
        Cell(tuple(lines)),
        cell(_level(rating.before, levels), style="muted"),
        cell(_level(rating.now, levels)),
        cell(_level(rating.target, levels)),
        cell(gap),
        cell(proof, mark="alert" if unproven else None),
    )


def _level(level: int | None, levels: tuple[str, ...]) -> str:
    if level is None:
        return ""
    return f"{level} {levels[level]}" if level < len(levels) else str(level)


def pilots(view: PlanView) -> list[Block]:
    """Return the portfolio and, for running and finished pilots, aim, chart and verdict."""
    blocks: list[Block] = [Heading(_("Improvement pilots"))]
    if not view.pilots:
        return [*blocks, nothing()]
    notes = Notes()
    columns = (
        Column(_("Pilot"), 0.34),
        Column(_("State"), 0.22),
        Column(_("Started"), 0.13),
        Column(_("From, to"), 0.19),
        Column(_("Evidence"), 0.12),
    )
    blocks.append(Table(columns, tuple(_pilot_row(pilot, notes) for pilot in view.pilots)))
    blocks += notes.blocks()
    if view.more_pilots:
        words = ngettext("{n} more pilot is not listed.", "{n} more pilots are not listed.", view.more_pilots)
        blocks.append(Text(words.format(n=view.more_pilots), "small"))
    told = [pilot for pilot in view.pilots if pilot.group in ("running", "finished")][:MOST_DETAILED]
    for pilot in told:
        blocks += _pilot_blocks(pilot)
    return blocks


def _pilot_row(pilot: PilotLine, notes: Notes) -> tuple[Cell, ...]:
    closed = day(pilot.closed, short=True) if pilot.closed else ""
    mark = {"running": "part", "finished": "done", "on_hold": "skip", "idea": "open"}[pilot.group]
    return (
        cell(
            notes.fit(pilot.title, 160),
            note=_("Counts for: {items}").format(items=title("; ".join(pilot.counts_for))) if pilot.counts_for else "",
        ),
        cell(status_name(pilot.status), note=closed, mark="skip" if pilot.status == "abandoned" else mark),  # type: ignore[arg-type]  # all four are marks
        cell(day(pilot.started, short=True)),
        cell(_from_to(pilot.measure)),
        cell(str(pilot.proofs) if pilot.proofs else _("None yet"), style="plain" if pilot.proofs else "muted"),
    )


def _from_to(measure: MeasureLine | None) -> str:
    if measure is None or not measure.points:
        return _("No numbers yet")
    first = measure.baseline if measure.baseline is not None else measure.points[0][1]
    return (
        _("{first} to {last} {unit}")
        .format(first=amount(first), last=amount(measure.points[-1][1]), unit=title(measure.unit))
        .strip()
    )


def _pilot_blocks(pilot: PilotLine) -> list[Block]:
    measure = pilot.measure
    aim = [Text(_("Aim: {words}").format(words=pilot.aim))] if pilot.aim else []
    change = [Text(_("What changed: {words}").format(words=pilot.change))] if pilot.change else []
    results = [Text(_("Result: {words}").format(words=pilot.results))] if pilot.results else []
    heading = Heading(_("Pilot: {title}").format(title=title(pilot.title)), 3)
    if measure is None:
        return [Keep((heading, *aim, *change, *results))] if aim or change or results else []
    series = Series(
        measure.name,
        measure.unit,
        measure.direction,  # type: ignore[arg-type]  # the table holds only these words
        tuple(Dated(on, value) for on, value in measure.points),
        measure.baseline,
        measure.target,
        tuple(Change(on, text) for on, text in measure.changes),
    )
    figure = line_chart(series, width=CONTENT_WIDTH, height=CHART_HEIGHT, finding=pilot.sentence)
    about = Text(_("Measure: {words}").format(words=title(measure.name)), "label")
    return [Keep((heading, *aim, *change, about, Picture(figure), Text(pilot.sentence), *results))]


def metrics(view: PlanView) -> list[Block]:
    """Return the success metrics with the user's definition and numbers."""
    blocks: list[Block] = [Heading(_("Success metrics"))]
    if not view.metrics:
        return [*blocks, nothing()]
    notes = Notes()
    columns = (
        Column(_("Metric and my definition"), 0.40),
        Column(_("Baseline"), 0.15),
        Column(_("Latest"), 0.13),
        Column(_("Target"), 0.13),
        Column(_("Evidence"), 0.19),
    )
    return [*blocks, Table(columns, tuple(_metric_row(metric, notes) for metric in view.metrics)), *notes.blocks()]


def _metric_row(metric: MetricLine, notes: Notes) -> tuple[Cell, ...]:
    short = metric.unit if len(metric.unit) <= LONGEST_UNIT else ""
    parts = [state_word(metric.state), notes.fit(metric.definition.strip().rstrip(".")) or _("Not defined yet")]
    if metric.unit and not short and metric.definition:
        parts.append(_("Counted in {unit}").format(unit=name(metric.unit)))
    words = " ".join(f"{part}." for part in parts)
    baseline = _number_cell(metric.baseline, short, metric.baseline_on, _("Not needed"))
    if metric.baseline is None and metric.needs_baseline:
        baseline = cell(_("No baseline"), mark="alert")
    return (
        Cell((Line(title(metric.title)), Line(words, "muted")), STATE_MARKS[metric.state]),
        baseline,
        _number_cell(metric.latest, short, metric.latest_on, _("No value yet")),
        _number_cell(metric.target, short, metric.target_on, _("No target")),
        _proof_cell(metric.proofs, notes),
    )


def _number_cell(value: float | None, unit: str, on: date | None, otherwise: str) -> Cell:
    if value is None:
        return cell(otherwise, style="muted")
    return cell(amount(value, unit), note=day(on, short=True))


def reading(view: PlanView) -> list[Block]:
    """Return what was read and what came of it, and what comes next."""
    blocks: list[Block] = [Heading(_("Reading"))]
    notes = Notes()
    if view.books:
        columns = (
            Column(_("Book"), 0.25),
            Column(_("State"), 0.15),
            Column(_("What I take from it"), 0.32),
            Column(_("What I do differently"), 0.28),
        )
        blocks.append(Table(columns, tuple(_book_row(book, notes) for book in view.books)))
    else:
        blocks.append(nothing())
    blocks += notes.blocks()
    if view.more_books:
        words = ngettext("{n} more book was finished before.", "{n} more books were finished before.", view.more_books)
        blocks.append(Text(words.format(n=view.more_books), "small"))
    if view.queue:
        blocks.append(Text(_("Next to read: {books}.").format(books="; ".join(title(book) for book in view.queue))))
    return blocks


def _book_row(book: BookLine, notes: Notes) -> tuple[Cell, ...]:
    mark, word = {
        "finished": ("done", _("Finished")),
        "consulted": ("done", _("Consulted")),
        "reading": ("part", _("Reading")),
        "paused": ("part", _("Paused")),
        "stopped": ("skip", _("Stopped")),
    }[book.status]
    lessons = "\n".join(lesson.text for lesson in book.lessons if lesson.text) or book.outcome
    applied = "\n".join(lesson.do_differently for lesson in book.lessons if lesson.do_differently)
    return (
        Cell((Line(title(book.title), "title"), Line(title(book.authors)))),
        cell(word, note=day(book.finished, short=True), mark=mark),  # type: ignore[arg-type]  # all five are marks
        notes.cell(lessons),
        notes.cell(applied),
    )


def watch_fors(view: PlanView) -> list[Block]:
    """Return the watch-fors as cards, and below them the notes that may print."""
    blocks: list[Block] = [Heading(_("Watch for"))]
    if not view.watch_fors:
        return [*blocks, nothing()]
    blocks.append(Cards(tuple((title(watch.title), _watch_words(watch)) for watch in view.watch_fors)))
    for watch in view.watch_fors:
        blocks += [
            Text(_("Noticed {date}: {note}").format(date=day(on), note=note), "small") for on, note in watch.notes
        ]
    return blocks


def _watch_words(watch: WatchLine) -> str:
    if not watch.noticed:
        seen = _("Not noticed so far.")
    elif len(watch.noticed) == 1:
        seen = _("Noticed on {date}.").format(date=day(watch.noticed[0]))
    else:
        seen = _("Noticed {n} times, last on {date}.").format(n=len(watch.noticed), date=day(watch.noticed[0]))
    return "\n".join(part for part in (seen, watch.instead) if part)


def comments(view: PlanView) -> list[Block]:
    """Return the user's comments and ruled space for both sides."""
    blocks: list[Block] = [Heading(_("Comments"))]
    if view.my_comments:
        blocks += [Text(_("Mine"), "label"), Text(view.my_comments)]
        return [*blocks, Keep((Ruled((_("Manager: what went well"), _("Manager: what to change")), 4),))]
    return [Keep((*blocks, Ruled((_("Mine"), _("Manager")), 6)))]


def agreement(view: PlanView) -> list[Block]:
    """Return boxes to tick, signatures and what a signature means."""
    head = view.head
    people = ((_("Plan owner"), name(head.me.name)), (_("Manager"), name(head.reviewer or head.manager.name)))
    choices = Choices(
        (
            _("Discussed and agreed"),
            _("Agreed with the changes noted"),
            _("No development needed now"),
            _("To be discussed again"),
        )
    )
    return [
        Keep(
            (
                Heading(_("Agreement")),
                choices,
                Signatures(people),
                Ruled((_("Next review on"), _("Copies to")), 1),
                Text(view.sign_off, "small"),
            )
        )
    ]
