"""Outline the one-page A3 of a pilot: why at the left, what was done and what came of it at the right."""

from __future__ import annotations

from opspath_desktop.domain.a3 import Cause, Story
from opspath_desktop.domain.causes import category_name, evidence_name
from opspath_desktop.domain.coach import section_title
from opspath_desktop.domain.evidence_level import level_name
from opspath_desktop.domain.pilot_story import SIPOC, field_name, goal_sentence, kind_word, my_role_word
from opspath_desktop.domain.pilots import status_name
from opspath_desktop.i18n import _, current_locale, ngettext
from opspath_desktop.plan import a3_charts as charts
from opspath_desktop.plan import a3_right as right
from opspath_desktop.plan.blocks import Block, Box, Column, Photo, Photos, Row, Sheet, Spare, Style, Table, Text, cell
from opspath_desktop.plan.meta import Meta
from opspath_desktop.plan.pictures import is_picture
from opspath_desktop.plan.words import Notes, amount, day, title
from opspath_desktop.queries.a3 import A3View

FULL, EMPTY = "●", "○"
PICTURES = (80.0, 150.0, 54.0)  # points: least and most in height, and least on a full page
LONGEST_CAUSE = 400  # characters of a row
CHOSEN_RULES = {"nhs": "NHS", "wheeler": "Wheeler", "western_electric": "Western Electric"}


def sheet(view: A3View) -> Sheet:
    """Return the page of one pilot; a section without anything to say is left out."""
    return Sheet(
        title=view.story.title,
        under=_under(view),
        facts=_facts(view),
        left=(
            Box(_title(1, "background"), 22, _background(view)),
            Box(_title(2, "condition"), 54, _condition(view)),
            Box(_title(3, "goal"), 14, _goal(view)),
            Box(_title(4, "causes"), 72, _causes(view)),
        ),
        right=(
            Box(_title(5, "countermeasures"), 34, right.countermeasures(view)),
            Box(_title(6, "cycles"), 36, right.cycles(view)),
            Box(_title(7, "results"), 64, right.results(view)),
            Box(_title(8, "follow_up"), 28, right.follow_up(view)),
        ),
        strip=right.benefits(view),
        foot=_foot(view),
    )


def sheet_meta(view: A3View, *, owner: str, marking: str, document_id: str) -> Meta:
    """Return what stands at the edges of an A3 that is printed alone, and its properties."""
    words = title(view.story.title)
    return Meta(
        title=_("A3: {title}").format(title=words),
        author=owner or _("Plan owner"),
        subject=_("Improvement pilot on one page"),
        language=current_locale().replace("_", "-"),
        marking=marking,
        running=_("A3 of {date}").format(date=day(view.today)),
        running_right="",
        document_id=document_id,
        on=view.today,
    )


def _title(number: int, section: str) -> str:
    return f"{number}  {section_title(section)}"  # type: ignore[arg-type]  # the eight words are written above


def _under(view: A3View) -> str:
    """Return which process it is about and, of a Kaizen event, when it was, who was there and who was told."""
    story = view.story
    parts = [story.process] if story.process else []
    if story.kind == "kaizen_event":
        parts.append(_kaizen(story))
    return " · ".join(parts)


def _kaizen(story: Story) -> str:
    begun, ended = day(story.event_start, short=True), day(story.event_end, short=True)
    days = _("{start} to {end}").format(start=begun, end=ended) if begun and ended else begun or ended
    parts = [f"{kind_word(story.kind)} {days}".strip()]
    parts += [_("team: {names}").format(names=story.team)] if story.team else []
    told = day(story.report_out_on, short=True)
    parts += [_("results shown {date}").format(date=told)] if told else []
    return ", ".join(parts)


def _facts(view: A3View) -> tuple[str, ...]:
    story = view.story
    people = [my_role_word(story.role)]
    people += [_("coach: {name}").format(name=story.coach)] if story.coach else []
    people += [_("sponsor: {name}").format(name=story.sponsor)] if story.sponsor else []
    end = _("closed {date}").format(date=day(story.closed, short=True)) if story.closed else ""
    updated = _("updated {date}").format(date=day(view.updated, short=True))
    days = [status_name(story.status), _("started {date}").format(date=day(story.started, short=True)), end or updated]
    level, ticks = view.level, view.fidelity.count
    proof = _("Evidence {signs} {n} of 5, {words}").format(signs=dots(level), n=level, words=level_name(level).lower())
    method = _("Method {signs} {n} of 5").format(signs=dots(ticks), n=ticks)
    return " · ".join(people), " · ".join(days), " · ".join((proof, method))


def dots(count: int, of: int = 5) -> str:
    """Return signs that show how many of five are there, in grey too."""
    return FULL * count + EMPTY * (of - count)


