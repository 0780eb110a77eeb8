"""What the weekly review says: what stands on a card, how far one is, what was done, and how cards are chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from opspath_desktop.domain import weekly
from opspath_desktop.domain.highlights import kind_words, place_words
from opspath_desktop.domain.weekly import monday
from opspath_desktop.i18n import _, format_date, ngettext
from opspath_desktop.queries.weekly import Card

SHOWN = 900  # characters of a long passage
LONGEST_WORD = 60


def kind(card: Card) -> str:
    """Name what a card is."""
    name = _("Takeaway") if card.kind == "takeaway" else kind_words(card.kind)
    return _("{kind} · favourite").format(kind=name) if card.favourite else name


def source(card: Card) -> str:
    """Say from which book a card is."""
    return " · ".join(part for part in (card.title, card.authors) if part)


def where(card: Card, today: date) -> str:
    """Say where it stands in the book, when it was made and when it was seen last."""
    made = _("made {day}").format(day=format_date(card.made, today=today)) if card.made else ""
    last = _("seen last {day}").format(day=format_date(card.last, today=today)) if card.last else ""
    return " · ".join(part for part in (place_words(card.chapter, card.place), made, last) if part)


def words(card: Card) -> tuple[str, str]:
    """Return the large words and the small ones below; a highlight of a note alone shows the note large."""
    if not card.text:
        return card.note, ""
    if not card.note:
        return card.text, ""
    told = _("I do differently: {note}") if card.kind == "takeaway" else _("My note: {note}")
    return card.text, told.format(note=card.note)


def shortened(text: str) -> str:
    """Return a text, or its beginning, up to a whole word where one ends in its last part."""
    if len(text) <= SHOWN:
        return text
    beginning = text[:SHOWN]
    whole = re.sub(r"\s+\S*$", "", beginning)
    return (whole if len(whole) > SHOWN - LONGEST_WORD else beginning) + " …"


def progress(place: tuple[int, int], seconds: int) -> str:
    """Say how far one is: "3 of 12, about 4 minutes"."""
    minutes = weekly.minutes(seconds)
    told = ngettext("{at} of {all}, about {n} minute", "{at} of {all}, about {n} minutes", minutes)
    return told.format(at=place[0], all=place[1], n=minutes)


def asked(place: tuple[int, int]) -> str:
    """Say how many questions there are: "3 questions", or "Question 2 of 3"."""
    at, all_ = place
    if at == 1:
        return ngettext("{n} question", "{n} questions", all_).format(n=all_)
    return _("Question {at} of {all}").format(at=at, all=all_)


def counts(found: Mapping[str, int], skipped: int, before: int) -> str:
    """Say what came of a sitting; `before` cards were looked at earlier in the week."""
    parts = [
        (found.get("keep", 0), _("{n} kept")),
        (found.get("favourite", 0), _("{n} marked as favourite")),
        (found.get("settle", 0), _("{n} done with")),
        (found.get("apply", 0), _("{n} to apply")),
        (found.get("discard", 0), _("{n} discarded")),
        (skipped, _("{n} skipped")),
        (before, _("{n} earlier this week")),
    ]
    return ", ".join(text.format(n=n) for n, text in parts if n)


def next_time(today: date) -> str:
    """Say when the next cards come."""
    begins = monday(today) + weekly.WEEK
    return _("The next review comes on Monday, {day}.").format(day=format_date(begins, today=today))


def rule() -> tuple[str, ...]:
    """Say how the cards are chosen, as domain.weekly does, a point each."""
    near, far = weekly.CHANCES
    return (
        _("New cards are drawn by lot, once a week, and stay the same until Sunday."),
        _(
            "What you made in the last {near} days has {more} chances, in the last year {some}, before that one; a "
            "favourite has {times} times as many."
        ).format(near=near[0], more=near[1], some=far[1], times=weekly.FAVOURITE),
        _(
            "Every third card comes again, the one seen longest ago first. The gaps double: at least a week, at most "
            "half a year, for favourites half of that."
        ),
        _("No more than {n} of one book follow each other while another book has a card.").format(n=weekly.IN_A_ROW),
        _("{n} cards are a review, fewer when they are long. Bookmarks and what you are done with never come.").format(
            n=weekly.MOST
        ),
    )
