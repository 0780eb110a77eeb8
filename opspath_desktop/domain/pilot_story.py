"""The rules of what is told about a pilot: its fields, how long they may be, and which are expected by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from opspath_desktop.domain.pilots import LIFE, group_of
from opspath_desktop.i18n import _

KINDS = ("pilot", "kaizen_event", "just_do_it", "a3")
MY_ROLES = ("led", "co_led", "contributed")
SIPOC = ("suppliers", "inputs", "steps", "outputs", "customers")
LONGEST = {  # letters: what the printed page has room for
    "problem": 400,
    "background": 500,
    "current_condition": 800,
    "target_condition": 400,
    "root_cause_summary": 400,
    "balancing_reason": 300,
    "results": 600,
    "lessons_process": 600,
    "lessons_self": 600,
    "followup_standardise": 300,
    "followup_share": 300,
    "followup_open": 300,
    "team": 300,
    **dict.fromkeys(SIPOC, 400),
}
LINES = {"process": 120, "area": 500, "sponsor": 120, "coach": 120}
DAYS = ("gemba_date", "event_start", "event_end", "report_out_on")
EXPECTED = {
    "defined": ("problem",),
    "baseline": ("current_condition",),
    "testing": ("goal",),
    "sustaining": ("followup_standardise", "followup_share"),
}


def solution_in(title: str) -> str:
    """Return the first word of a title when it is a verb of doing, as in "Install a shelf" or "Installing", else "".

    A title that names the problem leaves the choice of the remedy open (J. Shook, Managing to Learn, 2008).
    """
    verbs = _(
        "add adopt apply automate build buy create deploy develop digitalise digitise digitize establish hire implement"
        " improve increase install introduce launch make migrate move optimise optimize organise organize purchase"
        " reduce redesign reorganise reorganize replace restructure roll set standardise standardize start train use"
        " write"
    ).split()
    first = re.match(r"[^\W\d_]+", title.strip())
    known = set(verbs) | {verb.removesuffix("e") + "ing" for verb in verbs}
    return first[0] if first is not None and first[0].casefold() in known else ""


def title_hint(title: str) -> str:
    """Return a hint when a title seems to name a solution, else nothing; it never stands in the way."""
    word = solution_in(title)
    words = _("“{word}” names a solution. A title that names the problem leaves the remedy open.")
    return words.format(word=word) if word else ""


def expected(status: str) -> tuple[str, ...]:
    """Return the fields that are expected before a pilot leaves this status."""
    return EXPECTED.get(status, ())


def missing(before: str, after: str, filled: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the fields that should have been told before a pilot moves on, in the order of its life.

    `filled` says which fields hold something. A move back, on hold or to "abandoned" expects nothing; statuses that
    were jumped over count as left.
    """
    if after in ("on_hold", "abandoned") or before == "on_hold":
        return ()
    life = (*LIFE[:-1], "finished")
    here = life.index(before) if before in life else len(life) - 1
    there = life.index(after) if after in life else len(life) - 1
    wanted = (name for status in life[:there] for name in expected(status)) if there > here else ()
    return tuple(name for name in wanted if not filled.get(name, False))


def missing_at_end(status: str, filled: Mapping[str, bool]) -> tuple[str, ...]:
    """Return what a finished pilot has not told yet: its results and lessons, whether it was adopted or abandoned."""
    if group_of(status) != "finished":
        return ()
    return tuple(name for name in ("results", "lessons_process", "lessons_self") if not filled.get(name, False))


def field_name(field: str) -> str:
    """Return the word for a field."""
    return _names()[field]


def missing_words(fields: tuple[str, ...]) -> str:
    """Return the sentence about what has not been told, or nothing."""
    return _("Not told yet: {fields}.").format(fields=_listed(fields)) if fields else ""


def wanted_words(fields: tuple[str, ...]) -> str:
    """Return the sentence about what should be told before the next step, or nothing."""
    return _("To tell before the next step: {fields}.").format(fields=_listed(fields)) if fields else ""


def _listed(fields: tuple[str, ...]) -> str:
    names = _names()
    return ", ".join(names[field].lower() for field in fields)


def kind_word(kind: str) -> str:
    """Return the word for a kind of pilot."""
    return {
        "pilot": _("Pilot"),
        "kaizen_event": _("Kaizen event"),
        "just_do_it": _("Just do it"),
        "a3": _("A3 problem solving"),
    }[kind]


def my_role_word(role: str) -> str:
    """Return what the user's part in a pilot was, as words."""
    return {"led": _("I led it"), "co_led": _("I led it with others"), "contributed": _("I contributed")}[role]


def lines(text: str) -> tuple[str, ...]:
    """Return the entries of a list that is kept one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def goal_sentence(
    name: str,
    unit: str,
    baseline: float | None,
    target: float | None,
    by: date | None,
    *,
    number: Callable[[float], str],
    day: Callable[[date], str],
) -> str:
    """Return the goal in words: the measure from its baseline to its target by a day; nothing without a target."""
    if target is None:
        return ""
    goal = f"{number(target)} {unit}".strip()
    if baseline is None:
        line = _("{measure}: to {target}").format(measure=name, target=goal)
    else:
        line = _("{measure}: from {baseline} to {target}").format(measure=name, baseline=number(baseline), target=goal)
    return line if by is None else _("{goal} by {day}").format(goal=line, day=day(by))


def _names() -> dict[str, str]:
    return {
        "problem": _("Problem"),
        "background": _("Background"),
        "current_condition": _("Current condition"),
        "target_condition": _("Target condition"),
        "root_cause_summary": _("Root cause"),
        "balancing_reason": _("Why no balancing measure"),
        "goal": _("Goal"),
        "results": _("Results"),
        "lessons_process": _("Lessons about the process"),
        "lessons_self": _("Lessons about my leading"),
        "followup_standardise": _("New standard"),
        "followup_share": _("Shared with"),
        "followup_open": _("Still open"),
        "process": _("Process"),
        "area": _("Area"),
        "sponsor": _("Sponsor"),
        "coach": _("Coach"),
        "team": _("Team"),
        "suppliers": _("Suppliers"),
        "inputs": _("Inputs"),
        "steps": _("Steps"),
        "outputs": _("Outputs"),
        "customers": _("Customers"),
        "gemba_date": _("Seen at the place of work"),
        "event_start": _("First day"),
        "event_end": _("Last day"),
        "report_out_on": _("Report-out"),
    }
