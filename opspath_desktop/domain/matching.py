"""Recognise a book of a file among those that are here, and say by what.

From sure to likely: a name that an earlier import kept, our own uuid or the pathway's id, an ISBN, the title and an
author, the title alone where one side names no author, and last a title that begins the same or is very much alike.
Numbers in titles, volumes, editions and books about books never match by likeness alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from opspath_desktop.domain.book_names import People, Title, people_of, title_of
from opspath_desktop.i18n import _

ALIKE_FROM = 90  # per cent of the whole title
WORD_FROM = 80  # per cent of each word: "men" is not "women", however long the title
SUBTITLE_FROM = 80
STRANGE_BELOW = 60  # titles less alike than this have nothing in common
MANY = 200  # of one title, or of one family name: beyond that only those that begin with the same letters are compared
JOINING = {"and", "the", "a", "an"}
CONNECTING = {"for", "in", "and", "of", "with", "at", "on", "to", "from"}  # what continues a title and is no subtitle
LOOSE = ("bibtex", "ris", "csl")  # two files may use one of these names for different books


class Kind(IntEnum):
    """By what a book was recognised, surest first."""

    SAME_RECORD = 1
    LINKED = 2
    NAMED = 3
    ISBN = 4
    TITLE = 5
    SHORT_TITLE = 6
    NO_AUTHOR = 7
    ALIKE = 8
    BEGINS = 9


@dataclass(frozen=True, slots=True)
class Card:
    """What a book can be recognised by; ISBNs as 13 digits."""

    title: Title
    people: People
    isbns: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    uuid: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The book that was recognised, by what, and how much alike the titles are in per cent."""

    key: int
    kind: Kind
    percent: int = 100
    isbn: str = ""
    noise: bool = False

    @property
    def reason(self) -> str:
        """Return the sentence that people see."""
        short = _("same title and author without the subtitle")
        told = {
            Kind.LINKED: _("linked by an earlier import"),
            Kind.SAME_RECORD: _("the same record"),
            Kind.NAMED: _("the file names this book of the pathway"),
            Kind.ISBN: _("same ISBN {isbn}").format(isbn=self.isbn),
            Kind.TITLE: _("same title and author"),
            Kind.SHORT_TITLE: _("same title and author without series and edition") if self.noise else short,
            Kind.NO_AUTHOR: _("same title, one of the two names no author"),
            Kind.ALIKE: _("title {percent} % alike, same author").format(percent=self.percent),
            Kind.BEGINS: _("title begins the same, same author"),
        }
        return told[self.kind]


def card(
    title: str,
    authors: Iterable[str],
    *,
    subtitle: str = "",
    isbns: Iterable[str] = (),
    sources: Iterable[str] = (),
    uuid: str = "",
    item: str = "",
) -> Card:
    """Return what a book can be recognised by."""
    numbers = tuple(dict.fromkeys(as_13(isbn) for isbn in isbns if isbn))
    return Card(title_of(title, subtitle), people_of(tuple(authors)), numbers, tuple(sources), uuid, item)


def as_13(isbn: str) -> str:
    """Return an ISBN as 13 digits, for comparing; what is no ISBN-10 comes back as it is."""
    digits = isbn.replace("-", "").replace(" ", "").upper()
    if len(digits) != 10 or not digits[:9].isdecimal() or not digits.isascii():
        return digits
    body = "978" + digits[:9]
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


@dataclass(slots=True)
class Catalogue:
    """The books that are here, to be found by their cards; earlier ones win over later ones."""

    cards: dict[int, Card] = field(default_factory=dict)
    _by: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _families: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: int, made: Card) -> None:
        """Add a book, or add what can be known of it by now under a key that was used before."""
        self.cards[key] = made
        for name in _names(made):
            if key not in self._by[name]:
                self._by[name].append(key)
        for family in made.people.families:
            if key not in self._families[family][-1:]:
                self._families[family].append(key)

    def name(self, key: int, uuid: str) -> None:
        """Know a book by one more uuid, after the book that has it as its own."""
        if uuid and key not in self._by["uuid", uuid]:
            self._by["uuid", uuid].append(key)

    def find(self, wanted: Card, allowed: Callable[[int], bool] = lambda _key: True) -> Match | None:
        """Return the surest match, or None; what is no name of the very book must be allowed."""
        return (
            self._named(wanted)
            or self._numbered(wanted, allowed)
            or self._titled(wanted, allowed)
            or self._likely(wanted, allowed)
        )

    def _named(self, wanted: Card) -> Match | None:
        for key in self._known("uuid", wanted.uuid):
            return Match(key, Kind.SAME_RECORD)
        for source in wanted.sources:
            for key in self._known("source", source):
                if not source.startswith(LOOSE) or _plausible(wanted, self.cards[key]):
                    return Match(key, Kind.LINKED)
        for key in self._known("item", wanted.item):
            return Match(key, Kind.NAMED)
        return None

    def _numbered(self, wanted: Card, allowed: Callable[[int], bool]) -> Match | None:
        for isbn in wanted.isbns:
            keys = self._known("isbn", isbn)[:MANY]
            keys = [key for key in keys if allowed(key) and not _strangers(wanted, self.cards[key])]
            if keys:  # two books here may claim one number: then the title decides
                key = min(keys, key=lambda each: same_title(wanted, self.cards[each]) or len(Kind) + 1)
                return Match(key, Kind.ISBN, isbn=isbn)
        return None

    def _titled(self, wanted: Card, allowed: Callable[[int], bool]) -> Match | None:
        best: Match | None = None
        for name, value in (("whole", wanted.title.whole), ("short", wanted.title.short)):
            for key in self._known(name, value)[:MANY]:
                kind = same_title(wanted, self.cards[key])
                if kind is not None and (best is None or kind < best.kind) and allowed(key):
                    noise = kind == Kind.SHORT_TITLE and wanted.title.rest == self.cards[key].title.rest
                    best = Match(key, kind, noise=noise)
        return best

    def _likely(self, wanted: Card, allowed: Callable[[int], bool]) -> Match | None:
        best: Match | None = None
        for key in self._written_by(wanted):
            percent = alike(wanted, self.cards[key])
            if percent and (best is None or percent > best.percent) and allowed(key):
                best = Match(key, Kind.ALIKE, percent)
        if best is None:
            for key in self._written_by(wanted):
                if begins(wanted, self.cards[key]) and allowed(key):
                    return Match(key, Kind.BEGINS)
        return best

    def _known(self, name: str, value: str) -> Sequence[int]:
        return self._by.get((name, value), ()) if value else ()

    def _written_by(self, wanted: Card) -> Iterator[int]:
        start = wanted.title.short[:3]
        for family in sorted(wanted.people.families):
            keys = self._families.get(family, [])
            if len(keys) > MANY:
                keys = self._by.get((f"start {family}", start), [])[:MANY]
            yield from keys


