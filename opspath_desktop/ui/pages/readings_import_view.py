"""What a dry run says on the screen: counts, questions and one row a record, whatever kind of file it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from opspath_desktop.domain.import_result import entry_words
from opspath_desktop.errors import OpsPathError, Trouble
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.ui.widgets.record_list import RecordRow

OUTCOMES = ("new", "matched", "updated", "unchanged", "skipped")
WRITTEN = OUTCOMES[:3]
_REMARKS = 4  # shown at once
_NAME = 44  # letters of a file's name in a sentence
TAG = "tag"  # an unknown shelf becomes a tag on a planned book
_LOOKS = {  # icon and colour token
    "new": ("plus", "accent"),
    "matched": ("link", "accent"),
    "updated": ("pencil", "accent"),
    "unchanged": ("check", "text2"),
    "skipped": ("triangle-alert", "warn"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the file: what happens to it, what it is matched with, and why."""

    outcome: str
    title: str
    match: str = ""
    reason: str = ""
    remarked: bool = False  # there is something to know about it though it is taken


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf of the other program that no rule knows; `means` is a status, or TAG."""

    name: str
    books: int
    means: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person answered: statuses by shelf, vague days, and whether the file wins over what is here."""

    shelves: Mapping[str, str] = field(default_factory=dict)
    vague: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do; `plan` is what the import itself needs."""

    path: Path
    format: str
    lines: tuple[Line, ...]
    counts: Mapping[str, int]
    records: int
    choices: Choices
    plan: Any
    more: Mapping[str, int] = field(default_factory=dict)
    shelves: tuple[Shelf, ...] = ()
    remarks: tuple[str, ...] = ()  # about the file as a whole
    asks_about_days: bool = False
    can_save_failed: bool = False
    first_known: str = ""  # the key of the first book here that the file says something new about
    lists_all: bool = True  # every record has a line; of an archive only those with a problem do

    @property
    def writes(self) -> int:
        """Return how many records bring anything."""
        return sum(self.counts[each] for each in WRITTEN)


def format_name(key: str) -> str:
    """Name a format."""
    return {
        "goodreads": _("Goodreads"),
        "storygraph": _("StoryGraph"),
        "kindle": _("Kindle clippings"),
        "bibtex": _("BibTeX"),
        "ris": _("RIS"),
        "csl-json": _("CSL-JSON"),
        "opspath-csv": _("OpsPath CSV"),
        "archive": _("OpsPath archive"),
    }.get(key, key)


def outcome_name(outcome: str) -> str:
    """Name what happens to a record, in one word."""
    return {
        "new": _("New"),
        "matched": _("Matched"),
        "updated": _("Updated"),
        "unchanged": _("Unchanged"),
        "skipped": _("Skipped"),
    }[outcome]


def sum_words(run: DryRun) -> str:
    """Say the counts and their sum: "48 records: 30 new, 18 skipped"."""
    whole = ngettext("{n} record", "{n} records", run.records).format(n=format_number(run.records))
    parts = {
        "new": _("{n} new"),
        "matched": _("{n} matched"),
        "updated": _("{n} updated"),
        "unchanged": _("{n} unchanged"),
        "skipped": _("{n} skipped"),
    }
    said = [parts[each].format(n=format_number(run.counts[each])) for each in OUTCOMES if run.counts[each]]
    return f"{whole}: {', '.join(said)}" if said else whole


def more_words(run: DryRun) -> str:
    """Say the further counts of a clippings file, and what there is to know about the file."""
    told = run.remarks[:_REMARKS]
    rest = len(run.remarks) - len(told)
    last = (
        [ngettext("And {n} more remark.", "And {n} more remarks.", rest).format(n=format_number(rest))] if rest else []
    )
    return "\n".join([part for part in (", ".join(entry_words(run.more)),) if part] + [*told, *last])


def amount_words(run: DryRun) -> str:
    """Say how much an import would write: "42 books", "1 record", "906 clippings"."""
    n = run.writes
    if run.format == "kindle":
        return ngettext("{n} clipping", "{n} clippings", n).format(n=format_number(n))
    if run.format == "archive":
        return ngettext("{n} record", "{n} records", n).format(n=format_number(n))
    return ngettext("{n} book", "{n} books", n).format(n=format_number(n))


def nothing_words(run: DryRun) -> str:
    """Say why there is nothing to import."""
    if run.counts["skipped"] == run.records:
        return _("No record of this file can be taken. Each says why below.")
    return _("Nothing to do: what this file brings is here already.")


def row_of(line: Line) -> RecordRow:
    """Return the row of a record."""
    icon, token = _LOOKS[line.outcome]
    caption = " · ".join(part for part in (line.match, line.reason) if part)
    caption = caption[:1].upper() + caption[1:]
    return RecordRow(line.title or _("No title"), outcome_name(line.outcome), caption, icon, token)


def name_words(path: Path) -> str:
    """Write a file's name so that a line can break inside it: some programs give 64 digits as a name."""
    name = path.name if len(path.name) <= _NAME else f"{path.name[: _NAME - 14]}…{path.name[-13:]}"
    return "\u200b".join(re.findall(r"[^_\-. ]{1,12}[_\-. ]*|[_\-. ]+", name))


def imported_words(run: DryRun) -> tuple[str, str]:
    """Say what was imported, and how many of the records that is."""
    what = _("Imported {amount} from “{name}”.").format(amount=amount_words(run), name=name_words(run.path))
    return what, _("{counts}. A backup was made before.").format(counts=sum_words(run))


def refusal_words(path: Path, error: OpsPathError) -> tuple[str, str]:
    """Say beside the file's name what happened; then what is safe and what to do."""
    if isinstance(error, Trouble):
        what, safe = error.what, f"{error.safe} {error.todo}".strip()
    else:
        what, safe = str(error), _("Nothing was changed.")
    if safe in what:
        safe = ""  # a reader that says more says this, too
    if path.name in what:
        return what.replace(path.name, name_words(path)), safe
    return _("“{name}”: {reason}").format(name=name_words(path), reason=what), safe
