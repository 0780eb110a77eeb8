"""Draw ratings on the scale as bars of four steps, with target and earlier level as marks of their own shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Rect, Table, Text, Tip
from opspath_desktop.charts.scale import fit, text_width
from opspath_desktop.i18n import _

SIZE = 8.8
ROW = 35.0
BAR = 5.0
GAP = 2.0


@dataclass(frozen=True, slots=True)
class Rated:
    """One competency or skill; None means not rated or no target."""

    title: str
    now: int | None
    target: int | None = None
    before: int | None = None


def level_bars(rows: Sequence[Rated], names: Sequence[str], *, width: float = 230) -> Figure:
    """Draw one bar a row; `names` are the words of the levels, from 0 up."""
    steps = max(len(names) - 1, 1)
    marks: list[Mark] = []
    tips: list[Tip] = []
    for index, row in enumerate(rows):
        top = index * ROW
        marks += _row(row, names, steps, top, width)
        tips.append(Tip(width / 2, top + 20, _sentence(row, names)))
    marks += _legend(rows, len(rows) * ROW + 8)
    alt = " ".join(_sentence(row, names) for row in rows) or _("Nothing is rated yet.")
    return Figure(width, len(rows) * ROW + 12, alt, tuple(marks), tuple(tips), _table(rows, names))


def _row(row: Rated, names: Sequence[str], steps: int, top: float, width: float) -> list[Mark]:
    words = _words(row.now, names)
    room = width - text_width(words, SIZE, bold=True) - 10
    marks: list[Mark] = [
        Text(0, top + SIZE, fit(row.title, SIZE, room), "text", SIZE),
        Text(width, top + SIZE, words, "text", SIZE, "bold", "end"),
    ]
    each = (width - GAP * (steps - 1)) / steps
    y = top + SIZE + 8
    for step in range(steps):
        role = "accent" if row.now is not None and step < row.now else "track"
        marks.append(Rect(step * (each + GAP), y, each, BAR, role, 1.5))  # type: ignore[arg-type]  # both are roles
    if row.before is not None and row.before != row.now:
        marks.append(Marker(_place(row.before, each), y + BAR / 2, "circle", "text", 5.5, filled=False))
    if row.target is not None:
        x = _place(row.target, each)
        marks.append(Line(((x, y - 3.5), (x, y + BAR + 3.5)), "target", 1.8))
    return marks


def _place(level: int, each: float) -> float:
    return max(level * (each + GAP) - GAP - 1, 1)


def _legend(rows: Sequence[Rated], y: float) -> list[Mark]:
    entries: list[tuple[Mark, str]] = [(Rect(0, y - 5.5, 12, 4, "accent", 1.5), _("Now"))]
    if any(row.target is not None for row in rows):
        entries.append((Line(((6, y - 7.5), (6, y + 0.5)), "target", 1.8), _("Target")))
    if any(row.before not in (None, row.now) for row in rows):
        entries.append((Marker(6, y - 3.2, "circle", "text", 5.5, filled=False), _("Before")))
    marks: list[Mark] = []
    x = 0.0
    for mark, words in entries:
        marks += [_moved(mark, x), Text(x + 16, y, words, "text2", 7.6)]
        x += 16 + text_width(words, 7.6) + 16
    return marks


def _moved(mark: Mark, dx: float) -> Mark:
    if isinstance(mark, Rect):
        return Rect(mark.x + dx, mark.y, mark.w, mark.h, mark.role, mark.radius)
    if isinstance(mark, Line):
        return Line(tuple((x + dx, y) for x, y in mark.points), mark.role, mark.width, mark.dash)
    if isinstance(mark, Marker):
        return Marker(mark.x + dx, mark.y, mark.shape, mark.role, mark.size, mark.filled)
    return mark


def _words(level: int | None, names: Sequence[str]) -> str:
    if level is None:
        return _("Not rated")
    return f"{level} {names[level]}" if level < len(names) else str(level)


def _sentence(row: Rated, names: Sequence[str]) -> str:
    parts = [_("now {level}").format(level=_words(row.now, names)) if row.now is not None else _("not rated")]
    if row.target is not None:
        parts.append(_("target {level}").format(level=_words(row.target, names)))
    if row.before is not None:
        parts.append(_("before {level}").format(level=_words(row.before, names)))
    return f"{row.title}: {', '.join(parts)}."


def _table(rows: Sequence[Rated], names: Sequence[str]) -> Table:
    header = (_("Competency"), _("Before"), _("Now"), _("Target"))
    return Table(header, tuple((row.title, *_cells(row, names)) for row in rows))


def _cells(row: Rated, names: Sequence[str]) -> tuple[str, ...]:
    return tuple("-" if level is None else _words(level, names) for level in (row.before, row.now, row.target))
