"""What a person kept of a book and did with it, as an export writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KeptHighlight:
    """A passage, note or bookmark; `where` names chapter and place in words."""

    kind: str
    text: str
    note: str
    where: str
    on: date | None
    favourite: bool
    withheld: bool


@dataclass(frozen=True, slots=True)
class KeptTakeaway:
    """What the person takes from the book and does differently since."""

    text: str
    do_differently: str
    favourite: bool
    private: bool


@dataclass(frozen=True, slots=True)
class KeptApplication:
    """What the person did at work with the book; `state` is a word for people."""

    action: str
    situation: str
    result: str
    state: str
    on: date
    check_back: date | None
    private: bool


@dataclass(frozen=True, slots=True)
class KeptBook:
    """A book with all that was kept of it; highlights in the order of the book."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    year: int | None
    highlights: tuple[KeptHighlight, ...]
    takeaways: tuple[KeptTakeaway, ...]
    applications: tuple[KeptApplication, ...]
