"""Outline the pilots: the portfolio, one chart over the whole width, and small ones beside their words."""

from __future__ import annotations

from dataclasses import replace

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.over_time import legend_room, measure_chart
from opspath_desktop.domain.pilots import status_name, step_name
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.plan.blocks import (
    Across,
    Block,
    Cell,
    Column,
    Columns,
    Heading,
    Keep,
    Mark,
    Picture,
    Row,
    Table,
    Text,
    cell,
)
from opspath_desktop.plan.outline_front import CONTENT_WIDTH, HALF_WIDTH
from opspath_desktop.plan.words import Notes, day, nothing, title
from opspath_desktop.queries.plan_view import JournalLine, MeasureLine, PilotLine, PlanView

MOST_DETAILED = 4  # one when each has a page in the appendix
LONGEST_UNIT = 8  # a longer one stands in the chart only
CHART_HEIGHT, SMALL_CHART_HEIGHT, SHORT_CHART_HEIGHT = 106.0, 96.0, 112.0
MARKS: dict[str, Mark] = {"running": "part", "finished": "done", "on_hold": "skip", "idea": "open"}


def pilots(view: PlanView) -> list[Block]:
    """Return the portfolio and, for what runs or was finished since the last review, aim, chart and verdict."""
    blocks: list[Block] = [Heading(_("Improvement pilots"))]
    if not view.pilots:
        return [*blocks, nothing()]
    notes = Notes()
    in_appendix = bool(view.a3s) and "a3s" not in view.left_out
    blocks += [_portfolio(view.pilots, notes, links="portfolio" in view.left_out), *notes.blocks()]
    if view.more_pilots:
        words = ngettext("{n} more pilot is not listed.", "{n} more pilots are not listed.", view.more_pilots)
        blocks.append(Text(words.format(n=view.more_pilots), "small"))
    news = [pilot for pilot in view.pilots if _is_news(pilot, view)]
    if in_appendix:
        return [*blocks, *_short(news)]
    wide = True
    for pilot in news[:MOST_DETAILED]:
        blocks += _story(pilot, wide=wide)
        wide = wide and pilot.measure is None
    return blocks


def _short(news: list[PilotLine]) -> list[Block]:
    """Return the verdict and the chart of one pilot; all else stands on the pages of the appendix."""
    words = _("Each of these pilots has a page of its own in the appendix, ideas excepted.")
    pilot = next((pilot for pilot in news if pilot.measure is not None), None)
    if pilot is None or pilot.measure is None:
        return [Text(words, "small")]
    told = (Heading(_("Pilot: {title}").format(title=title(pilot.title)), 3), Text(pilot.headline, "tight"))
    chart = Picture(_figure(pilot, pilot.measure, HALF_WIDTH, SHORT_CHART_HEIGHT))
    return [Keep((Columns((*told, Text(words, "small")), (chart,)),))]


def _is_news(pilot: PilotLine, view: PlanView) -> bool:
    """Tell whether a pilot runs or was finished after the last review, which has seen those before."""
    last = view.head.last_review
    if pilot.group == "finished":
        return last is None or pilot.closed is None or pilot.closed >= last
    return pilot.group == "running"


def _portfolio(pilots: tuple[PilotLine, ...], notes: Notes, *, links: bool) -> Table:
    columns = (
        Column(_("Pilot"), 0.31),
        Column(_("State"), 0.27),
        Column(_("Started"), 0.14),
        Column(_("From, to"), 0.17),
        Column(_("Evidence"), 0.11),
    )
    rows: list[Row] = []
    for pilot in pilots:
        rows.append(_pilot_row(pilot, notes))
        if pilot.counts_for and links:  # else they stand in the portfolio of the appendix
            rows.append(Across(_("Counts for: {items}").format(items=title("; ".join(pilot.counts_for)))))
    return Table(columns, tuple(rows))


def _pilot_row(pilot: PilotLine, notes: Notes) -> tuple[Cell, ...]:
    state = ", ".join(part for part in (status_name(pilot.status), day(pilot.closed, short=True)) if part)
    return (
        cell(notes.fit(pilot.title, 160)),
        cell(state, mark="skip" if pilot.status == "abandoned" else MARKS[pilot.group]),
        cell(day(pilot.started, short=True)),
        cell(_from_to(pilot.measure)),
        cell(str(pilot.proofs) if pilot.proofs else _("None yet"), style="plain" if pilot.proofs else "muted"),
    )


def _from_to(measure: MeasureLine | None) -> str:
    """Return the two centres that the verdict compares, so that the table and the sentence below it say the same."""
    if measure is None or not measure.now:
        return _("No numbers yet")
    last = f"{measure.now} {measure.unit if len(measure.unit) <= LONGEST_UNIT else ''}".strip()
    return _("{first} to {last}").format(first=measure.before, last=last) if measure.before else last


def _story(pilot: PilotLine, *, wide: bool) -> list[Block]:
    heading = Heading(_("Pilot: {title}").format(title=title(pilot.title)), 3)
    labelled = ((_("Aim: {words}"), pilot.aim), (_("What changed: {words}"), pilot.change))
    before: list[Block] = [Text(pattern.format(words=words)) for pattern, words in labelled if words]
    after: list[Block] = [Text(_("Result: {words}").format(words=pilot.results))] if pilot.results else []
    after += [Text(_entry(line), "small") for line in pilot.journal]
    measure = pilot.measure
    if measure is None:
        return [Keep((heading, *before, *after))] if before or after else []
    finding = Text(pilot.sentence)
    if wide:
        return [
            Keep((heading, *before, Picture(_figure(pilot, measure, CONTENT_WIDTH, CHART_HEIGHT)), finding, *after))
        ]
    small = Picture(_figure(pilot, measure, HALF_WIDTH, SMALL_CHART_HEIGHT))
    return [Keep((heading, Columns((*before, finding), (small,)), *after))]


def _entry(line: JournalLine) -> str:
    return _("{day}, {step}: {words}").format(day=day(line.on), step=step_name(line.step), words=line.text)


def _figure(pilot: PilotLine, measure: MeasureLine, width: float, height: float) -> Figure:
    changes = tuple(mark for mark in measure.series.marks if mark.kind == "change")
    series = replace(measure.series, marks=changes)  # the other marks stand on the A3
    tall = height + legend_room(series, width)
    return measure_chart(series, width=width, height=tall, finding=pilot.sentence, named=True)
