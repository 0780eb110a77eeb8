"""Rows of different heights stand under each other without a gap."""

from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.ui.widgets.row_places import RowPlaces

HEIGHTS = {int: 34, str: 66}
ROWS = st.lists(st.one_of(st.just(1), st.just("a")))


def made(rows: list[object]) -> RowPlaces:
    return RowPlaces(rows, lambda row: HEIGHTS[type(row)])


@given(ROWS)
def test_every_pixel_belongs_to_the_row_that_stands_there(rows: list[object]) -> None:
    places = made(rows)
    found = [places.row_at(y) for y in range(places.total)]
    assert found == [place for place, row in enumerate(rows) for _pixel in range(HEIGHTS[type(row)])]
    assert (places.row_at(-1), places.row_at(places.total)) == (-1, -1)


@given(ROWS, st.integers(-50, 900), st.integers(0, 300))
def test_a_strip_names_the_rows_it_touches(rows: list[object], top: int, height: int) -> None:
    places = made(rows)
    touched = {places.row_at(y) for y in range(top, top + height + 1)} - {-1}
    assert set(places.rows_between(top, top + height)) == touched
