"""The year's evidence: what shows the ticks, levels and figures, in words, as links and as attached files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from opspath_desktop.actions import evidence, pilots
from opspath_desktop.actions.refs import item_ref
from opspath_desktop.demo.scene import Move, Scene, at_work
from opspath_desktop.store.attachments import Copied, copy_in


class Shown(NamedTuple):
    """One piece of evidence for an item, a rating or a record known by name; `also` are further items it supports."""

    days: int
    target: str
    what: str
    kind: str = "observation"
    link: str = ""
    file: str = ""
    claim: str = ""
    private: bool = False
    also: tuple[str, ...] = ()


BOARD = "https://intranet.example.com/hub"
FILES = {
    "open-points-per-week.txt": (
        "Open points that nobody took over, per week\n\n"
        "before the sheet   13  15  12  16  14\n"
        "with the sheet     11   9   6   5   4   5   3   4   4\n\n"
        "Counted by the shift leaders at noon. A point is open when no name stands behind it.\n"
    ),
    "goods-in-waiting-times.csv": (
        "week;lorries before noon;median wait in minutes\n"
        "1;58;51\n2;61;47\n3;63;56\n4;57;53\n5;60;49\n6;61;58\n7;59;52\n8;64;50\n9;58;55\n10;62;48\n"
    ),
}

EVIDENCE = (
    Shown(331, "tip.shadow-frontline", "Notes of two half days at packing, one of them on the busiest Monday"),
    Shown(
        311,
        "obj.core-processes",
        "Three process pages on the wall, initialled by the people who do the work",
        "document",
        f"{BOARD}/processes",
        also=("cmp.process-basics",),
    ),
    Shown(293, "obj.kpi-awareness", "List of the nineteen figures with formula, target and owner", "document"),
    Shown(276, "tip.service-workshops", "Certificate of the half day on difficult calls", "certificate"),
    Shown(247, "met.finds-bottlenecks", "Count of the wait at the label printer, ten days", "observation"),
    Shown(
        241,
        "cmp.customer-mindset",
        "Minutes of six meetings in which the effect on the customer stands beside the decision",
        "document",
        f"{BOARD}/minutes",
    ),
    Shown(233, "obj.service-basics", "Twenty complaints and ten compliments, sorted by what was expected", "document"),
    Shown(
        210,
        "pilot:hand-over",
        "",
        "document",
        file="open-points-per-week.txt",
        claim="The fall holds for six weeks",
        also=("skl.process-design", "tip.small-pilots"),
    ),
    Shown(
        208,
        "cmp.service-quality",
        "Customers who are told first complain half as often: 12 instead of 25 in a month",
        "observation",
    ),
    Shown(
        184,
        "skl.service-delivery",
        "Two weeks of leave, desk run by the team lead, no call and no complaint that went further",
        "observation",
    ),
    Shown(
        182,
        "skl.cross-functional-collaboration",
        "Dispatch names the desk's manager as the first person to call",
        "feedback",
        claim="Said in the half-year review",
    ),
    Shown(
        171,
        "tip.data-bottlenecks",
        "Waits of one month multiplied by their volume and ranked, checked on the spot",
        "document",
        f"{BOARD}/waits",
        also=("skl.data-driven-decisions",),
    ),
    Shown(
        159,
        "rating:cmp.performance-measurement",
        "The weekly report before and after: nineteen figures, then eight",
        "document",
    ),
    Shown(
        131,
        "rdg.lean-toolbox",
        "Margin notes on two tools and what I would change",
        "reading",
        also=("skl.lean-six-sigma",),
    ),
    Shown(
        109,
        "rdg.crucial-conversations",
        "Notes on the talk with two carriers: prepared, held, agreed",
        "reading",
        private=True,
    ),
    Shown(104, "tip.lead-kaizen", "Returns bench: searching from 31 to 14 minutes a shift, checked after a month"),
    Shown(
        76,
        "obj.delivery-metrics",
        "Definition sheets of the three promises, with a week of counting by hand",
        "document",
        f"{BOARD}/figures",
        also=("skl.performance-metrics",),
    ),
    Shown(
        66, "pilot:slots", "", "document", file="goods-in-waiting-times.csv", claim="The ten weeks before the change."
    ),
    Shown(38, "rating:cmp.process-mapping", "Map of goods-in with times and volumes, drawn with the team on the wall"),
    Shown(
        31,
        "met.kpis-established",
        "The service figures with owner, target and source on one page",
        "document",
        f"{BOARD}/services",
        also=("rating:skl.performance-metrics",),
    ),
    Shown(30, "skl.compliance", "Report of the dangerous-goods audit, no finding", "certificate"),
    Shown(
        29,
        "skl.change-management",
        "The late shift says it hears of changes last. Said by three people, apart from each other",
        "feedback",
        private=True,
    ),
)
# days ago, pilot, items it shows, the sentence about its numbers
PILOTS = (
    (206, "hand-over", ("met.documented-improvements", "met.joins-improvement"), "open points from 14 to 4 a week"),
    (19, "slots", ("obj.apply-lean-six-sigma", "skl.process-design"), "wait in the morning from 51 to 35 minutes"),
)


def moves(today: date) -> Iterator[Move]:
    """Yield the evidence of this year."""
    for shown in EVIDENCE:
        yield Move(at_work(today, shown.days), partial(_show, shown))
    for days, pilot, items, words in PILOTS:
        yield Move(at_work(today, days), partial(_use_pilot, pilot, items, words))


def _show(each: Shown, scene: Scene) -> None:
    kind, uuid = _record(scene, each.target)
    made = evidence.add(
        scene.session,
        scene.pathway,
        what=each.what,
        on=scene.day,
        item_id="" if uuid else each.target,
        target_kind=kind,
        target_uuid=uuid,
        kind=each.kind,
        link=each.link,
        file=_attach(scene.data, each.file) if each.file else None,
        claim=each.claim,
        private=each.private,
    )
    for other in each.also:
        kind, uuid = _record(scene, other)
        uuid = uuid or item_ref(scene.session, scene.pathway, other).uuid
        evidence.support(scene.session, made, target_kind=kind, target_uuid=uuid)


def _record(scene: Scene, name: str) -> tuple[str, str]:
    """Return (target kind, uuid) of a record known by name; for an item the uuid is empty."""
    if name not in scene.known:
        return "item", ""
    kind = {"pilot": "pilot", "rating": "assessment", "met.": "metric"}
    return next((word for start, word in kind.items() if name.startswith(start)), "item"), scene.known[name]


def _attach(data: Path, name: str) -> Copied:
    with TemporaryDirectory(prefix="opspath-demo-") as folder:
        source = Path(folder) / name
        source.write_bytes(FILES[name].encode())  # as bytes: the same line ends, so the same sha256 everywhere
        return copy_in(data, source)


def _use_pilot(pilot: str, items: tuple[str, ...], words: str, scene: Scene) -> None:
    pilots.use_as_evidence(scene.session, scene.pathway, scene.known[f"pilot:{pilot}"], items, what=words, on=scene.day)
