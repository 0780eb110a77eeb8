"""Draw the points of a chart over time: the broken line, a shape each, and only what can be seen of very many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from opspath_desktop.charts.figure import Line, Mark, Marker, Point
from opspath_desktop.charts.plot import Plot
from opspath_desktop.charts.signals import SHAPES, Flag
from opspath_desktop.domain.spc_types import Period

Place = tuple[int, float, float]  # index of the period, x, y
THIN = 1.0  # points of the picture that share one bucket when there are too many to draw
CROWDED = 2.2  # closer than this points lose their dots, signals keep theirs


def places(periods: Sequence[Period], plot: Plot) -> list[Place]:
    """Return the points on show that have a value, excluded ones too."""
    across, y = plot.span.places(), plot.heights()
    shown = zip(plot.span.indexes, across, periods[plot.span.first : plot.span.last + 1], strict=True)
    return [(i, x, y(v)) for i, x, period in shown if (v := period.value) is not None]


def curve(found: Sequence[Place], periods: Sequence[Period]) -> list[Mark]:
    """Join neighbours; the line breaks where a period is missing and is dashed to and from an excluded point."""
    marks: list[Mark] = []
    run: list[Place] = []
    for place in found:
        near = bool(run) and place[0] == run[-1][0] + 1
        if near and periods[place[0]].counts and periods[run[-1][0]].counts:
            run.append(place)
            continue
        marks += _stroke(run)
        if near:
            marks.append(Line((run[-1][1:], place[1:]), "line", 0.7, (1.6, 1.8)))
        run = [place]
    return [*marks, *_stroke(run)]


def _stroke(run: Sequence[Place]) -> list[Mark]:
    line = thinned(run)
    if len(line) < 2:
        return []
    width = 1.4 if (run[-1][1] - run[0][1]) / len(run) >= THIN else 0.8
    return [Line(tuple((x, y) for _i, x, y in line), "line", width)]


def thinned(run: Sequence[Place]) -> list[Place]:
    """Return the points that make the same picture: the ends, and of each bucket across the lowest and the highest."""
    if len(run) < 3 or (run[-1][1] - run[0][1]) / len(run) >= THIN:
        return list(run)
    kept = {run[0], run[-1]}
    for bucket in _buckets(run, THIN):
        kept |= {min(bucket, key=_height), max(bucket, key=_height)}
    return sorted(kept)


def _height(place: Place) -> float:
    return place[2]


def _buckets(run: Iterable[Place], size: float) -> Iterable[list[Place]]:
    bucket: list[Place] = []
    number = None
    for place in run:
        this = int(place[1] / size)
        if this != number and bucket:
            yield bucket
            bucket = []
        number = this
        bucket.append(place)
    if bucket:
        yield bucket


def dots(
    found: Sequence[Place], periods: Sequence[Period], flagged: Mapping[int, Flag], step: float, *, scale: float = 1.0
) -> list[Mark]:
    """Draw a shape a point: common small and round, signals larger and of their own shape, excluded ones hollow."""
    size = (5.0 if step >= 7 else 4.2 if step >= 4 else 3.2 if step >= CROWDED else 2.4) * scale
    marks: list[Mark] = []
    for index, x, y in found if step >= CROWDED else ():
        if index not in flagged:
            hollow = not periods[index].counts
            marks += _dot((x, y), size + (0.6 if hollow else 0), hollow=hollow, halo=step >= 9)
    if step < CROWDED:
        marks += [mark for _i, x, y in found if not periods[_i].counts for mark in _dot((x, y), 3.4, hollow=True)]
    for index, x, y in _seen(found, flagged, step):
        shape, role = SHAPES[flagged[index].tone]
        if step >= 9:
            marks.append(Marker(x, y, shape, "surface", size + 2.6))
        marks.append(Marker(x, y, shape, role, size + 1.6))
    return marks


def _dot(at: Point, size: float, *, hollow: bool, halo: bool = False) -> list[Mark]:
    under: list[Mark] = [Marker(*at, "circle", "surface", size + 2)] if halo and not hollow else []
    return [*under, Marker(*at, "circle", "line", size, not hollow)]


def _seen(found: Sequence[Place], flagged: Mapping[int, Flag], step: float) -> list[Place]:
    """Return the signals to draw: all, or of each bucket and tone the lowest and the highest."""
    signals = [place for place in found if place[0] in flagged]
    if step >= CROWDED:
        return signals
    kept: set[Place] = set()
    for bucket in _buckets(signals, 1.5):
        for tone in SHAPES:
            same = [place for place in bucket if flagged[place[0]].tone == tone]
            kept |= {pick(same, key=_height) for pick in (min, max) if same}
    return sorted(kept)


def gaps(periods: Sequence[Period], plot: Plot, *, begun: bool = False) -> list[Mark]:
    """Cross the foot of the plot where a period is missing; with `begun` tick it, because counting begins there."""
    if plot.span.step < CROWDED:
        return []
    marks: list[Mark] = []
    for index in plot.span.indexes:
        if periods[index].value is None:
            x, y = plot.span.x(index), plot.bottom - 4
            strokes = ((0, -4, 0, 4),) if begun else ((-2, -2, 2, 2), (-2, 2, 2, -2))
            marks += [Line(((x + a, y + b), (x + c, y + d)), "text2", 0.9) for a, b, c, d in strokes]
    return marks
