"""Record many numbers of a measure at once: one change of one bulk insert, and one undo step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from opspath_desktop.actions.measures import read_entry
from opspath_desktop.actions.refs import found
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean_line
from opspath_desktop.domain.points import EVENTS, Entry
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store.schema import DataPoint, Measure


def add_points(session: Session, measure_uuid: str, entries: Sequence[Entry], *, today: date) -> int:
    """Record these numbers; return how many.

    Raise Refused for an empty list, a day to come, a number that cannot be kept, and for a day that has a number (the
    block was read before that one was recorded): then none of them is recorded.
    """
    measure = found(session, Measure, measure_uuid)
    if not entries:
        raise Refused(_("There is no number in this block that can be recorded."))
    session.flush()
    per_day = select(DataPoint.on_date, func.max(DataPoint.seq)).where(DataPoint.measure_id == measure.id)
    taken = Counter({day: seq + 1 for day, seq in session.execute(per_day.group_by(DataPoint.on_date))})
    rows = []
    for given in entries:
        not_in_future(given.on, today, format_date(given.on, today=today))
        if taken[given.on] and measure.value_mode != EVENTS:
            day = format_date(given.on, today=today)
            raise Refused(_("{day} has a number already. Nothing was recorded.").format(day=day))
        rows.append({**_values(measure, given), "measure_id": measure.id, "seq": taken[given.on]})
        taken[given.on] += 1
    stamps = session.info["stamps"]
    session.connection().execute(insert(DataPoint), [{**row, **stamps()} for row in rows])
    session.expire_all()
    return len(rows)


def _values(measure: Measure, given: Entry) -> dict[str, object]:
    entry = given
    if not given.missing:
        entry = read_entry(measure, given.on, given.value, given.numerator, given.denominator, given.note)
    return {
        "on_date": entry.on,
        "value": entry.value,
        "numerator": entry.numerator,
        "denominator": entry.denominator,
        "missing": entry.missing,
        "excluded": False,
        "reason": clean_line(entry.reason),
        "note": clean_line(entry.note),
    }
