"""Say in one plain sentence what a pilot's numbers show: medians before and after the change, and the target.

Nothing here tests whether a difference is more than chance: the sentence gives the numbers and how many there are, and
says so where they are too few. A median is used because one odd day does not move it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from opspath_desktop.i18n import _, ngettext

Better = Literal["up", "down", "neutral"]
Tone = Literal["better", "worse", "neutral"]
Basis = Literal["none", "change", "after_only", "before_only", "baseline", "latest"]
ENOUGH = 10  # fewer numbers, or fewer than three since the change, are called not yet evidence (Taylor 2014 asks for
ENOUGH_AFTER = 3  # regular data over time; the same bounds as evidence level 2)
MOST_TIMES = 1000  # what grew by more is told as an amount: percent of nearly nothing say nothing


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found. `before` is a median or the baseline, `after` a median or the latest number.

    `basis`: "change" both sides of the change are measured; "after_only" and "before_only" one of them; "baseline" no
    change is marked, the latest number stands against the baseline; "latest" there is nothing to compare with.
    """

    basis: Basis
    tone: Tone = "neutral"
    before: float | None = None
    after: float | None = None
    n_before: int = 0
    n_after: int = 0
    changed_on: date | None = None
    latest_on: date | None = None
    target: float | None = None
    target_gap: float | None = None  # how far `after` still is from the target, 0 or less when reached

    @property
    def count(self) -> int:
        """Return how many numbers there are."""
        return self.n_before + self.n_after

    @property
    def enough(self) -> bool:
        """Tell whether there are enough numbers to call them evidence."""
        return self.count >= ENOUGH and (self.changed_on is None or self.n_after >= ENOUGH_AFTER)


def find(
    points: Sequence[tuple[date, float]],
    *,
    better: str = "down",
    baseline: float | None = None,
    target: float | None = None,
    changed_on: date | None = None,
) -> Finding:
    """Compare the numbers before the (first) change with those from that day on; without one, latest and baseline."""
    if not points:
        return Finding("none", target=target, changed_on=changed_on)
    dated = sorted(points, key=lambda point: point[0])
    old = [value for on, value in dated if changed_on is not None and on < changed_on]
    new = [value for on, value in dated if changed_on is None or on >= changed_on]
    basis = _basis(changed_on is not None, bool(old), bool(new), baseline is not None)
    before = median(old) if old else baseline
    after = (new[-1] if changed_on is None else median(new)) if new else None
    return Finding(
        basis,
        _tone(before, after, better),
        before,
        after,
        len(old),
        len(new),
        changed_on,
        dated[-1][0],
        target,
        _gap(after, target, better),
    )


def _basis(changed: bool, old: bool, new: bool, baseline: bool) -> Basis:
    if changed:
        if not new:
            return "before_only"
        return "change" if old else "after_only"
    return "baseline" if baseline else "latest"


def _tone(before: float | None, after: float | None, better: str) -> Tone:
    if before is None or after is None or better == "neutral" or _same(before, after):
        return "neutral"
    return "better" if (after < before) == (better == "down") else "worse"


def _same(before: float, after: float) -> bool:
    return math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-12)


def _gap(after: float | None, target: float | None, better: str) -> float | None:
    if after is None or target is None:
        return None
    if better == "neutral":
        return abs(after - target)
    return after - target if better == "down" else target - after


def sentence(finding: Finding, *, unit: str, number: Callable[[float], str], day: Callable[[date], str]) -> str:
    """Write the finding as one to three short sentences; `number` and `day` format for the reader's locale."""

    def amount(value: float | None) -> str:
        return "" if value is None else f"{number(value)} {unit}".strip()

    if finding.basis == "none":
        return _("No number yet.")
    parts = [_compared(finding, amount, day), _difference(finding, amount, number), _few(finding)]
    parts.append(_aimed(finding, amount))
    return " ".join(part for part in parts if part)


def _compared(finding: Finding, amount: Callable[[float | None], str], day: Callable[[date], str]) -> str:
    words = {
        "change": _("Median since the change on {day}: {after}, was {before} before ({counts})."),
        "after_only": _("Median since the change on {day}: {after} ({counts})."),
        "before_only": _("No number since the change on {day}; the median before was {before} ({counts})."),
        "baseline": _("Latest {after} on {latest}, was {before} at the start ({counts})."),
        "latest": _("Latest {after} on {latest} ({counts})."),
    }[finding.basis]
    return words.format(
        day=day(finding.changed_on) if finding.changed_on else "",
        latest=day(finding.latest_on) if finding.latest_on else "",
        before=amount(finding.before),
        after=amount(finding.after),
        counts=_counts(finding),
    )


def _counts(finding: Finding) -> str:
    if finding.basis == "change":
        after = ngettext("{n} point after", "{n} points after", finding.n_after).format(n=finding.n_after)
        return _("{after}, {n} before").format(after=after, n=finding.n_before)
    return ngettext("{n} point", "{n} points", finding.count).format(n=finding.count)


def _difference(finding: Finding, amount: Callable[[float | None], str], number: Callable[[float], str]) -> str:
    """Say by how much and whether that is the better way; in percent only from a number above zero."""
    before, after = finding.before, finding.after
    if before is None or after is None or finding.basis == "before_only":
        return ""
    if _same(before, after):
        return _("No difference.")
    size = abs(after - before)
    percent = round(100 * size / before) if before > size / MOST_TIMES else 0
    by = _("{n}%").format(n=number(percent)) if percent else amount(size)
    if finding.basis == "after_only":
        return _than_baseline(after < before, by, amount(before), finding.tone)
    lower = {"better": _("{by} lower: better."), "worse": _("{by} lower: worse."), "neutral": _("{by} lower.")}
    higher = {"better": _("{by} higher: better."), "worse": _("{by} higher: worse."), "neutral": _("{by} higher.")}
    return (lower if after < before else higher)[finding.tone].format(by=by)


def _than_baseline(lower: bool, by: str, baseline: str, tone: Tone) -> str:
    below, above = _("{by} lower than the baseline of {baseline}"), _("{by} higher than the baseline of {baseline}")
    ends = {"better": _("{words}: better."), "worse": _("{words}: worse."), "neutral": _("{words}.")}
    return ends[tone].format(words=(below if lower else above).format(by=by, baseline=baseline))


def _few(finding: Finding) -> str:
    if finding.enough:
        return ""
    if finding.count == 1:
        return _("One number, not yet evidence.")
    if finding.count == 2:
        return _("Two numbers, not yet evidence.")
    return _("Few numbers, not yet evidence.")


def _aimed(finding: Finding, amount: Callable[[float | None], str]) -> str:
    gap, target = finding.target_gap, amount(finding.target)
    if gap is None:
        return ""
    if gap <= 0:
        return _("The target of {target} is reached.").format(target=target)
    return _("{gap} from the target of {target}.").format(gap=amount(gap), target=target)
