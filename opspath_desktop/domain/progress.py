"""How far a stage is: a count before it is a percentage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OUT_OF_COUNT = ("skipped", "not_applicable")


@dataclass(frozen=True, slots=True)
class StageProgress:
    """The counts of one stage; `of` leaves out what was skipped or does not apply, so all of all stays reachable."""

    done: int
    of: int
    skipped: int
    not_applicable: int

    @property
    def open(self) -> int:
        """Return how many counted items are not done yet."""
        return self.of - self.done

    @property
    def fraction(self) -> float:
        """Return done / of from 0 to 1; a stage with nothing left to count is complete."""
        return self.done / self.of if self.of else 1.0

    @property
    def complete(self) -> bool:
        """Tell whether every counted item is done."""
        return self.done >= self.of


def progress(states: Iterable[str]) -> StageProgress:
    """Count the states of a stage's objectives, success metrics, tips and readings."""
    found = list(states)
    skipped, not_applicable = (found.count(state) for state in OUT_OF_COUNT)
    return StageProgress(found.count("done"), len(found) - skipped - not_applicable, skipped, not_applicable)


def reading_state(own_state: str, statuses: Iterable[str]) -> str:
    """Return the state of a reading item: skip and not applicable are its own, the rest follows its readings.

    It is done when a reading of the book is finished or consulted, in progress while one is being read or paused.
    """
    if own_state in OUT_OF_COUNT:
        return own_state
    found = set(statuses)
    if found & {"finished", "consulted"}:
        return "done"
    return "in_progress" if found & {"reading", "paused", "stopped"} else "not_started"
