"""Outline the other pages after the first: what was done, metrics, reading, watch-fors, comments, agreement."""

from __future__ import annotations

from datetime import date

from opspath_desktop.domain.applications import applied_words, state_name
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.plan.blocks import (
    Across,
    Block,
    Cards,
    Cell,
    Choices,
    Column,
    Columns,
    Heading,
    Keep,
    Line,
    Row,
    Ruled,
    Signatures,
    Table,
    Text,
    cell,
)
from opspath_desktop.plan.words import (
    BOOK_STATES,
    STATE_MARKS,
    Notes,
    amount,
    book_word,
    day,
    name,
    nothing,
    state_cell,
    state_word,
    title,
)
from opspath_desktop.queries.plan_view import (
    AppliedLine,
    BookLine,
    Done,
    MetricLine,
    NextBook,
    PlanView,
    Proof,
    WatchLine,
)

MOST_PROOFS = 4
MOST_APPLIED = 3  # applications of one book that print; all of them stay on the screen
LONGEST_BESIDE = 600  # characters of a comment that stands in half the width
LONGEST_WHY = 120  # characters of a reason that stands behind the title
LONGEST_UNIT = 8  # a longer unit stands with the definition, not beside each number


def checklist(view: PlanView) -> list[Block]:
    """Return objectives and tips with state, evidence and a box for the reviewer's pen."""
    groups = (
        (_("Objectives"), [entry for entry in view.checklist if entry.kind == "objective"]),
        (_("Development tips"), [entry for entry in view.checklist if entry.kind == "tip"]),
        (_("Recorded under an earlier version"), list(view.earlier)),
    )
    notes = Notes()
    rows: list[Row] = []
    for words, entries in groups:
        if entries:
            rows.append(Across(words, leads=True))
            rows += [row for entry in entries for row in _done_rows(entry, notes)]
    columns = (Column(_("What"), 0.41), Column(_("Evidence"), 0.37), Column(_("State"), 0.15), Column(_("Seen"), 0.07))
    table = Table(columns, tuple(rows)) if rows else nothing()
    return [Heading(_("What I have done")), table, *notes.blocks()]


def _done_rows(entry: Done, notes: Notes) -> list[Row]:
    state = state_cell(entry.state, entry.since, entry.reason)
    row = (cell(title(entry.title)), _proof_cell(entry.proofs, notes), state, Cell((Line(""),), "open"))
    return [row, Across(notes.fit(entry.note))] if entry.note else [row]


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


def metrics(view: PlanView) -> list[Block]:
    """Return the success metrics with the user's definition and numbers."""
    blocks: list[Block] = [Heading(_("Success metrics"))]
    if not view.metrics:
        return [*blocks, nothing()]
    notes = Notes()
    columns = (
        Column(_("Metric and my definition"), 0.34),
        Column(_("Baseline"), 0.12),
        Column(_("Latest"), 0.12),
        Column(_("Target"), 0.12),
        Column(_("Evidence"), 0.30),
    )
    rows = [row for metric in view.metrics for row in _metric_rows(metric, notes)]
    return [*blocks, Table(columns, tuple(rows)), *notes.blocks()]


def _metric_rows(metric: MetricLine, notes: Notes) -> tuple[Row, Row]:
    short = metric.unit if len(metric.unit) <= LONGEST_UNIT else ""
    parts = [state_word(metric.state), notes.fit(metric.definition.strip().rstrip(".")) or _("Not defined yet")]
    if metric.unit and not short and metric.definition:
        parts.append(_("Counted in {unit}").format(unit=name(metric.unit)))
    words = " ".join(f"{part}." for part in parts)
    baseline = _number_cell(metric.baseline, short, metric.baseline_on, _("Not needed"))
    if metric.baseline is None and metric.needs_baseline:
        baseline = cell(_("No baseline"), mark="alert")
    row = (
        cell(title(metric.title), mark=STATE_MARKS[metric.state]),
        baseline,
        _number_cell(metric.latest, short, metric.latest_on, _("No value yet")),
        _number_cell(metric.target, short, metric.target_on, _("No target")),
        _proof_cell(metric.proofs, notes),
    )
    return row, Across(words, indent=True)


def _number_cell(value: float | None, unit: str, on: date | None, otherwise: str) -> Cell:
    if value is None:
        return cell(otherwise, style="muted")
    return cell(amount(value, unit), note=day(on, short=True))


def reading(view: PlanView) -> list[Block]:
    """Return what was read since the last review and what came of it, the rest in lines, and what comes next."""
    blocks: list[Block] = [Heading(_("Reading"))]
    notes = Notes()
    told = [book for book in view.books if _is_news(book, view) and _changed(book)]
    if told:
        columns = (
            Column(_("Book"), 0.28),
            Column(_("State"), 0.13),
            Column(_("What I take from it"), 0.28),
            Column(_("What I did with it") if any(book.applied for book in told) else _("What I do differently"), 0.31),
        )
        blocks.append(Table(columns, tuple(_book_row(book, notes) for book in told)))
    lines = _other_books([book for book in view.books if book not in told])
    if view.more_books:
        words = ngettext("{n} more book was finished before.", "{n} more books were finished before.", view.more_books)
        lines.append(words.format(n=view.more_books))
    if view.queue:
        lines.append(_("Next to read: {books}.").format(books="; ".join(_next(book, notes) for book in view.queue)))
    if not told and not view.books and not view.more_books:
        blocks.append(nothing())
    return [*blocks, *notes.blocks(), *([Text(" ".join(lines), "tight")] if lines else [])]


