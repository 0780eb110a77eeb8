"""Outline the right half of an A3: countermeasures, tests, results and follow-up, and the strip of benefits."""

from __future__ import annotations

from opspath_desktop.domain.a3 import Countermeasure
from opspath_desktop.domain.benefits import MONEY, category_word, format_money, nature_word, stage_word, sums
from opspath_desktop.domain.cycles import decision_name, scale_name, verdict_name
from opspath_desktop.domain.pilot_checks import AFTER, due_on, is_checked, result_word
from opspath_desktop.domain.tasks import is_overdue, state_name
from opspath_desktop.i18n import _
from opspath_desktop.plan import a3_charts as charts
from opspath_desktop.plan.blocks import Across, Block, Cell, Column, Mark, Row, Spare, Table, Text, cell
from opspath_desktop.plan.words import Notes, amount, day
from opspath_desktop.queries.a3 import A3View
from opspath_desktop.queries.benefits import BenefitView
from opspath_desktop.queries.cycles import CycleView

STATE_MARKS: dict[str, Mark] = {"todo": "open", "doing": "part", "done": "done", "dropped": "skip"}
LONGEST, LONGEST_LEARNED = 220, 400  # characters of a cell and of a row; the rest stands below the table


def countermeasures(view: A3View) -> tuple[Block, ...]:
    """Return what acts on the causes, each with its cause, strength, owner, day and state."""
    story = view.story
    lines: list[Block] = [Text(story.change, "sheet")] if story.change and not story.countermeasures else []
    if not story.countermeasures:
        return tuple(lines)
    notes = Notes()
    columns = (
        Column(_("Cause"), 0.07),
        Column(_("What"), 0.38),
        Column(_("Strength"), 0.115),
        Column(_("Owner"), 0.175),
        Column(_("Due"), 0.135),
        Column(_("State"), 0.125),
    )
    rows = tuple(_action_row(view, one, notes) for one in story.countermeasures)
    return (*lines, Table(columns, rows), *_notes(notes))


def _action_row(view: A3View, one: Countermeasure, notes: Notes) -> Row:
    cause = view.story.cause(one.cause)
    late = is_overdue(one.state, one.due, view.today)
    return (
        cell(cause.number if cause else "–"),  # noqa: RUF001  # the dash that stands for none
        cell(notes.fit(one.text, LONGEST), note=notes.fit(one.effect, LONGEST)),
        cell(_strength(one.strength) if one.strength else ""),
        cell(notes.fit(one.owner, 60) if one.owner else _("me")),
        cell(day(one.done_on or one.due, short=True)),
        cell(_("Overdue") if late else state_name(one.state), mark="alert" if late else STATE_MARKS[one.state]),
    )


def _strength(strength: str) -> str:
    """Return in one word what it does to its cause; the screen says it in more."""
    words = {"eliminate": _("Eliminate"), "error_proof": _("Error-proof"), "simplify": _("Simplify")}
    return words.get(strength, _("Inform"))


def cycles(view: A3View) -> tuple[Block, ...]:
    """Return the ladder of tests: what was tried where, what was expected, what came, what was decided and learned.

    A page that is full does without what was learned in each, and says so.
    """
    if not view.cycles:
        return ()
    if not any(cycle.learning or cycle.surprises for cycle in view.cycles):
        return _ladder(view, learned=False)
    elsewhere = Text(_("What was learned in each test is kept with the pilot."), "sheet_small")
    return (Spare(_ladder(view, learned=True), 3, (*_ladder(view, learned=False), elsewhere)),)


def _ladder(view: A3View, *, learned: bool) -> tuple[Block, ...]:
    notes = Notes()
    columns = (
        Column(_("No"), 0.04),
        Column(_("Change tried, scale"), 0.25),
        Column(_("Prediction"), 0.5),
        Column(_("Result, decision"), 0.21),
    )
    rows: list[Row] = []
    for cycle in view.cycles:
        rows.append(_cycle_row(view, cycle, notes))
        told = _learned(cycle) if learned else ""
        rows += [Across(notes.fit(told, LONGEST_LEARNED))] if told else []
    return (Table(columns, tuple(rows)), *_notes(notes))


def _learned(cycle: CycleView) -> str:
    """Return what one test taught, and what nobody had expected."""
    said = ((_("Learned: {words}"), cycle.learning), (_("Surprise: {words}"), cycle.surprises))
    return " ".join(_labelled(*said))


