"""Compare a prediction with what came: which number counts as the result, and which verdict it suggests.

The result is the measure's newest number from the first day of Do to the day by which it was predicted; a typed number
takes its place. Before that day there is no result yet, only how it stands. The number before the change is the newest
one before the first day of Do. The rule (our own; a person may always choose otherwise):

- down, up: confirmed when the result has reached the predicted value or gone beyond it; partly when it has moved that
  way from the number before, but not so far; else not confirmed.
- about: confirmed within a tenth of the predicted value, partly within a fifth, else not confirmed. The tenth is taken
  of the larger of the predicted value and the number before, so that a predicted 0 can be met.
- a direction without a value: confirmed when the result has moved that way from the number before ("about": stayed
  within a tenth of it), else not confirmed; without a number before there is no proposal.
- a value without a direction: down or up as it lies from the number before, about when it is the same or there is none.
- words alone: no proposal, a person has to judge. Without a result: no data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.cycles import Predicted, amount
from opspath_desktop.i18n import _, format_date

Dated = tuple[date, float]
_NEAR = 0.1


@dataclass(frozen=True, slots=True)
class Actual:
    """The result of a cycle; `on` is the day of the measure's number, None for a number that was typed."""

    value: float
    on: date | None = None

    def words(self, unit: str, today: date) -> str:
        """Say the number and where it comes from."""
        value = amount(self.value, unit)
        if self.on is None:
            return _("{value}, typed").format(value=value)
        return _("{value}, the number of {day}").format(value=value, day=format_date(self.on, today=today))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verdict that the numbers suggest, and why as a sentence."""

    verdict: str
    reason: str


def measured_at(points: Sequence[Dated], by: date | None, begun: date | None) -> Actual | None:
    """Return the newest number from the first day of Do to `by`, both included; points are oldest first."""
    if by is None or begun is None:
        return None
    fits = [point for point in points if begun <= point[0] <= by]
    return Actual(fits[-1][1], fits[-1][0]) if fits else None


def before_change(points: Sequence[Dated], begun: date | None) -> float | None:
    """Return the newest number before the first day of Do, or None without one."""
    earlier = [value for on, value in points if begun is not None and on < begun]
    return earlier[-1] if earlier else None


def is_due(by: date | None, begun: date | None, today: date) -> bool:
    """Tell whether the day has come by which the result was predicted."""
    return begun is not None and by is not None and by <= today


def propose(predicted: Predicted, actual: Actual | None, before: float | None, *, unit: str = "") -> Proposal | None:
    """Return the verdict that the numbers suggest (the rule stands at the top), or None where none can be given."""
    if predicted.value is None and predicted.direction is None:
        return None
    if actual is None:
        return Proposal("no_data", _("There is no number between the first day of Do and the predicted day."))
    way = predicted.direction or _way(predicted.value, before)
    if predicted.value is None:
        return _by_direction(way, actual.value, before, unit)
    told = {"value": amount(actual.value, unit), "predicted": amount(predicted.value, unit)}
    if way == "neutral":
        return _about(predicted.value, actual.value, before, told)
    if _reaches(way, actual.value, predicted.value):
        return Proposal("confirmed", _("{value} reaches the predicted {predicted}.").format(**told))
    if before is not None and _beyond(way, actual.value, before):
        told["before"] = amount(before, unit)
        moved = _("{value} is on the way from {before}, but does not reach the predicted {predicted}.")
        return Proposal("partly", moved.format(**told))
    return Proposal("not_confirmed", _("{value} does not reach the predicted {predicted}.").format(**told))


def _about(value: float, actual: float, before: float | None, told: dict[str, str]) -> Proposal:
    near = _NEAR * max(abs(value), abs(before or 0.0))
    away = abs(actual - value)
    if away <= near:
        return Proposal("confirmed", _("{value} is within a tenth of the predicted {predicted}.").format(**told))
    if away <= 2 * near:
        return Proposal("partly", _("{value} is within a fifth of the predicted {predicted}.").format(**told))
    return Proposal("not_confirmed", _("{value} is far from the predicted {predicted}.").format(**told))


def _by_direction(way: str, actual: float, before: float | None, unit: str) -> Proposal | None:
    if before is None:
        return None
    stayed = abs(actual - before) <= _NEAR * abs(before)
    good = stayed if way == "neutral" else _beyond(way, actual, before)
    said = _("From {before} to {value}, as predicted.") if good else _("From {before} to {value}, not as predicted.")
    words = said.format(before=amount(before, unit), value=amount(actual, unit))
    return Proposal("confirmed" if good else "not_confirmed", words)


def _way(value: float | None, before: float | None) -> str:
    if value is None or before is None or value == before:
        return "neutral"
    return "down" if value < before else "up"


def _reaches(way: str, actual: float, value: float) -> bool:
    return actual <= value if way == "down" else actual >= value


def _beyond(way: str, actual: float, before: float) -> bool:
    return actual < before if way == "down" else actual > before
