"""Load a text file of another program: bounded, decoded whatever wrote it, refused when it is no text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from pathlib import Path

from opspath_desktop.domain.foreign import Remark
from opspath_desktop.errors import Refused
from opspath_desktop.files import expect_file, telling
from opspath_desktop.i18n import _, ngettext

LARGEST = 64 * 1024**2
_SAMPLE = 256 * 1024
_PLAIN = {9, 10, 12, 13, 0x1A}  # tab, line ends, form feed, the end mark of DOS
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The text of a file without its byte order mark; `remarks` say what could not be read as it should."""

    text: str
    remarks: tuple[Remark, ...] = ()


def load(path: Path) -> Loaded:
    """Read and decode a file. Raise Refused for a folder, a file that is too big or no text, Trouble for the disk."""
    expect_file(path)
    with telling(path, _("Nothing was changed.")):
        if path.stat().st_size > LARGEST:
            raise _too_big(path)
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:  # it grew, or its size was a lie
        raise _too_big(path)
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Refused(_("“{name}” is empty. Nothing was changed.").format(name=path.name))
    try:
        return decoded(raw)
    except ValueError:
        raise Refused(
            _("“{name}” is no text file. Nothing was changed. Choose the file that the other program exported.").format(
                name=path.name
            )
        ) from None


def decoded(raw: bytes) -> Loaded:
    """Decode UTF-8, UTF-16 with its mark, or Windows-1252, line by line where a file is mixed.

    Line ends of old computers (CR alone) become newlines. Raise ValueError for what is no text.
    """
    found = _decoded(raw)
    return found if "\n" in found.text else replace(found, text=found.text.replace("\r", "\n"))


def _decoded(raw: bytes) -> Loaded:
    if raw.startswith(_UTF_16):
        return Loaded(_text(raw.decode("utf-16")))
    if b"\0" in raw or _strange(raw[:_SAMPLE]) * 10 > min(len(raw), _SAMPLE):
        raise ValueError("binary")
    try:
        return Loaded(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _by_lines(raw.removeprefix(codecs.BOM_UTF8))


def _too_big(path: Path) -> Refused:
    return Refused(
        _("“{name}” is bigger than {most} MB and was not read. Nothing was changed. Split it, or export less.").format(
            name=path.name, most=LARGEST // 1024**2
        )
    )


def _strange(sample: bytes) -> int:
    return sum(1 for byte in sample.translate(None, bytes(range(0x20, 0x100))) if byte not in _PLAIN)


def _text(text: str) -> str:
    if "\0" in text:
        raise ValueError("binary")
    return text


def _by_lines(raw: bytes) -> Loaded:
    """Read each line as UTF-8, else as Windows-1252; a file cut within a character keeps the rest of its last line."""
    lines = raw.split(b"\n")
    unread = cp1252 = wide = 0
    found: list[str] = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(line.decode())
            wide += not line.isascii()
            continue
        except UnicodeDecodeError as error:
            cut = number == len(lines) and error.end == len(line) and error.reason == "unexpected end of data"
        try:
            found.append(line.decode("utf-8" if cut else "cp1252", errors="strict"))
            cp1252 += 1
        except UnicodeDecodeError:
            guesses = [line.decode(name, errors="replace") for name in ("utf-8", "cp1252")]
            found.append(guesses[0] if cut else min(guesses, key=lambda text: text.count("\ufffd")))
            unread += 1
    if unread > max(1, len(lines) // 10) or unread == len(lines):
        raise ValueError("encoding")
    return Loaded("\n".join(found), tuple(_remarks(cp1252 if wide else 0, unread)))


def _remarks(mixed: int, unread: int) -> list[Remark]:
    said = []
    if mixed:
        words = ngettext(
            "{n} line is not in UTF-8 like the others; it was read as Windows-1252.",
            "{n} lines are not in UTF-8 like the others; they were read as Windows-1252.",
            mixed,
        )
        said.append(Remark(_("File"), words.format(n=mixed)))
    if unread:
        words = ngettext(
            "{n} line holds characters that could not be read; “\ufffd” stands for them.",
            "{n} lines hold characters that could not be read; “\ufffd” stands for them.",
            unread,
        )
        said.append(Remark(_("File"), words.format(n=unread)))
    return said
