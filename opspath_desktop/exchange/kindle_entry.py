"""Split a clippings file into its entries, and read one: title and authors, place, text, and what the shop withheld."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import PureWindowsPath

from opspath_desktop.domain import plain
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.kindle_words import Line2, is_line2, read_line2
from opspath_desktop.exchange.names import inverted, natural
from opspath_desktop.i18n import _

SEPARATOR = "=" * 10

_MARKERS = (
    "You have reached the clipping limit for this item",
    "Je hebt de knipsellimiet bereikt voor dit item",
    "Vous avez atteint la limite maximale[^<>\\n]{0,200}",  # its end was never seen
    "您已达到本内容的剪贴上限",
    "このアイテムのクリップの上限に達しました",
)
_LIMIT = re.compile(rf"<?(?:{'|'.join(_MARKERS)})>?\Z", re.IGNORECASE)
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|/)(?:.*[\\/])?[^\\/]+")
_NO_AUTHOR = re.compile(r".*\bedition|[\W\d_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chunk:
    """One entry as it stands; `whole` is false for what follows the last separator."""

    record: int
    lines: tuple[str, ...]
    whole: bool

    @property
    def raw(self) -> str:
        """Return the entry as the file has it, with its separator."""
        return "\n".join((*self.lines, SEPARATOR) if self.whole else self.lines)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry that was understood. `title_line` groups the entries of a book, `key` names it for a second import."""

    record: int
    title_line: str
    line2: Line2
    kind: str
    text: str
    withheld: bool
    key: str


def split(text: str) -> list[Chunk]:
    """Split at lines of exactly ten "=". U+FEFF goes: it stands at the start and again before many titles."""
    # Never str.splitlines(): U+2028 and its like occur inside of texts.
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    chunks: list[Chunk] = []
    lines: list[str] = []
    for line in text.split("\n"):
        if line.rstrip(" \t") != SEPARATOR:
            lines.append(line)
            continue
        _close(chunks, lines, whole=True)
        lines = []
    _close(chunks, lines, whole=False)
    return chunks


def _close(chunks: list[Chunk], lines: list[str], *, whole: bool) -> None:
    kept = tuple(dropwhile(lambda line: not line.strip(), lines))
    if kept:
        chunks.append(Chunk(len(chunks) + 1, kept, whole))


def read_entry(chunk: Chunk) -> Entry:
    """Read one entry. Raise Refused with the reason when it cannot be taken."""
    if not chunk.whole:
        raise Refused(_("The file ends in the middle of this entry."))
    if is_line2(chunk.lines[0]) and not is_line2("".join(chunk.lines[1:2])):
        raise Refused(_("It has no title."))
    if len(chunk.lines) < 2 or not is_line2(chunk.lines[1]):
        raise Refused(_("Its second line does not say where it stands in the book."))
    title_line, second, *rest = chunk.lines
    if _runs_on(rest):
        raise Refused(_("It is cut off, and the next entry follows at once."))
    title_line = plain.clean_line(title_line)
    if not title_line:
        raise Refused(_("It has no title."))
    line2 = read_line2(plain.clean_line(second))
    text = plain.clean("\n".join(rest).strip())
    limit = _LIMIT.search(text) if line2.kind in ("quote", "") else None
    text = text[: limit.start()].rstrip() if limit else text
    kind = line2.kind or ("quote" if text or limit else "bookmark")
    return Entry(chunk.record, title_line, line2, kind, text, limit is not None, _key(title_line, second))


def _runs_on(rest: list[str]) -> bool:
    """Tell whether a second line of another entry stands where only text may be: something is missing in between."""
    seconds = [line for line in rest if is_line2(line)]
    if not seconds or rest[0].strip():
        return bool(seconds)
    return any(found.kind and found.made_on for found in map(read_line2, seconds))


def _key(title_line: str, second: str) -> str:
    """Name an entry by its title and its second line, which holds type, place and the full local time."""
    return "kindle:" + _digest(title_line, " ".join(second.split()))


def title_key(title_line: str) -> str:
    """Name the book of a title line."""
    return "kindle-title:" + _digest(title_line)


def _digest(*words: str) -> str:
    whole = "\0".join(words).encode("utf-8", "surrogatepass")
    return hashlib.blake2s(whole, digest_size=8).hexdigest()


def title_and_authors(title_line: str) -> tuple[str, tuple[str, ...]]:
    """Divide "Title (Series) (Last, First;Last, First)": the author is the last group of balanced brackets."""
    start = _last_group(title_line)
    title, group = title_line[:start].rstrip(), title_line[start + 1 : -1].strip()
    if not title or _NO_AUTHOR.fullmatch(group):
        return title_line, ()
    return title, () if group.casefold() == "unknown" else authors(group)


def path_name(title: str) -> str:
    """Return the name of the file when a title is the path of one, without its ending, else ""."""
    return PureWindowsPath(title).stem.strip() if _PATH.fullmatch(title) else ""


def authors(group: str) -> tuple[str, ...]:
    """Divide a group of authors at ";", or where nobody can mistake it at "&" and commas."""
    if ";" in group:
        names = [inverted(name) for name in group.split(";")]
    elif all(" " in name for name in group.split(" & ")):
        names = [name for part in group.split(" & ") for name in _listed(part)]
    else:
        names = _listed(group)
    return tuple(dict.fromkeys(name for name in names if name))


def _listed(group: str) -> list[str]:
    parts = [part.strip() for part in group.split(",")]
    if len(parts) > 2 and all(" " in part for part in parts):
        return parts
    return [natural(group)]


def _last_group(line: str) -> int:
    """Return where the last group of balanced brackets begins, or the length when the line ends in none."""
    depth = 0
    for at in range(len(line) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(line[at], 0)
        if depth == 0:
            return at if line.endswith(")") else len(line)
    return len(line)
