"""The rules of pilots: their states, and what may be typed into their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from opspath_desktop.domain.typed import Habits, looks_like_day, parse_date, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_number

Group = Literal["running", "idea", "on_hold", "finished"]
GROUPS: dict[Group, tuple[str, ...]] = {
    "running": ("testing", "implementing", "sustaining"),
    "idea": ("idea", "defined", "baseline"),
    "on_hold": ("on_hold",),
    "finished": ("adopted", "adapted", "abandoned"),
}
_GROUP_OF = {status: group for group, statuses in GROUPS.items() for status in statuses}
LINK_ROLES = ("motivated_by", "applied", "learned_from", "counts_for")
LIFE = ("idea", "defined", "baseline", "testing", "implementing", "sustaining", "on_hold")
STATUSES = (*LIFE, *GROUPS["finished"])
STEPS = ("plan", "do", "study", "act")
_GROUPED_NUMBER = re.compile(r"\S+|[-+]?\d{1,3}(\s\d{3})+(\D\d+)?")


def group_of(status: str) -> Group:
    """Return the group in which a pilot of this status is listed."""
    return _GROUP_OF[status]


def status_name(status: str) -> str:
    """Return the word for a status."""
    return {
        "idea": _("Idea"),
        "defined": _("Problem defined"),
        "baseline": _("Measuring the baseline"),
        "testing": _("Testing"),
        "implementing": _("Rolling out"),
        "sustaining": _("Keeping it going"),
        "on_hold": _("On hold"),
        "adopted": _("Adopted"),
        "adapted": _("Adapted"),
        "abandoned": _("Abandoned"),
    }[status]


def group_name(group: Group) -> str:
    """Return the heading of a group in the list."""
    return {"running": _("Running"), "idea": _("Idea"), "on_hold": _("On hold"), "finished": _("Finished")}[group]


def step_name(step: str) -> str:
    """Return the word for a step of the journal; a note has its own."""
    return {"plan": _("Plan"), "do": _("Do"), "study": _("Study"), "act": _("Act"), "note": _("Note")}[step]


def kind_name(kind: str) -> str:
    """Return the word for a kind of measure."""
    return {"outcome": _("Outcome"), "process": _("Process"), "balancing": _("Balancing")}[kind]


def direction_name(direction: str) -> str:
    """Return in which direction a measure should move, as words."""
    words = {"down": _("Lower is better"), "up": _("Higher is better"), "neutral": _("Neither is better")}
    return words[direction]


def moves(status: str) -> tuple[str, ...]:
    """Return the statuses that a pilot may go to: forward, back, on hold, closed or open again, all but where it is."""
    return tuple(other for other in STATUSES if other != status)


def not_in_future(on: date, today: date, day: str) -> None:
    """Raise Refused when `on` is after today; `day` is the date in words."""
    if on > today:
        raise Refused(_("{day} is still to come. Choose today or an earlier day.").format(day=day))


def read_amount(text: str, habits: Habits, *, unit: str = "") -> float | None:
    """Return the number of `6` or `6 h`, None for an empty line. Raise Refused with a sentence for anything else."""
    line = _without_unit(" ".join(text.split()), unit)
    return parse_number(line, habits) if line else None


def measure_title(name: str, unit: str) -> str:
    """Return what stands over a chart: the measure with its unit in brackets."""
    return f"{name} ({unit})" if unit else name


def read_measure(text: str) -> tuple[str, str]:
    """Return (name, unit) of what measure_title writes; without brackets at the end the unit is empty."""
    line = " ".join(text.split())
    found = re.fullmatch(r"(.*?\S)\s*\(([^()]{1,40})\)", line)
    return (found[1], found[2].strip()) if found else (line, "")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as it was typed, with the day it belongs to."""

    value: float
    on: date


def read_value(text: str, habits: Habits, today: date, *, unit: str = "") -> Typed:
    """Read `4.9`, `4.9 h`, `yesterday 4.9`, `27/11 4.9` or `4.9 27/11`; without a day it is today's.

    Raise Refused with a sentence for anything else.
    """
    line = _without_unit(" ".join(text.split()), unit)
    if _GROUPED_NUMBER.fullmatch(line) or not line:
        return Typed(parse_number(line, habits), today)
    wrong_day = None
    for day, number in _splits(line.split()):
        try:
            return Typed(parse_number(number, habits), parse_date(day, habits, today))
        except Refused as refused:
            wrong_day = wrong_day or (refused if looks_like_day(day, habits) else None)
    if wrong_day is not None:
        raise wrong_day
    if all(_GROUPED_NUMBER.fullmatch(word) for word in line.split()):
        raise Refused(_("“{text}” is more than one number. Type one, or paste a column.").format(text=line[:40]))
    words = _("“{text}” is no number. Write it like {example}, or yesterday {example}.")
    raise Refused(words.format(text=line[:40], example=format_number(4.9)))


def _without_unit(line: str, unit: str) -> str:
    ends = unit and len(line) > len(unit) and line.casefold().endswith(unit.casefold())
    bare = line[: -len(unit)].rstrip() if ends else line
    return bare if bare[-1:].isdigit() else line


def _splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (day, number): the day first, as in `27 nov 4`, before the number first, as in `4 27/11`."""
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words) - 1, 0, -1)]
    day_first = (cut for cut in cuts if _GROUPED_NUMBER.fullmatch(cut[1]))
    number_first = ((day, number) for number, day in reversed(cuts) if _GROUPED_NUMBER.fullmatch(number))
    yield from day_first
    yield from number_first


def read_entry(text: str) -> tuple[str, str]:
    """Return (step, words) of a journal line: `/study it fell` sets the step, without a prefix it is a note."""
    found = re.match(r"\s*/(\w+)(?:\s+|$)", text)
    if found is None:
        return "note", text.strip()
    typed = found[1].casefold()
    for step in STEPS:
        if typed in (step, step_name(step).casefold()):
            return step, text[found.end() :].strip()
    return "note", text.strip()


def link_role_name(role: str) -> str:
    """Return what a link of a pilot means, as words."""
    return {
        "motivated_by": _("Motivated by"),
        "applied": _("Applied"),
        "learned_from": _("Learned from"),
        "counts_for": _("Counts for"),
    }[role]
