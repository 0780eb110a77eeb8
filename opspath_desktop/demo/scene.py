"""What the year is made of: moves on days, and the scene in which they are played."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.store.database import Session


@dataclass(slots=True)
class Scene:
    """Where a move is played: `day` is the day being played, `data` the data folder, `now` its UTC time stamp.

    `known` remembers the uuids of records that later moves refer to, by a name of our own such as "pilot:slots".
    """

    session: Session
    pathway: Pathway
    data: Path
    day: date
    now: str = ""
    known: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """Something that the user did on a day."""

    on: date
    do: Callable[[Scene], object]


def ago(today: date, days: int) -> date:
    """Return the day that lies `days` before the end of the year."""
    return today - timedelta(days=days)


def at_work(today: date, days: int) -> date:
    """Return the same as `ago`, or the Friday before when that is a weekend."""
    day = ago(today, days)
    return day - timedelta(days=max(0, day.weekday() - 4))
