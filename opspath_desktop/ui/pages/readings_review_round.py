"""One sitting of the weekly review: which stops it has, which one is next, and the way back. No widget knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from opspath_desktop.domain.use_checks import Question
from opspath_desktop.domain.weekly import Looked
from opspath_desktop.queries.weekly import Card, Week
from opspath_desktop.store.undo import Step


class Round:
    """Questions first, then cards. A stop is open until the records say that it was answered, or it is skipped.

    So whatever takes a deed back (Z, Ctrl+Z, the toast) opens its stop again, and the round follows.
    """

    def __init__(self, week: Week, questions: Sequence[Question]) -> None:
        self.begins = week.begins
        self.looked: Looked = week.looked
        self.any = week.any
        self.asked = [question.key for question in questions]
        self.keys = list(week.keys)
        self.questions: dict[str, Question] = {}
        self.cards: Mapping[str, Card] = {}
        self.deeds: dict[str, str] = {}
        self._steps: dict[str, Step] = {}
        self._skipped: set[str] = set()
        self._trail: list[str] = []

    @property
    def stops(self) -> list[str]:
        """Return the keys of all questions and cards."""
        return [*self.asked, *self.keys]

    @property
    def stop(self) -> str:
        """Return the stop to show, empty at the end."""
        return next((stop for stop in self.stops if self._open(stop) and stop not in self._skipped), "")

    @property
    def skipped(self) -> int:
        """Return how many open stops were skipped."""
        return sum(self._open(stop) for stop in self._skipped)

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a stop behind."""
        return bool(self._trail)

    def update(self, questions: Sequence[Question], cards: Mapping[str, Card]) -> None:
        """Take what the records say now; what was taken back is no deed any more."""
        self.questions = {question.key: question for question in questions}
        self.cards = cards
        for stop in [stop for stop in self.deeds if self._open(stop)]:
            del self.deeds[stop]
        self._trail = [stop for stop in self._trail if stop in self.deeds or stop in self._skipped]

    def done(self, stop: str, deed: str, step: Step | None) -> None:
        """Note what was done with a stop, and its undo step."""
        self._trail.append(stop)
        self.deeds[stop] = deed
        self._skipped.discard(stop)
        if step is not None:
            self._steps[stop] = step

    def skip(self, stop: str) -> None:
        """Leave a stop for later."""
        self._trail.append(stop)
        self._skipped.add(stop)

    def show_skipped(self) -> None:
        """Begin again with what was skipped."""
        self._trail = [stop for stop in self._trail if stop not in self._skipped]
        self._skipped.clear()

    def back(self) -> Step | None:
        """Go back over a skipped stop; return the undo step when something was done there."""
        stop = self._trail[-1]
        if stop in self._skipped:
            self._trail.pop()
            self._skipped.discard(stop)
            return None
        return self._steps.get(stop)

    def place(self) -> tuple[int, int]:
        """Return the number of the stop and of how many: of questions, or of the week's cards."""
        if self.stop in self.asked:
            return self.asked.index(self.stop) + 1, len(self.asked)
        before = self.looked.cards
        return before + self.keys.index(self.stop) + 1, before + len(self.keys)

    def seconds(self) -> int:
        """Return how long the cards that are still open take."""
        return sum(self.cards[key].seconds for key in self.keys if self._open(key) and key not in self._skipped)

    def counts(self) -> Counter[str]:
        """Return how often each deed was done to a card in this sitting."""
        return Counter(deed for stop, deed in self.deeds.items() if stop in self.keys)

    def _open(self, stop: str) -> bool:
        if stop in self.asked:
            return stop in self.questions
        card = self.cards.get(stop)
        return card is not None and not card.done
