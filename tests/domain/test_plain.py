"""The door for user text keeps every word and lets nothing in that the file cannot hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused

ANYTHING = st.text(st.characters(), max_size=200)  # lone surrogates and U+0000 too


@given(ANYTHING)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\0" not in once
    once.encode("utf-8")


@given(ANYTHING)
def test_a_line_has_no_line_end_and_no_outer_space(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert line == line.strip()


def test_line_ends_become_newlines_and_words_stay() -> None:
    assert clean("a\r\nb\rc  <b>&\u200b") == "a\nb\nc  <b>&\u200b"


def test_too_long_is_refused_and_never_cut() -> None:
    with pytest.raises(Refused, match="501 characters; 500 fit"):
        clean_line("x" * 501)
    assert len(clean("x" * 1_000_000)) == 1_000_000
