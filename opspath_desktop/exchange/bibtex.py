"""Read books out of a BibTeX or BibLaTeX file; articles and other things are skipped with their reason."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from opspath_desktop.domain.foreign import ForeignFile, Remark
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.bibtex_values import people, plain_values, resolved, web_address
from opspath_desktop.exchange.progress import Step, no_step
from opspath_desktop.exchange.reference import Reference, gathered, keywords, no_book
from opspath_desktop.i18n import _

if TYPE_CHECKING:
    from bibtexparser.model import Block

FORMAT = "bibtex"
TYPES = {"book", "booklet", "inbook", "incollection", "proceedings", "collection", "mvbook", "manual"}
_NOTES = ("note", "annote", "annotation", "comment", "review")
_SEVERAL = {*_NOTES, "isbn", "keywords", "keyword", "tags", "url", "abstract"}
_BLOCK = re.compile(r"\s*@\s*\w+[ \t]*[{(]")
_HALF = re.compile(r"^[ \t]*@(?!comment)\w*[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NO_RECORD = re.compile(r"@(?:comment|string|preamble)\b", re.IGNORECASE)
_BRACES = re.compile(r"(?<!\\)[{}]")
_AT_ONCE = 100  # entries that are parsed together, so that a long file can tell how far it is


@dataclass(frozen=True, slots=True)
class _Found:
    """One entry: its fields as they stand, or why it could not be parsed."""

    raw: str
    kind: str = ""
    key: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def knows(head: str) -> bool:
    """Tell whether the beginning of a file has an entry such as `@book{`."""
    return head.lstrip("\ufeff \t\r\n")[:1] not in ("[", "{") and any(map(_BLOCK.match, head.split("\n")))


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read a whole file; `step` may raise to end it. Raise Refused when no entry is there."""
    strings: dict[str, str] = {}
    heads: list[str] = []
    found: list[_Found] = []
    remarks: list[Remark] = []
    pieces = list(_pieces(text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")))
    for at, piece in enumerate(pieces):
        step(at / len(pieces) / 2)
        for block, raw in _blocks(piece):
            _sort(block, raw, strings, heads, found, remarks)
    if not found:
        raise Refused(_("This file holds no BibTeX: there is no entry such as @book in it."))
    read_in = gathered(
        FORMAT, found, lambda one: _reference(one, strings), lambda one: one.raw, step=lambda done: step(0.5 + done / 2)
    )
    return replace(read_in, remarks=(*remarks, *read_in.remarks), head="".join(line + "\n" for line in heads))


def _pieces(text: str) -> Iterator[str]:
    """Divide the text between entries; lines that begin with % outside of a value are comments and become empty."""
    lines: list[str] = []
    depth = entries = 0
    for line in text.split("\n"):
        if _BLOCK.match(line):
            depth = 0  # the parser begins anew here too, whatever is still open
            entries += 1
            if entries > _AT_ONCE:
                yield "\n".join(lines)
                lines, entries = [], 1
        if depth <= 1 and line.lstrip().startswith("%"):
            line = ""
        depth += sum(1 if brace[0] == "{" else -1 for brace in _BRACES.finditer(line))
        lines.append(line)
    yield "\n".join(lines)


def _blocks(piece: str) -> Iterator[tuple[Block, str]]:
    """Parse a piece of the file; beside each block stands its text, of a broken one up to where the next begins."""
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its warnings quote the file
    blocks = list(Splitter(piece).split().blocks)
    begins: list[int] = []
    at = 0
    for block in blocks:
        at = max(piece.find(block.raw or "", at), at)
        begins.append(at)
        at += len(block.raw or "")
    begins.append(len(piece))
    broken = False
    for n, block in enumerate(blocks):
        if isinstance(block, ImplicitComment) and broken:
            continue  # the rest of the broken one
        broken = isinstance(block, ParsingFailedBlock) and block.ignore_error_block is None
        rest = broken and n + 1 < len(blocks) and isinstance(blocks[n + 1], ImplicitComment)
        end = begins[n + (2 if rest else 1)] if broken else begins[n] + len(block.raw or "")
        yield block, piece[begins[n] : end].strip()


def _sort(
    block: Block, raw: str, strings: dict[str, str], heads: list[str], found: list[_Found], remarks: list[Remark]
) -> None:
    """Put a block where it belongs: an entry, an abbreviation, or nothing that is a record."""
    from bibtexparser.model import Entry, ImplicitComment, ParsingFailedBlock, String

    # A key or a field that stands there twice is no fault to lose an entry for.
    whole = block.ignore_error_block or block if isinstance(block, ParsingFailedBlock) else block
    if isinstance(whole, String):
        strings[whole.key.lower()] = resolved(whole.value, strings)
        heads.append(raw)
    elif isinstance(whole, Entry):
        fields = tuple((one.key.lower(), str(one.value)) for one in whole.fields)
        found.append(_Found(raw, whole.entry_type.strip(), whole.key, fields))
    elif isinstance(block, ParsingFailedBlock) and _NO_RECORD.match(raw):
        remarks.append(Remark(_("File"), _("This part cannot be read: {text}").format(text=raw[:60])))
    elif isinstance(block, ParsingFailedBlock):
        found.append(_Found(raw, problem=_("A bracket, a comma or an equals sign is missing in it.")))
    elif isinstance(block, ImplicitComment) and _HALF.search(raw):
        found.append(_Found(raw, problem=_("It is cut off.")))


def _reference(one: _Found, strings: Mapping[str, str]) -> Reference:
    """Say what an entry says. Raise Refused when it is broken or no book."""
    if one.problem:
        raise Refused(one.problem)
    if one.kind not in TYPES:
        raise no_book(one.kind)
    values: dict[str, str] = {}
    twice: set[str] = set()
    for name, raw in one.fields:
        value = resolved(raw, strings)
        if values.get(name) and name in _SEVERAL:
            values[name] += "\n" + value
        elif values.get(name):
            twice.add(name)
        else:
            values[name] = value
    reference = _filled(one.key, values)
    for name in sorted(twice):
        reference.said.append(_("The field “{name}” stands there twice; the first is taken.").format(name=name))
    return reference


def _filled(key: str, values: Mapping[str, str]) -> Reference:
    texts = plain_values(values)

    def first(*fields: str) -> str:
        return next((texts[field] for field in fields if texts.get(field, "").strip()), "")

    pages = first("pages").strip()
    counted = first("pagetotal", "numpages")
    title = first("title")
    return Reference(
        FORMAT,
        key,
        title=title or first("booktitle"),
        subtitle=first("subtitle"),
        authors=people(values.get("author", "")),
        editors=people(values.get("editor", "")),
        year=first("year", "date"),
        publisher=first("publisher", "organization", "institution"),
        series=first("series"),
        volume=first("volume", "number"),
        isbn=texts.get("isbn", ""),
        pages=counted or (pages if pages.isdecimal() else ""),  # many exports count there; a range is a chapter's
        tags=[word for name in ("keywords", "keyword", "tags") for word in keywords(texts.get(name, ""))],
        notes=[_lines(texts[name]) for name in _NOTES if name in texts],
        more=[
            (_("In"), first("booktitle") if title else ""),
            (_("Translator"), ", ".join(people(values.get("translator", "")))),
            (_("Edition"), first("edition")),
            (_("Place"), first("address", "location")),
            (_("Language"), first("language", "langid")),
            (_("Pages"), "" if pages.isdecimal() and not counted else pages),
            (_("Rating"), first("rating").strip().removeprefix("0")),
            (_("Link"), web_address(values.get("url", ""))),
            ("DOI", web_address(values.get("doi", ""))),
            (_("Abstract"), _lines(first("abstract"))),
        ],
    )


def _lines(text: str) -> str:
    """Return a text without the indentation that its file gives it."""
    return "\n".join(line.strip() for line in text.strip().split("\n"))
