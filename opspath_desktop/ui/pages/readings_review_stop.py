"""What is seen and heard at one stop of the weekly review: a question, a card, or the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from opspath_desktop.domain import use_checks
from opspath_desktop.domain.use_checks import Question
from opspath_desktop.i18n import _
from opspath_desktop.queries.weekly import Card
from opspath_desktop.ui.pages import readings_review_words as say
from opspath_desktop.ui.pages.readings_review_parts import Deed, Stop
from opspath_desktop.ui.pages.readings_review_round import Round
from opspath_desktop.ui.widgets.plain import label

Key = Qt.Key


@dataclass(frozen=True, slots=True)
class View:
    """The words of a stop in the order in which they are read, and what can be done there.

    Words and note that are too long to be shown at once are shown by their beginnings first.
    """

    kind: str
    words: str
    note: str
    source: str
    where: str
    deeds: tuple[Deed, ...]
    ways: tuple[Deed, ...]

    @property
    def spoken(self) -> str:
        """Return all of it as sentences."""
        parts = (self.kind, say.shortened(self.words), say.shortened(self.note), self.source, self.where)
        return ". ".join(part.rstrip(".") for part in parts if part)


def view_of(now: Round, today: date, typed: str = "") -> View:
    """Return what to show at the present stop of a round; `typed` is the note that goes with the next answer."""
    if now.stop in now.questions:
        return _question(now.questions[now.stop], now, today, typed)
    if now.stop:
        return _card(now.cards[now.stop], now, today)
    return _end(now, today)


def _card(card: Card, now: Round, today: date) -> View:
    words, note = say.words(card)
    deeds = (
        Deed("keep", _("Keep"), (Key.Key_K,), "K", "primary"),
        Deed("favourite", _("Favourite"), (Key.Key_F,), "F"),
        Deed("settle", _("Done with it"), (Key.Key_D,), "D"),
        Deed("apply", _("Apply"), (Key.Key_A,), "A"),
        Deed("discard", _("Discard"), (Key.Key_X,), "X", "danger"),
    )
    return View(say.kind(card), words, note, say.source(card), say.where(card, today), deeds, _ways(now, words, note))


def _question(question: Question, now: Round, today: date, typed: str) -> View:
    subject = question.subject
    deeds = (
        Deed("used", _("Used it"), (Key.Key_U,), "U", "primary"),
        Deed("not_yet", _("Not yet"), (Key.Key_N,), "N"),
        Deed("no", _("No, drop it") if subject.application else _("No, ask no more"), (Key.Key_X,), "X"),
        Deed("note", _("Change the note") if typed else _("Add a note"), (Key.Key_T,), "T"),
    )
    note = source = ""
    if subject.application:
        note, source = subject.words, subject.title
    elif subject.words:
        note = _("You took from it: {words}").format(words=subject.words)
    if typed:
        note = "\n".join(part for part in (note, _("Your note: {words}").format(words=typed)) if part)
    asked = use_checks.asks(question)
    kind, where = _("A question"), use_checks.why(question, today)
    return View(kind, asked, note, source, where, deeds, _ways(now, asked, note))


def _end(now: Round, today: date) -> View:
    counts = say.counts(now.counts(), now.skipped, now.looked.cards)
    words = _("That was this week's review.") if counts or now.deeds else _("Nothing waits this week.")
    note = counts[:1].upper() + counts[1:] + "." if counts else _("What you kept comes again later.")
    again = (Deed("again", _("Show the skipped ones"), (Key.Key_S,), "S"),) if now.skipped else ()
    return View("", words, note, "", say.next_time(today), again, _back(now))


def _ways(now: Round, *texts: str) -> tuple[Deed, ...]:
    """Return the ways on from a question or card, and to the rest of texts that are too long to be shown at once."""
    skip = Deed("skip", _("Skip"), (Key.Key_Space, Key.Key_Right), _("Space"), "ghost")
    book = Deed("open", _("Open the book"), (Key.Key_O,), "O", "ghost")
    long = any(say.shortened(text) != text for text in texts)
    more = (Deed("more", _("Show all of it"), (Key.Key_M,), "M", "ghost"),) if long else ()
    return (skip, *_back(now), book, *more)


def _back(now: Round) -> tuple[Deed, ...]:
    back = Deed("back", _("Back"), (Key.Key_Z, Key.Key_Backspace), "Z", "ghost")
    return (back,) if now.can_go_back else ()


class StopView(Stop):
    """Show the words of a stop, the main ones large and plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = label("", "caption_strong", "muted", parent=self)
        self.words = label("", "quote", parent=self)
        self.note = label("", "body", parent=self)
        self.source = label("", "strong", "muted", parent=self)
        self.where = label("", "caption", parent=self)
        for part in (self.kind, self.words, self.note, self.source, self.where):
            self.column.addWidget(part)

    def show_view(self, view: View, name: str, *, whole: bool = False) -> None:
        """Show these words; `name` says where in the review one is."""
        for part, text in (
            (self.kind, view.kind),
            (self.words, view.words),
            (self.note, view.note),
            (self.source, view.source),
            (self.where, view.where),
        ):
            part.setText(text if whole else say.shortened(text))
            part.setVisible(bool(text))
        self.setAccessibleName(name)
        self.setAccessibleDescription(view.spoken)
