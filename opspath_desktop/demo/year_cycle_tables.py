"""The PDSA cycles of the pilots that ended this year: one ramp that grew to all shifts, one idea given up."""

from __future__ import annotations

from typing import NamedTuple


class Cycle(NamedTuple):
    """One cycle of the pilot with this key; days count back from the end of the year, a `by` below 0 lies ahead.

    `actual` is a typed result; without one the pilot's first measure has it.
    """

    key: str
    pilot: str
    idea: str
    scale: str
    planned: int
    prediction: str = ""
    value: float | None = None
    direction: str | None = "down"
    by: int | None = None
    sure: int | None = None
    measured: bool = True
    follows: str = ""
    kind: str = "test"
    question: str = ""
    who: str = ""
    what: str = ""
    when: str = ""
    where: str = ""
    data: str = ""
    begun: int | None = None
    amended: tuple[tuple[int, str], ...] = ()
    ended: int | None = None
    as_planned: str | None = None
    seen: str = ""
    surprise: str = ""
    decided: int | None = None
    actual: float | None = None
    verdict: str | None = None
    learned: str = ""
    decision: str | None = None
    because: str = ""


_SHEET, _COLUMN = "One sheet for both shifts", "A column for the late shift"

HAND_OVER = (
    Cycle(
        "sheet-1",
        "hand-over",
        _SHEET,
        "one_shift",
        279,
        "At most two points without a name after a shift.",
        2,
        by=272,
        sure=60,
        measured=False,
        question="Does anybody fill in a sheet at half past one?",
        who="Early shift leader",
        what="Print ten sheets",
        when="Tuesday",
        where="Dispatch desk",
        data="Count points without a name",
        begun=275,
        ended=274,
        as_planned="yes",
        seen="Filled in to the last line by the early shift, and read by nobody afterwards.",
        surprise="The late shift thought the sheet was for the office.",
        decided=273,
        actual=4,
        verdict="not_confirmed",
        learned="A sheet helps the one who writes it. Whoever takes over has to write on it too.",
        decision="adapt",
        because="Explain it at both shifts before counting again.",
    ),
    Cycle(
        "column-1",
        "hand-over",
        _COLUMN,
        "one_team",
        252,
        "Five open points or fewer, talks under ten minutes.",
        5,
        by=231,
        sure=80,
        question="Does the late shift fill in a column of its own?",
        who="Late shift leader",
        what="New sheet, four columns",
        when="From Monday",
        where="Dispatch desk",
        data="Points, and minutes of talk",
        begun=251,
        ended=233,
        as_planned="yes",
        seen="The column is filled in before the talk on nearly every day.",
        surprise="The talk became calmer, since nobody has to remember anything.",
        decided=231,
        verdict="confirmed",
        learned="What one writes oneself one does not dispute.",
        decision="adopt",
        because="Six weeks at the target, and both shifts want to keep it.",
    ),
    Cycle(
        "column-2",
        "hand-over",
        _COLUMN,
        "all",
        230,
        "No training at weekends, and the number stays.",
        4,
        "neutral",
        210,
        90,
        follows="column-1",
        kind="implement",
        question="Does it work without us standing beside it?",
        who="Weekend shift leader",
        what="Hang up the sheet",
        when="Two weekends",
        where="Both sites",
        data="The same count",
        begun=229,
        ended=211,
        as_planned="yes",
        seen="One question in two weekends, about the pen.",
        decided=209,
        verdict="confirmed",
        learned="A sheet that needs no explaining travels by itself.",
        decision="adopt",
        because="It runs at every shift; what is left is to write it into the handbook.",
    ),
)

MESSAGE = (
    Cycle(
        "message-1",
        "message",
        "A message every full hour",
        "one_team",
        156,
        "Whoever sees the queue picks up the oldest question: twelve late replies a day at most.",
        12,
        by=138,
        sure=70,
        question="Does knowing the queue change who picks up what?",
        who="Whole desk",
        what="Number to everybody",
        when="Full hour, two weeks",
        where="Customer desk",
        data="Time stamps of the desk",
        begun=153,
        ended=139,
        as_planned="yes",
        seen="On the third day half of the desk had muted it.",
        surprise="Nobody was surprised by the number itself.",
        decided=137,
        verdict="not_confirmed",
        learned="The desk knew the queue all along. Not knowing was never the cause.",
        decision="adapt",
        because="One more try without the noise, then decide.",
    ),
    Cycle(
        "message-2",
        "message",
        "The number on the wall screen",
        "one_team",
        136,
        "Without the noise people look at it, and late replies fall to fourteen.",
        14,
        by=118,
        sure=55,
        follows="message-1",
        question="Was it the message or the noise?",
        who="Whole desk",
        what="Screen by the door",
        when="Two weeks",
        where="Customer desk",
        data="Time stamps, as before",
        begun=135,
        ended=120,
        as_planned="yes",
        seen="It is looked at, and nothing follows from looking.",
        decided=118,
        verdict="not_confirmed",
        learned="Between eleven and one there are three people for the work of five. No screen changes that.",
        decision="abandon",
        because="Two tries without an effect; the roster is the next thing to look at.",
    ),
)
