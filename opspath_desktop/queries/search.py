"""Find words in everything the user wrote: one plain scan of the text columns, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Select, and_, cast, desc, func, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from opspath_desktop.queries.hanging import owners
from opspath_desktop.store.schema import (
    Action,
    Annotation,
    Application,
    Assessment,
    Attachment,
    Benefit,
    Book,
    Cause,
    DataPoint,
    Enrolment,
    Evidence,
    EvidenceLink,
    Goal,
    Highlight,
    ItemRef,
    ItemState,
    JournalEntry,
    LogEntry,
    Measure,
    Metric,
    MetricValue,
    Noticed,
    PdsaCycle,
    Phase,
    Pilot,
    PilotAttachment,
    PilotCheck,
    PilotStatus,
    PlanOptions,
    PredictionAmendment,
    Reading,
    Review,
    ReviewNote,
    Shelf,
    StageEntry,
    Takeaway,
    UseCheck,
)

SNIPPET = 70
LONGEST = 200  # letters for which LIKE is asked; SQLite refuses very long patterns


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: the place and target to go to, the words around the hit, what it is and in which record."""

    place: str
    target: str
    snippet: str
    kind: str
    title: str


Column = InstrumentedAttribute[Any]
Hit = Select[str, str, Any, Any, Any, str]


def _hits(
    place: str, kind: str, target: Column | ColumnElement[str], title: Column | None, words: Column, needle: str
) -> Hit:
    return select(
        literal(place).label("place"),
        literal(kind).label("kind"),
        target.label("target"),
        (literal("") if title is None else title).label("title"),
        words.label("words"),
        words.class_.updated_at.label("at"),
    ).where(_holds(words, needle))


def _holds(words: Column, needle: str) -> ColumnElement[bool]:
    """Tell whether words hold the needle, case aside; only words with letters beyond ASCII need Python for that."""
    folded = func.instr(func.casefold(words), needle) > 0
    foreign = func.length(words) != func.length(cast(words, LargeBinary))
    if needle.isascii() and len(needle) <= LONGEST:
        return or_(words.contains(needle, autoescape=True), and_(foreign, folded))
    return folded if needle.isascii() else and_(foreign, folded)


def _evidence(place: str, target: Column, title: Column, needle: str) -> Hit:
    linked = EvidenceLink.evidence_id == Evidence.id
    return _hits(place, "evidence", target, title, Evidence.what, needle).join(EvidenceLink, linked)


def _pathway(needle: str) -> Iterator[Hit]:
    item, title = ItemRef.item, ItemRef.title
    on_item: list[tuple[str, Column, Column]] = [
        ("note", ItemState.note, ItemState.item_ref_id),
        ("note", ItemState.reason, ItemState.item_ref_id),
        ("noticed", Noticed.note, Noticed.item_ref_id),
        ("metric", Metric.definition, Metric.item_ref_id),
        ("stage", StageEntry.reason, StageEntry.item_ref_id),
    ]
    for kind, words, ref in on_item:
        yield _hits("pathway", kind, item, title, words, needle).join(ItemRef, ref == ItemRef.id)
    values = _hits("pathway", "value", item, title, MetricValue.note, needle)
    yield values.join(Metric, MetricValue.metric_id == Metric.id).join(ItemRef, Metric.item_ref_id == ItemRef.id)
    ratings = _hits("capabilities", "rating", item, title, Assessment.rationale, needle)
    yield ratings.join(ItemRef, Assessment.item_ref_id == ItemRef.id)
    owner = owners().subquery()
    for place, wanted in (("pathway", ItemRef.kind != "skill"), ("capabilities", ItemRef.kind == "skill")):
        shown = _evidence(place, item, title, needle).join(owner, EvidenceLink.target_uuid == owner.c.uuid)
        yield shown.join(ItemRef, ItemRef.item == owner.c.item).where(wanted)


