"""The year on the Pathway page: two stages, their checklists, notes, and the watch-fors that were noticed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import items, stages
from opspath_desktop.demo.scene import Move, Scene, ago, at_work
from opspath_desktop.demo.year_plan import BEGAN
from opspath_desktop.queries.pathway import stage_view

FOUNDATIONS, IMPROVEMENT = "stg.foundations", "stg.improvement"
MOVED_ON = 212


class Set(NamedTuple):
    """A state that an item got; a skip says why."""

    days: int
    item: str
    state: str
    reason: str = ""


class Note(NamedTuple):
    """A note on an item; it may be printed unless it is private."""

    days: int
    item: str
    text: str
    private: bool = False


class Seen(NamedTuple):
    """A day on which a watch-for was noticed."""

    days: int
    item: str
    note: str


STATES = (
    Set(352, "obj.core-processes", "in_progress"),
    Set(350, "met.understands-processes", "in_progress"),
    Set(346, "tip.shadow-frontline", "in_progress"),
    Set(331, "tip.shadow-frontline", "done"),
    Set(328, "obj.kpi-awareness", "in_progress"),
    Set(318, "met.finds-bottlenecks", "in_progress"),
    Set(311, "obj.core-processes", "done"),
    Set(305, "tip.small-pilots", "in_progress"),
    Set(301, "met.joins-improvement", "in_progress"),
    Set(293, "obj.kpi-awareness", "done"),
    Set(276, "tip.service-workshops", "done"),
    Set(262, "obj.service-basics", "in_progress"),
    Set(247, "met.finds-bottlenecks", "done"),
    Set(233, "obj.service-basics", "done"),
    Set(226, "met.joins-improvement", "done"),
    Set(219, "tip.small-pilots", "done"),
    Set(218, "met.understands-processes", "done"),
    Set(205, "tip.data-bottlenecks", "in_progress"),
    Set(203, "obj.delivery-metrics", "in_progress"),
    Set(199, "met.kpis-established", "in_progress"),
    Set(197, "met.documented-improvements", "in_progress"),
    Set(193, "met.cross-team-collaboration", "in_progress"),
    Set(171, "tip.data-bottlenecks", "done"),
    Set(158, "obj.apply-lean-six-sigma", "in_progress"),
    Set(
        141, "rdg.om-for-dummies", "skipped", "Its subjects are those of the textbook that I worked through in stage 1."
    ),
    Set(120, "tip.lead-kaizen", "in_progress"),
    Set(104, "tip.lead-kaizen", "done"),
    Set(76, "obj.delivery-metrics", "done"),
    Set(58, "obj.cross-functional-improvement", "in_progress"),
    Set(31, "met.kpis-established", "done"),
    Set(19, "obj.apply-lean-six-sigma", "done"),
)

NOTES = (
    Note(
        311,
        "obj.core-processes",
        "Goods-in, pick and pack, customer desk: one page each, corrected by those who do it.",
    ),
    Note(
        293,
        "obj.kpi-awareness",
        "Nineteen figures in the weekly report. Eleven have no owner, and two of the formulas contradict each other.",
    ),
    Note(
        233,
        "obj.service-basics",
        "Most complaints are about not being told, not about the delay. The desk could tell customers first, but the "
        "information sits with dispatch.",
    ),
    Note(276, "tip.service-workshops", "Half a day on difficult calls, passed on to the desk in two short sessions."),
    Note(
        203,
        "obj.delivery-metrics",
        "Start from three promises: a slot that holds, an order that is complete, an answer on the same day.",
    ),
    Note(
        171,
        "tip.data-bottlenecks",
        "Waiting before goods-in costs more hours a week than all later waits together. That decided the next pilot.",
    ),
    Note(
        104,
        "tip.lead-kaizen",
        "Three days at the returns bench with six people. Shelving by carrier instead of by date halved the searching.",
    ),
    Note(
        58,
        "obj.cross-functional-improvement",
        "Dispatch and the desk mean different things by complete. Ten failed cases looked at together so far; next is "
        "the definition that both sign.",
    ),
    Note(
        44,
        "met.cross-team-collaboration",
        "I still answer for the desk when dispatch is slow to reply. That hides the wait instead of shortening it.",
        private=True,
    ),
)

NOTICED = (
    Seen(340, "wat.frontline-ignored", "The packers had reported the jammed conveyor for a week before I heard of it."),
    Seen(333, "wat.simple-waste", "Every return gets typed twice, once at the bench and once at the desk."),
    Seen(270, "wat.simple-waste", "A search for the stapler every morning. We bought six."),
    Seen(245, "wat.cost-over-service", "Thinner cartons saved two cents a parcel and brought back more broken goods."),
    Seen(
        170, "wat.resistance-to-process-change", "Agreed at noon to the new returns shelf, the old one in use at four."
    ),
    Seen(
        88, "wat.tools-without-context", "I drew a cause diagram for a fault that one call to the carrier would settle."
    ),
    Seen(
        57,
        "wat.silent-change",
        "The late shift heard of the time slots from a driver. I had told the early shift only.",
    ),
    Seen(
        52, "wat.resistance-to-process-change", "Two carriers kept coming when it suited them until I rode along once."
    ),
    Seen(15, "wat.silent-change", "No update on goods-in for nine days, and at once a rumour that the dock closes."),
)


def moves(today: date) -> Iterator[Move]:
    """Yield what the user did on the Pathway page in this year."""
    yield Move(ago(today, BEGAN), partial(_enter, FOUNDATIONS, "New in the role, so from the beginning."))
    yield Move(at_work(today, MOVED_ON), partial(_enter, IMPROVEMENT, "All twelve are done and one pilot is adopted."))
    yield from (Move(at_work(today, each.days), partial(_set, each)) for each in STATES)
    yield from (Move(at_work(today, each.days), partial(_write, each)) for each in NOTES)
    yield from (Move(at_work(today, each.days), partial(_notice, each)) for each in NOTICED)


def _enter(stage_id: str, reason: str, scene: Scene) -> None:
    """Enter a stage; what was missing in the one before is what the page would have said on that day."""
    left = stage_view(scene.session, scene.pathway, scene.day, FOUNDATIONS) if stage_id == IMPROVEMENT else None
    stages.enter(
        scene.session,
        scene.pathway,
        stage_id,
        on=scene.day,
        reason=reason,
        decided_with="Head of operations",
        readiness="\n".join(left.readiness.reasons) if left else "",
    )


def _set(each: Set, scene: Scene) -> None:
    items.set_state(scene.session, scene.pathway, each.item, each.state, on=scene.day, reason=each.reason)


def _write(each: Note, scene: Scene) -> None:
    items.set_note(scene.session, scene.pathway, each.item, each.text)
    items.set_private(scene.session, scene.pathway, each.item, each.private)


def _notice(each: Seen, scene: Scene) -> None:
    items.notice(scene.session, scene.pathway, each.item, on=scene.day, note=each.note)
