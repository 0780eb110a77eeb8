"""ISBNs as cells and fields of other programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.matching import as_13
from opspath_desktop.exchange.isbn import Isbns, checked, isbns


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ("9780306406157", ("9780306406157",)),
        ("978-0-306-40615-7", ("9780306406157",)),
        ("978 0 306 40615 7", ("9780306406157",)),
        ("978\u20110\u2011306\u201140615\u20117", ("9780306406157",)),
        ('="9780306406157"', ("9780306406157",)),
        ('="0306406152"', ("0306406152",)),
        ("080442957X 0-8044-2957-x", ("080442957X",)),
        ("ISBN-13: 978-0-306-40615-7 (pbk. 2nd ed.)", ("9780306406157",)),
        ("080442957X; 9780306406157", ("9780306406157", "080442957X")),
        ("0306406152 9780306406157", ("9780306406157",)),
        ("306406152", ("0306406152",)),
        ("\uff19780306406157", ("9780306406157",)),
        ('=""', ()),
        ("", ()),
    ],
)
def test_every_way_of_writing_gives_the_same_digits(written, good):
    found = isbns(written)
    assert (found.good, found.bad) == (good, ())


@pytest.mark.parametrize("written", ["9780306406158", "9.78031E+12", "B0084FWN26", "4006381333931", "03064O6152"])
def test_what_is_no_isbn_is_kept_as_it_stands(written):
    assert isbns(written).bad == (written,)


@pytest.mark.parametrize("written", ["0000000000", "9780000000002", "1111111111", "9780590000000", "0012000000"])
def test_what_fills_a_field_or_was_rounded_is_nobodys(written):
    assert isbns(written) == Isbns((), (written,))


def test_a_good_one_is_found_beside_a_bad_one():
    found = isbns("978-0-306-40615-7, 978-0-306-40615-8")
    assert (found.good, found.bad) == (("9780306406157",), ("978-0-306-40615-8",))


def test_both_lengths_of_one_number_compare_equal():
    assert as_13("0306406152") == as_13("9780306406157") == "9780306406157"
    assert checked(as_13("080442957X"))


@given(st.text())
def test_whatever_is_found_is_valid(text):
    assert all(checked(found) == found for found in isbns(text).good)
