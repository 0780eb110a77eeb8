"""How a long reading of a file tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

from opspath_desktop.domain.foreign import Cancelled as Cancelled

Step = Callable[[float], None]  # takes how much is done, 0 to 1, and raises Cancelled when nobody waits any more


def no_step(_fraction: float) -> None:
    """Take what is told and do nothing."""


def stretch(step: Step, begin: float, end: float) -> Step:
    """Return the step of one part of the work, which lasts from `begin` to `end` of the whole."""
    return lambda fraction: step(begin + (end - begin) * fraction)
