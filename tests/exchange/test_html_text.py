"""Reviews in HTML become plain text, and no word of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.exchange.html_text import plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("one<br/>two<br>three", "one\ntwo\nthree"),
        ("one<br /><br/><br/><br/>two", "one\n\ntwo"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<b>bold</b> and <I>quiet</I>", "bold and quiet"),
        (
            '<a href="https://example.org/?a=1&amp;copy=2" rel="nofollow">here</a>',
            "here (https://example.org/?a=1&copy=2)",
        ),
        ("<a href='https://example.org'>https://example.org</a>", "https://example.org"),
        ("<spoiler>He leaves.</spoiler>", "[spoiler]He leaves.[/spoiler]"),
        ("<haml:newline/>", ""),
        ("<script>alert('x')</script>Fine", "alert('x')Fine"),
        ('<img src="https://example.org/a.png" alt="A cover">', "A cover (https://example.org/a.png)"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n\n- two"),
        ("I <3 it, 3 < 4 and a <b but no c", "I <3 it, 3 < 4 and a <b but no c"),
        ("as <Anna> said", "as <Anna> said"),
        ("&lt;b&gt; &amp; caf&eacute; &#39;s&nbsp;end", "<b> & café 's end"),
        ("AT&T, R&D; &bogus; &#0;", "AT&T, R&D; &bogus; &#0;"),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert plain(markup) == text


@given(st.text(alphabet=st.characters(exclude_characters="<&\ufdd0\ufdd1")))
def test_text_without_markup_stays(text: str) -> None:
    assert plain(text) == text.strip()


@given(st.text(alphabet="<>/ab \"'=&;#x1hrefscript", max_size=80))
def test_no_markup_can_break_it(text: str) -> None:
    assert isinstance(plain(text), str)


@pytest.mark.parametrize("piece", ["<a '", '<a "', "<a ", "<", "<a href=x>", "&"])
def test_broken_markup_is_read_in_one_go(piece: str) -> None:
    assert plain(piece * 100_000) is not None
