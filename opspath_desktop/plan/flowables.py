"""Make every flowable of the plan: the only module that builds ReportLab's, so that tags can be added in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

from opspath_desktop.charts.figure import Figure
from opspath_desktop.plan.fonts import chain
from opspath_desktop.plan.looks import LOOKS, fragment, style
from opspath_desktop.plan.paint import HAIR, INK, MUTED, RUST, TEAL, TEAL_TINT, TINT, WHITE, colour, paint
from opspath_desktop.plan.text import clean, link, pieces, runs

Flow = Any  # ReportLab's flowables are untyped where it matters


LARGEST = 1.13  # the factor from a tile's figure to the tile on the wider paper
ICON = 7.6
ICON_INDENT = 12.5


class _Words(Paragraph):
    """A paragraph that may carry a state's mark at its left."""

    mark = ""

    def draw(self) -> None:
        if self.mark:
            _icon(self.canv, self.mark, 0, self.height - self.style.leading * 0.5 - ICON / 2 - 0.6)
        super().draw()


class _Heading(_Words):
    """A heading that is a bookmark too."""

    bookmark = ("", 0)

    def draw(self) -> None:
        words, level = self.bookmark
        key = f"h{self.canv.getPageNumber()}-{id_of(self.canv)}"
        _x, y = self.canv.absolutePosition(0, self.height)
        self.canv.bookmarkPage(key, fit="XYZ", left=0, top=y)
        self.canv.addOutlineEntry(words, key, level)
        super().draw()


def id_of(canvas: Any) -> int:
    """Return a number that is used once in the document."""
    canvas.bookmarks = getattr(canvas, "bookmarks", 0) + 1
    return int(canvas.bookmarks)


