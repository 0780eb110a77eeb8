"""Outline strengths and gaps: what lacks something in full, what is at its target in a few lines."""

from __future__ import annotations

from opspath_desktop.i18n import _, ngettext
from opspath_desktop.plan.blocks import Across, Block, Cell, Column, Heading, Row, Table, Text, cell
from opspath_desktop.plan.words import Notes, nothing, title
from opspath_desktop.queries.plan_view import PlanView, Rating

CLAIM = 2  # a level above this one needs evidence
MOST_EXPLAINED = 6  # gaps; of more the reasons stand on the screen


def competencies(view: PlanView) -> list[Block]:
    """Return ratings, targets and gaps of the stage's competencies and of all skills."""
    notes = Notes()
    blocks: list[Block] = [Heading(_("Strengths and gaps"))]
    everything = (*view.competencies, *view.skills)
    rated = [rating for rating in everything if rating.now is not None]
    if not rated:
        return [*blocks, nothing()]
    lacking = [rating for rating in rated if rating.gap != 0 or _unproven(rating)]
    if lacking:
        blocks.append(_gap_table(lacking, view.levels, notes))
    strong = [rating for rating in rated if rating not in lacking]
    blocks += _strengths(strong, view.levels)
    unrated = "; ".join(title(rating.title) for rating in everything if rating.now is None)
    rest = [Text(_("Not rated yet: {names}.").format(names=unrated), "small")] if unrated else []
    return [*blocks, *rest, *notes.blocks()]


def _unproven(rating: Rating) -> bool:
    return rating.now is not None and rating.now > CLAIM and not rating.evidence


def _gap_table(ratings: list[Rating], levels: tuple[str, ...], notes: Notes) -> Table:
    columns = (
        Column(_("Competency or skill"), 0.31),
        Column(_("Before"), 0.14),
        Column(_("Now"), 0.16),
        Column(_("Target"), 0.16),
        Column(_("Gap"), 0.11),
        Column(_("Evidence"), 0.12),
    )
    rows: list[Row] = []
    for rating in ratings:
        rows.append(_gap_row(rating, levels))
        if rating.rationale and len(ratings) <= MOST_EXPLAINED:
            rows.append(Across(notes.fit(rating.rationale)))
    return Table(columns, tuple(rows))


def _gap_row(rating: Rating, levels: tuple[str, ...]) -> tuple[Cell, ...]:
    words = _("None") if rating.gap == 0 else ngettext("{n} level", "{n} levels", rating.gap or 0)
    return (
        cell(title(rating.title), style="plain" if rating.group else "strong"),
        cell(_level(rating.before, levels), style="muted"),
        cell(_level(rating.now, levels)),
        cell(_level(rating.target, levels) or _("No target")),
        cell("" if rating.gap is None else words.format(n=rating.gap)),
        cell(
            str(rating.evidence) if rating.evidence else _("None yet"),
            mark="alert" if _unproven(rating) else None,
            style="plain" if rating.evidence or _unproven(rating) else "muted",
        ),
    )


def _strengths(ratings: list[Rating], levels: tuple[str, ...]) -> list[Block]:
    """Return what is at its target: one text a level, the highest first."""
    texts: list[Block] = []
    for level in sorted({rating.now for rating in ratings if rating.now is not None}, reverse=True):
        here = "; ".join(_strength(rating) for rating in ratings if rating.now == level)
        words = _("At target with {level}: {ratings}.").format(level=_level(level, levels), ratings=here)
        texts.append(Text(words, "tight"))
    return texts


def _strength(rating: Rating) -> str:
    shown = ngettext("{n} piece of evidence", "{n} pieces of evidence", rating.evidence).format(n=rating.evidence)
    parts = [shown if rating.evidence else _("no evidence yet")]
    if rating.before is not None and rating.before != rating.now:
        parts.insert(0, _("was {level}").format(level=rating.before))
    return _("{title} ({words})").format(title=title(rating.title), words=", ".join(parts))


def _level(level: int | None, levels: tuple[str, ...]) -> str:
    if level is None:
        return ""
    return f"{level} {levels[level]}" if level < len(levels) else str(level)
