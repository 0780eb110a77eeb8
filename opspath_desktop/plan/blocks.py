"""Say what stands on the paper, in the few kinds of blocks that the PDF and a screen reader both understand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from opspath_desktop.charts.figure import Figure
from opspath_desktop.i18n import _

Style = Literal["plain", "strong", "muted", "title"]  # title: of a book
SheetStyle = Literal["sheet", "sheet_strong", "sheet_muted", "sheet_guess", "sheet_small"]
TextStyle = Literal["body", "tight", "muted", "small", "overline", "quote", "label"] | SheetStyle
Mark = Literal["done", "part", "open", "alert", "skip"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table cell; `link` is used when it is a web or mail address."""

    text: str
    style: Style = "plain"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: lines, and a state's mark before them (the words always say it too)."""

    lines: tuple[Line, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its title and its share of the width (shares need no certain sum)."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Across:
    """A row over all columns: a note to the row above it, or with `leads` the name of the rows below it."""

    text: str
    leads: bool = False
    indent: bool = False  # as far as the words beside a mark


Row = tuple[Cell, ...] | Across
NOMINAL = 380.0  # points: the width for which a Drawn is put into words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the plan, 2 a section, 3 a part of it. Level 2 and 3 are bookmarks."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """One text; it may be long and have several lines."""

    text: str
    style: TextStyle = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; with `numbered` its entries count from 1."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; every row is as long as the header, or goes across it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with an optional line under it."""

    figure: Figure
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One number that tells how things stand."""

    value: str
    label: str
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """Up to four tiles in a row."""

    items: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values of the header, in rows of four; an empty value prints as a line to write on."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side; one below the other when they are too long."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Tinted cards, three in a row: title, text."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asks:
    """A framed list of questions, each with a line for the answer."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on, in one column a label; a single line stands beside its label."""

    labels: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """A box each for signature and date: (role, printed name)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page where they fit."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that takes the room it is given, from `least` to `most` points of height: make(width, height).

    Where the page is full it may be as low as `tight` points.
    """

    make: Callable[[float, float], Figure]
    least: float
    most: float
    tight: float = 0.0  # as `least`


@dataclass(frozen=True, slots=True)
class Spare:
    """Blocks that a full column of a Sheet leaves out, those of rank 1 first, for the shorter ones `instead`."""

    blocks: tuple[Block, ...]
    rank: Literal[1, 2, 3] = 1
    instead: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """An attached picture by the sha256 of its file, with its name and what it shows."""

    sha256: str
    name: str
    caption: str = ""

    @property
    def words(self) -> str:
        """Return what stands for the picture where it cannot be seen."""
        return f"{self.name}: {self.caption}" if self.caption else self.name


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures side by side, each from `least` to `most` points in height, on a full page from `tight`."""

    items: tuple[Photo, ...]
    least: float
    most: float
    tight: float


@dataclass(frozen=True, slots=True)
class Signs:
    """Small figures in a row, with words behind them."""

    figures: tuple[Figure, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """One section of a Sheet by its title; `tall` is its height on the grid in millimetres."""

    title: str
    tall: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One landscape page on a grid: a head, two columns of boxes, a strip below them, and what stands at the foot.

    What does not fit goes on on pages after it, and the box says so. A box without blocks is left out.
    """

    title: str
    facts: tuple[str, ...]
    left: tuple[Box, ...]
    right: tuple[Box, ...]
    strip: tuple[Block, ...]
    foot: str
    under: str = ""  # the title


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on landscape pages of their own."""

    blocks: tuple[Block, ...]


Block = (
    Heading
    | Text
    | Bullets
    | Table
    | Picture
    | Tiles
    | Facts
    | Columns
    | Cards
    | Asks
    | Ruled
    | Choices
    | Signatures
    | Keep
    | Drawn
    | Photos
    | Spare
    | Signs
    | Sheet
    | Landscape
)


def cell(text: str, *, note: str = "", style: Style = "plain", mark: Mark | None = None, link: str = "") -> Cell:
    """Return a cell with one line, and a muted one below it when there is a note."""
    first = (Line(text, style, link),)
    return Cell((*first, Line(note, "muted")) if note else first, mark)


def as_text(blocks: Iterable[Block]) -> list[str]:
    """Return what the blocks say as plain lines, in the order of reading: the twin of the paper on the screen."""
    return [line for block in blocks for line in _lines(block) if line]


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text=words) | Text(text=words):
            return words.split("\n")
        case Columns(left=left, right=right):
            return as_text((*left, *right))
        case Keep(blocks=inner) | Landscape(blocks=inner) | Spare(blocks=inner):
            return as_text(inner)
        case Sheet():
            return _sheet_lines(block)
        case Table():
            return _table_lines(block)
        case Picture(figure=figure, caption=caption):
            return [figure.alt, caption]
        case Ruled() | Choices() | Signatures():
            return _form_lines(block)
        case _:
            return _list_lines(block)


def _table_lines(table: Table) -> list[str]:
    lines = []
    for row in table.rows:
        if isinstance(row, Across):
            lines.append(row.text)
            continue
        cells = [
            (column.title, "; ".join(line.text for line in entry.lines if line.text))
            for column, entry in zip(table.columns, row, strict=True)
        ]
        lines.append(". ".join(f"{title}: {words}" if title else words for title, words in cells if words))
    return lines


def _sheet_lines(sheet: Sheet) -> list[str]:
    lines = [sheet.title, *([sheet.under] if sheet.under else []), *sheet.facts]
    for box in (*sheet.left, *sheet.right):
        inner = as_text(box.blocks)
        lines += [box.title, *inner] if inner else []
    return [*lines, *as_text(sheet.strip), sheet.foot]


def _list_lines(block: Block) -> list[str]:
    match block:
        case Bullets(items=items, numbered=numbered):
            return [f"{n}. {item}" if numbered else item for n, item in enumerate(items, 1)]
        case Tiles(items=tiles):
            return [f"{tile.value} {tile.label}" for tile in tiles]
        case Facts(items=pairs):
            return [f"{name}: {value or _('to fill in')}" for name, value in pairs]
        case Cards(items=cards):
            return [f"{title}: {words}" if words else title for title, words in cards]
        case Asks(title=title, items=asks):
            return [title, *asks]
        case _:
            return _drawn_lines(block)


def _drawn_lines(block: Block) -> list[str]:
    match block:
        case Drawn(make=make, least=least):
            return [make(NOMINAL, least).alt]
        case Photos(items=photos):
            return [_("Picture {words}").format(words=photo.words) for photo in photos]
        case Signs(figures=figures, text=words):
            return [" ".join(part for part in (*(figure.alt for figure in figures), words) if part)]
        case _:
            return []


def _form_lines(block: Ruled | Choices | Signatures) -> list[str]:
    match block:
        case Ruled(labels=labels):
            return [_("{label} (lines to write on)").format(label=label) for label in labels]
        case Choices(items=choices):
            return [_("Box to tick: {words}").format(words=words) for words in choices]
        case Signatures(items=people):
            return [_("Signature and date: {role}, {name}").format(role=role, name=name) for role, name in people]


def all_texts(blocks: Iterable[Block]) -> Iterable[str]:
    """Yield every text that will be printed, words inside figures too."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from all_texts((*block.left, *block.right))
        elif isinstance(block, Keep | Landscape | Spare):
            yield from all_texts(block.blocks)
        elif isinstance(block, Sheet):
            yield from (block.title, block.under, *block.facts, block.foot)
            yield from (box.title for box in (*block.left, *block.right))
            yield from all_texts(inner for box in (*block.left, *block.right) for inner in box.blocks)
            yield from all_texts(block.strip)
        else:
            yield from _lines(block)
            if isinstance(block, Table):
                yield from (column.title for column in block.columns)