class _Picture(Flowable):
    """A figure, scaled to the room it gets; enlarged only a little, so that it reaches the edge of any paper."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure = figure
        self.scale = 1.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.scale = min(width / self.figure.width, LARGEST)
        return width, self.figure.height * self.scale

    def draw(self) -> None:
        paint(self.canv, self.figure, 0, 0, self.scale)


class Elastic(_Picture):
    """A figure that is made for the width and the height it gets; until it is told otherwise it takes the least."""

    def __init__(self, make: Callable[[float, float], Figure], least: float, most: float) -> None:
        Flowable.__init__(self)
        self.make, self.least, self.most, self.tall, self.scale = make, least, most, least, 1.0
        self.room = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.room = width
        return width, self.tall

    def draw(self) -> None:
        """Make the figure only now: a page is often measured several times before it is drawn."""
        self.figure = self.make(self.room, self.tall)
        super().draw()


class _Rules(Flowable):
    """Lines to write on."""

    def __init__(self, count: int, pitch: float) -> None:
        super().__init__()
        self.count, self.pitch, self.room = count, pitch, 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.room = width
        return width, self.count * self.pitch

    def draw(self) -> None:
        self.canv.setStrokeColor(colour(MUTED))
        self.canv.setLineWidth(0.5)
        for n in range(self.count):
            self.canv.line(0, n * self.pitch + 0.5, self.room, n * self.pitch + 0.5)


class _Stack(Flowable):
    """Flowables one below the other in a box that may be tinted; it does not split."""

    def __init__(self, children: Sequence[Flow], *, pad: float = 0.0, fill: str = "", bar: str = "") -> None:
        super().__init__()
        self.children, self.pad, self.fill, self.bar = list(children), pad, fill, bar
        self.room = self.tall = 0.0
        self.heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.room = width
        self.heights = [child.wrapOn(_canvas(self), width - 2 * self.pad, height)[1] for child in self.children]
        gaps = sum(_gap(a, b) for a, b in zip(self.children, self.children[1:], strict=False))
        self.tall = sum(self.heights) + gaps + 2 * self.pad
        return width, self.tall

    def draw(self) -> None:
        canvas = self.canv
        if self.fill:
            canvas.setFillColor(colour(self.fill))
            canvas.roundRect(0, 0, self.room, self.tall, 0 if self.bar else 4, stroke=0, fill=1)
        if self.bar:
            canvas.setFillColor(colour(self.bar))
            canvas.rect(0, 0, 2, self.tall, stroke=0, fill=1)
        y = self.tall - self.pad
        before: Flow = None
        for child, height in zip(self.children, self.heights, strict=True):
            y -= height + (_gap(before, child) if before is not None else 0)
            child.drawOn(canvas, self.pad, y)
            before = child


def _canvas(flowable: Flow) -> Any:
    """Return the canvas of a flowable, None while it is only measured."""
    return getattr(flowable, "canv", None)


def _gap(above: Flow, below: Flow) -> float:
    return float(max(above.getSpaceAfter(), below.getSpaceBefore()))


class _Row(Flowable):
    """Stacks side by side, all as tall as the tallest; it does not split."""

    def __init__(self, children: Sequence[_Stack], *, gap: float) -> None:
        super().__init__()
        self.children, self.gap, self.tall, self.each = list(children), gap, 0.0, 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        count = len(self.children)
        self.each = (width - self.gap * (count - 1)) / count
        self.tall = max(child.wrapOn(_canvas(self), self.each, height)[1] for child in self.children)
        for child in self.children:
            child.tall = self.tall
        return width, self.tall

    def draw(self) -> None:
        for n, child in enumerate(self.children):
            child.drawOn(self.canv, n * (self.each + self.gap), 0)


def _icon(canvas: Any, mark: str, x: float, y: float) -> None:
    """Draw the mark of a state in its lower left corner (x, y); each has its own shape, so grey print keeps it."""
    canvas.saveState()
    canvas.setLineWidth(1)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    edge = {"done": TEAL, "alert": RUST}.get(mark, INK)
    canvas.setStrokeColor(colour(edge))
    canvas.setFillColor(colour(TEAL if mark == "done" else WHITE))
    canvas.roundRect(x, y, ICON, ICON, 1.8, stroke=1, fill=1)
    _sign(canvas, mark, x, y)
    canvas.restoreState()


def _sign(canvas: Any, mark: str, x: float, y: float) -> None:
    if mark == "done":
        canvas.setStrokeColor(colour(WHITE))
        canvas.setLineWidth(1.25)
        canvas.lines([(x + 1.7, y + 3.7, x + 3.2, y + 2.2), (x + 3.2, y + 2.2, x + 5.9, y + 5.4)])
    elif mark == "part":
        canvas.setFillColor(colour(INK))
        canvas.rect(x + 0.6, y + 0.6, ICON - 1.2, ICON / 2 - 0.6, stroke=0, fill=1)
    elif mark == "skip":
        canvas.line(x + 2, y + ICON / 2, x + ICON - 2, y + ICON / 2)
    elif mark == "alert":
        canvas.setLineWidth(1.25)
        canvas.line(x + ICON / 2, y + 3.5, x + ICON / 2, y + 5.8)
        canvas.line(x + ICON / 2, y + 1.8, x + ICON / 2, y + 1.85)


def _bound(over: Mapping[int, bool], count: int) -> list[tuple[int, int]]:
    """Return the pairs of rows that a row over all columns ties together."""
    return [(n, min(n + 1, count - 1)) if leads else (n - 1, n) for n, leads in over.items()]


def _joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges of rows that share a row: of two that overlap ReportLab would forget one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


class Factory:
    """Make flowables; `density` scales all vertical space, so that US Letter keeps the page count of A4.

    `letters` scales the letters of a sheet that is full, never below the least size.
    """

    def __init__(self, density: float = 1.0, letters: float = 1.0) -> None:
        self.density, self.letters = density, letters

    def words(
        self, text: str, look: str = "body", *, mark: str = "", indent: bool = False, address: str = ""
    ) -> list[Flow]:
        """Return paragraphs for a text of any length; the mark stands before the first, `indent` leaves its room."""
        dress = style(look, self.density, ICON_INDENT if mark or indent else 0.0, self.letters)
        made: list[Flow] = []
        for piece in pieces(text) or (["\u00a0"] if mark else []):
            paragraph = self._linked(address, piece, look, dress) if address else self._paragraph(piece, look, dress)
            paragraph.mark = "" if made else mark
            made.append(paragraph)
        return made

    def _linked(self, address: str, words: str, look: str, dress: ParagraphStyle) -> Any:
        return _Words(link(address, words, chain(LOOKS[look].family), TEAL), dress)

    def _paragraph(self, words: str, look: str, dress: ParagraphStyle, kind: type[_Words] = _Words) -> Any:
        """Hand over runs of fonts, not markup: nothing is parsed, so thousands of signs like < cost no time either."""
        fonts, plain = chain(LOOKS[look].family), fragment(look, self.density, self.letters)
        found = runs(clean(words), fonts)
        frags = [plain.clone(text=run, fontName=(face or fonts[0]).name) for face, run in found]
        return kind("", dress, frags=frags or [plain.clone(text="")])

    def heading(self, text: str, level: int) -> Flow:
        """Return a heading that is a bookmark; the text is one line or it is broken by its width."""
        made = self._paragraph(text, f"h{level}", style(f"h{level}", self.density, 0.0), _Heading)
        made.bookmark = (text, 1 if level == 3 else 0)
        return made

    def picture(self, figure: Figure) -> Flow:
        """Return a figure."""
        return _Picture(figure)

    def drawn(self, make: Callable[[float, float], Figure], least: float, most: float) -> Flow:
        """Return a figure that is made for the room it gets."""
        return Elastic(make, least, most)

    def lines(self, count: int, pitch: float) -> Flow:
        """Return lines to write on, `pitch` points apart."""
        return _Rules(count, pitch * self.density)

    def gap(self, height: float) -> Flow:
        """Return empty room."""
        return Spacer(1, height * self.density)

    def stack(self, children: Sequence[Flow], *, pad: float = 0.0, tint: Literal["", "grey", "teal"] = "") -> Flow:
        """Return flowables in one box."""
        fill = {"": "", "grey": TINT, "teal": TEAL_TINT}[tint]
        return _Stack(children, pad=pad, fill=fill, bar=TEAL if tint == "teal" else "")

    def row(self, children: Sequence[Flow], *, gap: float, before: float = 0.0, after: float = 0.0) -> Flow:
        """Return stacks side by side, with room above and below."""
        made: Any = _Row(children, gap=gap)
        made.spaceBefore, made.spaceAfter = before * self.density, after * self.density
        return made

    def table(
        self,
        rows: list[list[list[Flow]]],
        widths: list[float],
        *,
        header: bool,
        rules: bool,
        pad: float = 3.0,
        across: Mapping[int, bool] | None = None,
        whole: Sequence[tuple[int, int]] = (),
        right: float = 8.0,
    ) -> Flow:
        """Return a table with horizontal rules; its first row is repeated on the next page when it is a header.

        `across` holds the rows that go over all columns and whether they lead the next one; else they belong to the
        one before. `whole` holds first and last of rows that stay on one page.
        """
        over = across or {}
        commands: list[Any] = [
            ("FONTNAME", (0, 0), (-1, -1), chain("body")[0].name),  # an empty cell would name Helvetica
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), right),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), pad * self.density),
            ("BOTTOMPADDING", (0, 0), (-1, -1), (pad + 1) * self.density),
            *(("NOSPLIT", (0, first), (-1, last)) for first, last in _joined([*whole, *_bound(over, len(rows))])),
        ]
        if rules:
            ends = (n for n in range(len(rows)) if over.get(n + 1) is not False)
            commands += [("LINEBELOW", (0, n), (-1, n), 0.6, colour(HAIR)) for n in ends]
        if header:
            commands.append(("LINEBELOW", (0, 0), (-1, 0), 1.1, colour(INK)))
        for n, leads in over.items():
            commands += self._over(n, leads)
        made = Table(rows, colWidths=widths, repeatRows=int(header), style=commands, hAlign="LEFT")
        made.spaceAfter = 5 * self.density if rules else 0
        return made

    def _over(self, row: int, leads: bool) -> list[Any]:
        """Let a row go over all columns: it leads the next one, or stands close below the one it explains."""
        ends = ((0, row), (-1, row))
        span = [("SPAN", *ends), ("RIGHTPADDING", *ends, 0)]
        if leads:
            return [*span, ("TOPPADDING", *ends, 6 * self.density)]
        above = ((0, row - 1), (-1, row - 1))
        return [*span, ("BOTTOMPADDING", *above, 0), ("TOPPADDING", *ends, 0.5 * self.density)]

    def facts(self, rows: list[list[list[Flow]]], widths: list[float]) -> Flow:
        """Return names over values between two hairlines."""
        table: Any = self.table(rows, widths, header=False, rules=False, pad=3)
        table.setStyle(
            [("LINEABOVE", (0, 0), (-1, 0), 0.6, colour(HAIR)), ("LINEBELOW", (0, -1), (-1, -1), 0.6, colour(HAIR))]
        )
        table.spaceBefore = table.spaceAfter = 7 * self.density
        return table

    def together(self, children: Sequence[Flow]) -> Flow:
        """Return flowables that stay on one page where they fit."""
        return KeepTogether(list(children))

    def height_of_rows(self, table: Flow, count: int) -> float:
        """Return the height of the first rows of a table that was wrapped."""
        return float(sum(table._rowHeights[:count]))

    def turn(self, template: str) -> list[Flow]:
        """Go to a new page of this kind; those that follow are of the same kind."""
        return [NextPageTemplate(template), PageBreak()]

    def need(self, height: float) -> Flow:
        """Go to the next page when less than `height` is left on this one."""
        return CondPageBreak(height)
