"""Outline the appendix of pilots, on landscape pages: the portfolio, an A3 each, what a reviewer asks and checks."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

from opspath_desktop.charts.sparkline import Small, small_multiples
from opspath_desktop.domain.a3_checks import Check, passed
from opspath_desktop.domain.benefits import Sum, format_money, nature_word
from opspath_desktop.domain.calibration import printed
from opspath_desktop.domain.coach import reviewer_questions
from opspath_desktop.domain.cycles import decision_name
from opspath_desktop.domain.pilot_story import my_role_word
from opspath_desktop.domain.pilots import status_name
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.plan.a3 import dots, sheet
from opspath_desktop.plan.blocks import (
    Asks,
    Block,
    Cell,
    Column,
    Heading,
    Keep,
    Landscape,
    Mark,
    Picture,
    Row,
    Table,
    Text,
    cell,
)
from opspath_desktop.plan.words import Notes, amount, day, title
from opspath_desktop.queries.a3 import A3View
from opspath_desktop.queries.pilot_series import control_series
from opspath_desktop.queries.plan_view import PlanView
from opspath_desktop.queries.portfolio import Portfolio, PortfolioRow

WIDTH = 773.0  # points of a landscape page between its margins
MOST_ROWS, MOST_SMALL = 40, 20
MOST_EVIDENCED = 2  # titles in a row; the others are counted
ABREAST = 6  # pilots in one table of checks
CHECK_MARKS: dict[str, Mark] = {"ok": "done", "missing": "open", "not_applicable": "skip"}


def portfolio(view: PlanView) -> list[Block]:
    """Return the page that compares the pilots, with totals of what they actually brought."""
    pilots = view.portfolio
    if pilots is None or not pilots.rows:
        return []
    notes = Notes()
    blocks: list[Block] = [Heading(_("Portfolio of pilots")), _table(pilots.rows[:MOST_ROWS], notes), *notes.blocks()]
    more = len(pilots.rows) - MOST_ROWS
    if more > 0:
        words = ngettext("{n} more pilot is not listed.", "{n} more pilots are not listed.", more)
        blocks.append(Text(words.format(n=more), "small"))
    blocks.append(Text(totals(pilots)))
    said = printed(view.predictions) if view.predictions is not None else ""
    blocks += [Text(said)] if said else []
    cells = [
        Small(title(one.story.title), control_series(one.goal, ()), one.goal.told(day))
        for one in view.a3s
        if one.goal is not None and one.goal.study.count
    ]
    return [Landscape((*blocks, *([Picture(small_multiples(cells[:MOST_SMALL], width=WIDTH))] if cells else [])))]


def totals(pilots: Portfolio) -> str:
    """Return what the pilots actually brought, by nature; targets and forecasts are never added."""
    if not pilots.totals:
        return _("No actual benefit in money is recorded. Targets and forecasts do not count.")
    words = _("Actual benefits in 12 months: {list}. Targets and forecasts are not in it; capacity is no cash.")
    return words.format(list="; ".join(map(sum_words, pilots.totals)))


def sum_words(one: Sum) -> str:
    """Return an amount with what kind of money it is."""
    return f"{nature_word(one.nature)} {format_money(one.minor, one.currency)}"


def _table(rows: Sequence[PortfolioRow], notes: Notes) -> Table:
    columns = (
        Column(_("Pilot"), 0.2),
        Column(_("My role"), 0.09),
        Column(_("Period"), 0.12),
        Column(_("From, to"), 0.13),
        Column(_("Signal"), 0.07),
        Column(_("Evidence"), 0.08),
        Column(_("Decision"), 0.09),
        Column(_("Actual benefit"), 0.12),
        Column(_("What it shows"), 0.2),
    )
    return Table(columns, tuple(_row(row, notes) for row in rows))


def _row(row: PortfolioRow, notes: Notes) -> Row:
    worth = notes.fit("\n".join(benefit_words(row)))
    shown = list(row.evidenced[:MOST_EVIDENCED])
    more = len(row.evidenced) - len(shown)
    if more:
        shown.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return (
        cell(notes.fit(row.title, 160), style="strong"),
        cell(my_role_word(row.role)),
        cell(period(row)),
        cell(from_to(row)),
        cell(_("Yes") if row.signal == "better" else _("For the worse") if row.signal else _("No")),
        cell(f"{dots(row.evidence_level)} {row.evidence_level}"),
        cell(decision_name(row.decision) if row.decision else status_name(row.status)),
        cell(worth or _("None recorded"), style="plain" if worth else "muted"),
        cell(notes.fit("; ".join(shown)) if shown else _("Nothing yet"), style="plain" if shown else "muted"),
    )


def period(row: PortfolioRow) -> str:
    """Return when a pilot began and ended."""
    begun = day(row.started, short=True)
    if row.ended is None:
        return _("since {start}").format(start=begun)
    return _("{start} to {end}").format(start=begun, end=day(row.ended, short=True))


def from_to(row: PortfolioRow) -> str:
    """Return the centre before the change and the one that holds now, with the unit."""
    if row.now is None:
        return _("No numbers yet")
    if row.before is None:
        return amount(_rounded(row.now), row.unit)
    first, last = _rounded(row.before), _rounded(row.now)
    if first == last:
        first, last = _rounded(row.before, 3), _rounded(row.now, 3)
    return _("{first} to {last}").format(first=amount(first), last=amount(last, row.unit))


def _rounded(value: float, digits: int = 0) -> float:
    """Return a mean as the verdict tells most of them: with one place, from 1,000 on none, below 1 three digits.

    With `digits`, that many at least; two means that differ by less than a place are told apart by them.
    """
    exponent = floor(log10(abs(value))) if value else 0
    places = 2 - exponent if exponent < 0 else int(exponent < 3)
    return round(value, max(places, digits - 1 - exponent))


def benefit_words(row: PortfolioRow) -> list[str]:
    """Return what a pilot actually brought: its money by nature, then what is not counted in money."""
    return [*map(sum_words, row.benefits), *row.other]


def a3s(view: PlanView) -> list[Block]:
    """Return an A3 for each pilot."""
    return [*map(sheet, view.a3s)]


def prompts(view: PlanView) -> list[Block]:
    """Return what a reviewer may ask, at the foot of the appendix."""
    return [Landscape((Asks(_("Questions for the reviewer"), reviewer_questions()),))] if view.a3s else []


def joined(blocks: Sequence[Block]) -> list[Block]:
    """Let landscape parts that follow each other share their pages."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Landscape) and isinstance(last, Landscape):
            found[-1] = Landscape((*last.blocks, *block.blocks))
        else:
            found.append(block)
    return found


