"""Set blocks as flowables: one function a kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from opspath_desktop.i18n import _
from opspath_desktop.plan import blocks as b
from opspath_desktop.plan.flowables import Factory, Flow

CELL_LOOKS = {"plain": "plain", "strong": "strong", "muted": "cell_muted", "title": "title"}
SHORT_TABLE = 4  # rows
ROOM_FOR_HEADING = {1: 0.0, 2: 84.0, 3: 62.0}


class Composer:
    """Turn blocks into flowables for a text area of `width` by `height` points."""

    def __init__(self, factory: Factory, width: float, height: float) -> None:
        self.make, self.width, self.height = factory, width, height
        self._setters: dict[type, Callable[[Any], list[Flow]]] = {
            b.Heading: self._heading,
            b.Text: lambda block: self.make.words(block.text, block.style),
            b.Bullets: self._bullets,
            b.Table: self._table,
            b.Picture: self._picture,
            b.Tiles: self._tiles,
            b.Facts: self._facts,
            b.Columns: self._columns,
            b.Cards: self._cards,
            b.Asks: self._asks,
            b.Ruled: self._ruled,
            b.Choices: self._choices,
            b.Signatures: self._signatures,
            b.Keep: lambda block: [self.make.together(self.set(block.blocks, boxed=True))],
        }

    def set(self, blocks: Iterable[b.Block], *, boxed: bool = False) -> list[Flow]:
        """Return the flowables of the blocks; inside a box headings ask for no room."""
        made: list[Flow] = []
        todo = list(blocks)
        for block, following in zip(todo, [*todo[1:], None], strict=True):
            if isinstance(block, b.Heading) and not boxed and block.level > 1:
                made.append(self.make.need(self._room(block, following)))
            made += self._setters[type(block)](block)
        return made

    def _room(self, heading: b.Heading, following: b.Block | None) -> float:
        """Return how much must be free below a heading: a short table stays whole, of a long one a few rows."""
        least = ROOM_FOR_HEADING[heading.level]
        if not isinstance(following, b.Table) or not 0 < len(following.rows) <= SHORT_TABLE:
            return least
        tall = float(self._table(following)[0].wrap(self.width, self.height)[1])
        return max(least, tall + 32) if tall < self.height / 3 else least

    def _narrow(self, width: float) -> Composer:
        return Composer(self.make, width, self.height)

    def _heading(self, block: b.Heading) -> list[Flow]:
        return [self.make.heading(block.text, block.level)]

    def _bullets(self, block: b.Bullets) -> list[Flow]:
        signs = [f"{n}." if block.numbered else "•" for n in range(1, len(block.items) + 1)]
        rows = [
            [self.make.words(sign, "plain"), self.make.words(item, "plain")]
            for sign, item in zip(signs, block.items, strict=True)
        ]
        return [self.make.table(rows, [16, self.width - 16], header=False, rules=False, pad=1)] if rows else []

    def _table(self, block: b.Table) -> list[Flow]:
        total = sum(column.share for column in block.columns)
        widths = [column.share / total * self.width for column in block.columns]
        header = any(column.title for column in block.columns)
        rows = [[self._cell(cell) for cell in row] for row in block.rows]
        if header:
            rows.insert(0, [self.make.words(column.title, "column") for column in block.columns])
        return [self.make.table(rows, widths, header=header, rules=header, pad=3.0 if header else 1.2)] if rows else []

    def _cell(self, cell: b.Cell) -> list[Flow]:
        made: list[Flow] = []
        for n, line in enumerate(cell.lines):
            look, mark = CELL_LOOKS[line.style], (cell.mark or "") if n == 0 else ""
            made += self.make.words(line.text, look, mark=mark, indent=cell.mark is not None, address=line.link)
        return made

    def _picture(self, block: b.Picture) -> list[Flow]:
        made = [self.make.picture(block.figure)]
        return [*made, *self.make.words(block.caption, "small"), self.make.gap(4)]

    def _tiles(self, block: b.Tiles) -> list[Flow]:
        boxes = []
        for tile in block.items:
            inside = [*self.make.words(tile.value, "figure"), *self.make.words(tile.label, "tile")]
            if tile.figure is not None:
                inside.append(self.make.picture(tile.figure))
            boxes.append(self.make.stack(inside, pad=8, tint="grey"))
        return [self.make.row(boxes, gap=7), self.make.gap(2)]

    def _facts(self, block: b.Facts) -> list[Flow]:
        across = min(4, len(block.items))
        cells = [
            [*self.make.words(name, "label"), *(self.make.words(value, "fact") or [self.make.lines(1, 12)])]
            for name, value in block.items
        ]
        cells += [[] for _n in range(-len(cells) % across)]
        rows = [cells[i : i + across] for i in range(0, len(cells), across)]
        return [self.make.facts(rows, [self.width / across] * across)]

    def _columns(self, block: b.Columns) -> list[Flow]:
        gap = 30.0
        half = self._narrow((self.width - gap) / 2)
        sides = [half.set(side, boxed=True) for side in (block.left, block.right)]
        row = self.make.row([self.make.stack(side) for side in sides], gap=gap)
        if row.wrap(self.width, self.height)[1] > self.height * 0.8:
            return self.set((*block.left, *block.right))
        return [self.make.gap(4), row, self.make.gap(2)]

    def _cards(self, block: b.Cards) -> list[Flow]:
        made: list[Flow] = []
        for start in range(0, len(block.items), 3):
            boxes = [
                self.make.stack([*self.make.words(title, "card"), *self.make.words(text, "small")], pad=9, tint="grey")
                for title, text in block.items[start : start + 3]
            ]
            boxes += [self.make.stack([]) for _n in range(3 - len(boxes))]
            made += [self.make.row(boxes, gap=9), self.make.gap(6)]
        return made

    def _asks(self, block: b.Asks) -> list[Flow]:
        pad = 9.0
        inner = self.width - 2 * pad
        rows = [
            [self.make.words(str(n), "strong"), self.make.words(ask, "plain"), [self.make.lines(1, 13)]]
            for n, ask in enumerate(block.items, 1)
        ]
        table = self.make.table(rows, [16, inner * 0.62 - 16, inner * 0.38], header=False, rules=False, pad=2.4)
        return [self.make.gap(4), self.make.stack([*self.make.words(block.title, "h3"), table], pad=pad, tint="teal")]

    def _ruled(self, block: b.Ruled) -> list[Flow]:
        stacks = [
            self.make.stack([*self.make.words(label, "label"), self.make.lines(block.count, 22)])
            for label in block.labels
        ]
        return [self.make.gap(4), self.make.row(stacks, gap=14), self.make.gap(6)]

    def _choices(self, block: b.Choices) -> list[Flow]:
        cells = [self.make.words(item, "body", mark="open") for item in block.items]
        cells += [[]] * (len(cells) % 2)
        rows = [cells[i : i + 2] for i in range(0, len(cells), 2)]
        return [self.make.table(rows, [self.width / 2] * 2, header=False, rules=False, pad=1.5), self.make.gap(6)]

    def _signatures(self, block: b.Signatures) -> list[Flow]:
        boxes = []
        for role, name in block.items:
            who = self.make.words(name, "fact") or [self.make.lines(1, 12)]
            names = [self.make.words(words, "small") for words in (_("Signature"), _("Date"))]
            room = (self.width - 14) / 2 - 20
            lines = [[[self.make.lines(1, 30)], [self.make.lines(1, 30)]], names]
            table = self.make.table(lines, [room * 0.64, room * 0.36], header=False, rules=False, pad=0)
            boxes.append(self.make.stack([*self.make.words(role, "label"), *who, table], pad=10, tint="grey"))
        return [self.make.row(boxes, gap=14), self.make.gap(6)]
