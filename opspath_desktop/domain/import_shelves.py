"""Decide what the exclusive shelves of a file mean: what a person said, a sure guess, else planned with a tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from opspath_desktop.domain.foreign import ForeignBook
from opspath_desktop.domain.foreign_shelves import TAG, known, shelved
from opspath_desktop.domain.import_result import PlanProblem, ShelfGuess
from opspath_desktop.i18n import _, ngettext


@dataclass(slots=True)
class Shelves:
    """The shelves met so far; `said` maps their names to a status or to "tag"."""

    said: Mapping[str, str]
    _met: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.said = {_key(name): status for name, status in self.said.items()}

    def place(self, book: ForeignBook) -> ForeignBook:
        """Return a book with the status that its shelf means."""
        if not book.shelf:
            return book
        self._met[book.shelf] += 1
        return shelved(book, self._meaning(book.shelf))

    def _meaning(self, name: str) -> str:
        return self.said.get(_key(name), known(name)) or TAG

    def guesses(self) -> tuple[ShelfGuess, ...]:
        """Return every shelf that was met, with what it was taken for."""
        return tuple(
            ShelfGuess(name, number, self._meaning(name), known(name) != "", _key(name) not in self.said)
            for name, number in self._met.items()
        )

    def problems(self) -> list[PlanProblem]:
        """Return a line for each shelf that nobody explained, and for each explained one that no record lies on."""
        lines = [_line(guess) for guess in self.guesses() if guess.asked]
        met = {_key(name) for name in self._met}
        unused = [name for name in self.said if name not in met]
        return lines + [PlanProblem(name, _("No record lies on a shelf of this name.")) for name in unused]


def _line(guess: ShelfGuess) -> PlanProblem:
    if guess.status == TAG:
        one = _("{n} book on this shelf comes as planned, with a tag of that name.")
        many = _("{n} books on this shelf come as planned, with a tag of that name.")
    else:
        one = _("{n} book on this shelf comes as {status}.")
        many = _("{n} books on this shelf come as {status}.")
    return PlanProblem(guess.name, ngettext(one, many, guess.records).format(n=guess.records, status=guess.status))


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
