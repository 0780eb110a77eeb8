"""Advise whether it is time to move on from a stage, with one sentence for each thing that is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from opspath_desktop.domain.progress import StageProgress
from opspath_desktop.i18n import _

MOST_OPEN = 3  # of the twelve items that a stage counts
LEAST_LEVEL = 3  # "Independent": does it reliably, with evidence
METRICS_AT_TARGET = 1


@dataclass(frozen=True, slots=True)
class Rated:
    """A competency of the stage: its level (None when never rated) and how much evidence supports it."""

    title: str
    level: int | None
    evidence: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """The advice: ready, or what is missing, one sentence each."""

    ready: bool
    reasons: tuple[str, ...]


def readiness(progress: StageProgress, competencies: Iterable[Rated], metrics_at_target: int) -> Readiness:
    """Return the advice for a stage; it never forbids anything."""
    reasons = []
    if progress.open > MOST_OPEN:
        reasons.append(
            _("{open} of {of} items are open; move on with {most} or fewer.").format(
                open=progress.open, of=progress.of, most=MOST_OPEN
            )
        )
    reasons += [sentence for rated in competencies if (sentence := _missing(rated))]
    if metrics_at_target < METRICS_AT_TARGET:
        reasons.append(_("No success metric has reached its target yet."))
    return Readiness(not reasons, tuple(reasons))


def _missing(rated: Rated) -> str:
    if rated.level is None:
        return _("{title} is not rated yet.").format(title=rated.title)
    if rated.level < LEAST_LEVEL:
        return _("{title} is at level {level}; level {least} is expected.").format(
            title=rated.title, level=rated.level, least=LEAST_LEVEL
        )
    return "" if rated.evidence else _("{title} has no evidence yet.").format(title=rated.title)


def reached(value: float, target: float, better: str) -> bool:
    """Tell whether a value is at its target or better; `better` is "up" or "down"."""
    return value <= target if better == "down" else value >= target
