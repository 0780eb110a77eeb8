"""The worker's part of the Plan page: a frozen plan goes in, its PDF, its words or its file come out.

`data` is the folder in which the attached pictures lie.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.plan_view import PlanView

if TYPE_CHECKING:
    from opspath_desktop.plan.pdf import Printed

MOST_NAMED = 4  # characters that are listed before "and more"


Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Made:
    """A plan or an A3 as pages and as words; `paper` is "a4", "a3" or "letter"."""

    printed: Printed
    text: str
    paper: str


@dataclass(frozen=True, slots=True)
class Written(Generic[Told]):
    """A plan or an A3 that lies in a file, on this paper, with what it was made of."""

    path: Path
    printed: Printed
    paper: str
    told: Told


def make(view: PlanView, data: Path) -> Made:
    """Build the PDF and its twin in words."""
    from opspath_desktop.plan.pdf import render

    return Made(render(view, data), in_words(view), view.paper)


def in_words(view: PlanView) -> str:
    """Return what the pages say, with an empty line before each section."""
    from opspath_desktop.plan.blocks import Heading, as_text
    from opspath_desktop.plan.outline import outline

    lines: list[str] = []
    for block in outline(view):
        if isinstance(block, Heading) and lines:
            lines.append("")
        lines += as_text([block])
    return "\n".join(lines)


def export(view: PlanView, data: Path, folder: Path) -> Written[PlanView]:
    """Build the PDF and write it under a free name. Raise Trouble when the folder does not take it."""
    from opspath_desktop.plan.pdf import render
    from opspath_desktop.plan.write import free_name, write

    printed = render(view, data)
    target = free_name(folder, view.prepared_on)
    write(printed.data, target)
    return Written(target, printed, view.paper, view)


def caption(made: Made) -> str:
    """Return the words beside the preview, such as "A4 · 2 pages"."""
    main = made.printed.pages - made.printed.appendix
    pages = ngettext("{n} page", "{n} pages", main).format(n=main)
    if made.printed.long:
        pages = _("{pages}, long for one meeting").format(pages=pages)
    if made.printed.appendix:
        pages = _("{pages} and {n} of appendix").format(pages=pages, n=made.printed.appendix)
    size = _("US Letter") if made.paper == "letter" else _("A4")
    return f"{size} · {pages}"


def name_lost(lost: frozenset[str]) -> str:
    """Name the characters that no font has, such as "devanagari letter ka (U+0915)"; nothing when there are none.

    The screen may have no font for them either, so they are named, not shown.
    """
    if not lost:
        return ""
    listed = [f"{unicodedata.name(sign, _('sign')).lower()} (U+{ord(sign):04X})" for sign in sorted(lost)]
    named = ", ".join(listed[:MOST_NAMED])
    if len(listed) > MOST_NAMED:
        named = _("{named} and {n} more").format(named=named, n=len(listed) - MOST_NAMED)
    return _("No font can print {named}. A sign for a missing character stands in their place.").format(named=named)