def checks(view: PlanView) -> list[Block]:
    """Return the twelve checks of each A3, with what is missing in words."""
    if not view.a3s:
        return []
    blocks: list[Block] = [
        Heading(_("Checks of the A3s")),
        Text(_("Twelve hints that reviewers of A3s look for. None of them is a mark."), "muted"),
    ]
    for start in range(0, len(view.a3s), ABREAST):
        blocks += _checked(view.a3s[start : start + ABREAST])
    return [Landscape(tuple(blocks))]


def _checked(views: Sequence[A3View]) -> list[Block]:
    found = [one.checks for one in views]
    columns = (Column("", 0.24), *(Column(title(one.story.title), 0.76 / ABREAST) for one in views))
    filler = () if len(views) == ABREAST else (Column("", 0.76 / ABREAST * (ABREAST - len(views))),)
    rows: list[Row] = []
    for number, first in enumerate(found[0]):
        row = (cell(f"{first.number}. {first.name}"), *(_check(each[number]) for each in found))
        rows.append((*row, *(cell("") for _one in filler)))
    table = Table((*columns, *filler), tuple(rows))
    return [table, *(_missing(one, each) for one, each in zip(views, found, strict=True))]


def _check(check: Check) -> Cell:
    words = {"ok": _("Met"), "missing": _("Missing"), "not_applicable": _("Not asked")}
    return cell(words[check.state], mark=CHECK_MARKS[check.state])


def _missing(view: A3View, found: Sequence[Check]) -> Block:
    met, of = passed(tuple(found))
    head = _("{title}: {met} of {of}.").format(title=title(view.story.title), met=met, of=of)
    sentences = [check.sentence for check in found if check.state == "missing"]
    return Keep((Text(" ".join((head, *sentences)), "tight"),))
