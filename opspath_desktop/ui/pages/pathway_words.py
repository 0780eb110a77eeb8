"""Say in a few words what was recorded on an item, for the lines under titles."""

from __future__ import annotations

from datetime import date

from opspath_desktop.domain.progress import StageProgress
from opspath_desktop.i18n import _, format_date, format_number, ngettext
from opspath_desktop.queries.hanging import EvidenceRow, MetricRow
from opspath_desktop.queries.pathway import ItemView

MOST_PARTS = 2  # of a caption: more would crowd out the title
ROW_STATE = {
    "not_started": "open",
    "in_progress": "progress",
    "done": "done",
    "skipped": "skipped",
    "not_applicable": "na",
}


def item_caption(view: ItemView, today: date) -> str:
    """Say what is known of an item: its state beyond the tick, its number, its evidence, its pilot."""
    parts = [_state(view, today), _metric(view.metric), _evidence(view.evidence, today), _pilots(view)]
    return " · ".join([part for part in parts if part][:MOST_PARTS])


def _state(view: ItemView, today: date) -> str:
    if view.state == "skipped":
        return _("Skipped: {reason}").format(reason=" ".join(view.mark.reason.split()))
    if view.state == "not_applicable":
        return _("Not applicable")
    if view.state == "in_progress" and view.mark.since is not None:
        return _("In progress since {day}").format(day=format_date(view.mark.since, today=today))
    return ""


def _metric(metric: MetricRow | None) -> str:
    if metric is None or metric.latest is None:
        return ""
    value = with_unit(metric.latest.value, metric.unit)
    if metric.target is None:
        return value
    return _("{value}, target {target}").format(value=value, target=with_unit(metric.target, metric.unit))


def _evidence(rows: tuple[EvidenceRow, ...], today: date) -> str:
    if len(rows) == 1:
        words = " ".join(rows[0].what.split())
        return _("{what}, {day}").format(what=shorten(words, 44), day=format_date(rows[0].on, today=today, short=True))
    return evidence_count(len(rows)) if rows else ""


def _pilots(view: ItemView) -> str:
    titles = ", ".join(pilot.title for pilot in view.pilots)
    return _("Pilot: {titles}").format(titles=shorten(titles, 44)) if titles else ""


def evidence_count(n: int) -> str:
    """Return "2 pieces of evidence", or "no evidence yet"."""
    if n == 0:
        return _("no evidence yet")
    return ngettext("{n} piece of evidence", "{n} pieces of evidence", n).format(n=n)


def with_unit(value: float, unit: str) -> str:
    """Return "4.9 h", or "63 %"; a number without a unit stands alone."""
    return f"{format_number(value)} {unit}".strip()


def shorten(text: str, most: int = 60) -> str:
    """Cut a caption where it would crowd out the others."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def left_out(count: StageProgress) -> str:
    """Return "1 skipped · 2 not applicable", or nothing."""
    parts = []
    if count.skipped:
        parts.append(ngettext("{n} skipped", "{n} skipped", count.skipped).format(n=count.skipped))
    if count.not_applicable:
        words = ngettext("{n} not applicable", "{n} not applicable", count.not_applicable)
        parts.append(words.format(n=count.not_applicable))
    return " · ".join(parts)


def kind_words(kind: str) -> str:
    """Return the word for a kind of evidence."""
    return {
        "pilot": _("Pilot"),
        "reading": _("Reading"),
        "document": _("Document"),
        "feedback": _("Feedback"),
        "certificate": _("Certificate"),
        "observation": _("Observation"),
    }[kind]