def _background(view: A3View) -> tuple[Block, ...]:
    lines = [Text(view.story.background, "sheet")] if view.story.background else []
    links = [link.title for link in view.pilot.links if link.role == "motivated_by"]
    if view.goals:
        lines.append(Text(_("Serves the goal: {goals}").format(goals="; ".join(view.goals)), "sheet"))
    if links:
        lines.append(Text(_("Motivated by: {items}").format(items="; ".join(map(title, links))), "sheet_muted"))
    return tuple(lines)


def _condition(view: A3View) -> tuple[Block, ...]:
    story = view.story
    lines: list[Block] = []
    if story.problem:
        lines.append(Text(story.problem, "sheet_strong"))
    if story.condition:
        lines.append(Text(story.condition, "sheet"))
    if story.seen_on:
        seen = _("Seen at the place of work on {date}.").format(date=day(story.seen_on))
        lines.append(Text(seen, "sheet_muted"))
    lines += [Spare((Text(_process(story), "sheet_small"),), 2)] if any(story.sipoc) else []
    return (*lines, *charts.before(view), *_files(story))


def _files(story: Story) -> list[Block]:
    """Return the pictures that are to be printed, and the names of other files."""
    kept = [(Photo(file.sha256, file.name, file.caption), is_picture(file.name)) for file in story.files]
    pictures = tuple(photo for photo, drawn in kept if drawn)
    others = "; ".join(photo.words for photo, drawn in kept if not drawn)
    lines: list[Block] = [Photos(pictures, *PICTURES)] if pictures else []
    named = Text(_("Kept with the pilot: {files}").format(files=others), "sheet_small")
    return [*lines, named] if others else lines


def _process(story: Story) -> str:
    """Return who gives what to the process, its steps, and what comes of it for whom, on one line."""
    lists = [[line.strip() for line in words.split("\n") if line.strip()] for words in story.sipoc]
    between = (", ", ", ", " → ", ", ", ", ")
    told = zip(SIPOC, between, lists, strict=True)
    return "  ·  ".join(f"{field_name(key)}: {sign.join(items)}" for key, sign, items in told if items)


def _goal(view: A3View) -> tuple[Block, ...]:
    story, goal = view.story, view.goal
    lines: list[Block] = []
    if goal is not None:
        baseline = goal.baseline if goal.baseline is not None else goal.study.before
        told = goal_sentence(
            goal.name,
            goal.unit,
            baseline,
            goal.target,
            goal.target_on,
            number=lambda value: amount(round(value, 2)),
            day=day,
        )
        lines += [Text(told, "sheet_strong")] if told else []
    if story.aim:
        lines.append(Text(story.aim, "sheet"))
    if story.target_condition:
        lines.append(Text(story.target_condition, "sheet"))
    return tuple(lines)


def _causes(view: A3View) -> tuple[Block, ...]:
    story = view.story
    lines: list[Block] = [Text(story.root_summary, "sheet_strong")] if story.root_summary else []
    notes = Notes()
    rows: list[Row] = [
        (cell(cause.number), cell(notes.fit(_cause(cause), LONGEST_CAUSE), style=_style(cause)))
        for cause in story.causes
    ]
    if rows:
        deepest = max(len(cause.number) for cause in story.causes)
        lines.append(Table((Column("", min(0.035 + 0.012 * deepest, 0.25)), Column("", 1.0)), tuple(rows)))
    lines += [Text(note.text, "sheet_small") for note in notes.blocks() if isinstance(note, Text)]
    return (*lines, *charts.pareto(view))


def _cause(cause: Cause) -> str:
    words = f"{category_name(cause.category)}: {cause.text}" if cause.category else cause.text
    if cause.is_root:
        words = _("Root cause: {cause}").format(cause=words)
    if cause.state == "rejected":
        words = _("Ruled out: {cause}").format(cause=words)
    known = evidence_name(cause.evidence).lower()
    how = f"{known}: {cause.note}" if cause.note else known
    return _("{cause} ({how})").format(cause=words, how=how)


def _style(cause: Cause) -> Style:
    """Return how a cause looks: verified ones strong, assumptions grey and leaning, also where colours are lost."""
    if cause.state == "rejected":
        return "muted"
    if cause.state == "verified":
        return "strong"
    return "title" if cause.evidence == "assumption" else "plain"


def _foot(view: A3View) -> str:
    goal = view.goal
    if goal is None or not goal.study.count:
        return _("No numbers yet")
    study = goal.study
    parts = [
        _("Data as of {date}").format(date=day(study.latest_on, short=True)),
        ngettext("{n} number", "{n} numbers", study.count).format(n=study.count),
    ]
    if study.chart is not None:
        rules = _("{rules} rules, factor {factor}").format(
            rules=CHOSEN_RULES[study.chart.method.rules], factor=amount(study.chart.method.factor)
        )
        parts += [rules, *([_("extreme jumps left out of limits")] if study.chart.method.screen else [])]
        parts += [_("trial limits")] if study.trial else []
    elif study.run is not None:
        parts.append(_("run chart rules"))
    return " · ".join(parts)
