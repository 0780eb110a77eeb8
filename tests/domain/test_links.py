"""Which addresses may be kept and opened."""

import pytest

from opspath_desktop.domain.links import check_link, looks_like_link
from opspath_desktop.errors import Refused


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "https://example.org:8443/a?b=c#d",
        "HTTPS://Example.org/ü",
        "mailto:someone@example.org",
        "https://user.example.org/@somebody",
    ],
)
def test_plain_addresses_are_kept(link: str) -> None:
    assert check_link(f" {link} ") == link


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "https://",
        "https:///path",
        "https://user:secret@example.org",
        "https://example.org\\@other.org",
        "https://example.org two",
        "mailto:",
        "mailto:a@b?subject=x",
        "file:///etc/hosts",
        "javascript:alert(1)",
        "\\\\server\\share",
        "example.org",
    ],
)
def test_everything_else_is_refused(link: str) -> None:
    with pytest.raises(Refused):
        check_link(link)


def test_no_link_is_no_link() -> None:
    assert check_link("  ") == ""


@pytest.mark.parametrize(
    ("text", "is_link"),
    [("https://a.org/x", True), ("www.a.org", True), ("Board https://a.org", False), ("mailto:", False)],
)
def test_an_address_is_told_from_words(text: str, is_link: bool) -> None:
    assert looks_like_link(text) is is_link
