"""Decide which addresses may be kept and opened: https with a host and without a user name, and mailto."""

from __future__ import annotations

import re

from opspath_desktop.domain.plain import clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

LONGEST_LINK = 2000
# Written out rather than parsed by a library: what a browser and a parser read differently is refused.
_HTTPS = re.compile(r"https://[^\s/?#@:\\\[\]]+(:\d{1,5})?([/?#][^\s\\]*)?", re.IGNORECASE)
_MAILTO = re.compile(r"mailto:[^\s@/?#\\:,]+@[^\s@/?#\\:,]+", re.IGNORECASE)


def looks_like_link(text: str) -> bool:
    """Tell whether a typed text is meant as an address rather than as words."""
    return re.match(r"(https?://|mailto:|www\.)\S+$", text.strip(), re.IGNORECASE) is not None


def check_link(text: str) -> str:
    """Return the trimmed address, or "" for none. Raise Refused unless it is a plain https or mailto address."""
    link = clean_line(text, longest=LONGEST_LINK)
    if not link or _HTTPS.fullmatch(link) or _MAILTO.fullmatch(link):
        return link
    raise Refused(
        _("This address cannot be kept as a link. Use https:// or mailto:, or write it into the text instead.")
    )
