"""Know where each row of a long list stands, when rows have one of a few heights."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate


class RowPlaces:
    """Hold the tops of all rows in pixels; asks for the height of each type of row once."""

    def __init__(self, rows: Iterable[object], height: Callable[[object], int]) -> None:
        known: dict[type, int] = {}
        heights = []
        for row in rows:
            kind = type(row)
            if kind not in known:
                known[kind] = height(row)
            heights.append(known[kind])
        self._tops = list(accumulate(heights, initial=0))

    @property
    def total(self) -> int:
        """Return the height of all rows together."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        """Return where a row begins."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """Return the height of a row."""
        return self._tops[row + 1] - self._tops[row]

    def row_at(self, y: int) -> int:
        """Return the row at a height, -1 above the first and behind the last."""
        return bisect_right(self._tops, y) - 1 if 0 <= y < self.total else -1

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the rows that stand, if only in part, in the strip from `top` to `bottom` inclusive."""
        if bottom < 0 or top >= self.total or bottom < top:
            return range(0)
        return range(self.row_at(max(top, 0)), self.row_at(min(bottom, self.total - 1)) + 1)