def _names(made: Card) -> Iterator[tuple[str, str]]:
    yield from (("source", source) for source in made.sources)
    yield from (("isbn", isbn) for isbn in made.isbns)
    yield from ((name, value) for name, value in (("uuid", made.uuid), ("item", made.item)) if value)
    yield ("whole", made.title.whole)
    yield ("short", made.title.short)
    yield from ((f"start {family}", made.title.short[:3]) for family in made.people.families)


def same_book(one: Card, other: Card) -> bool:
    """Tell whether two records of one file are surely the same book."""
    linked = not set(one.sources).isdisjoint(other.sources) or (one.uuid != "" and one.uuid == other.uuid)
    return linked or _same_number(one, other) or same_title(one, other) is not None


def _same_number(one: Card, other: Card) -> bool:
    return not set(one.isbns).isdisjoint(other.isbns) and not _strangers(one, other)


def _strangers(one: Card, other: Card) -> bool:
    """Tell whether neither authors nor titles have anything in common: then one ISBN is on the wrong book."""
    if not one.people or not other.people or one.people.meets(other.people):
        return False
    a, b = one.title.short, other.title.short
    return not a.startswith(b) and not b.startswith(a) and _ratio(a, b) < STRANGE_BELOW


def same_title(one: Card, other: Card) -> Kind | None:
    """Return how far two titles with their authors are the same, or None when they are not."""
    a, b = one.title, other.title
    if not _compatible(a, b) or a.short != b.short:
        return Kind.TITLE if _compatible(a, b) and a.whole == b.whole and one.people.meets(other.people) else None
    if not _subtitles_agree(a.rest, b.rest):
        return None
    whole = a.whole == b.whole
    if not one.people or not other.people:
        apart = bool(one.isbns and other.isbns) and set(one.isbns).isdisjoint(other.isbns)
        return Kind.NO_AUTHOR if (whole or " " in a.short) and not apart else None
    if not one.people.meets(other.people):
        return None
    return Kind.TITLE if whole and a.plain and b.plain else Kind.SHORT_TITLE


def _compatible(a: Title, b: Title) -> bool:
    """Tell whether nothing says that these are two volumes, two editions, or a book and a book about it."""
    said = ((a.volume, b.volume), (a.edition, b.edition))
    apart = any(one and other and one != other for one, other in said)
    return a.numbers == b.numbers and a.derived == b.derived and not apart


def _subtitles_agree(a: str, b: str) -> bool:
    if not a or not b or a.startswith(b) or b.startswith(a):
        return True
    return _ratio(a, b) >= SUBTITLE_FROM


def alike(one: Card, other: Card) -> int:
    """Return how much alike two titles of one author are, in per cent; 0 when they are two books."""
    a, b = one.title.short, other.title.short
    if min(len(a), len(b)) < 8 or abs(len(a) - len(b)) > 4 or not _compatible(one.title, other.title):
        return 0
    percent = int(_ratio(a, b))
    if percent < ALIKE_FROM or not one.people.meets(other.people):
        return 0
    return percent if _words_agree(a, b) and _subtitles_agree(one.title.rest, other.title.rest) else 0


def _words_agree(a: str, b: str) -> bool:
    ours, theirs = ([word for word in text.split() if word not in JOINING] for text in (a, b))
    if len(ours) != len(theirs):
        return "".join(ours) == "".join(theirs)
    return all(one == other or _ratio(one, other) >= WORD_FROM for one, other in zip(ours, theirs, strict=True))


def begins(one: Card, other: Card) -> bool:
    """Tell whether one title is the other with a subtitle that no sign sets apart; authors agree."""
    if not _compatible(one.title, other.title) or not one.people.meets(other.people):
        return False
    short, long = sorted((one.title, other.title), key=lambda title: len(title.short))
    more = long.short.removeprefix(short.short + " ").split()
    continued = long.short.startswith(short.short + " ") and " " in short.short
    return continued and len(more) >= 3 and more[0] not in CONNECTING and not short.rest


def _plausible(one: Card, other: Card) -> bool:
    surely = _same_number(one, other) or same_title(one, other) is not None
    return surely or _ratio(one.title.short, other.title.short) >= WORD_FROM


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # 40 ms that only an import has to pay

    return float(fuzz.ratio(one, other))
