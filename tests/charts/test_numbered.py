"""A chart of numbers without days: its periods are numbered from 0 on."""

from __future__ import annotations

from datetime import date

from opspath_desktop.charts.figure import Text
from opspath_desktop.charts.over_time import measure_chart
from opspath_desktop.charts.series import ControlSeries, number_of, numbered
from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Period


def test_periods_without_days_are_numbered() -> None:
    periods = tuple(Period(value) for value in [4.0, 6.0] * 8)
    days = numbered(len(periods))
    series = ControlSeries("Wait", kind="xmr", periods=periods, days=days, chart=xmr(periods), even=True)
    figure = measure_chart(series)
    drawn = [mark.text for mark in figure.marks if isinstance(mark, Text)]
    assert {"0", "15"} <= set(drawn)
    assert figure.tips[3].text.startswith("row 3: 6")


def test_a_real_day_has_no_number() -> None:
    assert [number_of(day) for day in (*numbered(2), date(2026, 11, 22))] == [0, 1, None]
