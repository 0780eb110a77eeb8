"""Draw how much of a whole is done."""

from __future__ import annotations

from opspath_desktop.charts.figure import Figure, Mark, Rect
from opspath_desktop.i18n import _, format_number


def progress_bar(done: float, of: float, *, width: float = 92, height: float = 4.4) -> Figure:
    """Draw the share done / of as one bar; `of` may be 0."""
    share = min(max(done / of, 0.0), 1.0) if of else 0.0
    marks: list[Mark] = [Rect(0, 0, width, height, "track", height / 2)]
    if share:
        marks.append(Rect(0, 0, max(width * share, height), height, "accent", height / 2))
    alt = _("{done} of {of}").format(done=format_number(done), of=format_number(of))
    return Figure(width, height, alt, tuple(marks))
