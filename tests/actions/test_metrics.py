"""Success metrics in the user's own terms."""

import math
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from opspath_desktop.actions import metrics
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Metric, MetricValue, Trash

ITEM = "met.fewer-incidents"
DAY = date(2026, 11, 20)


def test_unit_and_direction_come_from_the_pack(database: Database, core: Pathway) -> None:
    with database.change("Define") as session:
        metrics.define(session, core, ITEM, definition=" Priority 1 incidents a month ")
    measure = core.item(ITEM).measure  # type: ignore[union-attr]  # the core pack holds it
    with database.read() as session:
        found = session.execute(select(Metric.definition, Metric.unit, Metric.better)).one()
    assert found == ("Priority 1 incidents a month", measure.unit, measure.better)


def test_fields_that_are_left_out_stay(database: Database, core: Pathway) -> None:
    with database.change("Define") as session:
        metrics.define(session, core, ITEM, baseline=12, baseline_on=DAY, target=5.5, better="down", unit="a\nmonth")
        metrics.define(session, core, ITEM, target=None)
    with database.read() as session:
        found = session.execute(
            select(Metric.baseline, Metric.baseline_on, Metric.target, Metric.better, Metric.unit)
        ).one()
    assert found == (12.0, DAY, None, "down", "a month")


def test_values_are_added_edited_and_deleted(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        uuid = metrics.add_value(session, core, ITEM, on=DAY, today=DAY, value=7, note="After the rota")
        metrics.edit_value(session, uuid, today=DAY, value=6.5)
    with database.read() as session:
        assert session.execute(select(MetricValue.on_date, MetricValue.value, MetricValue.note)).all() == [
            (DAY, 6.5, "After the rota")
        ]
    with database.change("Delete") as session:
        metrics.delete_value(session, uuid, now="2026-11-22T08:00:00Z")
    with database.read() as session:
        assert session.scalars(select(MetricValue.id)).all() == []
        assert session.scalars(select(Trash.kind)).all() == ["metric_value"]


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_a_number_that_cannot_be_kept_is_refused(database: Database, core: Pathway, value: float) -> None:
    with pytest.raises(Refused, match="too large"), database.change("Add") as session:
        metrics.add_value(session, core, ITEM, on=DAY, today=DAY, value=value)


def test_only_success_metrics_have_values(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="success metric"), database.change("Add") as session:
        metrics.add_value(session, core, "obj.dashboards", on=DAY, today=DAY, value=1)


def test_a_direction_is_up_or_down(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="better"), database.change("Define") as session:
        metrics.define(session, core, ITEM, better="sideways")


def test_a_value_of_a_day_to_come_is_refused(database: Database, core: Pathway) -> None:
    with pytest.raises(Refused, match="still to come"), database.change("Add") as session:
        metrics.add_value(session, core, ITEM, on=DAY + timedelta(days=1), today=DAY, value=7)
