"""Say when a book will be finished, from what the last sessions were like."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SESSIONS = 3  # the basis: more of them would hide a change of pace, fewer would follow a single evening
STALE = timedelta(days=30)
LONGEST = 1000  # days; beyond that a date would pretend to know


@dataclass(frozen=True, slots=True)
class Forecast:
    """The day of the end when one session like the last ones is held a day.

    `average` is the mean amount of the last `sessions` days with reading (its basis), `left` what is still to read;
    both in the unit of the book.
    """

    left: float
    sessions: int
    average: float
    finish: date


def forecast(amounts: Iterable[tuple[date, float]], left: float, today: date) -> Forecast | None:
    """Return the forecast from (day, amount) pairs, or None when nothing is left or the last session is long ago.

    Several amounts of one day are one session. A session today counts as today's, so the next one is tomorrow.
    """
    days: dict[date, float] = defaultdict(float)
    for day, amount in amounts:
        days[day] += amount
    last = sorted((day for day, amount in days.items() if amount > 0 and day <= today), reverse=True)[:SESSIONS]
    if not last or left <= 0 or today - last[0] > STALE:
        return None
    average = sum(days[day] for day in last) / len(last)
    if left > average * LONGEST:
        return None
    needed = math.ceil(left / average)
    start = today if last[0] < today else today + timedelta(days=1)
    return Forecast(left, len(last), average, start + timedelta(days=needed - 1))
