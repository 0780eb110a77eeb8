"""The rules of goals: their kinds, their states and the order in which they stand."""

from __future__ import annotations

from datetime import date

from opspath_desktop.i18n import _

KINDS = ("on_the_job", "from_others", "formal")
STATUSES = ("open", "reached", "dropped")
PRIORITIES = (1, 2, 3)
MOST_ADVISED = 5  # open goals for one period


def kind_name(kind: str) -> str:
    """Return how a goal is learned; the shares are the usual advice, 70, 20 and 10 of a hundred."""
    return {
        "on_the_job": _("On the job (70)"),
        "from_others": _("From others (20)"),
        "formal": _("Formal learning (10)"),
    }[kind]


def status_name(status: str) -> str:
    """Return the word for a status."""
    return {"open": _("Open"), "reached": _("Reached"), "dropped": _("Dropped")}[status]


def priority_name(priority: int) -> str:
    """Return the words for a priority; 1 comes first."""
    return _("Priority {n}").format(n=priority)


def order(status: str, priority: int, due: date | None) -> tuple[int, int, int]:
    """Return the key for sorting: open goals first, then by priority, then by the day they are due."""
    return STATUSES.index(status), priority, due.toordinal() if due else date.max.toordinal()


def from_to(measure: str, baseline: str, target: str) -> str:
    """Return "measure: from X to Y" with what there is of it."""
    if baseline and target:
        way = _("from {baseline} to {target}").format(baseline=baseline, target=target)
    elif target:
        way = _("to {target}").format(target=target)
    else:
        way = _("from {baseline}").format(baseline=baseline) if baseline else ""
    return _("{measure}: {way}").format(measure=measure, way=way) if measure and way else measure or way
