"""Ask "did you use it?" 30, 60 and 90 days after a book was read or an application was planned or tried.

A subject is a book that was finished or consulted (on a known day or in a known month), taught something, and has no
application that is planned, tried or adopted; or an application that is planned or tried, from the day it was written
down, and also on the day its author wanted to look back at it.

- Of a subject's questions that have come due only one is asked: the day to look back on, else the newest. Any answer
  closes all that were due that day.
- A question older than 120 days lapses in silence.
- "No" ends the questions of a book, and so does "used"; "not yet" leaves the next one.
- Days to look back on come first, then the newest; beside those days no more than three questions a week are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from opspath_desktop.domain.applications import CHECKS, title_of
from opspath_desktop.domain.when import last_of
from opspath_desktop.i18n import _, format_date, ngettext

LAPSE = 120  # days after which a question is not asked any more
MOST = 3  # questions a week; a day to look back on is asked even beyond that
OLDEST = CHECKS[-1] + LAPSE  # days after which no question about a beginning is left

Answer = Literal["used", "not_yet", "no"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What may be asked about; `since` is the day the book was read or the application written down.

    `application` is empty for a book, else its uuid; `words` are what was planned, or what the book taught last.
    `answers` are (answered on, answer).
    """

    book: str
    title: str
    since: date
    application: str = ""
    words: str = ""
    state: str = ""
    check_back: date | None = None
    answers: tuple[tuple[date, str], ...] = ()

    @property
    def key(self) -> str:
        """Return the uuid of what is asked about."""
        return self.application or self.book


@dataclass(frozen=True, slots=True)
class Question:
    """One question that is due; `looks_back` says that its day was chosen by the person."""

    subject: Subject
    due_on: date
    looks_back: bool

    @property
    def key(self) -> str:
        """Return a name that stays the same until the next question about the same thing."""
        return f"use:{self.subject.key}:{self.due_on.isoformat()}"


def counted_from(finished: date, precision: str) -> date | None:
    """Return the day from which a reading's questions count: the day, or the last one of a month; None if too vague."""
    return last_of(finished, precision) if precision in ("day", "month") else None


def questions(subjects: Iterable[Subject], today: date, answered: int = 0) -> tuple[Question, ...]:
    """Return what to ask, days to look back on first, then the newest; `answered` were answered this week already."""
    due = [question for subject in subjects if (question := _newest(subject, today)) is not None]
    due.sort(key=lambda question: (-question.due_on.toordinal(), question.subject.key))
    chosen = [question for question in due if question.looks_back]
    others = [question for question in due if not question.looks_back]
    return (*chosen, *others[: max(MOST - answered - len(chosen), 0)])


def _newest(subject: Subject, today: date) -> Question | None:
    """Return the one question to ask about a subject, if any is due, not answered and not lapsed."""
    # A book that was read again is asked about anew; an application has one beginning, and may be checked on that day.
    answers = [each for each in subject.answers if subject.application or each[0] > subject.since]
    if not subject.application and any(answer in ("used", "no") for _day, answer in answers):
        return None
    closed = max((day for day, _answer in answers), default=date.min)
    fresh = max(closed, today - timedelta(days=LAPSE + 1))
    due = [question for question in _all(subject) if fresh < question.due_on <= today]
    return max(due, key=lambda question: (question.looks_back, question.due_on), default=None)


def _all(subject: Subject) -> Iterator[Question]:
    for days in CHECKS:
        yield Question(subject, subject.since + timedelta(days=days), False)
    if subject.check_back is not None:
        yield Question(subject, subject.check_back, True)


def asks(question: Question, *, short: bool = False) -> str:
    """Return the question in words, with the beginning of the title only when it shall be short."""
    subject = question.subject
    if not subject.application:
        return _("Did you use “{title}”?").format(title=title_of(subject.title) if short else subject.title)
    return _("Do you still do it?") if subject.state == "tried" else _("Did you do it?")


def why(question: Question, today: date) -> str:
    """Return why it is asked now, as a sentence."""
    subject = question.subject
    if question.looks_back:
        day = format_date(question.due_on, today=today)
        return _("You wanted to look back at it on {day}.").format(day=day)
    day, days = format_date(subject.since, today=today), (question.due_on - subject.since).days
    if not subject.application:
        told = _("You read it until {day}, and nothing you did with it is written down; asked after {n} days.")
    elif subject.state == "tried":
        told = _(
            "You wrote it down on {day}, and tried it; asked after {n} days."
        )  # which day it was tried is not kept
    else:
        told = _("You planned it on {day}; asked after {n} days.")
    return told.format(day=day, n=days)


def ago(question: Question, today: date) -> str:
    """Return how long ago the book was read or the application written down: "42 days ago", or "today"."""
    days = (today - question.subject.since).days
    if not days:
        return _("today")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
