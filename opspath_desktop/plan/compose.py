"""Set blocks as flowables: one function a kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from opspath_desktop.i18n import _
from opspath_desktop.plan import blocks as b
from opspath_desktop.plan.flowables import Factory, Flow

CELL_LOOKS = {"plain": "plain", "strong": "strong", "muted": "cell_muted", "title": "title"}
SHORT_TABLE = 4  # rows
RULED = 20.0  # points from line to line, 7 mm: room for handwriting
WIDE = 300.0  # points: boxes to tick stand in two columns
SHORT_ROW = 300  # characters
LONGEST_KEPT = 3000  # characters
SIGN_GAP = 6.0  # points behind each small figure
SPACE_OF_HEADING = 15.0  # above and below it
ROOM_FOR_HEADING = {1: 0.0, 2: 84.0, 3: 62.0}


class Composer:
    """Turn blocks into flowables for a text area of `width` by `height` points."""

    cell_looks: Mapping[str, str] = CELL_LOOKS
    column_look = "column"
    beside_look = "plain"  # of the words beside small figures
    pads = (2.6, 1.2)  # above and below the words of a row, with and without a header
    between = 8.0  # the columns
    pairs = True  # no entry of a table stands alone at the end of a page

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
            b.Keep: self._keep,
            b.Drawn: lambda block: [self.make.drawn(block.make, block.least, block.most)],
            b.Photos: lambda block: [flow for one in block.items for flow in self.make.words(one.words, "small")],
            b.Spare: lambda block: self.set(block.blocks),
            b.Signs: self._signs,
        }

    def set(self, blocks: Iterable[b.Block], *, boxed: bool = False) -> list[Flow]:
        """Return the flowables of the blocks; inside a box headings ask for no room."""
        todo = list(blocks)
        parts = [self._setters[type(block)](block) for block in todo]
        made: list[Flow] = []
        for n, (block, part) in enumerate(zip(todo, parts, strict=True)):
            if isinstance(block, b.Heading) and not boxed and block.level > 1:
                following = (todo[n + 1], parts[n + 1]) if n + 1 < len(todo) else None
                made.append(self.make.need(self._room(block, part[0], following)))
            made += part
        return made

    def _room(self, heading: b.Heading, flow: Flow, following: tuple[b.Block, list[Flow]] | None) -> float:
        """Return how much must be free below a heading: a short table stays whole, of a long one a few rows."""
        least = ROOM_FOR_HEADING[heading.level] * self.make.density
        block, flows = following or (None, [])
        if not isinstance(block, b.Table) or not flows:
            return least
        own = float(flow.wrap(self.width, self.height)[1]) + SPACE_OF_HEADING * self.make.density
        tall = float(flows[0].wrap(self.width, self.height)[1])
        if len(_starts(block.rows)) > SHORT_TABLE or tall > self.height / 3:
            tall = self.make.height_of_rows(flows[0], _first_rows(block))
        return max(least, own + tall) if own + tall < self.height else least

    def _narrow(self, width: float) -> Composer:
        return Composer(self.make, width, self.height)

    def _keep(self, block: b.Keep) -> list[Flow]:
        """Keep the blocks together; what fills most of a page flows, it would leave a hole before it."""
        if len(" ".join(b.as_text(block.blocks))) > LONGEST_KEPT:
            return self.set(block.blocks)
        return [self.make.together(self.set(block.blocks, boxed=True))]

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
        widths = self._widths(block)
        header = any(column.title for column in block.columns)
        rows = [self._row(row, len(widths)) for row in block.rows]
        if not rows:
            return []
        if header:
            rows.insert(0, [self.make.words(column.title, self.column_look) for column in block.columns])
        across = {n: row.leads for n, row in enumerate(block.rows, int(header)) if isinstance(row, b.Across)}
        pad, whole = self.pads[0 if header else 1], _pairs(block.rows, int(header)) if self.pairs else []
        return [
            self.make.table(
                rows, widths, header=header, rules=header, pad=pad, across=across, whole=whole, right=self.between
            )
        ]

    def _widths(self, block: b.Table) -> list[float]:
        total = sum(column.share for column in block.columns)
        return [column.share / total * self.width for column in block.columns]

    def _row(self, row: b.Row, count: int) -> list[list[Flow]]:
        if not isinstance(row, b.Across):
            return [self._cell(cell) for cell in row]
        look = self.cell_looks["strong" if row.leads else "muted"]
        return [self.make.words(row.text, look, indent=row.indent), *([] for _n in range(count - 1))]

    def _cell(self, cell: b.Cell) -> list[Flow]:
        made: list[Flow] = []
        for n, line in enumerate(cell.lines):
            look, mark = self.cell_looks[line.style], (cell.mark or "") if n == 0 else ""
            made += self.make.words(line.text, look, mark=mark, indent=cell.mark is not None, address=line.link)
        return made

    def _picture(self, block: b.Picture) -> list[Flow]:
        made = [self.make.picture(block.figure)]
        return [*made, *self.make.words(block.caption, "small"), self.make.gap(4)]

    def _signs(self, block: b.Signs) -> list[Flow]:
        room = sum(figure.width for figure in block.figures) + SIGN_GAP * len(block.figures)
        figures = [[self.make.picture(figure)] for figure in block.figures]
        widths = [*(figure.width + SIGN_GAP for figure in block.figures), self.width - room]
        words = self.make.words(block.text, self.beside_look)
        return [self.make.table([[*figures, words]], widths, header=False, rules=False, pad=0.5, right=SIGN_GAP)]

    def _tiles(self, block: b.Tiles) -> list[Flow]:
        gap, pad = 7.0, 8.0
        inner = (self.width + gap) / max(len(block.items), 1) - gap - 2 * pad
        heads = [[*self.make.words(t.value, "figure"), *self.make.words(t.label, "tile")] for t in block.items]
        talls = [self.make.stack(head).wrap(inner, self.height)[1] for head in heads]
        boxes = []
        for tile, head, tall in zip(block.items, heads, talls, strict=True):
            if tile.figure is not None:  # all figures of the row stand on one line
                head += [self.make.gap((max(talls) - tall) / self.make.density), self.make.picture(tile.figure)]
            boxes.append(self.make.stack(head, pad=pad, tint="grey"))
        return [self.make.row(boxes, gap=gap, after=12)]

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
        row = self.make.row([self.make.stack(side) for side in sides], gap=gap, before=4, after=4)
        if row.wrap(self.width, self.height)[1] > self.height * 0.8:
            return self.set((*block.left, *block.right))
        return [row]

    def _cards(self, block: b.Cards) -> list[Flow]:
        made: list[Flow] = []
        for start in range(0, len(block.items), 3):
            boxes = [
                self.make.stack([*self.make.words(title, "card"), *self.make.words(text, "small")], pad=9, tint="grey")
                for title, text in block.items[start : start + 3]
            ]
            boxes += [self.make.stack([]) for _n in range(3 - len(boxes))]
            made.append(self.make.row(boxes, gap=9, after=6))
        return made

    def _asks(self, block: b.Asks) -> list[Flow]:
        pad = 9.0
        inner = self.width - 2 * pad
        rows = [
            [self.make.words(str(n), "strong"), self.make.words(ask, "plain"), [self.make.lines(1, 13)]]
            for n, ask in enumerate(block.items, 1)
        ]
        table = self.make.table(rows, [16, inner * 0.68 - 16, inner * 0.32], header=False, rules=False, pad=2)
        return [self.make.gap(3), self.make.stack([*self.make.words(block.title, "h3"), table], pad=pad, tint="teal")]

    def _ruled(self, block: b.Ruled) -> list[Flow]:
        if block.count == 1:
            rows = [[self.make.words(label, "label"), [self.make.lines(1, 14)]] for label in block.labels]
            widths = [self.width * 0.3, self.width * 0.7]
            return [self.make.table(rows, widths, header=False, rules=False, pad=3.5)]
        stacks = [
            self.make.stack([*self.make.words(label, "label"), self.make.lines(block.count, RULED)])
            for label in block.labels
        ]
        return [self.make.row(stacks, gap=14, before=4, after=6)]

    def _choices(self, block: b.Choices) -> list[Flow]:
        across = 2 if self.width > WIDE else 1
        cells = [self.make.words(item, "body", mark="open") for item in block.items]
        cells += [[]] * (len(cells) % across)
        rows = [cells[i : i + across] for i in range(0, len(cells), across)]
        return [self.make.table(rows, [self.width / across] * across, header=False, rules=False, pad=1.2)]

    def _signatures(self, block: b.Signatures) -> list[Flow]:
        gap, pad = 14.0, 10.0
        room = (self.width - gap) / 2 - 2 * pad
        boxes = []
        for role, name in block.items:
            who = self.make.words(name, "fact") or [self.make.lines(1, 12)]
            names = [self.make.words(words, "small") for words in (_("Signature"), _("Date"))]
            lines = [[[self.make.lines(1, 27)], [self.make.lines(1, 27)]], names]
            table = self.make.table(lines, [room * 0.64, room * 0.36], header=False, rules=False, pad=0)
            boxes.append(self.make.stack([*self.make.words(role, "label"), *who, table], pad=pad, tint="grey"))
        return [self.make.row(boxes, gap=gap, before=6, after=6)]


def _starts(rows: Sequence[b.Row]) -> list[int]:
    """Return where the entries of a table begin; a note belongs to the entry above it."""
    return [n for n, row in enumerate(rows) if not isinstance(row, b.Across) or row.leads]


def _pairs(rows: Sequence[b.Row], first: int) -> list[tuple[int, int]]:
    """Return the first two and the last two entries, so that none stands alone; long ones may, a pair must fit a page.

    The rows count from `first`.
    """
    starts = _starts(rows)
    if len(starts) < SHORT_TABLE:
        return []
    ends = [*starts[1:], len(rows)]
    pairs = [(starts[0], ends[1] - 1), (starts[-2], len(rows) - 1)]
    return [(a + first, z + first) for a, z in pairs if all(_signs(row) < SHORT_ROW for row in rows[a : z + 1])]


def _first_rows(table: b.Table) -> int:
    """Return how many rows, with the header, are the least that may stand below a heading."""
    starts = [*_starts(table.rows), len(table.rows)]
    return starts[min(3, len(starts) - 1)] + 1


def _signs(row: b.Row) -> int:
    return len(row.text) if isinstance(row, b.Across) else sum(len(line.text) for cell in row for line in cell.lines)
