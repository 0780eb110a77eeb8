"""Describe a picture as a short list of marks, so that screen and paper draw the very same chart.

A `Figure` is plain data. `ui/widgets/figure_paint.py` paints it with QPainter, `plan/paint.py` with ReportLab. Units
are points (1/72 inch; on screen 1.5 logical pixels at text size 100 %, so that 8 points are 12 pixels), the origin is
the top left corner, x grows to the right and y grows downwards. Marks are painted in the order of the tuple.

Colours are roles, never values: the screen asks the theme for them, paper and pictures `charts/inks.py`.

    role      meant for                                    role      meant for
    line      the series itself, and its round markers     text      values and titles
    mean      the centre line                              text2     axis labels, captions
    limit     process limits                               band      the area between the limits
    target    the aim                                      grid      hairlines and axes
    better    a favourable signal                          marker    the "change made here" line and words
    worse     an unfavourable signal                       accent    progress, the current step
    neutral   a signal without a good or bad side          track     the empty part of a bar
    surface   what lies under the figure (halo of a marker)
    trial     limits that few points made              trialband the area between those
    vary0     icon: common cause                       vary1     icon: improvement, target hit
    vary2     icon: concern, target missed             vary3     icon: change without a good or bad side

The four `vary` roles are used inside the icons of variation and assurance only, where the text colour outlines them.

Nothing may be told by colour alone: signals also differ in the shape of their marker and in the `alt` sentence.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Generic, Literal, TypeVar, overload

Role = Literal[
    "line",
    "mean",
    "limit",
    "target",
    "better",
    "worse",
    "neutral",
    "grid",
    "text",
    "text2",
    "band",
    "marker",
    "accent",
    "track",
    "surface",
    "trial",
    "trialband",
    "vary0",
    "vary1",
    "vary2",
    "vary3",
]
T = TypeVar("T")
Shape = Literal["circle", "diamond", "triangle", "square"]
Anchor = Literal["start", "middle", "end"]
Weight = Literal["regular", "bold"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """Join two or more points by a stroke; `dash` holds on/off lengths in points, empty means solid."""

    points: tuple[Point, ...]
    role: Role = "line"
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """Fill the closed shape through the points."""

    points: tuple[Point, ...]
    role: Role = "band"


@dataclass(frozen=True, slots=True)
class Rect:
    """Fill a rectangle whose top left corner is (x, y), with rounded corners of `radius`."""

    x: float
    y: float
    w: float
    h: float
    role: Role = "band"
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Marker:
    """Draw a data point centred on (x, y); `size` is its full width; not `filled` means outline over the surface."""

    x: float
    y: float
    shape: Shape = "circle"
    role: Role = "line"
    size: float = 6.0
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """Write one line with its baseline at y; `anchor` says which end of the line stands at x; size in points."""

    x: float
    y: float
    text: str
    role: Role = "text2"
    size: float = 8.0
    weight: Weight = "regular"
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Tip:
    """Say in words what lies at (x, y): shown on hover, walked with the arrow keys, spoken to a screen reader.

    `key` is the number of the record that the tip tells of (of a chart over time the period's), -1 without one.
    """

    x: float
    y: float
    text: str
    key: int = -1


class Lazy(Sequence[T], Generic[T]):
    """Be a sequence of `count` things made when they are asked for: words for 5,000 points cost what is read of them.

    Two are equal when all they make is equal.
    """

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        """Return how many things there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """Make the thing at this place."""
        if isinstance(place, slice):
            return tuple(self._make(number) for number in range(*place.indices(self._count)))
        if not -self._count <= place < self._count:
            raise IndexError(place)
        return self._make(place % self._count)

    def __iter__(self) -> Iterator[T]:
        """Make one after the other."""
        return (self._make(number) for number in range(self._count))

    def __eq__(self, other: object) -> bool:
        """Compare what is made."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    def __hash__(self) -> int:
        """Return a number that equal sequences share."""
        return hash((self._count, *self[:1], *self[-1:]))


def _same(one: object, other: object) -> bool:
    return one == other


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the figure's numbers as words: the "Show as table" twin. Every row is as long as the header."""

    header: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()


Mark = Line | Polygon | Rect | Marker | Text


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one picture: its size in points, one sentence for those who cannot see it, marks, tips and table.

    `tips` are sorted from left to right; a pointer means a tip within `reach`, so far across and so far down. `alt` is
    a whole sentence that gives the finding, not the shape.
    """

    width: float
    height: float
    alt: str
    marks: tuple[Mark, ...] = ()
    tips: Sequence[Tip] = ()
    table: Table = Table()
    reach: Point = (14.0, inf)
