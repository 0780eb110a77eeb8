"""Set a sheet: one landscape page on a grid. What has no room goes on after it, and the page says where.

Nothing is shrunk or cut. Sections that need less than their share of the column leave it to those that need more;
charts take what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from reportlab.platypus import Flowable

from opspath_desktop.charts.scale import text_width
from opspath_desktop.i18n import _
from opspath_desktop.plan import blocks as b
from opspath_desktop.plan.compose import Composer
from opspath_desktop.plan.flowables import Elastic, Factory, Flow
from opspath_desktop.plan.paint import INK, TEAL_TINT, TINT, colour

MM = 72 / 25.4
HEAD, STRIP, FOOT, GUTTER = 13 * MM, 12 * MM, 5 * MM, 5 * MM
BAR = 12.0  # points of a section's title
BELOW_TABLE = 2.0  # points
CELL_SIZE = 8.0  # points, of the words in a table
SIGN = 13.0  # points for the sign before a word
WIDEST_WORD = 0.2  # of the width; a longer word may break
PAD = 4.0  # points left and right of what a section holds
GAP = 3.0  # points below a section
SLACK = 0.5  # points, so that a row that was measured fits when it is set
MARK = 10.0  # points for "Continued on page 2"
BARE = BAR + 2 + GAP + MARK  # points of a section of which nothing is shown
TALLEST_STRIP = 26 * MM
ROOM_BELOW = 130.0  # points that must be free below a heading on the pages after it
TITLE_SHARE = 0.56  # of the width; the facts stand beside it


class SheetComposer(Composer):
    """Set blocks in the smaller type of a sheet."""

    cell_looks = {  # noqa: RUF012  # never changed
        "plain": "sheet_cell",
        "strong": "sheet_cell_strong",
        "muted": "sheet_cell_muted",
        "title": "sheet_cell_guess",
    }
    beside_look = "sheet"
    column_look = "sheet_column"
    pads = (0.6, 0.2)
    between = 5.0
    pairs = False

    def _widths(self, block: b.Table) -> list[float]:
        """Widen columns in which a word or a day would break; the widest one gives what they need."""
        widths = super()._widths(block)
        rows = [row for row in block.rows if not isinstance(row, b.Across)]
        for n, column in enumerate(block.columns):
            said = [_longest(column.title, bold=True), *(_longest_in(row[n]) for row in rows)]
            lack = min(max(said) + self.between, self.width * WIDEST_WORD) - widths[n]
            most = widths.index(max(widths))
            if lack > 0 and most != n:
                widths[n] += lack
                widths[most] -= lack
        return widths

    def _table(self, block: b.Table) -> list[Flow]:
        made = super()._table(block)
        for flow in made:
            flow.spaceAfter = BELOW_TABLE
        return made


def _longest_in(cell: b.Cell) -> float:
    signs = SIGN if cell.mark is not None else 0.0
    return max((_longest(line.text, bold=line.style == "strong") for line in cell.lines), default=0.0) + signs


def _longest(words: str, *, bold: bool) -> float:
    """Return the width of the longest piece that does not break: a word, or a day with its hard spaces."""
    return max((text_width(word, CELL_SIZE, bold=bold) for word in re.split(r"[ \n]+", words)), default=0.0)


@dataclass(slots=True)
class _Section:
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


class SheetPage(Flowable):
    """The page itself: head, two columns, strip. It tells the canvas what stands at the foot of its pages."""

    def __init__(self, parts: Sequence[_Part], size: tuple[float, float], foot: str) -> None:
        super().__init__()
        self.parts, self.size, self.foot = parts, size, foot

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.size

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.sheet_begins(self.foot)
        for part in self.parts:
            part.draw(canvas, self.size[1])


@dataclass(slots=True)
class _Part:
    """Flowables at a place of the page, counted from its top left corner, perhaps on a tint or below a title bar."""

    x: float
    top: float
    width: float
    tall: float
    flows: list[Flow]
    title: list[Flow] = field(default_factory=list)
    tint: str = ""
    line: str = ""

    def draw(self, canvas: Any, height: float) -> None:
        """Draw what is in it."""
        y = height - self.top
        if self.tint:
            canvas.setFillColor(colour(self.tint))
            canvas.rect(self.x, y - self.tall, self.width, self.tall, stroke=0, fill=1)
        if self.title:
            canvas.setFillColor(colour(TINT))
            canvas.rect(self.x, y - BAR, self.width, BAR, stroke=0, fill=1)
            _column(canvas, self.title, self.x + PAD, y - 1, self.width - 2 * PAD)
            y -= BAR + 2
        if self.line:
            canvas.setStrokeColor(colour(self.line))
            canvas.setLineWidth(1.1 if self.line == INK else 0.6)
            canvas.line(self.x, height - self.top - self.tall, self.x + self.width, height - self.top - self.tall)
        inset = 0.0 if self.line else PAD
        _column(canvas, self.flows, self.x + inset, y - (3 if self.tint else 0), self.width - 2 * inset)


def _column(canvas: Any, flows: Sequence[Flow], x: float, y: float, width: float) -> None:
    before: Flow = None
    for flow in flows:
        y -= _gap(before, flow)
        y -= flow.wrapOn(canvas, width, 10_000)[1]
        flow.drawOn(canvas, x, y)
        before = flow


def _gap(above: Flow, below: Flow) -> float:
    return 0.0 if above is None else float(max(above.getSpaceAfter(), below.getSpaceBefore()))


def _measure(flows: Sequence[Flow], width: float) -> float:
    """Return how tall flowables are below each other."""
    tall, before = 0.0, None
    for flow in flows:
        tall += _gap(before, flow) + float(flow.wrap(width, 10_000)[1])
        before = flow
    return tall


class SheetSetter:
    """Set sheets for pages with this much room inside the margins, in points."""

    def __init__(self, factory: Factory, width: float, height: float) -> None:
        self.make, self.width, self.height = factory, width, height
        self.half = (width - GUTTER) / 2
        self.column = SheetComposer(factory, self.half - 2 * PAD, height)
        self.wide = SheetComposer(factory, width - 2 * PAD, height)

    def set(self, sheet: b.Sheet) -> tuple[SheetPage, list[Flow]]:
        """Return the page and what goes on after it, set for its two columns."""
        head = self._head(sheet)
        strip, strip_rest = self._strip(sheet)
        top = head[0].tall + GAP
        room = self.height - FOOT - top - (strip.tall + GAP if strip else 0.0)
        parts, rest = [*head], []
        for x, boxes in ((0.0, sheet.left), (self.half + GUTTER, sheet.right)):
            sections = self._sections(boxes)
            _share(sections, room)
            parts += self._placed(sections, x, top)
            rest += [section for section in sections if section.rest]
        if strip:
            strip.top = self.height - FOOT - strip.tall
            parts.append(strip)
        rest += [_Section(_("Benefits"), [], 0, 0, rest=strip_rest)] if strip_rest else []
        return SheetPage(parts, (self.width, self.height), sheet.foot), self._more(rest)

    def _head(self, sheet: b.Sheet) -> list[_Part]:
        room = self.width * TITLE_SHARE
        title = [*self.make.words(sheet.title, "sheet_title"), *self.make.words(sheet.under, "sheet_muted")]
        facts = [flow for fact in sheet.facts for flow in self.make.words(fact, "sheet")]
        beside = self.width - room - GUTTER
        tall = max(HEAD, _measure(title, room) + 4, _measure(facts, beside) + 4)
        right = _Part(room + GUTTER - PAD, 0, beside + 2 * PAD, tall, facts)
        return [_Part(0, 0, self.width, tall, [], line=INK), _Part(-PAD, 0, room + 2 * PAD, tall, title), right]

    def _strip(self, sheet: b.Sheet) -> tuple[_Part | None, list[Flow]]:
        flows = self.wide.set(sheet.strip, boxed=True)
        if not flows:
            return None, []
        room = self.width - 2 * PAD
        kept, rest = _fill(flows, room, TALLEST_STRIP - 6)
        if rest:
            kept, rest = _fill(self.wide.set(sheet.strip, boxed=True), room, TALLEST_STRIP - 6 - MARK)
            kept += self._mark()
        tall = max(STRIP, _measure(kept, room) + 6)
        return _Part(0, 0, self.width, tall, kept, tint=TEAL_TINT), rest

    def _sections(self, boxes: Sequence[b.Box]) -> list[_Section]:
        made = []
        for box in boxes:
            flows = self.column.set(box.blocks, boxed=True)
            if flows:
                section = _Section(box.title, flows, box.tall * MM, self.column.width)
                section.need = BAR + 2 + _measure(flows, self.column.width) + GAP
                made.append(section)
        return made

    def _placed(self, sections: Sequence[_Section], x: float, top: float) -> list[_Part]:
        parts = []
        for section in sections:
            flows = section.flows
            if section.tall < section.need - 0.01:
                room = section.tall - BARE
                flows, section.rest = _fill(flows, self.column.width, room)
                flows = [*flows, *self._mark()]
            else:
                _stretch(section)
            title = self.make.words(section.title, "sheet_head")
            parts.append(_Part(x, top, self.half, section.tall - GAP, flows, title))
            top += section.tall
        return parts

    def _mark(self) -> list[Flow]:
        return self.make.words(_("Continued on page 2"), "sheet_small")

    def _more(self, rest: Sequence[_Section]) -> list[Flow]:
        flows: list[Flow] = []
        for section in rest:
            flows.append(self.make.need(ROOM_BELOW))
            flows += self.make.words(_("{section} (continued)").format(section=section.title), "sheet_head")
            flows += [self.make.gap(3), *section.rest, self.make.gap(8)]
        return flows


def _share(sections: Sequence[_Section], room: float) -> None:
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


def _grow(section: _Section, left: float) -> float:
    """Let a chart of a section that goes on elsewhere take what is left of the column; return how much it took."""
    if section.tall >= section.need - 0.01:
        return 0.0
    kept, _rest = _fill(section.flows, section.width, section.tall - BARE)
    chart = next((flow for flow in section.elastic if flow in kept), None)
    if chart is None:
        return 0.0
    more = max(min(left, chart.most - chart.tall), 0.0)
    chart.tall += more
    section.tall += more
    return more


def _for_charts(section: _Section) -> float:
    if section.tall < section.need - 0.01:  # it goes on elsewhere: its charts stay small
        return 0.0
    return sum(chart.most - chart.least for chart in section.elastic)


def _for_grid(section: _Section) -> float:
    return max(section.grid - section.tall, 0.0)


def _ration(sections: list[_Section], room: float) -> None:
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


def _cut(sections: Sequence[_Section], short: Sequence[_Section], room: float) -> list[float] | None:
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


def _used(section: _Section, tall: float) -> float:
    """Return how tall a section is when it is filled up to this height."""
    if section.need <= tall:
        return section.need
    kept, _rest = _fill(section.flows, section.width, tall - BARE)
    return BARE + (SLACK + _measure(kept, section.width) if kept else 0.0)


def _stretch(section: _Section) -> None:
    """Let the charts of a section take what the words leave."""
    spare = section.tall - section.need
    for chart in section.elastic:
        more = min(spare / len(section.elastic), chart.most - chart.least)
        chart.tall = chart.least + more


def _fill(flows: Sequence[Flow], width: float, room: float) -> tuple[list[Flow], list[Flow]]:
    """Return what fits into the room, and the rest; paragraphs and tables are split, nothing is lost."""
    kept: list[Flow] = []
    todo: list[Flow] = list(flows)
    while todo:
        flow = todo[0]
        gap = _gap(kept[-1] if kept else None, flow)
        tall = float(flow.wrap(width, 10_000)[1])
        if gap + tall <= room + 0.01:
            kept.append(todo.pop(0))
            room -= gap + tall
            continue
        first, *after = flow.split(width, max(room - gap, 0.0)) or [None]
        if first is not None and after:
            kept.append(first)
            todo = [*after, *todo[1:]]
        return kept, todo
    return kept, []
