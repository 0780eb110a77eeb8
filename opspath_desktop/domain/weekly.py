"""Draw the cards of the weekly review: about five minutes of one's own words, the same all week for the same records.

Cards are quotes, notes and takeaways. Never drawn: bookmarks, passages that a longer one holds, what the shop's limit
left without words, what is settled, and a highlight that became a takeaway (the takeaway comes instead).

- Two of three places go to new cards, never looked at before. They are drawn by lot, and the lots are cast anew every
  Monday. What was made in the last 90 days has four chances and what was made in the last year two, so that the books
  read last come most; a favourite has three times as many.
- Every third place goes to a card that comes again, the one seen longest ago first. It comes again when it has waited
  as long as it had been known when it was last looked at, so the gaps grow twofold: at least a week, at most half a
  year, for a favourite half of that.
- When one kind runs out, the other fills its places.
- Never more than three of one book in a row while another book has a card.
- Twelve cards, or fewer when five minutes of reading are full.

What was looked at since Monday counts as the beginning of the week's cards, so the rest is the same whenever one goes
on. `Lots` and the constants serve the query that chooses among tens of thousands in SQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

WEEK = timedelta(days=7)
MOST = 12  # cards a week
SPAN = 300  # seconds a week
IN_A_ROW = 3  # cards of one book
AGAIN_EVERY = 3  # every third place is for a card that comes again
CHANCES = ((90, 4), (365, 2))  # (days before Monday, chances) of a new card; older ones have one
FAVOURITE = 3  # times as many chances
SHORTEST_GAP, LONGEST_GAP = 7, 182  # days until a card comes again
DECIDING = 8  # seconds that a card takes beside its reading
READING = 18  # characters read in a second
LONGEST_CARD = 45  # seconds; nobody reads a page of it all in the review
_PRIME = 2_147_483_647

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A highlight or takeaway that may be drawn; `length` is the number of characters on its card."""

    kind: str
    id: int
    book: int
    length: int

    @property
    def seconds(self) -> int:
        """Return how long it takes to read the card and to decide."""
        return seconds(self.length)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at since Monday: how many cards, for how long, and the books of the last ones, newest last."""

    cards: int = 0
    seconds: int = 0
    books: tuple[int, ...] = ()

    @property
    def over(self) -> bool:
        """Tell whether the week's review is done."""
        return self.cards >= MOST or self.seconds >= SPAN


NOTHING = Looked()


@dataclass(frozen=True, slots=True)
class Lots:
    """The lots of one week: a quadratic polynomial modulo a prime, so that neighbours in a book get unlike lots."""

    square: int
    plain: int
    rest: int

    def of(self, number: N) -> N:
        """Return the lot of a number below 2^31; it may be a column of a query too, as only + * % are used."""
        squared = number * number % _PRIME * self.square % _PRIME  # type: ignore[operator]  # integers in both cases
        return (squared + number * self.plain % _PRIME + self.rest) % _PRIME  # type: ignore[operator, no-any-return]


def monday(today: date) -> date:
    """Return the first day of the week."""
    return today - timedelta(days=today.weekday())


def lots(week: date, urn: int = 0) -> Lots:
    """Return the lots of the week that begins on this Monday; each urn (a table) has its own."""
    number = week.toordinal() // 7 + urn * 1_000_003
    return Lots(number * 48_271 % _PRIME + 1, number * 16_807 % _PRIME * 69_621 % _PRIME, number * 39_373 % _PRIME)


def seconds(length: int) -> int:
    """Return how many seconds a card of so many characters takes."""
    return min(DECIDING + length // READING, LONGEST_CARD)


def minutes(total: int) -> int:
    """Return seconds as whole minutes, at least one."""
    return max(round(total / 60), 1)


def draw(new: Sequence[Candidate], again: Sequence[Candidate], looked: Looked = NOTHING) -> tuple[Candidate, ...]:
    """Return the rest of the week's cards; both queues come in their order, new ones by lot and old ones by age."""
    queues = (list(new), list(again))
    drawn: list[Candidate] = []
    books = list(looked.books[-IN_A_ROW:])
    cards, total = looked.cards, looked.seconds
    while (queues[0] or queues[1]) and not Looked(cards, total).over:
        wanted = cards % AGAIN_EVERY == AGAIN_EVERY - 1
        card = _take(queues[wanted], queues[not wanted], books)
        drawn.append(card)
        books.append(card.book)
        cards, total = cards + 1, total + card.seconds
    return tuple(drawn)


def _take(first: list[Candidate], second: list[Candidate], books: Sequence[int]) -> Candidate:
    """Take the next card whose book has not filled the last places, else the very next."""
    last = set(books[-IN_A_ROW:])
    tired = last.pop() if len(last) == 1 and len(books) >= IN_A_ROW else None
    for queue in (first, second):
        for place, card in enumerate(queue):
            if card.book != tired:
                return queue.pop(place)
    return (first or second).pop(0)
