"""The review panel of the readings: the questions that are due, then one card after the other, by single keys."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.weekly import monday
from opspath_desktop.i18n import _
from opspath_desktop.queries import use_checks, weekly
from opspath_desktop.ui.pages import readings_review_deeds as deeds
from opspath_desktop.ui.pages import readings_review_words as say
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.pages.readings_review_how import HowChosen
from opspath_desktop.ui.pages.readings_review_parts import Asking, DeedRow, deed_of
from opspath_desktop.ui.pages.readings_review_round import Round
from opspath_desktop.ui.pages.readings_review_stop import StopView, View, view_of
from opspath_desktop.ui.theme import SIZE
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.card import EmptyState
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import heading, label
from opspath_desktop.ui.widgets.progress import ProgressBar
from opspath_desktop.ui.widgets.scroll import Fit, page_column
from opspath_desktop.ui.workspace import Outcome, Workspace

WAYS = ("skip", "back", "again", "more", "open")  # deeds that change no record


class ReviewPanel(Panel):
    """Show one stop at a time; what was done is read from the records, so every undo leads back to its stop."""

    place = "review"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.round: Round | None = None
        self._seen = ""  # the stop that is on show, and was said
        self._view: View | None = None
        self._note = ""
        self.progress = label("", "caption", wrap=False)
        self.bar = ProgressBar(_("This week's cards"))
        self.stop = StopView()
        self.asking = Asking()
        self.deeds, self.ways, self.how = DeedRow(), DeedRow(), HowChosen()
        self.empty = EmptyState(
            "lightbulb",
            _("Keep what your books taught you"),
            _("Import highlights, or write one on the page of a book. Once a week a dozen of them come here."),
            button_text=_("Import highlights"),
        )
        self._build()
        self.asking.closed.connect(lambda by_key: mark_keyboard(self.stop) if by_key else self.stop.setFocus())
        self.empty.submitted.connect(lambda _text: workspace.go("readings", "panel:import"))
        for row in (self.deeds, self.ways):
            row.done.connect(self._do)

    def _build(self) -> None:
        self._work = QWidget()
        column = page_column(self._work)
        head = heading(_("Weekly review"), "h2")
        for part in (head, self.progress, self.bar, self.stop, self.asking, self.deeds, self.ways, self.how):
            column.addWidget(part)
        column.addStretch(1)
        self._fit = Fit(self._work, SIZE["detail_max"])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._fit)
        outer.addWidget(self.empty)

    def refresh(self) -> None:
        """Ask the records what is done; draw the week's cards when there are none, or when a new week has begun."""
        space, today = self.workspace, self.workspace.today()
        questions = space.query(use_checks.due, space.pathway, today)
        if self.round is None or self.round.begins != monday(today) or not self.round.stops:
            self.round = Round(space.query(weekly.week, today), questions)
        keys = self.round.keys
        self.round.update(questions, space.query(weekly.cards, space.pathway, keys, today) if keys else {})
        self._show()

    def focus_first(self) -> None:
        """Give the keyboard to the card, or to the button that brings the first highlights."""
        self.refresh_if_stale()
        mark_keyboard(self.empty.button if self._fit.isHidden() else self.stop)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for further cards when the last round has come to its end."""
        if self.round is not None and not self.round.stop:
            self.round = None
            self.mark_stale()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a single key stands for; a field with the focus keeps its keys for itself."""
        offered = (*self._view.deeds, *self._view.ways) if self._view and self._fit.isVisible() else ()
        deed = deed_of(offered, event)
        if deed:
            self._do(deed)
            self.stop.show_keyboard()
        else:
            super().keyPressEvent(event)

    def _show(self, *, whole: bool = False) -> None:
        now = self.round
        if now is None:
            return
        nothing = not (now.any or now.stops or now.looked.cards)
        self._fit.setVisible(not nothing)
        self.empty.setVisible(nothing)
        here = now.stop or "end"
        fresh, seen, self._seen = here != self._seen, self._seen, here
        if fresh:
            self._note = ""
            self.asking.close_field()
        self._view = view = view_of(now, self.workspace.today(), self._note)
        told = self._show_progress(now)
        self.stop.show_view(view, told or _("Weekly review"), whole=whole)
        self.deeds.show_deeds(view.deeds)
        self.ways.show_deeds(view.ways)
        if fresh and self.isVisible() and seen:
            announce(self.stop, ". ".join(part for part in (told, view.spoken) if part))
            self._fit.verticalScrollBar().setValue(0)

    def _show_progress(self, now: Round) -> str:
        self.progress.setVisible(bool(now.stop))
        self.bar.setVisible(bool(now.stop))
        if not now.stop:
            return ""
        at, all_ = place = now.place()
        told = say.asked(place) if now.stop in now.asked else say.progress(place, now.seconds())
        self.progress.setText(told)
        self.bar.set_fraction((at - 1) / all_, told)
        return told

    def _do(self, deed: str) -> None:
        now = self.round
        if now is None:
            return
        if deed in WAYS:
            self._go(now, deed)
        elif now.stop in now.questions:
            self._answer(now, deed)
        elif deed == "apply":
            self.asking.open_field(_("What will you do?"), _("Apply"), self._apply, _("Write what you will do."))
        else:
            self._note_done(now, now.stop, deed, deeds.do_card(self.workspace, now.cards[now.stop], deed))

    def _go(self, now: Round, way: str) -> None:
        if way == "open":
            stop = now.questions.get(now.stop)
            self.workspace.go("readings", stop.subject.book if stop else now.cards[now.stop].book)
            return
        if way == "skip":
            now.skip(now.stop)
        elif way == "again":
            now.show_skipped()
        elif way == "back" and (step := now.back()) is not None:
            deeds.undo_here(self.workspace, step)
        self._show(whole=way == "more")
        self.stop.setFocus()

    def _apply(self, words: str) -> None:
        if (now := self.round) is not None:
            card = now.cards[now.stop]
            self._note_done(now, card.key, "apply", deeds.apply(self.workspace, card, words, self.asking))

    def _answer(self, now: Round, deed: str) -> None:
        question = now.questions[now.stop]
        if deed == "note":
            self.asking.open_field(_("A note to your answer"), _("Keep"), self._keep_note, text=self._note)
        elif deed == "used":
            title = _("What came of it?") if question.subject.application else _("What did you do?")
            self.asking.open_field(title, _("Keep"), lambda words: self._say("used", words))
        else:
            self._say(deed)

    def _keep_note(self, note: str) -> None:
        self._note = note
        self._show()
        self.asking.close_field()

    def _say(self, said: str, words: str = "") -> None:
        if (now := self.round) is not None:
            question, field = now.questions[now.stop], self.asking if self.asking.isVisible() else None
            done = deeds.answer(self.workspace, question, said, words, self._note, field)
            self._note_done(now, question.key, said, done)

    def _note_done(self, now: Round, stop: str, deed: str, done: Outcome) -> None:
        """Go on; the change has shown the next stop already, now the way back is known too."""
        if done.ok:
            now.done(stop, deed, self.workspace.database.stack.undo[-1])
            self._show()
            self.stop.setFocus()
