"""The rules of a measure's settings: what fits together, and the words for every choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_number

FEWEST_FIXED = 12  # NHS-R "Making data count": limits may be fixed from twelve points on
FEWEST_BASELINE = 6  # Wheeler: five or six numbers are the fewest that limits can be made of
MOST_BASELINE = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a measure that depend on each other."""

    direction: str
    target: float | None
    target_on: date | None
    lower_bound: float | None
    upper_bound: float | None
    baseline_mode: str
    baseline: float | None
    baseline_n: int | None
    baseline_from: date | None
    baseline_to: date | None


def check(settings: Settings) -> None:
    """Raise Refused, with a sentence that says what to do, when settings contradict each other."""
    _check_target(settings)
    low, high = settings.lower_bound, settings.upper_bound
    if low is not None and high is not None and low >= high:
        raise Refused(
            _("The lower bound ({low}) must lie below the upper one ({high}).").format(
                low=format_number(low), high=format_number(high)
            )
        )
    _check_baseline(settings)


def _check_target(settings: Settings) -> None:
    if settings.target is not None and settings.direction == "neutral":
        raise Refused(
            _("A target needs a direction: say whether higher or lower is better, or leave the target empty.")
        )


def _check_baseline(settings: Settings) -> None:
    first, last = settings.baseline_from, settings.baseline_to
    if first is not None and last is not None and last < first:
        raise Refused(_("The baseline cannot end before it begins."))
    mode = settings.baseline_mode
    if mode == "typed" and settings.baseline is None:
        raise Refused(_("Type the number that the baseline stood at."))
    if mode == "date_range" and (first is None or last is None):
        raise Refused(_("Say on which day the baseline begins and on which it ends."))
    if mode == "first_n" and settings.baseline_n is None:
        raise Refused(_("Say how many numbers make the baseline."))


def whole(value: float, low: int, high: int) -> int:
    """Return a whole number from `low` to `high`. Raise Refused for any other."""
    if value != value or not low <= value <= high or int(value) != value:
        raise Refused(
            _("Type a whole number from {low} to {high}.").format(low=format_number(low), high=format_number(high))
        )
    return int(value)


def mode_name(mode: str) -> str:
    """Return what kind of number a measure has, as words."""
    return {
        "value": _("A value, such as hours"),
        "ratio": _("A part of a whole, such as 12 of 40"),
        "count": _("A count of things"),
        "time_between_events": _("The days between rare events"),
    }[mode]


def frequency_name(frequency: str) -> str:
    """Return how often a number is due, as words."""
    return {
        "day": _("Every day"),
        "week": _("Every week"),
        "month": _("Every month"),
        "event": _("When it happens"),
    }[frequency]


def period_name(frequency: str) -> str:
    """Return the caption of the field for the next number."""
    return {"day": _("Today"), "week": _("This week"), "month": _("This month"), "event": _("Happened on")}[frequency]


def chart_name(chart: str) -> str:
    """Return the words for a kind of chart."""
    return {
        "auto": _("As the numbers allow"),
        "line": _("Line"),
        "run": _("Run chart (median)"),
        "xmr": _("Control chart (XmR)"),
    }[chart]


def rules_name(rule_set: str) -> str:
    """Return the name of a rule set."""
    return {"nhs": _("NHS, Making Data Count"), "wheeler": _("Wheeler"), "western_electric": _("Western Electric")}[
        rule_set
    ]


def baseline_name(mode: str) -> str:
    """Return the words for what the limits are made of."""
    return {
        "before_change": _("The numbers before the first change"),
        "all": _("All numbers"),
        "first_n": _("The first numbers"),
        "date_range": _("The numbers of some weeks"),
        "typed": _("A centre that I type"),
    }[mode]


def limits_name(limits: str) -> str:
    """Return the words for how the limits of a phase are made."""
    return {
        "calculated": _("From all its numbers"),
        "fixed_after_n": _("From its first numbers, then fixed"),
        "carried_from_previous": _("Carried over from before"),
    }[limits]
