"""Many numbers at once: one undo step, and all of them or none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from opspath_desktop.actions import measures, pilots
from opspath_desktop.actions.point_blocks import add_points
from opspath_desktop.domain.pasted import Wanted, read_block
from opspath_desktop.domain.points import Entry
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused
from opspath_desktop.store.schema import DataPoint

if TYPE_CHECKING:
    from opspath_desktop.store.database import Database

TODAY = date(2026, 11, 26)


def measure(database: Database, **fields: Any) -> str:
    with database.change("Begin") as session:
        return measures.add_measure(session, pilots.start(session, "Triage", today=TODAY), name="Time", **fields)


def add(database: Database, uuid: str, *entries: Entry) -> int:
    with database.change("Paste numbers") as session:
        return add_points(session, uuid, entries, today=TODAY)


def there(database: Database) -> list[tuple[date, int, float | None]]:
    with database.read() as session:
        rows = session.execute(select(DataPoint.on_date, DataPoint.seq, DataPoint.value).order_by(DataPoint.id))
        return [(row[0], row[1], row[2]) for row in rows]


def test_five_thousand_rows_are_read_and_recorded_and_taken_back_in_one_step(database: Database) -> None:
    uuid = measure(database)
    first = TODAY - timedelta(4999)
    text = "\n".join(f"{first + timedelta(n)}\t{n % 7}.5" for n in range(5000))
    block = read_block(text, Habits(), TODAY, Wanted())
    assert (add(database, uuid, *block.taken), len(there(database))) == (5000, 5000)
    database.undo()
    assert there(database) == []
    database.redo()
    assert there(database)[-1] == (TODAY, 0, 1.5)


def test_missing_periods_and_ratios_are_recorded_with_what_belongs_to_them(database: Database) -> None:
    uuid = measure(database, value_mode="ratio")
    add(database, uuid, Entry(TODAY, 0.25, 1, 4, note="a"), Entry(TODAY - timedelta(7), missing=True, reason="Off"))
    with database.read() as session:
        columns = (DataPoint.value, DataPoint.denominator, DataPoint.missing, DataPoint.reason, DataPoint.note)
        rows = session.execute(select(*columns).order_by(DataPoint.id)).all()
    assert [tuple(row) for row in rows] == [(0.25, 4, False, "", "a"), (None, None, True, "Off", "")]


def test_events_of_one_day_follow_each_other(database: Database) -> None:
    uuid = measure(database, value_mode="time_between_events")
    add(database, uuid, Entry(TODAY), Entry(TODAY))
    add(database, uuid, Entry(TODAY))
    assert [seq for _day, seq, _value in there(database)] == [0, 1, 2]


@pytest.mark.parametrize(
    "entry",
    [Entry(TODAY, 5.0), Entry(TODAY + timedelta(1), 5.0), Entry(date(2026, 1, 1), 1e308), Entry(date(2026, 1, 1))],
)
def test_one_row_that_cannot_be_recorded_stops_all(database: Database, entry: Entry) -> None:
    uuid = measure(database)
    add(database, uuid, Entry(TODAY, 4.0))
    with pytest.raises(Refused):
        add(database, uuid, Entry(date(2026, 2, 2), 1.0), entry)
    with database.read() as session:
        assert session.scalar(select(func.count(DataPoint.id))) == 1


def test_an_empty_block_is_refused(database: Database) -> None:
    uuid = measure(database)
    with pytest.raises(Refused, match="no number"):
        add(database, uuid)