def _readings(needle: str) -> Iterator[Hit]:
    uuid, title = Book.uuid, Book.title
    for words in (Book.title, Book.authors, Book.subtitle, Book.series, Book.publisher, Book.tags, Book.isbns):
        yield _hits("readings", "book", uuid, title, words, needle).where(words != "")
    for kind, words in (("note", Book.notes), ("why", Book.why)):
        yield _hits("readings", kind, uuid, title, words, needle).where(words != "")
    of_book: list[tuple[str, Column, Column]] = [
        ("takeaway", Takeaway.text, Takeaway.book_id),
        ("takeaway", Takeaway.do_differently, Takeaway.book_id),
        ("application", Application.action, Application.book_id),
        ("application", Application.situation, Application.book_id),
        ("application", Application.result, Application.book_id),
        ("highlight", Highlight.note, Highlight.book_id),
        ("highlight", Highlight.chapter, Highlight.book_id),
    ]
    for kind, words, owner in of_book:
        hits = _hits("readings", kind, words.class_.uuid, title, words, needle).join(Book, owner == Book.id)
        yield hits.where(words != "")  # cheaper than folding the case of nothing, fifty thousand times
    yield _passages(needle)
    asked = _hits("readings", "application", uuid, title, UseCheck.note, needle)
    yield asked.join(Book, UseCheck.book_id == Book.id)
    for words in (Reading.outcome, Reading.reason):
        yield _hits("readings", "reading", uuid, title, words, needle).join(Book, Reading.book_id == Book.id)
    yield _evidence("readings", uuid, title, needle).join(Book, EvidenceLink.target_uuid == uuid)
    log = _hits("readings", "log", uuid, title, LogEntry.remark, needle)
    yield log.join(Reading, LogEntry.reading_id == Reading.id).join(Book, Reading.book_id == Book.id)


def _shelves(needle: str) -> Iterator[Hit]:
    yield _hits("readings", "shelf", literal("shelf:") + Shelf.uuid, Shelf.name, Shelf.name, needle)


def _passages(needle: str) -> Hit:
    """Leave out an earlier version of a highlight where the one that took its place says the same."""
    later = aliased(Highlight)
    same = select(later.id).where(later.uuid == Highlight.superseded_by, _holds(later.text, needle))
    hits = _hits("readings", "highlight", Highlight.uuid, Book.title, Highlight.text, needle)
    return hits.join(Book, Highlight.book_id == Book.id).where(~same.exists())


def _pilots(needle: str) -> Iterator[Hit]:
    uuid, title = Pilot.uuid, Pilot.title
    for words in (Pilot.title, Pilot.aim, Pilot.change_idea, Pilot.area, Pilot.results):
        yield _hits("pilots", "pilot", uuid, title, words, needle)
    of_pilot: list[tuple[str, Column, Column]] = [
        ("journal", JournalEntry.text, JournalEntry.pilot_id),
        ("change", Annotation.text, Annotation.pilot_id),
        ("pilot", PilotStatus.note, PilotStatus.pilot_id),
        ("measure", Measure.name, Measure.pilot_id),
        ("measure", Measure.definition, Measure.pilot_id),
        ("measure", Measure.source, Measure.pilot_id),
    ]
    for kind, words, owner in of_pilot:
        yield _hits("pilots", kind, uuid, title, words, needle).join(Pilot, owner == Pilot.id)
    yield _evidence("pilots", uuid, title, needle).join(Pilot, EvidenceLink.target_uuid == uuid)
    of_measure: list[tuple[str, Column, Column]] = [
        ("number", DataPoint.note, DataPoint.measure_id),
        ("number", DataPoint.reason, DataPoint.measure_id),
        ("phase", Phase.label, Phase.measure_id),
        ("phase", Phase.reason, Phase.measure_id),
    ]
    for kind, words, owner in of_measure:
        hits = _hits("pilots", kind, uuid + "#measure", title, words, needle).where(words != "")
        yield hits.join(Measure, owner == Measure.id).join(Pilot, Measure.pilot_id == Pilot.id)
    yield from _causes(needle)
    yield from _story(needle)
    yield from _outcome(needle)


def _story(needle: str) -> Iterator[Hit]:
    problem = (
        *(Pilot.problem, Pilot.background, Pilot.current_condition, Pilot.target_condition, Pilot.root_cause_summary),
        *(Pilot.balancing_reason, Pilot.process, Pilot.sponsor, Pilot.coach, Pilot.team),
        *(Pilot.suppliers, Pilot.inputs, Pilot.steps, Pilot.outputs, Pilot.customers),
    )
    outcome = (
        *(Pilot.lessons_process, Pilot.lessons_self),
        *(Pilot.followup_standardise, Pilot.followup_share, Pilot.followup_open),
    )
    for tab, columns in (("problem", problem), ("outcome", outcome)):
        for words in columns:
            target = Pilot.uuid + f"#{tab}:{words.key}"
            yield _hits("pilots", "pilot", target, Pilot.title, words, needle).where(words != "")


