"""Tell for each point of a chart which rules speak of it, to which side, and with which shape it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from opspath_desktop.charts.figure import Role, Shape
from opspath_desktop.domain.spc_rules import rank
from opspath_desktop.domain.spc_types import Direction, Signal
from opspath_desktop.i18n import _

Tone = Literal["better", "worse", "neutral"]


@dataclass(frozen=True, slots=True)
class Flag:
    """What the signals say of one point: its tone, and the rules in the order of precedence."""

    tone: Tone
    rules: tuple[str, ...]


SHAPES: Mapping[Tone, tuple[Shape, Role]] = {
    "better": ("diamond", "better"),
    "worse": ("triangle", "worse"),
    "neutral": ("square", "neutral"),
}


@lru_cache(maxsize=4)
def flags(signals: tuple[Signal, ...], better: Direction) -> Mapping[int, Flag]:
    """Return what is said of each point that carries a signal; a point that is better by one rule counts as better.

    The answer is kept: a chart that is panned asks again for every window.
    """
    rules: dict[int, tuple[str, ...]] = {}
    tones: dict[int, Tone] = {}
    for signal in sorted(signals, key=lambda signal: rank(signal.rule)):
        tone = tone_of(signal.side, better)
        for point in signal.points:
            known = rules.get(point, ())
            if signal.rule not in known:
                rules[point] = (*known, signal.rule)
            if tone == "better" or point not in tones:
                tones[point] = tone
    return {point: Flag(tones[point], named) for point, named in rules.items()}


def tone_of(side: int, better: Direction) -> Tone:
    """Return whether a signal to this side (1 high or rising, -1 low or falling) is wanted."""
    if better == "neutral":
        return "neutral"
    return "better" if (side > 0) == (better == "up") else "worse"


def rule_words(rule: str, centre: str) -> str:
    """Say what a rule has found; `centre` is the word for the centre line."""
    words = {
        "outside": _("outside the limits"),
        "shift": _("in a run on one side of the {centre}"),
        "run_of_8": _("in a run on one side of the {centre}"),
        "trend": _("in a trend"),
        "two_of_three": _("two of three close to a limit"),
        "three_of_four": _("three of four closer to a limit than to the {centre}"),
        "four_of_five": _("four of five away from the {centre}"),
        "mr_outside": _("a jump larger than the moving ranges allow"),
    }
    return words.get(rule, rule).format(centre=centre)


def tone_words(tone: Tone) -> str:
    """Say a tone in words."""
    return {"better": _("better"), "worse": _("worse"), "neutral": _("a change")}[tone]