def _cycle_row(view: A3View, cycle: CycleView, notes: Notes) -> tuple[Cell, ...]:
    came = amount(cycle.actual.value, cycle.unit) if cycle.actual else cycle.observations
    judged = verdict_name(cycle.verdict) if cycle.verdict else ""
    decided = decision_name(cycle.decision) if cycle.decision else ""
    expected = cycle.prediction_words(view.today)
    said = [one.text for one in cycle.amendments]
    if said:
        words = {"prediction": expected.removesuffix("."), "words": "; ".join(said)}
        expected = _("{prediction}. Later said: {words}").format(**words)
    return (
        cell(str(cycle.number)),
        cell(notes.fit(cycle.change_idea, LONGEST), note=scale_name(cycle.scale)),
        cell(notes.fit(expected, LONGEST) if expected else _("None"), style="plain" if expected else "muted"),
        cell(notes.fit(came, LONGEST), note=" · ".join(part for part in (judged, decided) if part)),
    )


def results(view: A3View) -> tuple[Block, ...]:
    """Return the chart of the goal with its verdict, the balancing measures, and the words about the results."""
    lines = charts.results(view)
    if not lines:
        lines = [Text(_("The pilot has no numbers yet, so nothing is drawn."), "sheet_muted")]
    if not view.balancing and view.story.balancing_reason:
        words = _("No balancing measure: {reason}").format(reason=view.story.balancing_reason)
        lines.append(Text(words, "sheet_muted"))
    return (*lines, Text(view.story.results, "sheet")) if view.story.results else tuple(lines)


def follow_up(view: A3View) -> tuple[Block, ...]:
    """Return the looks after 30, 60 and 90 days, the standard, who shares it, what is open, and what was learned."""
    story = view.story
    looks = _looks(view)
    held = _labelled(
        (_("Standard: {words}"), story.standard),
        (_("Shared with: {words}"), story.share),
        (_("Still open: {words}"), story.still_open),
    )
    learned = _labelled(
        (_("Learned about the process: {words}"), story.lessons_process),
        (_("Learned about leading: {words}"), story.lessons_self),
    )
    lines: list[Block] = [Text(words, "sheet") for words in (" · ".join(held), *learned) if words]
    return (*([Text(looks, "sheet")] if looks else []), *lines)


def _labelled(*pairs: tuple[str, str]) -> list[str]:
    return [pattern.format(words=words) for pattern, words in pairs if words]


def _looks(view: A3View) -> str:
    story = view.story
    taken = {look.days: look for look in story.looks}
    told = []
    for days in AFTER:
        look = taken.get(days)
        if look is not None:
            words = f"{result_word(look.result)}: {look.note}" if look.note else result_word(look.result)
        elif story.closed is not None and is_checked(story.status):
            due = due_on(story.closed, days)
            late = _("not answered since {date}") if due <= view.today else _("due {date}")
            words = late.format(date=day(due, short=True))
        else:
            continue
        told.append(_("{days} days: {words}").format(days=days, words=words[:1].lower() + words[1:]))
    return " · ".join(told)


def benefits(view: A3View) -> tuple[Block, ...]:
    """Return what came of it: actual ones by nature, then targets and forecasts in grey; none added to another."""
    if not view.benefits:
        return ()
    actual = [one for one in view.benefits if one.stage == "actual"]
    added = sums([one.worth for one in actual])
    money = [
        _("{nature} {amount} a year").format(
            nature=nature_word(one.nature), amount=format_money(one.minor, one.currency)
        )
        for one in added
    ]
    other = [_benefit(one) for one in actual if one.nature not in MONEY or one.annual_minor is None]
    lines: list[Block] = []
    if actual:
        lines.append(Text(_("Actual benefits: {list}").format(list="  |  ".join((*money, *other))), "sheet_strong"))
    later = "; ".join(_later(one) for one in view.benefits if one.stage != "actual")
    below = [*_footnotes(actual), *([_("Not counted yet: {list}").format(list=later)] if later else [])]
    return (*lines, Text("  ·  ".join(below), "sheet_small")) if below else tuple(lines)


def _benefit(one: BenefitView) -> str:
    what = one.what or category_word(one.category)
    if one.formula:
        return f"{what} ({one.formula})"
    return f"{what} {amount(one.quantity, one.unit)}".strip() if one.quantity is not None else what


def _later(one: BenefitView) -> str:
    words = f"{stage_word(one.stage)}: {_benefit(one)}"
    return f"{words}, {one.double_count_note.removesuffix('.')}" if one.double_count_note else words


def _footnotes(actual: list[BenefitView]) -> list[str]:
    """Return how each amount of money came about, who confirmed it, and what it must not be counted with."""
    notes = []
    for one in actual:
        if one.annual_minor is None or one.nature not in MONEY:
            continue
        parts = [f"{one.what or category_word(one.category)}: {one.formula}"]
        if one.is_validated:
            parts.append(
                _("confirmed by {name}, {date}").format(name=one.validated_by, date=day(one.validated_on, short=True))
            )
        parts += [one.double_count_note.removesuffix(".")] if one.double_count_note else []
        notes.append("; ".join(parts))
    return notes


def _notes(notes: Notes) -> list[Block]:
    return [Text(note.text, "sheet_small") for note in notes.blocks() if isinstance(note, Text)]
