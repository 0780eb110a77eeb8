"""The worker's part of the A3 tab: a frozen A3 goes in, its PDF, its words or its file come out.

`data` is the folder in which the attached pictures lie.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.a3 import A3Desk
from opspath_desktop.ui.paper import Made, Written

if TYPE_CHECKING:
    from opspath_desktop.plan.pdf import Printed

LONGEST_NAME = 60  # characters of the title in the name of a file


def make(desk: A3Desk, paper: str, data: Path) -> Made:
    """Build the PDF and its twin in words."""
    from opspath_desktop.plan.a3 import sheet
    from opspath_desktop.plan.blocks import as_text

    return Made(render(desk, paper, data), "\n".join(as_text([sheet(desk.view)])), paper)


def render(desk: A3Desk, paper: str, data: Path) -> Printed:
    """Build the PDF."""
    from opspath_desktop.plan.a3 import sheet, sheet_meta
    from opspath_desktop.plan.pdf import print_blocks

    about = sheet_meta(desk.view, owner=desk.owner, marking=desk.marking, document_id=desk.document_id)
    return print_blocks([sheet(desk.view)], about, paper, data)


def export(desk: A3Desk, paper: str, data: Path, folder: Path) -> Written[A3Desk]:
    """Build the PDF and write it under a free name. Raise Trouble when the folder does not take it."""
    from opspath_desktop.plan.write import free_name, write

    printed = render(desk, paper, data)
    target = free_name(folder, desk.view.today, f"A3 {file_words(desk.view.story.title)}".strip())
    write(printed.data, target)
    return Written(target, printed, paper, desk)


def file_words(title: str) -> str:
    """Return of a title what every system takes in the name of a file: letters, digits, single blanks."""
    plain = unicodedata.normalize("NFC", "".join(c for c in title if not "\ud800" <= c <= "\udfff"))
    words = "".join(c if c.isalnum() or c in "-_" else " " for c in plain).split()
    return " ".join(words)[:LONGEST_NAME].strip()


def caption(made: Made) -> str:
    """Return the words beside the preview, such as "A4 landscape · 1 page"."""
    pages = ngettext("{n} page", "{n} pages", made.printed.pages).format(n=made.printed.pages)
    if made.printed.pages > 1:
        pages = _("{pages}: what has no room goes on after the first").format(pages=pages)
    return _("{paper} landscape · {pages}").format(paper=paper_name(made.paper), pages=pages)


def paper_name(paper: str) -> str:
    """Return the name of a size of paper."""
    return {"a4": _("A4"), "a3": _("A3"), "letter": _("US Letter")}[paper]
