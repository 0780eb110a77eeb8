"""User text becomes markup that cannot break out, and no character is lost without a word."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.plan.text import Face, clean, link, lost, markup, one_line, pieces, runs, safe_address

LATIN = Face("Latin", frozenset(range(32, 0x250)))
WIDE = Face("Wide", frozenset([*range(32, 0x3000), 0xFFFD]))
CHAIN = (LATIN, WIDE)


def test_text_is_composed() -> None:
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize(
    "c", ["\0", "\x07", "\ud800", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad", "\ufe0f", "\ufffe"]
)
def test_what_must_not_be_printed_is_dropped(c: str) -> None:
    assert clean(f"a{c}b") == "ab"


def test_line_ends_and_odd_spaces_become_plain() -> None:
    assert clean("a\r\nb\rc\u2028d\te\u2003f") == "a\nb\nc\nd e f"


def test_markup_is_escaped() -> None:
    assert markup('if a<b then c & <b>"x"', CHAIN) == 'if a&lt;b then c &amp; &lt;b&gt;"x"'


def test_runs_fall_back_and_come_back() -> None:
    assert [(face.name if face else "", words) for face, words in runs("ab\u2192cd", CHAIN)] == [
        ("", "ab"),
        ("Wide", "\u2192"),
        ("", "cd"),
    ]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert runs("x\u0323y", CHAIN)[0] == (WIDE, "x\u0323")


def test_a_character_without_a_font_is_named_and_marked() -> None:
    assert lost("a\u4e2d\nb", CHAIN) == {"\u4e2d"}
    assert runs("\u4e2d", CHAIN) == [(WIDE, "\ufffd")]


def test_long_text_is_cut_every_400_words_and_at_newlines() -> None:
    assert [len(piece.split()) for piece in pieces("word " * 900 + "\n\nend")] == [400, 400, 100, 1]
    assert all(len(piece) <= 3000 for piece in pieces("x" * 10_000))


def test_cutting_loses_no_word() -> None:
    words = [f"w{n}" for n in range(1000)]
    assert " ".join(pieces(" ".join(words))).split() == words


def test_one_line_ends_in_an_ellipsis() -> None:
    assert one_line("a b\nc", 10) == "a b c"
    assert one_line("abcdefghij", 5) == "abcd…"


@pytest.mark.parametrize("url", ["https://a.example/x?y=1", "http://a.example", "mailto:me@a.example"])
def test_web_and_mail_addresses_become_links(url: str) -> None:
    assert safe_address(url) == url
    assert link(url, "a<b", CHAIN, "#000000") == f'<a href="{url}" color="#000000">a&lt;b</a>'


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", 'https://x"y', "https://a b", "//x", ""]
)
def test_other_addresses_stay_words(url: str) -> None:
    assert link(url, "words", CHAIN, "#000000") == "words"


@given(st.text(max_size=200))
def test_markup_holds_no_tag_but_ours(text: str) -> None:
    inner = markup(text, CHAIN).replace('<font name="Wide">', "").replace("</font>", "")
    assert "<" not in inner
    assert ">" not in inner


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c == "\n" for c in clean(text))
