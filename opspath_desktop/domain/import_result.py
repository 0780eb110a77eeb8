"""What an import would do, record by record, in the words that people see before they say yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from opspath_desktop.domain.foreign import NOTHING
from opspath_desktop.domain.import_rows import Writes
from opspath_desktop.i18n import format_number, ngettext

Outcome = Literal["new", "matched", "updated", "unchanged", "skipped"]
OUTCOMES: tuple[Outcome, ...] = ("new", "matched", "updated", "unchanged", "skipped")


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One book of the file (or one record that cannot be taken) and what becomes of it.

    `match` tells where the book was found, `item` the pathway's book that it is, `key` what opens it on the Readings
    page (empty for a new one), `like` the title of the book that it was found to be.
    """

    record: int
    title: str
    outcome: Outcome
    match: Literal["pathway", "shelf"] | None
    item: str | None
    key: str
    reason: str
    like: str = ""


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """Something to say about a record (its number, or a name) that was not taken as it is."""

    record: int | str
    reason: str


@dataclass(frozen=True, slots=True)
class ShelfGuess:
    """What an exclusive shelf of the file is taken for: a status, or "tag" (planned, with a tag of that name).

    `sure` says that the name leaves no doubt, `asked` that nobody has answered yet.
    """

    name: str
    records: int
    status: str
    sure: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Brings:
    """How many rows an import adds."""

    books: int = 0
    readings: int = 0
    entries: int = 0
    highlights: int = 0


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; new + matched + updated + unchanged + skipped is the number of records.

    `failed` are the numbers of the records that cannot be taken, `counts` further numbers of the format, `mark` says
    for which state of the records the plan was made.
    """

    format: str
    records: int
    new: int = 0
    matched: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    items: tuple[PlanItem, ...] = ()
    problems: tuple[PlanProblem, ...] = ()
    failed: tuple[int, ...] = ()
    shelves: tuple[ShelfGuess, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    vague_dates: bool = False
    brings: Brings = field(default_factory=Brings)
    writes: Writes = field(default_factory=Writes)
    mark: tuple[Any, ...] = ()

    @property
    def changes(self) -> bool:
        """Tell whether there is anything to write."""
        return bool(self.writes)


def entry_words(counts: Mapping[str, int]) -> list[str]:
    """Say the further counts of a file, such as "12 highlights"; what it has none of is not said."""
    words = {
        "highlights": lambda n: ngettext("{n} highlight", "{n} highlights", n),
        "notes": lambda n: ngettext("{n} note", "{n} notes", n),
        "bookmarks": lambda n: ngettext("{n} bookmark", "{n} bookmarks", n),
        "superseded": lambda n: ngettext("{n} earlier version put away", "{n} earlier versions put away", n),
        "withheld": lambda n: ngettext("{n} text withheld by the shop", "{n} texts withheld by the shop", n),
    }
    return [words[key](n).format(n=format_number(n)) for key, n in counts.items() if n and key in words]
