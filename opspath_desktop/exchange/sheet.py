"""Split the text of a table into records, each with its exact characters, and leave none out, however broken.

A record that is no row (a quote that never ends, too many cells, the mark of a merge conflict) is kept with the
reason. After a broken quote the next line that is a whole row again goes on; what lies between belongs to the break.
The cells are split here and not by the csv module, which stops at a broken quote and does not tell where a record lies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from opspath_desktop.errors import Refused
from opspath_desktop.exchange.progress import Step, no_step
from opspath_desktop.i18n import _, ngettext

HEAD_SIZE = 64 * 1024
PADDED = ""  # no separator: columns that stand below each other
_SEPARATORS = (",", ";", "\t")
_LINES_BEFORE = 20  # so many lines may stand before the header
_LINES_AHEAD = 200  # so far a whole row is looked for after a broken one
_STEP = 250
_MOST_CELLS = 1000
_MOST_ROWS = 200_000  # many lives of reading; more would fill the memory
_BLANK = re.compile(r"(?:[ \t]*+\r?\n)++")
_MARK = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:[ \t][^\n]*)?\r?(?:\n|\Z)")
_CHOICE = re.compile(r"\A[\ufeff\s]*\"?sep=(.)\"?[,;\t]*\r?\n", re.IGNORECASE)
_KEY = re.compile(r"\s*\"?(?:\d+|[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27})\"?\s*[,;\t]")  # a record often begins with its number
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")

Recognise = Callable[[Sequence[str]], bool]  # takes the names of a line, normalised, and says whether it is the header


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells, or why it has none. `raw` are its characters in the file, `number` counts from 1."""

    number: int
    cells: tuple[str, ...]
    raw: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a table: the names of its columns (normalised), and where the records begin in the text.

    `text` is all that stands there; `before` are lines above that belong to no table. `starts` are the places of the
    columns where only spaces part them. `spare` columns without a name follow the named ones.
    """

    names: tuple[str, ...]
    separator: str
    text: str
    end: int
    before: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    spare: int = 0


def normal(name: str) -> str:
    """Return the name of a column as it is compared: small letters, single spaces."""
    return " ".join(name.replace("_", " ").replace("\ufeff", "").casefold().split())


def find_head(text: str, recognise: Recognise) -> Head | None:
    """Return the header among the first lines, with the separator that makes it one; None when there is none."""
    text = text[:HEAD_SIZE]
    start = match.end() if (match := _CHOICE.match(text)) else 0
    pos, before = start, list[str]()
    for _line in range(_LINES_BEFORE):
        line = _line_at(text, pos)
        if not line:
            return None
        found = _head_at(text, pos, recognise)
        if found is not None:
            return replace(found, text=text[:start] + text[pos : found.end], before=tuple(before))
        if line.strip():
            before.append(line)
        pos += len(line)
    return None


def rows(
    text: str, head: Head, *, ragged: bool = False, may_lack: Collection[str] = (), step: Step = no_step
) -> Iterator[Row]:
    """Yield every record below the header; blank lines are none.

    `ragged` ones may end early anywhere. Others may lack the columns `may_lack` at their end: spreadsheets leave out
    the separators of last columns that are empty. Not so the last row of all, which may be cut off.
    """
    number = 0
    for raw in head.before:
        number += 1
        yield Row(number, (), raw, _mark_fault() if _MARK.match(raw) else _("The line stands above the header."))
    for row in _Scan(text, head, ragged, may_lack).records():
        if number % _STEP == 0:
            step(row.end / max(1, len(text)))
        number += 1
        if number > _MOST_ROWS:
            raise Refused(
                _("The file has more than {n} rows. Nothing was changed. Split it into smaller files.").format(
                    n=_MOST_ROWS
                )
            )
        yield Row(number, row.cells, row.raw, row.fault)


def cells_of_first_line(text: str) -> tuple[tuple[str, ...], str]:
    """Return the cells of the first record and its separator, for a table that lost its header."""
    found = [(_record(text[:HEAD_SIZE], 0, separator), separator) for separator in _SEPARATORS]
    whole = [(record.cells, separator) for record, separator in found if not record.fault]
    return max(whole, key=lambda pair: len(pair[0]), default=((), ","))


@dataclass(slots=True)
class _Record:
    cells: tuple[str, ...]
    end: int
    fault: str = ""
    raw: str = field(default="")


class _Scan:
    """Go through the records of a text below its header."""

    def __init__(self, text: str, head: Head, ragged: bool, may_lack: Collection[str]) -> None:
        self.text, self.head, self.ragged, self.may_lack = text, head, ragged, may_lack
        self.width = len(head.names)
        self._resumed = head.end

    def records(self) -> Iterator[_Record]:
        """Yield whole and broken records in the order of the file."""
        pos = self.head.end
        while pos < len(self.text):
            blank = _BLANK.match(self.text, pos)
            if blank:
                pos = blank.end()
                continue
            mark = _MARK.match(self.text, pos)
            if mark:
                yield _Record((), mark.end(), _mark_fault(), mark[0])
                pos = mark.end()
                continue
            record = self._checked(pos)
            if record.fault:
                yield from self._broken(pos, record)
                pos = self._resumed
                continue
            record.raw = self.text[pos : record.end]
            pos = record.end
            if any(cell.strip() for cell in record.cells):
                yield record

    def _checked(self, pos: int) -> _Record:
        """Return the record at `pos` with as many cells as the header has; else with its fault."""
        if self.head.separator == PADDED:
            return self._padded(pos)
        record = _record(self.text, pos, self.head.separator)
        if record.fault or not any(cell.strip() for cell in record.cells):
            return record
        cells = self._fitted(record, pos)
        if len(cells) != self.width:
            record.fault = _count_fault(len(cells), self.width)
        elif tuple(normal(cell) for cell in cells) == self.head.names:
            record.fault = _("The header stands here once more.")
        record.cells = cells
        return record

    def _fitted(self, record: _Record, pos: int) -> tuple[str, ...]:
        """Return the cells, brought to the width of the header where that leaves no doubt about their columns."""
        cells = record.cells
        if self.width == 1 and self.ragged and '"' not in (line := _line_at(self.text, pos)):
            return (line.rstrip("\r\n"),)  # a list of titles may hold commas
        rest = cells[self.width :]  # without columns for it, even an empty cell more says that the others have moved
        if 0 < len(rest) <= self.head.spare and not any(cell.strip() for cell in rest):
            return cells[: self.width]
        lacking = self.head.names[len(cells) :]
        whole = self.text[record.end - 1] == "\n" and all(name in self.may_lack for name in lacking)
        return cells + ("",) * len(lacking) if self.ragged or whole else cells

    def _padded(self, pos: int) -> _Record:
        line = _line_at(self.text, pos)
        plain = line.rstrip("\r\n")
        ends = (*self.head.starts[1:], len(plain))
        cells = tuple(plain[start:end] for start, end in zip(self.head.starts, ends, strict=True))
        straddled = any(start and plain[start - 1 : start].strip() for start in self.head.starts)
        fault = _("A text reaches into the next column.") if straddled else ""
        return _Record(tuple(cell.strip() for cell in cells), pos + len(line), fault)

    def _broken(self, pos: int, first: _Record) -> Iterator[_Record]:
        """Yield what is broken from `pos` on; where a whole row begins again stands in `_resumed`."""
        limit = first.end if first.cells else len(self.text)
        lines = [_line_at(self.text, pos)]
        at = pos + len(lines[0])
        while at < limit and len(lines) < _LINES_AHEAD and not self._resumes(at):
            lines.append(_line_at(self.text, at))
            at += len(lines[-1])
        self._resumed = at
        group = [lines[0]]
        for line in lines[1:]:
            if self._is_own(line) or (_KEY.match(group[0]) and _KEY.match(line)):
                yield _Record((), at, first.fault, "".join(group))
                group = []
            group.append(line)
        yield _Record((), at, first.fault, "".join(group))

    def _resumes(self, at: int) -> bool:
        if _MARK.match(self.text, at):
            return True
        record = self._checked(at)
        return not record.fault and any(cell.strip() for cell in record.cells) and (self.width > 1 or not self.ragged)

    def _is_own(self, line: str) -> bool:
        """Tell whether a broken line is a record of its own and not the rest of the one before."""
        return self.width == 1 or line.count(self.head.separator or "\0") >= self.width - 1


def _record(text: str, pos: int, separator: str) -> _Record:
    """Split the record at `pos`; one with a broken quote has a fault and no cells."""
    match_cell = _cell(separator).match
    cells: list[str] = []
    while True:
        match = match_cell(text, pos)
        if match is None:
            return _Record((), len(text), _quote_fault(text, pos))
        if len(cells) == _MOST_CELLS:
            return _Record((), len(text), _("The row has more than {n} cells.").format(n=_MOST_CELLS))
        quoted, bare, after = match.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"'))
        pos = match.end()
        if after != separator:
            return _Record(tuple(cells), pos)


@lru_cache(maxsize=8)
def _cell(separator: str) -> re.Pattern[str]:
    """Match one cell and what ends it; possessive, so that no text can make it try again and again."""
    pad = " *+" if separator == "\t" else r"[ \t]*+"
    quoted = rf'{pad}"([^"]*+(?:""[^"]*+)*+)"{pad}'
    bare = rf'(?!{pad}")([^{separator}\r\n]*+(?:\r(?!\n)[^{separator}\r\n]*+)*+)'
    return re.compile(rf"(?:{quoted}|{bare})({separator}|\r?\n|\r?\Z)")


def _line_at(text: str, pos: int) -> str:
    match = _LINE.match(text, pos)
    return match[0] if match else ""


def _head_at(text: str, pos: int, recognise: Recognise) -> Head | None:
    for separator in _SEPARATORS:
        record = _record(text, pos, separator)
        names = tuple(normal(cell) for cell in record.cells)
        named = max((n for n, name in enumerate(names, start=1) if name), default=0)
        if named and recognise(names[:named]):
            return Head(names[:named], separator, "", record.end, spare=len(names) - named)
    line = _line_at(text, pos)
    parts = list(re.finditer(r"\S+(?: \S+)*", line))
    names = tuple(normal(part[0]) for part in parts)
    if len(names) > 1 and recognise(names):
        starts = tuple(0 if n == 0 else part.start() for n, part in enumerate(parts))
        return Head(names, PADDED, "", pos + len(line), starts=starts)
    return None


def _quote_fault(text: str, pos: int) -> str:
    closing = re.compile(r'[ \t]*+"[^"]*+(?:""[^"]*+)*+"').match(text, pos)
    if closing is None:
        return _("A text in quotes does not end: the file seems to be cut off or a quote is missing.")
    return _("A quote stands in the middle of a text.")


def _mark_fault() -> str:
    return _("The line is the mark of a merge conflict.")


def _count_fault(cells: int, expected: int) -> str:
    words = ngettext("The row has {n} cell, the header has {m}.", "The row has {n} cells, the header has {m}.", cells)
    return words.format(n=cells, m=expected)


def refused_head(expected: str) -> Refused:
    """Return the refusal of a table whose header nobody knows; `expected` names what should stand there."""
    return Refused(
        _("The file has no header that is known here. Nothing was changed. Its first line should hold {names}.").format(
            names=expected
        )
    )
