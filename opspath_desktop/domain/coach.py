"""What a good coach asks at each section of an A3, and what a reviewer asks at the end of it.

The sections and the order of questions follow the usual A3 split (problem, causes, countermeasures, follow-up) and the
scientific pattern of plan, do, study, act. The words are our own.
"""

from __future__ import annotations

from typing import Literal, get_args

from opspath_desktop.i18n import _

Section = Literal["background", "condition", "goal", "causes", "countermeasures", "cycles", "results", "follow_up"]
SECTIONS: tuple[Section, ...] = get_args(Section)


def section_title(section: Section) -> str:
    """Return the heading of a section of the A3."""
    return {
        "background": _("Background"),
        "condition": _("Current condition"),
        "goal": _("Goal"),
        "causes": _("Root causes"),
        "countermeasures": _("Countermeasures"),
        "cycles": _("Tests of change"),
        "results": _("Results"),
        "follow_up": _("Follow-up"),
    }[section]


def questions(section: Section) -> tuple[str, ...]:
    """Return what a coach asks about a section, the most telling question first."""
    return _before(section) if section in SECTIONS[:4] else _after(section)


def _before(section: Section) -> tuple[str, ...]:
    return {
        "background": (
            _("Who feels this problem, and how do they notice it?"),
            _("Why take it up now, and what happens if you leave it alone?"),
            _("Which goal of your team or your organisation does it stand in the way of?"),
        ),
        "condition": (
            _("What should happen, what does happen, and how large is the gap?"),
            _("When did you last watch the work, and what surprised you there?"),
            _("Which number, map or picture would let a stranger see the same?"),
        ),
        "goal": (
            _("How much better, from which number to which, and by which day?"),
            _("Is that a result for somebody, or is it something you plan to do?"),
            _("What must not get worse on the way?"),
        ),
        "causes": (
            _("How do you know? Did you see it, count it, or suppose it?"),
            _("Read it backwards with “therefore”. Does each step follow?"),
            _("If this cause went away tomorrow, would the problem go with it?"),
            _("What else could produce the same picture?"),
        ),
    }[section]


def _after(section: Section) -> tuple[str, ...]:
    return {
        "countermeasures": (
            _("Which cause does each of these act on, and how?"),
            _("Which of them still works when nobody remembers it?"),
            _("Who does it, by when, and do they know?"),
        ),
        "cycles": (
            _("What do you expect to happen, and how sure are you?"),
            _("What is the smallest test that could prove you wrong by next week?"),
            _("What did you learn from the difference between prediction and result?"),
        ),
        "results": (
            _("Would somebody who wishes it had failed accept this chart?"),
            _("What else changed at that time?"),
            _("What got slower, dearer or harder for somebody else?"),
        ),
        "follow_up": (
            _("What keeps the gain when you look elsewhere?"),
            _("Who else has this problem, and what have you told them?"),
            _("What would you do differently, and what did you learn about how you lead?"),
        ),
    }[section]


def reviewer_questions() -> tuple[str, ...]:
    """Return what a reviewer may ask of any improvement; printed at the foot of the appendix."""
    return (
        _("Why did this matter now?"),
        _("How do you know that this was the cause?"),
        _("What else could explain the change?"),
        _("What got worse meanwhile?"),
        _("What makes it last?"),
        _("What did you learn?"),
        _("What do you try next?"),
    )
