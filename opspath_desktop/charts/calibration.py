"""Draw how sure one was of predictions beside how many came true, one row for each range of confidence."""

from __future__ import annotations

from math import inf

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Table, Text, Tip
from opspath_desktop.charts.scale import linear, text_width
from opspath_desktop.domain.calibration import Band, Score, band_name, sentence
from opspath_desktop.i18n import _, format_percent

SIZE = 7.6
ROW = 24.0
AXIS = 16.0
KEY = 13.0  # the line that says what the shapes mean
INSET = 4.0  # so that the ring of the keyboard touches no letter
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


def calibration_height(score: Score) -> float:
    """Return the height of the chart in points."""
    return len(score.bands) * ROW + AXIS + KEY if score.bands else 1


def calibration_chart(score: Score, *, width: float = 480) -> Figure:
    """Draw a row a band: a hollow circle is how sure one was, a full diamond how many came true.

    The shapes lie on each other where the judgement is right. The height follows the rows.
    """
    height, bands = calibration_height(score), tuple(reversed(score.bands))
    if not bands:
        return Figure(width, height, sentence(score))
    left = max(text_width(band_name(band), SIZE) for band in bands) + INSET + 12
    right = width - max(text_width(_came(band), SIZE) for band in bands) - 14
    x, bottom = linear(0, 1, left + 6, right - 6), len(bands) * ROW
    marks: list[Mark] = []
    for step in STEPS:
        marks.append(Line(((x(step), 2), (x(step), bottom)), "grid", 0.6))
        if step in (0.0, 0.5, 1.0):
            marks.append(Text(x(step), bottom + SIZE + 3, format_percent(step), "text2", SIZE, "regular", "middle"))
    tips = []
    for row, band in enumerate(bands):
        y = row * ROW + ROW / 2
        marks.append(Text(INSET, y + SIZE / 3, band_name(band), "text", SIZE))
        marks.append(Text(right + 8, y + SIZE / 3, _came(band), "text2", SIZE))
        marks.append(Line(((x(band.said), y), (x(band.share), y)), "line", 1.2))
        marks.append(Marker(x(band.share), y, "diamond", "line", 7.0))
        marks.append(Marker(x(band.said), y, "circle", "line", 6.4, False))
        tips.append(Tip(x(band.share), y, _told(band), row))
    alt = " ".join([sentence(score), *(f"{_told(band)}." for band in bands)])
    marks += _key(height - 3)
    return Figure(width, height, alt, tuple(marks), tuple(tips), _table(bands), (inf, ROW / 2))


def _key(y: float) -> list[Mark]:
    said, came = _("how sure"), _("came true")
    first = INSET + 3
    second = first + 6 + text_width(said, SIZE) + 14
    return [
        Marker(first, y - 2.6, "circle", "line", 5.6, False),
        Text(first + 6, y, said, "text2", SIZE),
        Marker(second + 3, y - 2.6, "diamond", "line", 6.0),
        Text(second + 10, y, came, "text2", SIZE),
    ]


def _came(band: Band) -> str:
    return _("{hits} of {n}").format(hits=band.hits, n=band.count)


def _told(band: Band) -> str:
    return _("{band}: {said} sure on average, {came} came true").format(
        band=band_name(band), said=format_percent(round(band.said, 2)), came=_came(band)
    )


def _table(bands: tuple[Band, ...]) -> Table:
    header = (_("How sure"), _("On average"), _("Predictions"), _("Came true"), _("Share"))
    rows = tuple(
        (
            band_name(band),
            format_percent(round(band.said, 2)),
            str(band.count),
            str(band.hits),
            format_percent(round(band.share, 2)),
        )
        for band in bands
    )
    return Table(header, rows)
