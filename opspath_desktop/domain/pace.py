"""Say how much is read on a day with reading, and how many such days a book takes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 10  # a queue looks further ahead than one book: more days than the forecast of a book takes
RECENT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Pace:
    """The mean amount of the last `days` days with reading (its basis)."""

    average: float
    days: int

    def days_for(self, length: float) -> int:
        """Return how many such days a length takes, at least one."""
        return max(math.ceil(length / self.average), 1)


def pace(amounts: Iterable[tuple[date, float]], today: date) -> Pace | None:
    """Return the pace from (day, amount) pairs, or None without reading in the last 60 days."""
    days: dict[date, float] = defaultdict(float)
    for day, amount in amounts:
        if today - RECENT < day <= today and amount > 0:
            days[day] += amount
    last = sorted(days, reverse=True)[:DAYS]
    return Pace(sum(days[day] for day in last) / len(last), len(last)) if last else None
