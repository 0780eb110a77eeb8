"""How a number of a measure is written in a field and in a table."""

from __future__ import annotations

from opspath_desktop.domain.points import Entry
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.pilot_measures import MeasureView, PointView


def value_words(measure: MeasureView, point: PointView) -> str:
    """Return a number as it may be typed again: `4.9`, of a ratio `12/40`; nothing for a missing one."""
    if point.value is None:
        return ""
    if point.numerator is not None and point.denominator is not None:
        return f"{exact(point.numerator)}/{exact(point.denominator)}"
    return exact(point.value, measure.decimals or 0)


def exact(value: float, decimals: int = 0) -> str:
    """Write a number with at least these places and with more when it has them: a field must not round."""
    short = format_number(value, decimals=decimals)
    if round(value, decimals) == value:
        return short
    return format_number(value, decimals=9).rstrip("0")


def entry_words(entry: Entry, unit: str) -> str:
    """Return what was typed as it is read back: `4.9 h`, `12/40`, "An event", "No number"."""
    if entry.missing:
        return _("No number")
    if entry.value is None:
        return _("An event")
    if entry.numerator is not None and entry.denominator is not None:
        return f"{exact(entry.numerator)}/{exact(entry.denominator)}"
    return f"{exact(entry.value)} {unit}".strip()
