"""Turn the bit of HTML that reviews hold into plain text, without running it and without dropping a word.

Only names that HTML knows count as tags: `a <b and c>` or `<Anna>` stay as they were written. A link keeps its address,
a hidden passage its marks; what stands in a script stays as harmless text.
"""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*(?::[a-z]+)?)((?:\s(?:[^<>\"']|\"[^\"<>]*+\"|'[^'<>]*+')*+)?)(/?)>")
_ADDRESS = re.compile(r"\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINK = re.compile(r"\ufdd0([^\ufdd0\ufdd1]*)\ufdd1([^\ufdd0\ufdd1]*)\ufdd1")
_LINES = re.compile(r"\n{3,}")
_BREAKS = {"br": "\n", "p": "\n\n", "div": "\n", "li": "\n", "ul": "\n", "ol": "\n", "tr": "\n", "hr": "\n\n"}
_BREAKS |= {"blockquote": "\n\n", "pre": "\n", **{f"h{n}": "\n\n" for n in range(1, 7)}}
_SILENT = {"b", "i", "em", "strong", "u", "s", "strike", "del", "ins", "sup", "sub", "small", "big", "tt", "code"}
_SILENT |= {"span", "font", "center", "table", "tbody", "td", "th", "q", "cite", "mark", "html", "body"}
_SILENT |= {"script", "style", "haml:newline", "iframe", "object", "embed"}


def plain(text: str) -> str:
    """Return the text of `text`, trimmed; line breaks of the markup become newlines."""
    if "<" in text:
        text = text.replace("\ufdd0", "").replace("\ufdd1", "")  # they stand for the ends of links below
        text = _LINES.sub("\n\n", _LINK.sub(_link, _TAG.sub(_tag, text)))
        text = text.replace("\ufdd0", "").replace("\ufdd1", " ")
        text = "\n".join(line.strip(" \t") for line in text.split("\n"))
    return _ENTITY.sub(_entity, text).strip()


def _tag(match: re.Match[str]) -> str:
    closes, name, attributes = bool(match[1]), match[2].casefold(), match[3]
    if name == "a":
        return _anchor(closes, attributes)
    if name == "spoiler":
        return "[/spoiler]" if closes else "[spoiler]"
    if name == "img":
        alt, address = _value(_ALT, attributes), _value(_ADDRESS, attributes)
        return " ".join(part for part in (alt, f"({address})" if address else "") if part)
    if name in _BREAKS:
        return _BREAKS[name] + ("- " if name == "li" and not closes else "")
    if name in _SILENT:
        address = _value(_ADDRESS, attributes)
        return f"({address})" if address else ""
    return match[0]


def _anchor(closes: bool, attributes: str) -> str:
    """Mark where a link begins and ends, so that its address can follow its words."""
    if closes:
        return "\ufdd1"
    address = _value(_ADDRESS, attributes)
    return f"\ufdd0{address}\ufdd1" if address else ""


def _link(match: re.Match[str]) -> str:
    address, words = match[1], match[2].strip()
    if not words or words == address:
        return address
    return f"{words} ({address})"


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return next((group for group in match.groups() if group is not None), "") if match else ""


def _entity(match: re.Match[str]) -> str:
    """Return the character of an entity; what none has stays as it stands. A space that must not break is a space."""
    found = html.unescape(match[0])
    return match[0] if found in ("\0", "\ufffd") else found.replace("\xa0", " ")
