"""Draw a small line without axes, for a tile beside its number."""

from __future__ import annotations

from collections.abc import Sequence

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker
from opspath_desktop.charts.scale import linear
from opspath_desktop.i18n import _, format_number


def sparkline(values: Sequence[float], *, width: float = 92, height: float = 18) -> Figure:
    """Draw the values in order at equal steps, with a dot on the last one."""
    if not values:
        return Figure(width, height, _("No numbers yet."))
    x = linear(0, max(len(values) - 1, 1), 2, width - 4)
    y = linear(min(values), max(values), height - 3, 3)
    places = tuple((x(i), y(value)) for i, value in enumerate(values))
    marks: list[Mark] = [Line(places, "accent", 1.2)] if len(places) > 1 else []
    marks.append(Marker(*places[-1], "circle", "accent", 3.6))
    alt = _("From {first} to {last} in {n} values.").format(
        first=format_number(values[0]), last=format_number(values[-1]), n=len(values)
    )
    return Figure(width, height, alt, tuple(marks))