def _next(book: NextBook, notes: Notes) -> str:
    """Return a book of the queue with the reason for it in brackets."""
    if not book.why:
        return title(book.title)
    return _("{book} ({why})").format(book=title(book.title), why=notes.fit(book.why.rstrip("."), LONGEST_WHY))


def _is_news(book: BookLine, view: PlanView) -> bool:
    """Tell whether a book is in hand or was finished after the last review, which has seen those before."""
    last = view.head.last_review
    return last is None or book.finished is None or book.finished >= last


def _changed(book: BookLine) -> bool:
    return bool(_lessons(book)) or bool(book.outcome) or bool(book.applied)


def _lessons(book: BookLine) -> list[tuple[str, str]]:
    """Return the takeaways that changed something; where none did, all of them."""
    every = [(lesson.text, lesson.do_differently) for lesson in book.lessons]
    return [pair for pair in every if pair[1]] or every


def _book_row(book: BookLine, notes: Notes) -> tuple[Cell, ...]:
    lessons = _lessons(book)
    taken = "\n".join(text for text, _different in lessons if text) or book.outcome
    done = "\n".join(_done(book))
    about = " · ".join(part for part in (book.authors, _times(book)) if part)
    return (
        Cell((Line(title(book.title), "title"), Line(title(about), "muted"))),
        cell(book_word(book.status), note=day(book.finished, short=True), mark=BOOK_STATES[book.status]),
        notes.cell(taken),
        notes.cell(done),
    )


def _done(book: BookLine) -> list[str]:
    """Return what is done differently since, each with how far that came, and what else was tried or adopted.

    A takeaway that was applied says so in one word: what came of it stands on the screen.
    """
    states = {line.of: state_name(line.state) for line in reversed(book.applied) if line.of}
    known = [(states.get(text, ""), words) for text, words in _lessons(book) if words]
    printed = {text for text, words in _lessons(book) if words}
    other = [line for line in book.applied if line.of not in printed][:MOST_APPLIED]
    named = _("{state}: {action}")
    return [
        *(named.format(state=state, action=words) if state else words for state, words in known),
        *(named.format(state=state_name(line.state), action=_applied(line)) for line in other),
    ]


def _applied(line: AppliedLine) -> str:
    return " ".join(" ".join(part.split()) for part in (line.action, line.result) if part)


def _times(book: BookLine) -> str:
    """Return how often a book was applied: a count of its own, beside the state of the reading."""
    return applied_words(len(book.applied)).lower() if book.applied else ""


def _other_books(books: list[BookLine]) -> list[str]:
    """Return in one line what older books changed, and in another those that have no words."""
    changed_by = [(book, [different for _text, different in _lessons(book) if different]) for book in books]
    changed = " ".join(
        _("{book}: {different}").format(book=_book_words(book), different=" ".join(different))
        for book, different in changed_by
        if different
    )
    silent = "; ".join(_book_words(book) for book, different in changed_by if not different)
    lines = [_("From earlier books: {books}").format(books=changed)] if changed else []
    return [*lines, _("Other books: {books}.").format(books=silent)] if silent else lines


def _book_words(book: BookLine) -> str:
    state = " ".join(part for part in (book_word(book.status).lower(), day(book.finished, short=True)) if part)
    told = ", ".join(part for part in (state, _times(book)) if part)
    return _("{title} ({state})").format(title=title(book.title), state=told)


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
        seen = _("Noticed on {date}.").format(date=day(watch.noticed[0], short=True))
    else:
        seen = _("Noticed {n} times, last on {date}.").format(
            n=len(watch.noticed), date=day(watch.noticed[0], short=True)
        )
    return "\n".join(part for part in (seen, watch.instead) if part)


def comments(view: PlanView) -> list[Block]:
    """Return the user's comments and ruled space for both sides; short comments stand beside the manager's lines."""
    blocks: list[Block] = [Heading(_("Comments"))]
    if 0 < len(view.my_comments) <= LONGEST_BESIDE and view.my_comments.count("\n") < 4:
        mine = (Text(_("Mine"), "label"), Text(view.my_comments))
        return [Keep((*blocks, Columns(mine, (Ruled((_("Manager: what went well, what to change"),), 4),))))]
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
                Columns((choices,), (Ruled((_("Next review on"), _("Copies to")), 1),)),
                Signatures(people),
                Text(view.sign_off, "small"),
            )
        )
    ]
