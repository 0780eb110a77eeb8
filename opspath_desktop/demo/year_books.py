"""The year's reading as it was logged: which books, when, how they ended; the sittings are in year_sittings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import books, readings, takeaways
from opspath_desktop.demo.scene import Move, Scene, ago
from opspath_desktop.demo.year_sittings import SITTINGS, Sat
from opspath_desktop.domain.reading_log import Sitting, Unit
from opspath_desktop.store.database import Session

HANDBOOK = "book:handbook"  # the one own book; its uuid is known once it is added


class Shelved(NamedTuple):
    """A book: key, format, length in its unit, and why it is on the shelf."""

    days: int
    key: str
    format: str
    unit: Unit
    length: int | None
    why: str = ""
    year: int | None = None


class End(NamedTuple):
    """How a reading ended or rests: status, why and where, what it gave, and the rating in quarter stars."""

    days: int
    key: str
    status: str
    outcome: str = ""
    rating: int | None = None
    reason: str = ""
    place: str = ""


class Kept(NamedTuple):
    """A takeaway and what is done differently since."""

    days: int
    key: str
    text: str
    differently: str = ""


BOOKS = (
    Shelved(359, "rdg.the-goal", "paper", "pages", 362, "Recommended by three people in my first week."),
    Shelved(318, "rdg.lean-thinking", "ebook", "percent", None),
    Shelved(290, HANDBOOK, "paper", "pages", 44, "Everybody refers to it and hardly anybody has read it."),
    Shelved(256, "rdg.service-operations-management", "paper", "chapters", 17),
    Shelved(206, "rdg.lean-toolbox", "paper", "pages", 308),
    Shelved(
        152, "rdg.crucial-conversations", "audio", "minutes", 560, "For the talk with the carriers that I put off."
    ),
    Shelved(129, "rdg.measure-what-matters", "ebook", "percent", None),
    Shelved(97, "rdg.performance-dashboards", "paper", "pages", 304, "Before the hub gets its wall screen."),
    Shelved(
        32, "rdg.fearless-organization", "audio", "minutes", 378, "The late shift tells me little. I want to know why."
    ),
    Shelved(
        25,
        "rdg.managing-to-learn",
        "paper",
        "pages",
        138,
        "To write the goods-in page so that others argue with it.",
        2008,
    ),
    Shelved(
        21, "rdg.high-velocity-edge", "unknown", "pages", None, "My mentor's answer to how hubs learn from each other."
    ),
)

ENDS = (
    End(322, "rdg.the-goal", "finished", "Found our constraint: the one person who releases blocked orders.", 18),
    End(282, HANDBOOK, "finished", "Four of its rules describe a system that was switched off years ago.", 10),
    End(263, "rdg.lean-thinking", "finished", "The five principles, each with an example from the hub.", 15),
    End(
        231,
        "rdg.service-operations-management",
        "consulted",
        "Service concept in one sentence, tried on eight customers.",
        14,
    ),
    End(
        131,
        "rdg.lean-toolbox",
        "finished",
        "Two tools used in earnest: the spaghetti diagram and the skills table.",
        17,
    ),
    End(109, "rdg.crucial-conversations", "finished", "Prepared and held the talk with two carriers.", 16),
    End(
        101,
        "rdg.measure-what-matters",
        "stopped",
        reason="Its examples are of companies that grow fast; I asked how to agree on a figure in a steady hub.",
        place="at 34 %, after the part on alignment",
    ),
    End(50, HANDBOOK, "finished", "Second reading after the update; the hand-over pages are ours now.", 15),
    End(
        49,
        "rdg.performance-dashboards",
        "paused",
        reason="The wall screen comes later than planned. I go on when its first draft is there.",
        place="end of the part on design",
    ),
)

TAKEAWAYS = (
    Kept(
        322,
        "rdg.the-goal",
        "An hour lost at the constraint is lost for the whole hub; an hour saved elsewhere is worth nothing.",
        "I ask first where the queue is, then who is busy.",
    ),
    Kept(
        320,
        "rdg.the-goal",
        "Small batches let trouble show early.",
        "Pick lists go out every 30 minutes instead of every two hours.",
    ),
    Kept(
        262,
        "rdg.lean-thinking",
        "Value is what the customer would miss. Half of our status mails would not be missed.",
        "Two mails fewer for each order, one of them clearer.",
    ),
    Kept(
        231,
        "rdg.service-operations-management",
        "A service concept that fits into one sentence can be contradicted; ours could not.",
        "The sentence hangs at the desk, with the date of its last change.",
    ),
    Kept(
        131,
        "rdg.lean-toolbox",
        "A tool without a question is a poster.",
        "Before any diagram I write down the question that it shall answer.",
    ),
    Kept(
        108,
        "rdg.crucial-conversations",
        "Say what I want for both sides before what I want from the other.",
        "I open difficult calls with the shared aim and keep a line with it beside the phone.",
    ),
    Kept(
        50,
        HANDBOOK,
        "A rule that names its reason survives the person who wrote it.",
        "Each new rule gets one line of why.",
    ),
    Kept(
        12,
        "rdg.managing-to-learn",
        "The page is worth as much as the talks before it.",
        "Nobody sees the goods-in page first in a meeting; each person concerned has corrected it before.",
    ),
)


def moves(today: date) -> Iterator[Move]:
    """Yield the books, sittings, ends and takeaways of this year."""
    for book in BOOKS:
        yield Move(ago(today, book.days), partial(_shelve, book))
    units = {book.key: book.unit for book in BOOKS}
    for key, sittings in SITTINGS.items():
        for sat in sittings:
            yield Move(ago(today, sat.days), partial(_sit, key, units[key], sat))
    for end in ENDS:
        yield Move(ago(today, end.days), partial(_end, end))
    for kept in TAKEAWAYS:
        yield Move(ago(today, kept.days), partial(_keep, kept))


def _key(scene: Scene, key: str) -> str:
    return scene.known.get(key, key)


def _shelve(each: Shelved, scene: Scene) -> None:
    if each.key == HANDBOOK:
        scene.known[HANDBOOK] = books.add(scene.session, "Shift Leader's Handbook of the Hub", "Site training team")
    key, session, pathway = _key(scene, each.key), scene.session, scene.pathway
    if each.length is not None and each.unit != "percent":
        books.measure(session, pathway, key, each.unit, each.length)
    if each.year is not None:
        books.measure(session, pathway, key, "year", each.year)
    if each.why:
        books.write(session, pathway, key, "why", each.why)
    readings.set_status(session, pathway, key, "planned", on=scene.day)
    if each.format != "unknown":
        readings.describe(session, _reading(session, scene, key), "format", each.format)


def _sit(key: str, unit: Unit, sat: Sat, scene: Scene) -> None:
    amount = {"position": sat.amount} if sat.is_place else {"delta": sat.amount}
    sitting = Sitting(scene.day, unit, **amount, minutes=sat.minutes)
    entry = readings.log(scene.session, scene.pathway, _key(scene, key), sitting)
    if sat.remark:
        readings.remark(scene.session, entry, sat.remark)


def _end(each: End, scene: Scene) -> None:
    key, session, pathway = _key(scene, each.key), scene.session, scene.pathway
    readings.set_status(session, pathway, key, each.status, on=scene.day, reason=each.reason, stopped_at=each.place)
    if each.outcome:
        readings.describe(session, _reading(session, scene, key), "outcome", each.outcome)
    if each.rating is not None:
        readings.rate(session, pathway, key, each.rating)


def _reading(session: Session, scene: Scene, key: str) -> str:
    book = books.find(session, scene.pathway, key)
    reading = readings.reading_of(session, book) if book is not None else None
    assert reading is not None  # its status was set before
    return reading.uuid


def _keep(each: Kept, scene: Scene) -> None:
    made = takeaways.add(scene.session, scene.pathway, _key(scene, each.key), each.text, each.differently)
    scene.known[f"takeaway:{each.text}"] = made
