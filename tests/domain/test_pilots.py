"""Pilots: their states and the little grammar of their fields."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain import pilot_lines, pilots
from opspath_desktop.domain.points import Entry
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused
from opspath_desktop.store.schema import PILOT_STATUSES

TODAY = date(2026, 11, 26)  # a Thursday
HABITS = Habits()
TRIAGE = pilot_lines.Named("p1", "m1", "Ticket triage", "Median first response", "h")
RESTOCK = pilot_lines.Named("p2", "m2", "Two-bin restock", "Walking", "km")


def test_the_rules_know_exactly_the_statuses_of_the_table() -> None:
    assert set(pilots.STATUSES) == set(PILOT_STATUSES)


@pytest.mark.parametrize("status", pilots.STATUSES)
def test_every_status_has_a_group_a_name_and_a_way_to_every_other(status: str) -> None:
    assert status in pilots.GROUPS[pilots.group_of(status)]
    assert pilots.status_name(status)
    assert set(pilots.moves(status)) == set(pilots.STATUSES) - {status}


@pytest.mark.parametrize(
    ("text", "value", "on"),
    [
        ("4.9", 4.9, TODAY),
        (" 4,9 ", 4.9, TODAY),
        ("4.9 h", 4.9, TODAY),
        ("4.9h", 4.9, TODAY),
        ("yesterday 4.9", 4.9, date(2026, 11, 25)),
        ("27/11 4.9", 4.9, date(2026, 11, 27)),
        ("4.9 12/11", 4.9, date(2026, 11, 12)),
        ("12 nov 4", 4.0, date(2026, 11, 12)),
        ("mon 1 200", 1200.0, date(2026, 11, 23)),
        ("1 200", 1200.0, TODAY),
        ("12.11 8", 8.0, date(2026, 11, 12)),
        ("-3", -3.0, TODAY),
    ],
)
def test_a_value_may_carry_its_day(text: str, value: float, on: date) -> None:
    assert pilots.read_value(text, HABITS, TODAY, unit="h") == pilots.Typed(value, on)


@pytest.mark.parametrize("text", ["", "h", "four", "yesterday", "4.9 5 6", "27/11", "4.9 soon"])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"is no number|Type a number|more than one number"):
        pilots.read_value(text, HABITS, TODAY, unit="h")


@given(st.text(max_size=30))
def test_no_typed_text_breaks_the_grammar(text: str) -> None:
    with suppress(Refused):
        pilots.read_value(text, HABITS, TODAY, unit="h")
    pilot_lines.match_value(text, [TRIAGE], HABITS, TODAY)
    assert pilots.read_entry(text)[0] in (*pilots.STEPS, "note")


@pytest.mark.parametrize(
    ("text", "value", "on"),
    [
        ("5.2 tri", 5.2, TODAY),
        ("tri 5.2", 5.2, TODAY),
        ("5.2 ticket tri", 5.2, TODAY),
        ("yesterday 5.2 triage", 5.2, date(2026, 11, 25)),
        ("5.2 h", 5.2, TODAY),
        ("5.2 first resp", 5.2, TODAY),
    ],
)
def test_a_number_with_words_finds_its_pilot(text: str, value: float, on: date) -> None:
    found = pilot_lines.match_value(text, [RESTOCK, TRIAGE], HABITS, TODAY)
    assert found == (pilot_lines.Match(TRIAGE, Entry(on, value)),)


def test_words_that_fit_two_pilots_give_both_in_their_order() -> None:
    found = pilot_lines.match_value("5 t", [RESTOCK, TRIAGE], HABITS, TODAY)
    assert [match.named.pilot for match in found] == ["p2", "p1"]


def test_a_word_may_look_like_a_weekday() -> None:
    saturday = pilot_lines.Named("p3", "m3", "Saturday shift")
    found = pilot_lines.match_value("5 sat", [saturday], HABITS, TODAY)
    assert found == (pilot_lines.Match(saturday, Entry(TODAY, 5.0)),)


def test_a_line_is_read_as_the_measure_of_the_pilot_wants_it() -> None:
    late = pilot_lines.Named("p4", "m4", "Late parcels", "Late", "%", "ratio")
    falls = pilot_lines.Named("p5", "m5", "Fewer falls", "Falls", "days", "time_between_events")
    known = [TRIAGE, late, falls]
    (found,) = pilot_lines.match_value("12/40 late", known, HABITS, TODAY)
    assert (found.named, found.entry) == (late, Entry(TODAY, 30, 12, 40))
    (found,) = pilot_lines.match_value("falls yesterday", known, HABITS, TODAY)
    assert (found.named, found.entry) == (falls, Entry(date(2026, 11, 25)))
    assert pilot_lines.match_bare("30", falls, HABITS, TODAY) is None
    assert pilot_lines.match_bare("yesterday", falls, HABITS, TODAY) is not None


@pytest.mark.parametrize("text", ["tri", "5.2", "5.2 zebra", "", "log 30 pages"])
def test_other_lines_mean_no_pilot(text: str) -> None:
    assert pilot_lines.match_value(text, [TRIAGE], HABITS, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("/study it fell", ("study", "it fell")),
        ("  /Plan\nby Friday", ("plan", "by Friday")),
        ("/act", ("act", "")),
        ("it fell", ("note", "it fell")),
        ("/planet", ("note", "/planet")),
        ("see /do later", ("note", "see /do later")),
    ],
)
def test_a_slash_word_sets_the_step(text: str, entry: tuple[str, str]) -> None:
    assert pilots.read_entry(text) == entry


@pytest.mark.parametrize(("text", "value"), [("6", 6.0), ("6,5 h", 6.5), ("", None), ("  ", None)])
def test_an_amount_may_carry_its_unit_and_may_be_cleared(text: str, value: float | None) -> None:
    assert pilots.read_amount(text, HABITS, unit="h") == value


@pytest.mark.parametrize(("name", "unit"), [("First response", "h"), ("Walking", ""), ("Orders (late)", "per week")])
def test_a_measure_is_typed_with_its_unit_in_brackets(name: str, unit: str) -> None:
    assert pilots.read_measure(pilots.measure_title(name, unit)) == (name, unit)


def test_a_day_to_come_is_refused_with_its_name() -> None:
    pilots.not_in_future(TODAY, TODAY, "26 November")
    with pytest.raises(Refused, match="27 November is still to come"):
        pilots.not_in_future(date(2026, 11, 27), TODAY, "27 November")
