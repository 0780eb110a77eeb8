"""The year's causes: why the pilots' problems happen, checked at the place of work one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import causes
from opspath_desktop.demo.scene import Move, Scene, at_work


class Why(NamedTuple):
    """One cause: written down, and `checked` days ago verified or rejected; `bone` is one of the fishbone."""

    days: int
    pilot: str
    key: str
    text: str
    under: str = ""
    bone: str = ""
    checked: int = 0
    evidence: str = "assumption"
    note: str = ""
    state: str = "verified"
    root: bool = False
    seen: float | None = None


CAUSES = (
    Why(
        *(304, "hand-over", "late-half", "The late shift takes over only what stands in its own log"),
        checked=299,
        evidence="observed",
        note="Twelve changes watched.",
        seen=46,
    ),
    Why(
        *(304, "hand-over", "two-logs", "Two logs with two owners, and no place for both"),
        under="late-half",
        checked=297,
        evidence="data",
        note="46 of 61 stood in the other log.",
        root=True,
    ),
    Why(
        *(303, "hand-over", "no-time", "The talk is too short to go through all of them"),
        checked=296,
        evidence="observed",
        note="Seven minutes were enough when one list lay on the table.",
        state="rejected",
    ),
    Why(303, "hand-over", "leave", "Whoever knew the point is on leave", checked=296, evidence="data", seen=9),
    Why(302, "hand-over", "desk-late", "The desk reports after the talk is over", seen=6),
    Why(158, "message", "unseen", "People do not see how long the queue is"),
    Why(
        *(124, "message", "few", "Between eleven and one too few people sit at the desk"),
        checked=120,
        evidence="data",
        note="Two of five are at lunch while a third of the questions come in.",
        root=True,
    ),
    Why(
        *(71, "slots", "same-hour", "Most lorries arrive within the same hour"),
        checked=68,
        evidence="data",
        note="Gate list of ten weeks: sixty of a hundred between seven and eight.",
        seen=60,
    ),
    Why(
        *(70, "slots", "opening", "All tours are told to be at the gate when it opens"),
        under="same-hour",
        checked=64,
        evidence="observed",
        note="Tour sheets of nine carriers, all with the same time.",
    ),
    Why(
        *(64, "slots", "nobody-owns", "Nobody on our side owns the arrival time"),
        under="opening",
        checked=61,
        evidence="data",
        note="No contract and no work instruction names an arrival time.",
        root=True,
    ),
    Why(70, "slots", "papers", "Papers are checked only when the lorry stands at the dock", seen=17),
    Why(
        *(69, "slots", "dock-full", "A dock is used to park pallets"),
        checked=62,
        evidence="observed",
        note="On one of four mornings only.",
        state="rejected",
        seen=5,
    ),
    Why(60, "slots", "new-drivers", "Drivers who are new do not find the gate office", bone="people"),
    Why(
        *(60, "slots", "no-rule", "There is no rule for whose turn it is"),
        bone="method",
        checked=59,
        evidence="observed",
        note="Asked at the gate: four people, four answers.",
    ),
    Why(60, "slots", "one-scanner", "One scanner serves two docks", bone="equipment"),
    Why(60, "slots", "no-label", "Mixed pallets come without a label", bone="material"),
    Why(
        *(59, "slots", "clock", "The two clocks at the gate differ by six minutes"),
        bone="measurement",
        checked=58,
        evidence="data",
        note="Compared with a telephone on two days.",
    ),
    Why(59, "slots", "rain", "Rain closes the open dock", bone="environment"),
    Why(81, "owner", "groups", "Calls are handed on by topic, not by customer"),
)


def moves(today: date) -> Iterator[Move]:
    """Yield what was asked and what was checked."""
    for why in CAUSES:
        yield Move(at_work(today, why.days), partial(_write, why))
        if why.checked:
            yield Move(at_work(today, why.checked), partial(_check, why))


def _write(why: Why, scene: Scene) -> None:
    made = causes.add(
        scene.session,
        scene.known[f"pilot:{why.pilot}"],
        why.text,
        under=scene.known[f"cause:{why.under}"] if why.under else "",
        method="fishbone" if why.bone else "why",
        category=why.bone or None,
    )
    scene.known[f"cause:{why.key}"] = made
    if why.seen is not None:
        causes.set_count(scene.session, made, why.seen)


def _check(why: Why, scene: Scene) -> None:
    known = scene.known[f"cause:{why.key}"]
    causes.set_evidence(scene.session, known, why.evidence)
    causes.set_state(scene.session, known, why.state)
    causes.edit(scene.session, known, note=why.note)
    if why.root:
        causes.set_root(scene.session, known, True)
