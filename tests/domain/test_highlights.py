"""A highlight typed in one line: its place, chapter and kind, and what is left for the passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.highlights import Typed, parse_highlight, place_words, position_of
from opspath_desktop.errors import Refused


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("The constraint sets the pace", Typed(text="The constraint sets the pace")),
        ("p 45 The text", Typed(text="The text", place="p 45", position=45)),
        ("P. 45-47: The text", Typed(text="The text", place="p 45-47", position=45)),
        ("page ix Preface", Typed(text="Preface", place="p ix", position=9 - 10_000)),
        ("ch 3 A scene", Typed(text="A scene", chapter="3")),
        ("ch 3, p 45 A scene", Typed(text="A scene", chapter="3", place="p 45", position=45)),
        ("loc 593 \u2013 597 A scene", Typed(text="A scene", place="loc 593-597", position=593)),
        ("43 %: A scene", Typed(text="A scene", place="43 %", position=43)),
        ("p civic duty", Typed(text="p civic duty")),
        ("80 % of the effects", Typed(text="80 % of the effects")),
        ("3:20 A scene", Typed(text="A scene", place="3:20 h", position=200)),
        ("3:20 h A scene", Typed(text="A scene", place="3:20 h", position=200)),
        ("note: ask the late shift", Typed("note", "ask the late shift")),
        ("note p 45 ask the late shift", Typed("note", "ask the late shift", "p 45", 45)),
        ("p 45 note: ask", Typed("note", "ask", "p 45", 45)),
        ("Note that this is a passage", Typed(text="Note that this is a passage")),
        ("p 45", Typed("bookmark", "", "p 45", 45)),
        ("bookmark p 45 the diagram", Typed("bookmark", "the diagram", "p 45", 45)),
        ("p 45th anniversary", Typed(text="p 45th anniversary")),
        ("p 45 p 46 both", Typed(text="p 46 both", place="p 45", position=45)),
    ],
)
def test_a_line_is_read(line: str, typed: Typed) -> None:
    assert parse_highlight(line) == typed


def test_an_empty_line_is_refused() -> None:
    with pytest.raises(Refused, match="Write the passage"):
        parse_highlight("  ")


@given(st.text(min_size=1).filter(str.strip))
def test_no_word_of_a_line_is_lost(line: str) -> None:
    try:
        typed = parse_highlight(line)
    except Refused:
        return
    assert line.strip().endswith(typed.text)


@pytest.mark.parametrize(
    ("place", "position"),
    [
        ("", None),
        ("p 45", 45),
        ("Page 12 of 90", 12),
        ("page 33, location 593-597", 593),
        ("Loc. 145-46", 145),
        ("43,5 %", 43.5),
        ("on the cover", None),
    ],
)
def test_places_of_any_book_are_put_in_order(place: str, position: float | None) -> None:
    assert position_of(place) == position


def test_roman_pages_come_first_in_their_order() -> None:
    places = ["p iv", "p ix", "p xiv", "p xl", "p 1"]
    positions = [position_of(place) or 0 for place in places]
    assert sorted(positions) == positions


def test_places_in_words() -> None:
    assert place_words("3", "p 45") == "ch 3 · p 45"
    assert place_words("The Gemba", "") == "The Gemba"
