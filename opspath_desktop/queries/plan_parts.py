"""Read the head, the pilots and the books of the printed plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.applications import APPLIED
from opspath_desktop.domain.pathway import Item, Pathway, Stage
from opspath_desktop.domain.study_words import headline
from opspath_desktop.i18n import format_date
from opspath_desktop.queries.pilot_series import control_series
from opspath_desktop.queries.pilots import MeasureView, PilotView, pilot_list, several
from opspath_desktop.queries.plan_view import (
    AppliedLine,
    BookLine,
    JournalLine,
    Lesson,
    MeasureLine,
    NextBook,
    PilotLine,
)
from opspath_desktop.queries.queue import still_to_read
from opspath_desktop.store.schema import (
    OPEN_REVIEWS,
    SOONEST,
    Application,
    Book,
    Evidence,
    EvidenceLink,
    ItemRef,
    Pilot,
    Reading,
    Review,
    Takeaway,
)

HELD_REVIEWS = ("held", "signed")
ORDER = ("running", "finished", "on_hold", "idea")
READ = ("finished", "consulted")
BEGUN = (*READ, "reading", "paused", "stopped")
RECENT = timedelta(days=365)
MOST_BOOKS, MOST_PILOTS = 15, 12
MOST_JOURNAL = 3  # entries of one pilot that print; the whole journal stays on the screen


def my_comments(session: Session, mine: str) -> str:
    """Return the comments written for the plan, then those of the review that is being prepared."""
    review = select(Review.my_comments).where(Review.state.in_(OPEN_REVIEWS)).order_by(*SOONEST)
    return "\n".join(text for text in (mine, session.scalar(review) or "") if text)


def pilots(session: Session, pathway: Pathway, today: date, private: bool) -> tuple[tuple[PilotLine, ...], int]:
    """Return the pilots that may print (running, finished, on hold, ideas) and how many more there are."""
    hidden = set(session.scalars(select(Pilot.uuid).where(Pilot.private))) if not private else set()
    rows = [row for row in pilot_list(session, pathway, today) if row.uuid not in hidden]
    rows.sort(key=lambda row: row.closed_on or row.started_on, reverse=True)
    rows.sort(key=lambda row: ORDER.index(row.group))
    shown = [row.uuid for row in rows[:MOST_PILOTS]]
    found, proofs = several(session, pathway, shown), _proofs_of_pilots(session, private)
    lines = tuple(_pilot(found[uuid], proofs.get(uuid, 0), private) for uuid in shown)
    return lines, len(rows) - len(lines)


def _proofs_of_pilots(session: Session, private: bool) -> dict[str, int]:
    rows = session.execute(
        select(EvidenceLink.target_uuid, Evidence.id)
        .join(Evidence)
        .where(EvidenceLink.target_kind == "pilot", Evidence.private.is_(False) | private)
        .distinct()
    )
    counts: defaultdict[str, int] = defaultdict(int)
    for uuid, _evidence in rows:
        counts[uuid] += 1
    return counts


def _pilot(view: PilotView, proofs: int, private: bool) -> PilotLine:
    measure = view.goal
    told_on = [entry for entry in view.journal if private or not entry.private]
    told = ""
    if measure is not None:
        told = measure.told(_with_year)
    return PilotLine(
        title=view.title,
        status=view.status,
        group=view.group,
        started=view.started_on,
        closed=view.closed_on,
        aim=view.aim,
        change=view.change_idea,
        results=view.results,
        measure=_measure(view, measure) if measure is not None else None,
        sentence=told,
        headline=headline(measure.study, measure.voice(_with_year)) if measure is not None else "",
        counts_for=tuple(link.title for link in view.links if link.role == "counts_for"),
        proofs=proofs,
        journal=tuple(JournalLine(entry.on, entry.step, entry.text) for entry in told_on[:MOST_JOURNAL]),
    )


def _with_year(day: date) -> str:
    return format_date(day, today=date.min)  # paper outlives the year, so it is always written


def _measure(view: PilotView, measure: MeasureView) -> MeasureLine:
    study, write = measure.study, measure.voice(_with_year).number
    return MeasureLine(
        measure.name,
        measure.unit,
        measure.direction,
        measure.baseline,
        measure.target,
        measure.target_on,
        tuple((point.on, point.value) for point in measure.counted if point.value is not None),
        tuple((mark.on, mark.text) for mark in view.marks if mark.kind == "change"),
        "" if study.before is None else write(study.before),
        "" if study.now is None else write(study.now),
        control_series(measure, view.marks),
    )


def books(session: Session, stage: Stage | None, today: date, private: bool) -> tuple[tuple[BookLine, ...], int]:
    """Return the stage's books and those read within a year, and how many more were finished before."""
    items = {item.id: item for item in (stage.of("reading") if stage else ())}
    readings, lessons, applied = _readings(session), _lessons(session, private), _applied(session, private)
    found: list[BookLine] = []
    more = 0
    columns = (Book.id, Book.title, Book.authors, Book.why, ItemRef.item)
    for book in session.execute(select(*columns).outerjoin(ItemRef, Book.item_ref_id == ItemRef.id).order_by(Book.id)):
        reading = _telling(readings[book.id])
        if reading is None:
            continue
        item = items.get(book.item)
        recent = reading.finished is not None and today - reading.finished <= RECENT
        if item is not None or recent or reading.status not in READ:
            found.append(_book(book, reading, item, tuple(lessons[book.id]), tuple(applied[book.id])))
        else:
            more += 1
    found.sort(key=lambda line: (line.status not in READ, not line.of_stage, -(line.finished or date.min).toordinal()))
    return tuple(found[:MOST_BOOKS]), more + sum(line.status in READ for line in found[MOST_BOOKS:])


