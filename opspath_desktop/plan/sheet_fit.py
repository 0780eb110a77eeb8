"""Share the height of a column among the sections of a sheet, and part what has no room from what has.

Sections that need less than their share of the column leave it to those that need more; charts take what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from opspath_desktop.plan.flowables import Elastic, Flow

BAR = 12.0  # points of a section's title
GAP = 3.0  # points below a section
SLACK = 0.5  # points, so that a row that was measured fits when it is set
MARK = 10.0  # points for "Continued on page 2"
BARE = BAR + 2 + GAP + MARK  # points of a section of which nothing is shown


@dataclass(slots=True)
class Section:
    """A section while it is fitted: what it holds, how tall that is, and what it gets."""

    title: str
    flows: list[Flow]
    grid: float
    width: float
    need: float = 0.0
    tall: float = 0.0
    rest: list[Flow] = field(default_factory=list)

    @property
    def elastic(self) -> list[Elastic]:
        """Return its charts."""
        return [flow for flow in self.flows if isinstance(flow, Elastic)]


def gap(above: Flow, below: Flow) -> float:
    """Return the room between two flowables; none above the first."""
    return 0.0 if above is None else float(max(above.getSpaceAfter(), below.getSpaceBefore()))


def measure(flows: Sequence[Flow], width: float) -> float:
    """Return how tall flowables are below each other."""
    tall, before = 0.0, None
    for flow in flows:
        tall += gap(before, flow) + float(flow.wrap(width, 10_000)[1])
        before = flow
    return tall


def share(sections: Sequence[Section], room: float) -> None:
    """Give each section what it needs where that fits, then up to its place on the grid, then what charts can use.

    Where it does not fit, as few as possible go on elsewhere.
    """
    needed = sum(section.need for section in sections)
    for section in sections:
        section.tall = section.need
    if needed > room:
        _ration(list(sections), room)
    left = room - sum(section.tall for section in sections)
    for wish in (_for_charts, _for_grid) if needed <= room else (_for_charts,):
        wishes = [wish(section) for section in sections]
        given = min(left, sum(wishes))
        for section, asked in zip(sections, wishes, strict=True):
            section.tall += given * asked / sum(wishes) if sum(wishes) else 0.0
        left -= given
    for section in sections:
        left -= _grow(section, left) if needed > room else 0.0


def _grow(section: Section, left: float) -> float:
    """Let a chart of a section that goes on elsewhere take what is left of the column; return how much it took."""
    if section.tall >= section.need - 0.01:
        return 0.0
    kept, _rest = fill(section.flows, section.width, section.tall - BARE)
    chart = next((flow for flow in section.elastic if flow in kept), None)
    if chart is None:
        return 0.0
    more = max(min(left, chart.most - chart.tall), 0.0)
    chart.tall += more
    section.tall += more
    return more


def _for_charts(section: Section) -> float:
    if section.tall < section.need - 0.01:  # it goes on elsewhere: its charts stay small
        return 0.0
    return sum(chart.most - chart.least for chart in section.elastic)


def _for_grid(section: Section) -> float:
    return max(section.grid - section.tall, 0.0)


def _ration(sections: list[Section], room: float) -> None:
    """Let as few sections as possible go on elsewhere, and of these choices take the one by which least has to."""
    found: list[tuple[int, float, list[float]]] = []
    for count in range(1, len(sections) + 1):
        for short in combinations(sections, count):
            talls = _cut(sections, short, room)
            if talls is not None:
                bare = sum(tall <= BARE + SLACK < section.need for section, tall in zip(sections, talls, strict=True))
                found.append((-bare, sum(talls), talls))
        if any(not bare for bare, _tall, _talls in found):
            break
    talls = max(found)[2] if found else [min(section.need, BARE) for section in sections]
    for section, tall in zip(sections, talls, strict=True):
        section.tall = tall


def _cut(sections: Sequence[Section], short: Sequence[Section], room: float) -> list[float] | None:
    """Return the heights when only `short` are cut; None when there is no room for the others."""
    left = room - sum(section.need for section in sections if section not in short)
    left -= sum(min(BARE, section.need) for section in short)
    if left < 0:
        return None
    grid = sum(section.grid for section in short)
    talls = {id(section): _used(section, BARE + left * section.grid / grid) for section in short}
    left -= sum(tall - BARE for tall in talls.values())
    for section in short:  # a chart or a row needs all of its height: what is over serves another one
        before = talls[id(section)]
        talls[id(section)] = _used(section, before + max(left, 0.0))
        left -= talls[id(section)] - before
    return [talls.get(id(section), section.need) for section in sections]


def _used(section: Section, tall: float) -> float:
    """Return how tall a section is when it is filled up to this height."""
    if section.need <= tall:
        return section.need
    kept, _rest = fill(section.flows, section.width, tall - BARE)
    return BARE + (SLACK + measure(kept, section.width) if kept else 0.0)


def stretch(section: Section) -> None:
    """Let the charts of a section take what the words leave."""
    spare = section.tall - section.need
    for chart in section.elastic:
        more = min(spare / len(section.elastic), chart.most - chart.least)
        chart.tall = chart.least + more


def fill(flows: Sequence[Flow], width: float, room: float) -> tuple[list[Flow], list[Flow]]:
    """Return what fits into the room, and the rest; paragraphs and tables are split, nothing is lost."""
    kept: list[Flow] = []
    todo: list[Flow] = list(flows)
    while todo:
        flow = todo[0]
        above = gap(kept[-1] if kept else None, flow)
        tall = float(flow.wrap(width, 10_000)[1])
        if above + tall <= room + 0.01:
            kept.append(todo.pop(0))
            room -= above + tall
            continue
        first, *after = flow.split(width, max(room - above, 0.0)) or [None]
        if first is not None and after:
            kept.append(first)
            todo = [*after, *todo[1:]]
        return kept, todo
    return kept, []
