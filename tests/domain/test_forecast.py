"""The day of the end, from the last sessions."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.forecast import SESSIONS, Forecast, forecast

TODAY = date(2026, 11, 22)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_the_last_three_sessions_are_the_basis_and_the_next_one_is_tomorrow() -> None:
    found = forecast([(back(9), 90), (back(3), 11), (back(2), 8), (TODAY, 14)], 42, TODAY)
    assert found == Forecast(42, 3, 11, date(2026, 11, 26))


def test_without_a_session_today_the_first_one_is_today() -> None:
    found = forecast([(back(1), 10)], 10, TODAY)
    assert found == Forecast(10, 1, 10, TODAY)


def test_sittings_of_one_day_are_one_session() -> None:
    found = forecast([(TODAY, 5), (TODAY, 15)], 40, TODAY)
    assert found is not None
    assert (found.sessions, found.average) == (1, 20)


def test_no_forecast_without_a_recent_session_or_without_anything_left() -> None:
    assert forecast([], 40, TODAY) is None
    assert forecast([(back(1), 0)], 40, TODAY) is None
    assert forecast([(back(31), 20)], 40, TODAY) is None
    assert forecast([(back(1), 20)], 0, TODAY) is None
    assert forecast([(back(1), 1)], 5000, TODAY) is None


@given(
    st.lists(st.tuples(st.dates(back(40), TODAY), st.floats(0, 100)), max_size=20),
    st.floats(0.1, 1000),
)
def test_the_end_is_never_past_and_the_sessions_needed_reach_it(amounts: list[tuple[date, float]], left: float) -> None:
    found = forecast(amounts, left, TODAY)
    if found is None:
        return
    days = (found.finish - TODAY).days + 1
    assert days >= 1
    assert 1 <= found.sessions <= SESSIONS
    assert found.average * days >= left * 0.999