def _readings(session: Session) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    columns = (Reading.book_id, Reading.status, Reading.finished, Reading.outcome)
    for row in session.execute(select(*columns).order_by(Reading.id)):
        found[row.book_id].append(row)
    return found


def _lessons(session: Session, private: bool) -> defaultdict[int, list[Lesson]]:
    found: defaultdict[int, list[Lesson]] = defaultdict(list)
    columns = (Takeaway.book_id, Takeaway.text, Takeaway.do_differently, Takeaway.private)
    for book, text, different, hidden in session.execute(select(*columns).order_by(Takeaway.id)):
        if private or not hidden:
            found[book].append(Lesson(text, different))
    return found


def _applied(session: Session, private: bool) -> defaultdict[int, list[AppliedLine]]:
    found: defaultdict[int, list[AppliedLine]] = defaultdict(list)
    columns = (Application.book_id, Application.state, Application.action, Application.result)
    query = select(*columns, func.coalesce(Takeaway.text, ""))
    joined = query.outerjoin(Takeaway, Takeaway.id == Application.takeaway_id)
    done = joined.where(Application.state.in_(APPLIED), Application.private.is_(False) | private)
    for book, *words in session.execute(done.order_by(Application.on_date.desc(), Application.id.desc())):
        found[book].append(AppliedLine(*words))
    return found


def _telling(readings: Sequence[Any]) -> Any:
    """Return the reading that says most about a book: the newest finished one, else the newest that was begun."""
    read = [reading for reading in readings if reading.status in READ]
    begun = [reading for reading in readings if reading.status in BEGUN]
    return (read or begun or [None])[-1]


def _book(
    book: Any, reading: Any, item: Item | None, lessons: tuple[Lesson, ...], applied: tuple[AppliedLine, ...]
) -> BookLine:
    authors = ", ".join(name for name in book.authors.split("\n") if name)
    why = book.why or (item.text if item else "")
    return BookLine(
        book.title, authors, reading.status, reading.finished, why, reading.outcome, item is not None, lessons, applied
    )


def queue(session: Session) -> tuple[NextBook, ...]:
    """Return the next books in the queue with the reason for each, at most three."""
    waiting = select(Book.title, Book.why).where(Book.queue.is_not(None), still_to_read())
    rows = session.execute(waiting.order_by(Book.queue, Book.id).limit(3))
    return tuple(NextBook(row.title, row.why) for row in rows)