def _outcome(needle: str) -> Iterator[Hit]:
    """Search what hangs on the end of a pilot; a check has no row of its own to go to."""
    of_pilot: list[tuple[str, Column, Column]] = [
        ("benefit", Benefit.what, Benefit.pilot_id),
        ("benefit", Benefit.validated_by, Benefit.pilot_id),
        ("benefit", Benefit.double_count_note, Benefit.pilot_id),
        ("check", PilotCheck.note, PilotCheck.pilot_id),
        ("file", PilotAttachment.caption, PilotAttachment.pilot_id),
        ("question", ReviewNote.question, ReviewNote.pilot_id),
        ("question", ReviewNote.answer, ReviewNote.pilot_id),
        ("question", ReviewNote.asked_by, ReviewNote.pilot_id),
    ]
    for kind, words, owner in of_pilot:
        record = literal("checks") if kind == "check" else words.class_.uuid
        hits = _hits("pilots", kind, Pilot.uuid + "#outcome:" + record, Pilot.title, words, needle)
        yield hits.join(Pilot, owner == Pilot.id).where(words != "")
    named = _hits(
        "pilots", "file", Pilot.uuid + "#outcome:" + PilotAttachment.uuid, Pilot.title, Attachment.name, needle
    )
    of_file = named.join(PilotAttachment, PilotAttachment.attachment_id == Attachment.id)
    yield of_file.join(Pilot, PilotAttachment.pilot_id == Pilot.id)


def _cycles(needle: str) -> Iterator[Hit]:
    target, title = Pilot.uuid + "#cycles:" + PdsaCycle.uuid, Pilot.title
    for words in (
        *(PdsaCycle.change_idea, PdsaCycle.prediction, PdsaCycle.learning, PdsaCycle.question),
        *(PdsaCycle.data_plan, PdsaCycle.observations, PdsaCycle.surprises),
        *(PdsaCycle.decision_reason, PdsaCycle.plan_who, PdsaCycle.plan_what, PdsaCycle.plan_when),
        PdsaCycle.plan_where,
    ):
        hits = _hits("pilots", "cycle", target, title, words, needle).join(Pilot, PdsaCycle.pilot_id == Pilot.id)
        yield hits.where(words != "")
    later = _hits("pilots", "cycle", target, title, PredictionAmendment.text, needle)
    of_cycle = PredictionAmendment.cycle_id == PdsaCycle.id
    yield later.join(PdsaCycle, of_cycle).join(Pilot, PdsaCycle.pilot_id == Pilot.id)


def _causes(needle: str) -> Iterator[Hit]:
    target = Pilot.uuid + "#problem:" + Cause.uuid
    for words in (Cause.text, Cause.evidence_note):
        hits = _hits("pilots", "cause", target, Pilot.title, words, needle).join(Pilot, Cause.pilot_id == Pilot.id)
        yield hits.where(words != "")


def _goals_and_actions(needle: str) -> Iterator[Hit]:
    for words in (Goal.outcome, Goal.why, Goal.measure, Goal.baseline, Goal.target, Goal.support, Goal.reason):
        yield _hits("plan", "goal", literal("goal:") + Goal.uuid, Goal.outcome, words, needle).where(words != "")
    for words in (Action.text, Action.owner, Action.outcome, Action.predicted_effect):
        found = words != ""
        target = Pilot.uuid + "#cycles:" + Action.uuid
        of_pilot = _hits("pilots", "action", target, Pilot.title, words, needle).join(
            Pilot, Action.pilot_id == Pilot.id
        )
        yield of_pilot.where(found)
        other = _hits("plan", "action", literal("action:") + Action.uuid, Action.text, words, needle)
        yield other.where(found, Action.pilot_id.is_(None))


def _plan(needle: str) -> Iterator[Hit]:
    for words in (Enrolment.target_role, Enrolment.aspiration_12m, Enrolment.aspiration_3y, PlanOptions.my_comments):
        yield _hits("plan", "plan", words.class_.uuid, None, words, needle)
    yield _hits("plan", "review", Review.uuid, Review.kind, Review.outcome, needle)
    yield from _goals_and_actions(needle)


def search(session: Session, words: str, *, most: int = 8) -> tuple[Found, ...]:
    """Return up to `most` places where the user wrote `words` (letters' case aside); none for fewer than 2 letters."""
    needle = " ".join(words.split()).casefold()
    if len(needle) < 2:
        return ()
    everything = union_all(
        *_pathway(needle), *_readings(needle), *_shelves(needle), *_pilots(needle), *_cycles(needle), *_plan(needle)
    )
    rows = session.execute(everything.order_by(desc("at")).limit(most)).all()
    return tuple(Found(r.place, r.target, snippet(r.words, needle), r.kind, r.title) for r in rows)


def snippet(words: str, needle: str) -> str:
    """Return about SNIPPET characters of `words` around `needle`, with dots where something was left out."""
    line = " ".join(words.split())
    if len(line) <= SNIPPET:
        return line
    at = max(line.casefold().find(needle), 0)
    start = max(0, min(at - SNIPPET // 3, len(line) - SNIPPET))
    end = start + SNIPPET
    return ("… " if start else "") + line[start:end].strip() + (" …" if end < len(line) else "")
