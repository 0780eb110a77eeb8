"""Say what a pilot measures and how its chart is drawn, and record its dated numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from opspath_desktop.actions import metrics
from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain import points
from opspath_desktop.domain.measures import FEWEST_BASELINE, MOST_BASELINE, Settings, check, whole
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.store import trash
from opspath_desktop.store.schema import DataPoint, Measure, Metric, PdsaCycle, Pilot, Record

_WHOLE = {"decimals": (0, 6), "trend_length": (6, 7), "baseline_n": (FEWEST_BASELINE, MOST_BASELINE)}
PER_CENT = "%"
_BOUNDS = ("lower_bound", "upper_bound")


class MeasureFields(TypedDict, total=False):
    """The fields of a measure; those left out keep what they had, None clears a number or date."""

    name: str
    unit: str
    direction: str
    kind: str
    definition: str
    source: str
    is_goal: bool
    value_mode: str
    frequency: str
    baseline: float | None
    target: float | None
    target_on: date | None
    lower_bound: float | None
    upper_bound: float | None
    decimals: int | None
    chart: str
    screen_mr: bool
    rule_set: str
    trend_length: int
    baseline_mode: str
    baseline_n: int | None
    baseline_from: date | None
    baseline_to: date | None


class Taken(Refused):
    """Say that the day has a number already; `point` is its uuid, `entry` and `value` what was to be recorded."""

    def __init__(self, sentence: str, point: str, entry: points.Entry) -> None:
        super().__init__(sentence)
        self.point = point
        self.entry = entry
        self.value = entry.value


def add_measure(session: Session, pilot_uuid: str, **fields: Unpack[MeasureFields]) -> str:
    """Add a measure to a pilot; return its uuid. The first outcome that is measured is the goal of the pilot.

    Raise Refused as edit_measure does.
    """
    pilot = found(session, Pilot, pilot_uuid)
    defaults = {column.name: column.default.arg for column in Measure.__table__.columns if column.default is not None}
    record = Measure(pilot_id=pilot.id, **{**defaults, "name": _name(fields.get("name", ""))})
    _fill(session, record, fields)
    if record.kind == "outcome" and "is_goal" not in fields:
        others = select(func.count(Measure.id)).where(Measure.pilot_id == pilot.id, Measure.is_goal)
        record.is_goal = not session.scalar(others)
    session.add(record)
    session.flush()
    return record.uuid


def edit_measure(session: Session, uuid: str, **fields: Unpack[MeasureFields]) -> None:
    """Change fields of a measure.

    Raise Refused when the name would be empty, a number cannot be kept, settings contradict each other (a target
    without a direction, a baseline that ends before it begins), and when recorded numbers would lose their meaning.
    """
    _fill(session, found(session, Measure, uuid), fields)


def set_metric(session: Session, pathway: Pathway, uuid: str, item_id: str) -> None:
    """Say which success metric of the pathway a measure serves; "" for none."""
    record = found(session, Measure, uuid)
    metric = found(session, Metric, metrics.define(session, pathway, item_id)) if item_id else None
    record.metric_id = metric.id if metric else None


def delete_measure(session: Session, uuid: str, *, now: str) -> str:
    """Move a measure with its numbers to Recently deleted; return its name. `now` is UTC ISO 8601."""
    record = found(session, Measure, uuid)
    name = record.name
    trash.discard(session, record, now=now, title=name, kind="measure")
    return name


def _fill(session: Session, record: Measure, fields: MeasureFields) -> None:
    given: dict[str, Any] = dict(fields)
    mode, unit = record.value_mode, record.unit
    _fill_words(record, given)
    for name in _KEPT.keys() & given.keys():
        setattr(record, name, _KEPT[name](name, given[name]))
    if record.value_mode != mode:
        _suit_mode(record, given)
    check(Settings(**{name: getattr(record, name) for name in Settings.__slots__}))
    if record.id is not None:
        _keep_meaning(session, record, mode, unit, given)
    if given.get("is_goal"):
        _only_goal(session, record)


def _suit_mode(record: Measure, given: Mapping[str, Any]) -> None:
    """Set what follows from the kind of number: counts, ratios and days between events are never below zero."""
    if record.value_mode != "value" and record.lower_bound is None:
        record.lower_bound = 0.0
    if record.value_mode == points.EVENTS:  # the longer nothing happens, the better
        record.frequency, record.direction = given.get("frequency", "event"), given.get("direction", "up")


def _choice(name: str, value: str) -> str:
    return one_of(value, Measure.__table__.columns[name].info["choices"])


def _number(name: str, value: float | None) -> float | None:
    return None if value is None else points.keep(value)


def _whole(name: str, value: float | None) -> int | None:
    return None if value is None else whole(value, *_WHOLE[name])


def _as_it_is(name: str, value: object) -> object:
    return value


_KEPT: dict[str, Callable[[str, Any], object]] = {
    **dict.fromkeys(("direction", "kind", "value_mode", "frequency", "chart", "rule_set", "baseline_mode"), _choice),
    **dict.fromkeys(("baseline", "target", "lower_bound", "upper_bound"), _number),
    **dict.fromkeys(_WHOLE, _whole),
    **dict.fromkeys(("target_on", "baseline_from", "baseline_to", "screen_mr", "is_goal"), _as_it_is),
}


def _fill_words(record: Measure, given: Mapping[str, Any]) -> None:
    if "name" in given:
        record.name = _name(given["name"])
    if "unit" in given:
        record.unit = clean_line(given["unit"], longest=40)
    if "source" in given:
        record.source = clean_line(given["source"])
    if "definition" in given:
        record.definition = clean(given["definition"]).strip()


def _keep_meaning(session: Session, record: Measure, mode: str, unit: str, given: Mapping[str, Any]) -> None:
    """Refuse to turn events into numbers or back while there are any; reckon ratios in the new unit."""
    numbers = select(func.count(DataPoint.id)).where(DataPoint.measure_id == record.id)
    turned = mode != record.value_mode and points.EVENTS in (mode, record.value_mode)
    if turned and session.scalar(numbers):
        raise Refused(_("The measure has numbers already. Add another measure for this kind of number."))
    if record.value_mode == "ratio" and (unit == PER_CENT) != (record.unit == PER_CENT):
        factor = 100 if record.unit == PER_CENT else 1
        ratios = update(DataPoint).where(DataPoint.measure_id == record.id, DataPoint.denominator > 0)
        session.execute(ratios.values(value=DataPoint.numerator / DataPoint.denominator * factor))
        if mode == "ratio":
            places = 2 if record.unit == PER_CENT else -2
            _shift(record, [name for name in ("baseline", "target", *_BOUNDS) if name not in given], places)
            for cycle in session.scalars(select(PdsaCycle).where(PdsaCycle.measure_id == record.id)):
                _shift(cycle, ["predicted_value", "actual_value"], places)


def _shift(record: Record, names: Sequence[str], places: int) -> None:
    """Write shares as per cent or back, as the ratios they are compared with; what is above 1 was per cent before."""
    for name in names:
        value = getattr(record, name)
        if value is not None and (places < 0 or abs(value) <= 1):
            setattr(record, name, float(Decimal(repr(value)).scaleb(places)))


def _only_goal(session: Session, record: Measure) -> None:
    others = select(Measure).where(Measure.pilot_id == record.pilot_id, Measure.is_goal)
    for other in session.scalars(others):
        other.is_goal = other is record
    record.is_goal = True


def add_point(
    session: Session,
    measure_uuid: str,
    *,
    on: date,
    today: date,
    value: float | None = None,
    numerator: float | None = None,
    denominator: float | None = None,
    note: str = "",
) -> str:
    """Record a number for a day; return its uuid. Of a ratio, give both parts; of an event, the day is enough.

    Raise Refused for a day to come and a number that cannot be kept, and Taken when the day has one already: nothing
    is ever replaced silently. A day may have several events.
    """
    measure = found(session, Measure, measure_uuid)
    return _add(session, measure, read_entry(measure, on, value, numerator, denominator, clean_line(note)), today)


def record(session: Session, measure_uuid: str, entry: points.Entry, *, today: date) -> str:
    """Record what was typed into one line, a number, an event or a missing one; return the uuid. Raise as add_point."""
    if entry.missing:
        return add_missing(session, measure_uuid, on=entry.on, today=today, reason=entry.reason)
    return add_point(
        session,
        measure_uuid,
        on=entry.on,
        today=today,
        value=entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        note=entry.note,
    )


def revise(session: Session, uuid: str, entry: points.Entry, *, today: date) -> None:
    """Put what was typed in the place of a recorded number, on its day."""
    if entry.missing:
        set_missing(session, uuid, entry.reason)
    else:
        top, bottom = entry.numerator, entry.denominator
        edit_point(session, uuid, today=today, value=entry.value, numerator=top, denominator=bottom)


def add_missing(session: Session, measure_uuid: str, *, on: date, today: date, reason: str) -> str:
    """Record that a period has no number, and why; return the uuid. Raise as add_point does."""
    measure = found(session, Measure, measure_uuid)
    if measure.value_mode == points.EVENTS:
        raise Refused(_("Events are counted when they happen: there is no period without a number."))
    return _add(session, measure, points.Entry(on, missing=True, reason=_reason(reason)), today)


def _add(session: Session, measure: Measure, entry: points.Entry, today: date) -> str:
    not_in_future(entry.on, today, format_date(entry.on, today=today))
    point = DataPoint(
        measure_id=measure.id,
        on_date=entry.on,
        seq=_seq(session, measure, entry, today),
        value=entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        missing=entry.missing,
        excluded=False,
        reason=entry.reason,
        note=entry.note,
    )
    session.add(point)
    session.flush()
    return point.uuid


def edit_point(
    session: Session,
    uuid: str,
    *,
    today: date,
    value: float | None = None,
    numerator: float | None = None,
    denominator: float | None = None,
    on: date | None = None,
    note: str | None = None,
) -> None:
    """Change a recorded number; None keeps what it had. A period without a number gets one. Raise as add_point does."""
    point = found(session, DataPoint, uuid)
    measure = session.get_one(Measure, point.measure_id)
    if value is not None or numerator is not None:
        entry = read_entry(measure, point.on_date, value, numerator, denominator, point.note)
        point.value, point.numerator, point.denominator = entry.value, entry.numerator, entry.denominator
        point.reason = "" if point.missing else point.reason
        point.missing = False
    if on is not None and on != point.on_date:
        not_in_future(on, today, format_date(on, today=today))
        kept = points.Entry(on, point.value, point.numerator, point.denominator, point.missing, point.reason)
        point.seq, point.on_date = _seq(session, measure, kept, today), on
    point.note = point.note if note is None else clean_line(note)


def set_missing(session: Session, uuid: str, reason: str) -> None:
    """Say that a period has no number, and why; what stood there goes. Raise Refused without a reason and of events."""
    point = found(session, DataPoint, uuid)
    if session.get_one(Measure, point.measure_id).value_mode == points.EVENTS:
        raise Refused(_("An event happened or it did not. Delete it when it did not."))
    point.reason = _reason(reason)
    point.missing, point.excluded = True, False
    point.value = point.numerator = point.denominator = None


def exclude_point(session: Session, uuid: str, reason: str) -> None:
    """Leave a number out of all arithmetic and rules, and keep it on the chart. Raise Refused without a reason."""
    point = found(session, DataPoint, uuid)
    if point.missing:
        raise Refused(_("There is no number to leave out."))
    point.reason = _reason(reason)
    point.excluded = True


def include_point(session: Session, uuid: str) -> None:
    """Let a number count again that was left out."""
    point = found(session, DataPoint, uuid)
    if point.excluded:
        point.excluded, point.reason = False, ""


def delete_point(session: Session, uuid: str, *, now: str) -> None:
    """Move a recorded number to Recently deleted. `now` is UTC ISO 8601."""
    point = found(session, DataPoint, uuid)
    measure = session.get_one(Measure, point.measure_id)
    title = _("{measure}, {day}: {value}").format(
        measure=measure.name, day=format_date(point.on_date), value=_amount(point, measure)
    )
    trash.discard(session, point, now=now, title=title, kind="data_point")


def read_entry(
    measure: Measure, on: date, value: float | None, numerator: float | None, denominator: float | None, note: str
) -> points.Entry:
    """Return a number as a measure of its kind keeps it. Raise Refused when it cannot be one."""
    if numerator is not None and denominator is not None:
        share = points.ratio(numerator, denominator, measure.unit)
        return points.Entry(on, share, float(numerator), float(denominator), note=note)
    if value is None:
        if measure.value_mode != points.EVENTS:
            raise Refused(_("Type a number."))
        return points.Entry(on, note=note)
    number = points.count(value) if measure.value_mode == "count" else points.keep(value)
    if measure.value_mode == points.EVENTS and number < 0:
        raise Refused(_("The time between two events cannot be less than 0."))
    return points.Entry(on, number, note=note)


def _seq(session: Session, measure: Measure, entry: points.Entry, today: date) -> int:
    """Return which number of its day this is. Raise Taken for a second one, unless they are events."""
    same = select(DataPoint).where(DataPoint.measure_id == measure.id, DataPoint.on_date == entry.on)
    taken = session.scalar(same.order_by(DataPoint.seq.desc()).limit(1))
    if taken is None:
        return 0
    if measure.value_mode == points.EVENTS:
        return taken.seq + 1
    sentence = _("{day} already has {value}. Change that number, or type another day before this one.")
    if taken.missing:
        sentence = _("{day} is kept as a day without a number. Change that, or type another day before this one.")
    day = format_date(entry.on, today=today)
    raise Taken(sentence.format(day=day, value=_amount(taken, measure)), taken.uuid, entry)


def _amount(point: DataPoint, measure: Measure) -> str:
    if point.missing or point.value is None:
        return _("an event") if measure.value_mode == points.EVENTS else _("no number")
    return f"{format_number(point.value, decimals=measure.decimals)} {measure.unit}".strip()


def _reason(text: str) -> str:
    reason = clean_line(text)
    if not reason:
        raise Refused(_("Say why; the reason is shown beside the number and on paper."))
    return reason


def _name(text: str) -> str:
    name = clean_line(text, longest=120)
    if not name:
        raise Refused(_("Name what you count or time."))
    return name
