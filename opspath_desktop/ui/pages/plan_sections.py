"""Choose what goes into the plan: one row a section, with what it holds at the moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import plan
from opspath_desktop.domain.a3_checks import passed
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.plan.outline import SECTIONS, section_name
from opspath_desktop.queries.plan_view import PlanView
from opspath_desktop.queries.reviews import PlanDesk
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.check_row import CheckRow
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

Caption = tuple[str, str]  # the words and their tone
OUT_OF_COUNT = ("skipped", "not_applicable")


class SectionsCard(Card):
    """Tick what is printed; a change shows in the preview at once."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("In the plan"), parent=parent)
        self._workspace = workspace
        self.rows = {key: CheckRow(key, section_name(key), click_toggles=True) for key in SECTIONS}
        self.private = CheckRow("private", _("Private notes"), _("Never included unless ticked"), click_toggles=True)
        for key, row in self.rows.items():
            self.add(row)
            row.toggled.connect(partial(self._include, key))
        self.add(self.private)
        self.private.toggled.connect(self._include_private)
        on_theme(self, self._tighten)

    def show_desk(self, desk: PlanDesk) -> None:
        """Tick what goes in."""
        for key, row in self.rows.items():
            row.set_state("open" if key in desk.left_out else "done")
        self.private.set_state("done" if desk.with_private else "open")

    def show_captions(self, view: PlanView) -> None:
        """Say under each section what it holds."""
        for key, row in self.rows.items():
            row.set_caption(*CAPTIONS[key](view))

    def _include(self, key: str, wanted: bool) -> None:
        outcome = self._workspace.act(_("Choose what is in the plan"), plan.include, key, wanted)
        if not outcome.ok:
            self.rows[key].set_state("open" if wanted else "done")

    def _include_private(self, wanted: bool) -> None:
        outcome = self._workspace.act(_("Choose what is in the plan"), plan.include_private, wanted)
        if not outcome.ok:
            self.private.set_state("open" if wanted else "done")

    def _tighten(self) -> None:
        self.body.setSpacing(0)


def _header(view: PlanView) -> Caption:
    if not view.head.me.name:
        return _("Your name is missing: it prints as a line"), "warn"
    return "", ""


def _direction(view: PlanView) -> Caption:
    if not view.stage_number:
        return _("No stage is chosen yet"), "warn"
    return "", ""


def _standing(view: PlanView) -> Caption:
    return _("{done} of {of} of the stage done").format(done=view.progress.done, of=view.progress.of), ""


def _checklist(view: PlanView) -> Caption:
    counted = [entry for entry in view.checklist if entry.state not in OUT_OF_COUNT]
    done = sum(entry.state == "done" for entry in counted)
    proven = sum(bool(entry.proofs) for entry in counted)
    words = _("{done} of {of} done, {proven} with evidence")
    return words.format(done=done, of=len(counted), proven=proven), ""


def _competencies(view: PlanView) -> Caption:
    every = (*view.competencies, *view.skills)
    rated = sum(rating.now is not None for rating in every)
    if not rated:
        return _("Nothing is rated yet"), "warn"
    gaps = sum(bool(rating.gap) for rating in every)
    words = _("{rated} of {all} rated, {gaps} below target")
    return words.format(rated=rated, all=len(every), gaps=gaps), ""


def _goals(view: PlanView) -> Caption:
    still = sum(goal.status == "open" for goal in view.goals)
    if not still:
        return _("No open goal: write them below"), "warn"
    return _counts((still, _("{n} open")), (len(view.goals) - still, _("{n} closed"))), ""


def _actions(view: PlanView) -> Caption:
    still = [task for task in view.actions if task.open]
    late = sum(task.overdue(view.prepared_on) for task in still)
    told = _counts(
        (len(still), _("{n} open")), (late, _("{n} overdue")), (len(view.actions) - len(still), _("{n} done"))
    )
    return told, "warn" if late else ""


def _pilots(view: PlanView) -> Caption:
    groups = [pilot.group for pilot in view.pilots]
    return _counts((groups.count("running"), _("{n} running")), (groups.count("finished"), _("{n} finished"))), ""


def _metrics(view: PlanView) -> Caption:
    missing = sum(line.needs_baseline and line.baseline is None for line in view.metrics)
    if missing:
        words = ngettext("{n} without a baseline", "{n} without a baseline", missing)
        return words.format(n=missing), "warn"
    return _("All with a baseline") if view.metrics else "", ""


def _reading(view: PlanView) -> Caption:
    finished = sum(book.status in ("finished", "consulted") for book in view.books) + view.more_books
    begun = sum(book.status in ("reading", "paused") for book in view.books)
    return _counts((finished, _("{n} finished")), (begun, _("{n} in progress"))), ""


def _watch_fors(view: PlanView) -> Caption:
    noticed = sum(bool(entry.noticed) for entry in view.watch_fors)
    return _("{noticed} of {all} noticed").format(noticed=noticed, all=len(view.watch_fors)), ""


def _comments(view: PlanView) -> Caption:
    if view.my_comments:
        return _("Yours, and lines for your manager"), ""
    return _("Empty: write yours below, or by hand"), "warn"


def _agreement(_view: PlanView) -> Caption:
    return "", ""


def _portfolio(view: PlanView) -> Caption:
    count = len(view.portfolio.rows) if view.portfolio else 0
    return ngettext("{n} pilot", "{n} pilots", count).format(n=count) if count else _("None yet"), ""


def _a3s(view: PlanView) -> Caption:
    count = len(view.a3s)
    return ngettext("{n} page", "{n} pages", count).format(n=count) if count else _("None yet"), ""


def _a3_checks(view: PlanView) -> Caption:
    found = [passed(one.checks) for one in view.a3s]
    if not found:
        return _("None yet"), ""
    words = _("{met} of {of} met")
    return words.format(met=sum(met for met, _of in found), of=sum(of for _met, of in found)), ""


def _counts(*parts: tuple[int, str]) -> str:
    return ", ".join(words.format(n=n) for n, words in parts if n) or _("None yet")


CAPTIONS: dict[str, Callable[[PlanView], Caption]] = {
    "header": _header,
    "direction": _direction,
    "standing": _standing,
    "checklist": _checklist,
    "competencies": _competencies,
    "goals": _goals,
    "actions": _actions,
    "pilots": _pilots,
    "metrics": _metrics,
    "reading": _reading,
    "watch_fors": _watch_fors,
    "comments": _comments,
    "agreement": _agreement,
    "portfolio": _portfolio,
    "a3s": _a3s,
    "a3_checks": _a3_checks,
}
