"""Write highlights, takeaways and applications as Markdown in which every text of the user stays plain text.

One heading a book, below it what was marked (a quote with its place, the note beneath it), what was taken from it and
what was done with it. Whatever Markdown would read as a sign is escaped, so that a text looks as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from opspath_desktop.domain.kept import KeptApplication, KeptBook, KeptHighlight, KeptTakeaway
from opspath_desktop.files import replacing
from opspath_desktop.i18n import _, format_date

_SIGNS = re.compile(r"([\\`*_\[\]<>~|&$#])")
_START = re.compile(r"^(?:([+=:-])|(\d{1,9})([.)]))")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONG_AGO = date(1, 1, 1)  # no date of a book lies in it: every one is written with its year
BREAK = "  "  # two spaces at the end: the line ends here


def write(target: Path, books: Iterable[KeptBook]) -> None:
    """Write the books into a file, whole or not at all. Raise Trouble when the disk refuses."""
    with replacing(target) as part:
        part.write_text(text_of(books), encoding="utf-8", newline="\n")


def text_of(books: Iterable[KeptBook]) -> str:
    """Return the books as the text of a Markdown file."""
    blocks = [f"# {_('Highlights, takeaways and applications')}"]
    for book in books:
        blocks += _book(book)
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> list[str]:
    """Return the lines of a text so that Markdown shows them as they are."""
    return [_plain_line(line) for line in text.split("\n")]


def _plain_line(line: str) -> str:
    escaped = _SIGNS.sub(r"\\\1", _CONTROL.sub(" ", line).strip())
    return _START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)


def _heading(text: str) -> str:
    return " ".join(_plain_line(" ".join(text.split())).split())


def _book(book: KeptBook) -> Iterator[str]:
    title = f"{book.title}: {book.subtitle}" if book.subtitle else book.title
    yield f"## {_heading(title)}"
    about = [", ".join(book.authors), str(book.year) if book.year is not None else ""]
    if any(about):
        yield _heading(", ".join(part for part in about if part))
    parts: tuple[tuple[str, list[str]], ...] = (
        (_("Highlights"), [_highlight(each) for each in book.highlights]),
        (_("Takeaways"), [_takeaway(each) for each in book.takeaways]),
        (_("Applications"), [_application(each) for each in book.applications]),
    )
    for name, blocks in parts:
        if blocks:
            yield f"### {name}"
            yield from blocks


def _highlight(each: KeptHighlight) -> str:
    text = plain(each.text) if each.text else []
    if each.withheld:
        text.append(f"({_('text withheld by the shop')})")
    if each.kind == "bookmark" and not each.text:
        text.append(_("Bookmark"))
    about = [_heading(each.where), _date(each.on), _("favourite") if each.favourite else ""]
    quote = _quoted([*text, *_last_line(about, after=bool(text))]) if each.kind != "note" else ""
    notes = [*(text if each.kind == "note" else []), *(plain(each.note) if each.note else [])]
    blocks = [quote] if quote else []
    if notes:
        told = _last_line(about, after=True) if each.kind == "note" else []
        blocks.append(_paragraphs([f"{_('Note')}: {notes[0]}", *notes[1:], *told]))
    return "\n\n".join(blocks)


def _last_line(about: Iterable[str], *, after: bool) -> list[str]:
    words = ", ".join(part for part in about if part)
    return [*([""] if after else []), f"({words})"] if words else []


def _takeaway(each: KeptTakeaway) -> str:
    lines = [*plain(each.text)]
    if each.do_differently:
        first, *more = plain(each.do_differently)
        lines += ["", f"{_('What I do differently')}: {first}", *more]
    marks = [_("favourite") if each.favourite else "", _("private") if each.private else ""]
    return _listed([*lines, *_last_line(marks, after=True)])


def _application(each: KeptApplication) -> str:
    lines = [*plain(each.action)]
    for label, text in ((_("Situation"), each.situation), (_("Result"), each.result)):
        if text:
            first, *more = plain(text)
            lines += ["", f"{label}: {first}", *more]
    check = _("check back on {day}").format(day=_date(each.check_back)) if each.check_back else ""
    marks = [each.state, _date(each.on), check, _("private") if each.private else ""]
    return _listed([*lines, *_last_line(marks, after=True)])


def _date(day: date | None) -> str:
    return "" if day is None else format_date(day, today=_LONG_AGO)


def _paragraphs(lines: Iterable[str]) -> str:
    """Join lines so that each ends where it ended; an empty one parts two paragraphs."""
    every = [*lines, ""]
    ended = (line + (BREAK if line and after else "") for line, after in pairwise(every))
    return "\n".join(ended)


def _quoted(lines: Iterable[str]) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in _paragraphs(lines).split("\n"))


def _listed(lines: Iterable[str]) -> str:
    first, *more = _paragraphs(lines).split("\n")
    return "\n".join([f"- {first}", *(f"  {line}" if line else "" for line in more)])
