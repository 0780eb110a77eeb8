"""The fields of a measure's settings: their captions, how each is read and written, and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from opspath_desktop.domain import measures as rules
from opspath_desktop.domain.pilots import direction_name, kind_name, read_amount
from opspath_desktop.domain.typed import Habits, parse_date
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.pages.pilots_point_words import exact

LONG = ("source", "definition")  # words that may need the whole width, and more than one line


class Chosen(NamedTuple):
    """A setting with a few values; `name` writes one of them."""

    field: str
    caption: str
    keys: Sequence[str]
    name: Callable[[str], str]


class Typed(NamedTuple):
    """A setting that is typed: kind is "text", "number", "whole" or "day"."""

    field: str
    caption: str
    kind: str
    hint: str


class Group(NamedTuple):
    """Settings that belong together."""

    title: str
    fields: tuple[Chosen | Typed, ...]


class Beside(NamedTuple):
    """Takes the refusal of a choice, which has no line of its own to say it."""

    error: Callable[[str], None]


def groups() -> tuple[Group, ...]:
    """Return the settings in the order in which they are asked."""
    return (
        Group(
            _("What is counted"),
            (
                Chosen("kind", _("Kind"), ("outcome", "process", "balancing"), kind_name),
                Chosen("is_goal", _("Goal of the pilot"), ("1", ""), _yes),
                Chosen(
                    "value_mode",
                    _("Numbers are"),
                    ("value", "ratio", "count", "time_between_events"),
                    rules.mode_name,
                ),
                Chosen("frequency", _("How often"), ("day", "week", "month", "event"), rules.frequency_name),
                Typed("unit", _("Unit"), "text", _("unit")),
                Typed("source", _("Source"), "text", _("where from?")),
                Typed("definition", _("Definition"), "text", _("what counts, what does not?")),
            ),
        ),
        Group(
            _("Target"),
            (
                Chosen("direction", _("Direction"), ("down", "up", "neutral"), direction_name),
                Typed("baseline", _("From"), "number", _("baseline")),
                Typed("target", _("To"), "number", _("target")),
                Typed("target_on", _("By"), "day", _("when?")),
            ),
        ),
        Group(
            _("Chart and rules"),
            (
                Chosen("chart", _("Chart"), ("auto", "xmr", "run", "line"), rules.chart_name),
                Chosen("rule_set", _("Rules"), ("nhs", "wheeler", "western_electric"), rules.rules_name),
                Chosen("trend_length", _("A trend has"), ("7", "6"), _points),
                Chosen("screen_mr", _("Extreme jumps"), ("", "1"), _screened),
                Typed("decimals", _("Decimals"), "whole", _("as typed")),
                Typed("lower_bound", _("Never below"), "number", _("no bound")),
                Typed("upper_bound", _("Never above"), "number", _("no bound")),
            ),
        ),
        Group(
            _("Baseline"),
            (
                Chosen(
                    "baseline_mode",
                    _("Centre and limits come from"),
                    ("before_change", "all", "first_n", "date_range", "typed"),
                    rules.baseline_name,
                ),
                Typed("baseline_n", _("How many"), "whole", _("12")),
                Typed("baseline_from", _("First day"), "day", _("when?")),
                Typed("baseline_to", _("Last day"), "day", _("when?")),
            ),
        ),
    )


def written(measure: MeasureView, field: Chosen | Typed, today: date) -> str:
    """Return the value of a setting as its widget takes it: a key, or words."""
    value = getattr(measure, field.field)
    if isinstance(field, Chosen):
        return ("1" if value else "") if isinstance(value, bool) else str(value)
    if value is None or field.kind == "text":
        return str(value or "")
    if field.kind == "day":
        return format_date(value, today=today)
    return f"{exact(value)} {measure.unit}".strip() if field.kind == "number" else exact(value)


def read(field: Typed, text: str, habits: Habits, today: date, unit: str) -> object:
    """Return what was typed for a setting, None for an empty line. Raise Refused with a sentence."""
    if field.kind == "text":
        return text
    if not text.strip():
        return None
    if field.kind == "day":
        return parse_date(text, habits, today)
    return read_amount(text, habits, unit=unit if field.kind == "number" else "")


def taken(field: str, key: str) -> object:
    """Return the value of a setting for the key that was chosen."""
    if field in ("is_goal", "screen_mr"):
        return bool(key)
    return int(key) if field == "trend_length" else key


def is_used(measure: MeasureView, field: str) -> bool:
    """Tell whether a setting has a say as the others are set."""
    wanted = {
        "baseline_n": measure.baseline_mode == "first_n",
        "baseline_from": measure.baseline_mode == "date_range",
        "baseline_to": measure.baseline_mode == "date_range",
        "rule_set": measure.chart in ("auto", "xmr"),
        "trend_length": measure.chart in ("auto", "xmr") and measure.rule_set == "nhs",
        "screen_mr": measure.chart in ("auto", "xmr"),
    }
    return wanted.get(field, True)


def baseline_fields(measure: MeasureView, mode: str) -> dict[str, object]:
    """Return what is set with a baseline mode, so that it holds at once: the twelve first, the days before a change."""
    fields: dict[str, object] = {"baseline_mode": mode}
    if mode == "first_n" and measure.baseline_n is None:
        fields["baseline_n"] = rules.FEWEST_FIXED
    if mode == "date_range" and measure.points:
        change = measure.study.change
        before = [point.on for point in measure.points if change is None or point.on < change.on]
        fields["baseline_from"] = measure.baseline_from or measure.points[0].on
        fields["baseline_to"] = measure.baseline_to or (before or [measure.points[-1].on])[-1]
    return fields


def _yes(key: str) -> str:
    return _("Yes") if key else _("No")


def _points(key: str) -> str:
    return _("{n} points").format(n=key)


def _screened(key: str) -> str:
    return _("Left out of the limits") if key else _("Counted")
