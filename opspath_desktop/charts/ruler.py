"""Draw the stages of the pathway as a row of chevrons, with the current one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from opspath_desktop.charts.figure import Figure, Mark, Point, Polygon, Role, Text, Tip
from opspath_desktop.charts.scale import fit
from opspath_desktop.i18n import _

StepState = Literal["completed", "left", "current", "ahead"]
_FILL: dict[StepState, Role] = {"completed": "band", "left": "band", "current": "accent", "ahead": "grid"}
NOTCH = 7.0
GAP = 3.0


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the ruler; `note` says how far it went ("left 3 Oct, 9 of 12")."""

    number: int
    title: str
    state: StepState
    note: str = ""


def stage_ruler(steps: Sequence[Step], *, width: float = 482, height: float = 40) -> Figure:
    """Draw one chevron a stage in `width` by `height` points."""
    if not steps:
        return Figure(width, height, _("No stages."))
    each = (width + GAP * (len(steps) - 1)) / len(steps)
    marks: list[Mark] = []
    tips: list[Tip] = []
    for index, step in enumerate(steps):
        x = index * (each - GAP) + (GAP if index else 0)
        end = (index + 1) * each - index * GAP - GAP if index + 1 < len(steps) else width
        marks.append(Polygon(_chevron(x, end, height, first=index == 0), _FILL[step.state]))
        marks += _words(step, x + (9 if index == 0 else NOTCH + 7), end - NOTCH, height)
        tips.append(Tip((x + end) / 2, height / 2, _sentence(step)))
    return Figure(width, height, " ".join(_sentence(step) for step in steps), tuple(marks), tuple(tips))


def _chevron(x: float, end: float, height: float, *, first: bool) -> tuple[Point, ...]:
    outline: list[Point] = [(x, 0), (end - NOTCH, 0), (end, height / 2), (end - NOTCH, height), (x, height)]
    if not first:
        outline.append((x + NOTCH, height / 2))
    return tuple(outline)


def _words(step: Step, x: float, end: float, height: float) -> list[Mark]:
    current = step.state == "current"
    head: Role = "surface" if current else "text"
    body: Role = "surface" if current else "text2" if step.state == "ahead" else "text"
    name = _("Stage {n}").format(n=step.number) + (" ✓" if step.state == "completed" else "")
    lines = [(name, head, 8.4), (step.title, body, 7.4)] + ([(step.note, body, 7.0)] if step.note else [])
    pitch = 10.6
    top = height / 2 - pitch * (len(lines) - 1) / 2 + 2.8
    marks: list[Mark] = []
    for row, (words, role, size) in enumerate(lines):
        bold = row == 0
        words = fit(words, size, end - x + 2, bold=bold)
        marks.append(Text(x, top + row * pitch, words, role, size, "bold" if bold else "regular"))
    return marks


def _sentence(step: Step) -> str:
    words = {"completed": _("completed"), "left": _("left"), "current": _("you are here"), "ahead": _("ahead")}
    state = words[step.state]
    detail = step.note or state
    return _("Stage {n}, {title}: {detail}.").format(n=step.number, title=step.title, detail=detail)
