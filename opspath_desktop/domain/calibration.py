"""Score a year of predictions: how sure one was, and how many came true.

A prediction counts when it was written before Do or on its first day, with a confidence, and when its cycle has been
compared with the result ("no data" does not count). It came true when it was confirmed; partly confirmed counts as not
come true, because what was written down did not happen.

Brier score = mean of (p - o)^2, with p the confidence from 0 to 1 and o = 1 when it came true, else 0; no unit. 0 is
perfect, 0.25 is what saying 50 % every time gets, 1 is worst. Source: G. W. Brier, "Verification of forecasts expressed
in terms of probability", Monthly Weather Review 78 (1950), pages 1-3, who sums over both outcomes and so gets twice as
much; the halved form is the usual one for yes-or-no questions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from opspath_desktop.i18n import _, format_number, format_percent, ngettext

DAYS = 365
FEWEST = 5  # below that nothing is said about a person's judgement
COIN = 0.25  # the Brier score of who says 50 % every time
CLOSE = 0.1  # mean confidence and share within this far: "about right"
BANDS = ((0, 49), (50, 69), (70, 89), (90, 100))  # per cent, both included


@dataclass(frozen=True, slots=True)
class Forecast:
    """One prediction that was compared: confidence in per cent, and whether it came true."""

    confidence: int
    came_true: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The predictions of one range of confidence, in per cent; `said` is their mean confidence, from 0 to 1."""

    low: int
    high: int
    count: int
    hits: int
    said: float

    @property
    def share(self) -> float:
        """Return the part that came true, from 0 to 1."""
        return self.hits / self.count


@dataclass(frozen=True, slots=True)
class Score:
    """A record of predictions: how many, how many came true, mean confidence and Brier score (None without any)."""

    count: int
    hits: int
    said: float | None
    brier: float | None
    bands: tuple[Band, ...]

    @property
    def enough(self) -> bool:
        """Tell whether there are enough to say something."""
        return self.count >= FEWEST


def since(today: date) -> date:
    """Return the first day of the year that ends today."""
    return today - timedelta(days=DAYS)


def score(forecasts: Iterable[Forecast]) -> Score:
    """Return the record of these predictions; bands without any are left out."""
    known = tuple(forecasts)
    if not known:
        return Score(0, 0, None, None, ())
    errors = [(each.confidence / 100 - each.came_true) ** 2 for each in known]
    bands = tuple(band for low, high in BANDS if (band := _band(known, low, high)) is not None)
    return Score(len(known), sum(each.came_true for each in known), _mean(known), math.fsum(errors) / len(known), bands)


def _band(forecasts: Sequence[Forecast], low: int, high: int) -> Band | None:
    inside = [each for each in forecasts if low <= each.confidence <= high]
    if not inside:
        return None
    return Band(low, high, len(inside), sum(each.came_true for each in inside), _mean(inside))


def _mean(forecasts: Sequence[Forecast]) -> float:
    return math.fsum(each.confidence for each in forecasts) / (100 * len(forecasts))


def sentence(record: Score) -> str:
    """Say how sure the person was, how many came true and what that means, or that there are too few."""
    if not record.count or record.said is None:
        return _("No prediction with a confidence has been compared with its result yet.")
    came = ngettext("{hits} of {n} came true", "{hits} of {n} came true", record.count)
    fact = _("You said {said} on average, {came}.").format(
        said=format_percent(record.said), came=came.format(hits=record.hits, n=record.count)
    )
    if not record.enough:
        few = ngettext("{n} prediction is too few", "{n} predictions are too few", record.count)
        return f"{fact} " + _("{few} to say how good your judgement is; it takes {least}.").format(
            few=few.format(n=record.count), least=FEWEST
        )
    return f"{fact} {_bias(record.said - record.hits / record.count)}"


def printed(record: Score) -> str:
    """Return the record as a reviewer reads it, empty while there are too few."""
    if not record.enough or record.said is None or record.brier is None:
        return ""
    came = ngettext("{hits} of {n} came true", "{hits} of {n} came true", record.count)
    words = _("Predictions of the last year: {said} sure on average, {came}. Brier score {brier} (a coin gets {coin}).")
    return words.format(
        said=format_percent(record.said),
        came=came.format(hits=record.hits, n=record.count),
        brier=format_number(record.brier, decimals=2),
        coin=format_number(COIN),
    )


def _bias(gap: float) -> str:
    if abs(gap) <= CLOSE:
        return _("That is about right.")
    if gap > 0:
        return _("You were more sure than right: ask what could go wrong before you write the number.")
    return _("You were more right than sure: you may trust your predictions more.")


def brier_words(record: Score) -> str:
    """Say the Brier score and how to read it; nothing while there are too few."""
    if record.brier is None or not record.enough:
        return ""
    value = format_number(record.brier, decimals=2)
    words = _("Brier score {value}: 0 is perfect, {coin} is what a coin gets.")
    return words.format(value=value, coin=format_number(COIN))


def band_name(band: Band) -> str:
    """Return the range of a band in words."""
    return _("{low} to {high}").format(low=format_number(band.low), high=format_percent(band.high / 100))
