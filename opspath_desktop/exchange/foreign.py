"""Read a file of another program, whichever it is, and write the records that failed into a file of the same format."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol

from opspath_desktop.domain.foreign import ForeignFile, ForeignReading, Precision
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.progress import Cancelled, Step
from opspath_desktop.exchange.sheet import HEAD_SIZE
from opspath_desktop.exchange.text_file import load
from opspath_desktop.i18n import _

__all__ = ["AUTO", "FORMATS", "Cancelled", "approximate", "failed_file", "read"]

AUTO = "auto"
# In the order in which a file is asked what it is: the surest mark first, a bare table last.
_READERS = {
    "kindle": ("kindle",),
    "bibtex": ("bibtex",),
    "ris": ("ris",),
    "csl-json": ("csl",),
    "opspath-csv": ("own_csv", "hand_made"),
    "goodreads": ("goodreads",),
    "storygraph": ("storygraph",),
}
FORMATS = tuple(_READERS)
_LAST = ("opspath-csv", "hand_made")
_TABLES = ("goodreads", "storygraph", "opspath-csv")
_LOADED = 0.1  # so much of the time passes until the text is there


class _Reader(Protocol):
    """What every module that reads a format offers."""

    def knows(self, head: str) -> bool:
        """Tell whether a text begins like this format."""

    def read(self, text: str, *, step: Step) -> ForeignFile:
        """Read a text of this format."""


def read(
    path: Path,
    format: str = AUTO,  # noqa: A002  # the word of the command line
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ForeignFile:
    """Read a file; `progress` hears fractions of 1, and as soon as `cancelled` says yes, Cancelled is raised.

    Raise Refused for a file that is too big, no text or of no known format, Trouble when the disk refuses.
    """

    def step(fraction: float) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled(_("The reading of the file was stopped. Nothing was changed."))
        if progress is not None:
            progress(min(1.0, _LOADED + (1 - _LOADED) * fraction))

    if format != AUTO and format not in FORMATS:
        raise Refused(_("“{format}” is no format that can be imported.").format(format=format))
    loaded = load(path)
    step(0)
    reader = _reader(loaded.text, format, path)
    found = reader.read(loaded.text, step=step)
    step(1)
    return replace(found, remarks=(*loaded.remarks, *found.remarks))


def approximate(file: ForeignFile) -> ForeignFile:
    """Return the file with the 1st of January as a year and the 1st of another month as a month, where it says days."""
    books = tuple(
        replace(book, readings=tuple(_approximate(reading) for reading in book.readings)) for book in file.books
    )
    return replace(file, books=books, vague_dates=False)


def failed_file(file: ForeignFile, records: Collection[int]) -> bytes:
    """Return a file of the same format with these records alone, as they stood, to be put right and read again."""
    raws = [raw for number, raw in sorted(_raws(file)) if number in records]
    if file.format == "csl-json":
        return _json_list(raws).encode()
    text = "".join(raw if raw.endswith("\n") else raw + "\n" for raw in (file.head, *raws) if raw)
    mark = codecs.BOM_UTF8 if file.format in _TABLES else b""  # without it spreadsheets read another encoding
    return mark + text.encode(errors="replace")


def _reader(text: str, format: str, path: Path) -> _Reader:  # noqa: A002
    head = text[:HEAD_SIZE]
    asked = [(name, module) for name, modules in _READERS.items() for module in modules if format in (AUTO, name)]
    asked.sort(key=lambda pair: pair == _LAST)
    for _name, module in asked:
        reader = _module(module)
        if reader.knows(head):
            return reader
    if format != AUTO:
        return _module(asked[-1][1])  # it says itself what it misses
    raise Refused(
        _(
            "“{name}” is no file that can be read here. Nothing was changed. Choose an export of Goodreads or "
            "StoryGraph, My Clippings.txt, BibTeX, RIS, CSL-JSON, or a CSV file with columns such as Title and Author."
        ).format(name=path.name)
    )


def _module(name: str) -> _Reader:
    """Load the reader of one format: the others, and what they need, stay where they are."""
    reader: _Reader = import_module(f"opspath_desktop.exchange.{name}")
    return reader


def _approximate(reading: ForeignReading) -> ForeignReading:
    return replace(
        reading,
        started_precision=_vaguer(reading.started, reading.started_precision),
        finished_precision=_vaguer(reading.finished, reading.finished_precision),
    )


def _vaguer(day: date | None, precision: Precision) -> Precision:
    if day is None or precision != "day" or day.day != 1:
        return precision
    return "year" if day.month == 1 else "month"


def _raws(file: ForeignFile) -> Iterator[tuple[int, str]]:
    yield from ((book.record, book.raw) for book in file.books if book.raw)
    yield from ((each.record, each.raw) for each in file.unreadable if each.raw)


def _json_list(raws: list[str]) -> str:
    """Return a JSON list; where a record is no JSON, the records as they stand, a line each."""
    try:
        whole = [json.loads(raw.strip().rstrip(",")) for raw in raws]
    except (ValueError, RecursionError):
        return "[\n" + ",\n".join(raw.strip().rstrip(",") for raw in raws) + "\n]\n"
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
