"""Put the plan of an import into the lines, counts and questions that the screen shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from opspath_desktop.i18n import _, format_number
from opspath_desktop.ui.pages.readings_import_view import OUTCOMES, WRITTEN, Choices, DryRun, Line, Shelf

if TYPE_CHECKING:
    from opspath_desktop.domain.import_result import ImportPlan, PlanItem


def dry_run(path: Path, made: ImportPlan, choices: Choices, *, asks_about_days: bool) -> DryRun:
    """Return what is shown of a plan: a line for each item, with what is said about its record behind its reason."""
    told: dict[int | str, list[str]] = {}
    for problem in made.problems:
        told.setdefault(problem.record, []).append(problem.reason)
    for shelf in made.shelves:
        told.pop(shelf.name, None)  # a question of its own says it
    lines = tuple(_line(each, told.pop(each.record, [])) for each in made.items)
    return DryRun(
        path=path,
        format=made.format,
        lines=lines,
        counts={each: getattr(made, each) for each in OUTCOMES},
        records=made.records,
        choices=choices,
        plan=made,
        more=made.counts,
        shelves=tuple(Shelf(each.name, each.records, each.status) for each in made.shelves),
        remarks=tuple(f"{_name(record)}: {reason}" for record, reasons in told.items() for reason in reasons),
        first_known=next((each.key for each in made.items if each.key and each.outcome in WRITTEN), ""),
        asks_about_days=asks_about_days,
        can_save_failed=bool(made.failed),
    )


def _line(item: PlanItem, remarks: list[str]) -> Line:
    """Return the line of a record; what is said about it stands behind its reason, each once."""
    reasons = dict.fromkeys(each for each in (item.reason, *remarks) if each)
    title = item.title or _name(item.record)
    remarked = item.outcome != "skipped" and bool(remarks)
    return Line(item.outcome, title, _match_words(item), " · ".join(reasons), remarked)


def _name(record: int | str) -> str:
    return record if isinstance(record, str) else _("Record {n}").format(n=format_number(record))


def _match_words(item: PlanItem) -> str:
    if item.match is None or not item.like:
        return ""
    if item.match == "pathway":
        return _("“{title}” of the pathway").format(title=item.like)
    return _("“{title}” on your shelf").format(title=item.like)
