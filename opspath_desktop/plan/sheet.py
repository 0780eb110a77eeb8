"""Set a sheet: one landscape page on a grid. What has no room goes on after it, and the page says where.

A page that is a little too full is set closer, step by step, down to the least size of letters; only then does it go
on. Nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Flowable

from opspath_desktop.charts.scale import text_width
from opspath_desktop.i18n import _
from opspath_desktop.plan import blocks as b
from opspath_desktop.plan.compose import Composer
from opspath_desktop.plan.flowables import Factory, Flow
from opspath_desktop.plan.looks import size_of
from opspath_desktop.plan.paint import INK, TEAL_TINT, TINT, colour
from opspath_desktop.plan.photos import set_photos
from opspath_desktop.plan.pictures import Album, album
from opspath_desktop.plan.sheet_fit import BAR, BARE, GAP, MARK, SLACK, Section, fill, gap, measure, share, stretch

MM = 72 / 25.4
HEAD, STRIP, FOOT, GUTTER = 13 * MM, 12 * MM, 5 * MM, 5 * MM
BELOW_TABLE = 2.0  # points
SIGN = 13.0  # points for the sign before a word
WIDEST_WORD = 0.2  # of the width; a longer word may break
PAD = 4.0  # points left and right of what a section holds
TALLEST_STRIP = 26 * MM
ROOM_BELOW = 130.0  # points that must be free below a heading on the pages after it
TITLE_SHARE = 0.56  # of the width; the facts stand beside it
EVEN, MOST, MOVES = 0.5, 0.1, 3  # the left column's share of the width, how far it may move and how often


@dataclass(frozen=True, slots=True)
class Step:
    """How close a page is set: room between lines, letters, whether charts are low.

    A column that is too full leaves out what is `Spare`, up to this rank.
    """

    lines: float = 1.0
    letters: float = 1.0
    low: bool = False
    spares: int = 0


STEPS = (
    Step(),
    Step(0.94),
    Step(0.9, low=True, spares=1),
    Step(0.9, low=True, spares=2),
    Step(0.9, 0.94, low=True, spares=2),
    Step(0.9, 0.885, low=True, spares=2),
    Step(0.9, low=True, spares=3),
    Step(0.9, 0.885, low=True, spares=3),
)


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

    album: Album = album(None)

    def __init__(self, factory: Factory, width: float, height: float, *, low: bool = False, spares: int = 0) -> None:
        super().__init__(factory, width, height)
        self._low, self._spares = low, spares
        self._setters[b.Photos] = self._photos
        self._setters[b.Drawn] = self._drawn
        self._setters[b.Spare] = self._spare

    def _drawn(self, block: b.Drawn) -> list[Flow]:
        least = block.tight if self._low and block.tight else block.least
        return [self.make.drawn(block.make, least, block.most)]

    def _photos(self, block: b.Photos) -> list[Flow]:
        least = block.tight if self._low else block.least
        return set_photos(self.make, self.album, block.items, self.width, least, block.most, low=self._low)

    def _spare(self, block: b.Spare) -> list[Flow]:
        return self.set(block.instead if block.rank <= self._spares else block.blocks, boxed=True)

    def _widths(self, block: b.Table) -> list[float]:
        """Widen columns in which a word or a day would break; then give what one has over to those that break lines."""
        widths, size = super()._widths(block), size_of("sheet_cell", self.make.letters)
        rows = [row for row in block.rows if not isinstance(row, b.Across)]
        wanted = []
        for n, column in enumerate(block.columns):
            cells = [row[n] for row in rows]
            whole = max(_longest(column.title, size, bold=True), *(_longest_in(one, size) for one in cells))
            lack = min(whole + self.between, self.width * WIDEST_WORD) - widths[n]
            most = widths.index(max(widths))
            if lack > 0 and most != n:
                widths[n] += lack
                widths[most] -= lack
            lines = (_longest_in(one, size, breaks=r"\n+") for one in cells)
            wanted.append(max(whole, *lines) + self.between + SLACK)
        return _evened(widths, wanted)

    def _table(self, block: b.Table) -> list[Flow]:
        made = super()._table(block)
        for flow in made:
            flow.spaceAfter = BELOW_TABLE
        return made


def _longest_in(cell: b.Cell, size: float, breaks: str = r"[ \n]+") -> float:
    signs = SIGN if cell.mark is not None else 0.0
    said = (_longest(line.text, size, breaks, bold=line.style == "strong") for line in cell.lines)
    return max(said, default=0.0) + signs


def _longest(words: str, size: float, breaks: str = r"[ \n]+", *, bold: bool) -> float:
    """Return the width of the longest piece that does not break: a word, or a day with its hard spaces."""
    return max((text_width(piece, size, bold=bold) for piece in re.split(breaks, words)), default=0.0)


def _evened(widths: list[float], wanted: list[float]) -> list[float]:
    """Give what some columns have over to those that lack it, to each by its lack."""
    over = [max(width - want, 0.0) for width, want in zip(widths, wanted, strict=True)]
    lacks = [max(want - width, 0.0) for width, want in zip(widths, wanted, strict=True)]
    given = min(sum(over), sum(lacks))
    if not given:
        return widths
    return [
        width - given * spare / sum(over) + given * lack / sum(lacks)
        for width, spare, lack in zip(widths, over, lacks, strict=True)
    ]


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
        y -= gap(before, flow)
        y -= flow.wrapOn(canvas, width, 10_000)[1]
        flow.drawOn(canvas, x, y)
        before = flow


class SheetSetter:
    """Set sheets for pages with this much room inside the margins, in points."""

    def __init__(self, width: float, height: float, pictures: Album | None = None) -> None:
        self.width, self.height, self.pictures = width, height, pictures or album(None)

    def set(self, sheet: b.Sheet) -> tuple[SheetPage, list[Flow]]:
        """Return the page and what goes on after it, set for its two columns."""
        return self.chosen(sheet).placed()

    def chosen(self, sheet: b.Sheet) -> Setting:
        """Return the least close setting that fits; where none does, the roomiest."""
        roomy = self._at(sheet, STEPS[0], EVEN)
        best = None if roomy.fits else self._fitting(sheet, STEPS[-1])
        if best is None:  # it fits, or it goes on anyway and may as well be easy to read
            return roomy
        first, last = -1, len(STEPS) - 1
        while last - first > 1:  # the least close step that fits
            middle = (first + last) // 2
            tried = self._fitting(sheet, STEPS[middle], best.share_left)
            first, last, best = (first, middle, tried) if tried else (middle, last, best)
        return best

    def _fitting(self, sheet: b.Sheet, step: Step, share_left: float = EVEN) -> Setting | None:
        """Set it at a step, with a wider column for the half that alone has too little room; None where that fails."""
        tried, low, high = self._at(sheet, step, share_left), EVEN - MOST, EVEN + MOST
        for _turn in range(MOVES if share_left == EVEN else 2):  # a share that fits another step is nearly right
            left, right = tried.lacks
            if tried.fits or min(left, right) > 0 or tried.strip_rest:
                break
            low, high = (share_left, high) if left > 0 else (low, share_left)
            share_left = (low + high) / 2
            tried = self._at(sheet, step, share_left)
        return tried if tried.fits else None

    def _at(self, sheet: b.Sheet, step: Step, share_left: float) -> Setting:
        return Setting(sheet, step, share_left, self)


class Setting:
    """One way to set a sheet: at a step, with this share of the width for the left column."""

    def __init__(self, sheet: b.Sheet, step: Step, share_left: float, page: SheetSetter) -> None:
        width, height = page.width, page.height
        self.sheet, self.step, self.width, self.height, self.pictures = sheet, step, width, height, page.pictures
        self.share_left = share_left
        self.make = Factory(step.lines, step.letters)
        self._made: dict[tuple[str, int], Section | None] = {}
        left = (width - GUTTER) * share_left
        self.places = ((0.0, left), (left + GUTTER, width - GUTTER - left))  # x and width of the two columns
        self.head = self._head()
        self.strip, self.strip_rest = self._strip()
        self.top = self.head[0].tall + GAP
        self.room = height - FOOT - self.top - (self.strip.tall + GAP if self.strip else 0.0)
        halves = zip((sheet.left, sheet.right), self.places, strict=True)
        self.columns = [self._column(boxes, wide) for boxes, (_x, wide) in halves]

    @property
    def lacks(self) -> list[float]:
        """Return how many points each column lacks."""
        return [self._lack(column) for column in self.columns]

    @property
    def fits(self) -> bool:
        """Tell whether nothing has to go on elsewhere."""
        return max(self.lacks) <= 0 and not self.strip_rest

    def placed(self) -> tuple[SheetPage, list[Flow]]:
        """Return the page and what goes on after it."""
        parts, rest = [*self.head], []
        for sections, (x, wide) in zip(self.columns, self.places, strict=True):
            share(sections, self.room)
            parts += self._placed(sections, x, wide)
            rest += [section for section in sections if section.rest]
        if self.strip:
            self.strip.top = self.height - FOOT - self.strip.tall
            parts.append(self.strip)
        rest += [Section(_("Benefits"), [], 0, 0, rest=self.strip_rest)] if self.strip_rest else []
        return SheetPage(parts, (self.width, self.height), self.sheet.foot), self._more(rest)

    def _lack(self, column: Sequence[Section]) -> float:
        return sum(section.need for section in column) - self.room

    def _set(self, blocks: Iterable[b.Block], width: float, spares: int = 0) -> list[Flow]:
        composer = SheetComposer(self.make, width, self.height, low=self.step.low, spares=spares)
        composer.album = self.pictures
        return composer.set(blocks, boxed=True)

    def _column(self, boxes: Sequence[b.Box], wide: float) -> list[Section]:
        """Set a column with as much of what is spare as it has room for."""
        for spares in range(self.step.spares):
            sections = self._sections(boxes, wide, spares)
            if self._lack(sections) <= 0:
                return sections
        return self._sections(boxes, wide, self.step.spares)

    def _head(self) -> list[_Part]:
        room = self.width * TITLE_SHARE
        make = Factory(letters=self.step.letters)  # lines of two sizes would touch if they came closer
        title = [*make.words(self.sheet.title, "sheet_title"), *make.words(self.sheet.under, "sheet_muted")]
        facts = [flow for fact in self.sheet.facts for flow in make.words(fact, "sheet")]
        beside = self.width - room - GUTTER
        tall = max(HEAD, measure(title, room) + 4, measure(facts, beside) + 4)
        right = _Part(room + GUTTER - PAD, 0, beside + 2 * PAD, tall, facts)
        return [_Part(0, 0, self.width, tall, [], line=INK), _Part(-PAD, 0, room + 2 * PAD, tall, title), right]

    def _strip(self) -> tuple[_Part | None, list[Flow]]:
        room = self.width - 2 * PAD
        flows = self._set(self.sheet.strip, room)
        if not flows:
            return None, []
        kept, rest = fill(flows, room, TALLEST_STRIP - 6)
        if rest:
            kept, rest = fill(self._set(self.sheet.strip, room), room, TALLEST_STRIP - 6 - MARK)
            kept += self._mark()
        tall = max(STRIP if self.step == STEPS[0] else 0.0, measure(kept, room) + 6)
        return _Part(0, 0, self.width, tall, kept, tint=TEAL_TINT), rest

    def _sections(self, boxes: Sequence[b.Box], wide: float, spares: int) -> list[Section]:
        found = (self._section(box, wide - 2 * PAD, spares) for box in boxes)
        return [section for section in found if section is not None]

    def _section(self, box: b.Box, room: float, spares: int) -> Section | None:
        """Set one box; between the ranks of what is spare in it nothing changes."""
        ranks = [block.rank for block in box.blocks if isinstance(block, b.Spare) and block.rank <= spares]
        key = box.title, max(ranks, default=0)
        if key not in self._made:
            flows = self._set(box.blocks, room, spares)
            need = BAR + 2 + measure(flows, room) + GAP
            self._made[key] = Section(box.title, flows, box.tall * MM, room, need) if flows else None
        return self._made[key]

    def _placed(self, sections: Sequence[Section], x: float, wide: float) -> list[_Part]:
        parts, top = [], self.top
        for section in sections:
            flows = section.flows
            if section.tall < section.need - 0.01:
                flows, section.rest = fill(flows, section.width, section.tall - BARE)
                flows = [*flows, *self._mark()]
            else:
                stretch(section)
            title = self.make.words(section.title, "sheet_head")
            parts.append(_Part(x, top, wide, section.tall - GAP, flows, title))
            top += section.tall
        return parts

    def _mark(self) -> list[Flow]:
        return self.make.words(_("Continued on page 2"), "sheet_small")

    def _more(self, rest: Sequence[Section]) -> list[Flow]:
        flows: list[Flow] = []
        for section in rest:
            flows.append(self.make.need(ROOM_BELOW))
            flows += self.make.words(_("{section} (continued)").format(section=section.title), "sheet_head")
            flows += [self.make.gap(3), *section.rest, self.make.gap(8)]
        return flows
