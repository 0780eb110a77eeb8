"""What was kept of the year's books and done with it: highlights, applications, answers, the queue, an aim, a shelf."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from opspath_desktop.actions import aims, applications, books, highlights, queue, shelves, takeaways, use_checks
from opspath_desktop.actions.tags import set_tags
from opspath_desktop.demo.scene import Move, Scene, ago
from opspath_desktop.demo.year_books import HANDBOOK
from opspath_desktop.domain.highlights import parse_highlight
from opspath_desktop.domain.shelf_rule import Chip, Rule
from opspath_desktop.domain.use_checks import Answer
from opspath_desktop.queries.use_checks import due

GOAL, LEAN, TOOLBOX = "rdg.the-goal", "rdg.lean-thinking", "rdg.lean-toolbox"
SERVICE, TALKS, PAGE = "rdg.service-operations-management", "rdg.crucial-conversations", "rdg.managing-to-learn"
NEXT_STAGE_AIM = "stg.improvement"


class Marked(NamedTuple):
    """A highlight as it was typed, the note beside it, and whether it is a favourite."""

    days: int
    key: str
    line: str
    note: str = ""
    favourite: bool = False


class Used(NamedTuple):
    """Something done at work with a book: from a takeaway that begins with `of`, or on its own."""

    days: int
    name: str
    key: str
    action: str
    state: str = "planned"
    situation: str = ""
    result: str = ""
    of: str = ""
    check_in: int | None = None
    shows: str = ""


# Passages are quoted from the invented handbook only; of published books the year keeps its own notes.
HIGHLIGHTS = (
    Marked(340, GOAL, "p 84 note: The scouts on the path: the slowest one sets the pace, and he walks in the middle."),
    Marked(331, GOAL, "p 190 note: Who is our slowest one? Not the belt. The desk that releases blocked orders."),
    Marked(324, GOAL, "p 301 note: The five steps fit on one card. Print it for the shift leaders.", favourite=True),
    Marked(300, LEAN, "61 %: note: Muda of waiting is what our status mails are made of."),
    Marked(
        286, HANDBOOK, "p 7 A hand-over has taken place when the late shift has repeated the open points.", "", True
    ),
    Marked(286, HANDBOOK, "p 12 Blocked goods carry a red card with name and date.", "Whose name? Ask the bench."),
    Marked(285, HANDBOOK, "p 31 The dispatcher decides. Who disagrees says so before, not after.", "", True),
    Marked(284, HANDBOOK, "p 38"),
    Marked(240, SERVICE, "ch 4 note: Map the service from the customer's chair; our map starts at the gate."),
    Marked(182, TOOLBOX, "p 66 note: Spaghetti diagram: walk it yourself once before you draw it."),
    Marked(170, TOOLBOX, "p 141 note: Skills table with four quarters a square. People fill it in faster than forms."),
    Marked(120, TALKS, "2:10 h note: Start with the facts that both would sign."),
    Marked(58, HANDBOOK, "p 9 Each rule of this book names the person who may change it.", "New in this edition."),
    Marked(14, PAGE, "p 52 note: The mentor answers with a question each time. Count mine in the next talk."),
    Marked(5, PAGE, "p 88 note: Background before solution; my draft has it the other way round.", favourite=True),
)

APPLICATIONS = (
    Used(
        321,
        "queue",
        GOAL,
        "Walk to the longest queue first on every morning round.",
        "adopted",
        "Morning round through the hub, all shift leaders.",
        "The queue for blocked orders fell from a day to two hours, because it was seen every morning.",
        of="An hour lost",
        shows="cmp.process-basics",
    ),
    Used(
        260,
        "mails",
        LEAN,
        "Leave two of the four status mails out for a month.",
        "adopted",
        "Orders of the eight regular customers.",
        "Nobody asked for them. The third was rewritten with what people had asked for.",
        of="Value is what",
    ),
    Used(
        129,
        "question",
        TOOLBOX,
        "Write the question above each diagram of the improvement meeting.",
        "tried",
        "Weekly improvement meeting.",
        "Three diagrams were not drawn at all; the question had an answer.",
        of="A tool without",
    ),
    Used(
        107, "aim-first", TALKS, "Open the call with the carrier by the aim that both share.", "tried", of="Say what I"
    ),
    Used(
        84,
        "owner",
        SERVICE,
        "One owner per complaint",
        "tried",
        "Complaints that three people touch before anybody answers.",
    ),
    Used(70, "cards", HANDBOOK, "Put red cards on blocked goods at the second gate too.", "dropped"),
    Used(
        9,
        "page-first",
        PAGE,
        "Take the goods-in page to each person it names, one by one.",
        of="The page is",
        check_in=12,
    ),
)


class Answered(NamedTuple):
    """An answer to "did you use it?" about an application, what came of it, and a note."""

    days: int
    name: str
    said: Answer
    words: str = ""
    note: str = ""


ANSWERS = (
    Answered(97, "question", "not_yet", note="The meeting was cancelled twice."),
    Answered(76, "aim-first", "used", "The carrier named our aim before I could."),
    Answered(38, "question", "used", "It stands on the template of the meeting now."),
    Answered(20, "owner", "not_yet", note="The pilot rests until the desk is complete."),
)
SHELVES = (
    ("Lean and tools", (("tag", "lean"), ("tag", "tools"))),
    ("Read, not applied", (("applied", "no"), ("status", "finished"))),
)
TAGS = {
    GOAL: ("constraints", "novel"),
    LEAN: ("lean",),
    TOOLBOX: ("lean", "tools"),
    TALKS: ("people",),
    HANDBOOK: ("hub", "reference"),
}
QUEUE = ("rdg.high-velocity-edge", "rdg.good-strategy-bad-strategy")
WHY_STRATEGY = "The regional plan asks each hub for three sentences; I want to know what a strategy leaves out."


def moves(today: date) -> Iterator[Move]:
    """Yield what was kept and done with books this year."""
    for marked in HIGHLIGHTS:
        yield Move(ago(today, marked.days), partial(_mark, marked))
    for used in APPLICATIONS:
        yield Move(ago(today, used.days), partial(_use, used))
    for key, tags in TAGS.items():
        yield Move(ago(today, 60), partial(_tag, key, tags))
    for answered in ANSWERS:
        yield Move(ago(today, answered.days), partial(_answer, answered))
    for name, chips in SHELVES:
        rule = Rule.of(Chip(kind, value) for kind, value in chips)
        yield Move(ago(today, 55), partial(_save_shelf, name, rule))
    yield Move(ago(today, 20), _queue)
    yield Move(ago(today, 75), partial(_aim, today + timedelta(days=39)))


def _key(scene: Scene, key: str) -> str:
    return scene.known.get(key, key)


def _mark(each: Marked, scene: Scene) -> None:
    session, typed = scene.session, parse_highlight(each.line)
    made = highlights.add(session, scene.pathway, _key(scene, each.key), typed, on=scene.day)
    if each.note or each.favourite:
        highlights.edit(session, made, note=each.note, favourite=each.favourite)


def _use(each: Used, scene: Scene) -> None:
    session, pathway, key = scene.session, scene.pathway, _key(scene, each.key)
    if each.of:
        taken = next(uuid for name, uuid in scene.known.items() if name.startswith(f"takeaway:{each.of}"))
        takeaways.edit(session, taken, favourite=each.state == "adopted")
        made = applications.apply(session, taken, on=scene.day).uuid
    else:
        made = applications.add(session, pathway, key, each.action, on=scene.day)
    check_back = None if each.check_in is None else scene.day + timedelta(days=each.check_in)
    applications.edit(session, made, action=each.action, situation=each.situation, result=each.result)
    applications.edit(session, made, check_back=check_back)
    applications.set_state(session, made, each.state)
    scene.known[f"application:{each.name}"] = made
    if each.shows:
        applications.use_as_evidence(session, pathway, made, each.shows, on=scene.day)


def _tag(key: str, tags: tuple[str, ...], scene: Scene) -> None:
    set_tags(scene.session, scene.pathway, _key(scene, key), tags)


def _queue(scene: Scene) -> None:
    books.write(scene.session, scene.pathway, QUEUE[-1], "why", WHY_STRATEGY)
    queue.add(scene.session, scene.pathway, QUEUE)


def _aim(by: date, scene: Scene) -> None:
    aims.set_aim(scene.session, scene.pathway, NEXT_STAGE_AIM, 2, by, today=scene.day)


def _answer(each: Answered, scene: Scene) -> None:
    asked = scene.known[f"application:{each.name}"]
    questions = due(scene.session, scene.pathway, scene.day)
    question = next(question for question in questions if question.subject.application == asked)
    answer, words = use_checks.answer, {"words": each.words, "note": each.note}
    answer(scene.session, scene.pathway, question, each.said, today=scene.day, **words)


def _save_shelf(name: str, rule: Rule, scene: Scene) -> None:
    shelves.save(scene.session, name, rule)
