"""A believable half year, written straight into the tables, for the tests of the plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.store import schema as s

TODAY = date(2026, 11, 22)


def ref(session: Session, pathway: Pathway, item: str) -> Any:
    """Return the item reference of an id, made the first time."""
    found = session.query(s.ItemRef).filter_by(item=item).first()
    if found is None:
        kind, title = pathway.describe(item) or ("objective", "Gone")
        found = s.ItemRef(pack=pathway.pack, item=item, kind=kind, title=title)
        session.add(found)
        session.flush()
    return found


def prove(session: Session, target: Any, kind: str, what: str, on: date, *, private: bool = False) -> None:
    """Add evidence and link it."""
    evidence = s.Evidence(what=what, on_date=on, kind="document", private=private)
    session.add(evidence)
    session.flush()
    session.add(s.EvidenceLink(evidence_id=evidence.id, target_kind=kind, target_uuid=target.uuid))


def fill(session: Session, pathway: Pathway) -> None:
    """Fill a stage 2 manager's half year."""
    _people(session, pathway)
    _states(session, pathway)
    _ratings(session, pathway)
    _metrics(session, pathway)
    _pilots(session, pathway)
    _books(session, pathway)
    watch = ref(session, pathway, "wat.silent-change")
    session.add(
        s.Noticed(item_ref_id=watch.id, on_date=date(2026, 9, 30), note="Night shift heard it last.", private=False)
    )
    session.add(s.Noticed(item_ref_id=watch.id, on_date=date(2026, 10, 12), note="SECRET-NOTICED", private=True))


def _people(session: Session, pathway: Pathway) -> None:
    session.add(
        s.Person(
            name="Operations manager", role="me", job_title="Operations Manager", organisation="Service Centre North"
        )
    )
    session.add(s.Person(name="Reviewer", role="manager", job_title="Head of Operations"))
    enrolment = s.Enrolment(
        pathway=pathway.id,
        started=date(2026, 1, 12),
        target_role="Head of Business Operations",
        target_date=date(2027, 9, 30),
        aspiration_12m="Lead service delivery for both sites",
        aspiration_3y="Answer for operations of the whole region",
    )
    session.add(enrolment)
    session.flush()
    for stage, entered, left in (
        ("stg.foundations", date(2026, 1, 12), date(2026, 6, 1)),
        ("stg.improvement", date(2026, 6, 1), None),
    ):
        session.add(
            s.StageEntry(
                enrolment_id=enrolment.id, item_ref_id=ref(session, pathway, stage).id, entered=entered, left=left
            )
        )
    session.add(s.Review(meeting_date=date(2026, 12, 4), kind="Half-year review", state="draft"))
    session.add(
        s.PlanOptions(
            paper="a4", my_comments="The night shift needs its own first test. I want to run the next workshop there."
        )
    )


def _states(session: Session, pathway: Pathway) -> None:
    states = {
        "obj.apply-lean-six-sigma": ("done", "Two improvements measured, one handed over to the shift leads."),
        "obj.delivery-metrics": ("in_progress", ""),
        "tip.lead-kaizen": ("done", ""),
        "tip.data-bottlenecks": ("done", ""),
        "met.documented-improvements": ("in_progress", ""),
        "met.kpis-established": ("done", ""),
    }
    for item, (state, note) in states.items():
        row = ref(session, pathway, item)
        session.add(s.ItemState(item_ref_id=row.id, state=state, since=date(2026, 10, 2), note=note, private=False))
        if state == "done":
            prove(session, row, "item", f"Report on {row.title.lower()[:32]}", date(2026, 10, 2))
    prove(
        session,
        ref(session, pathway, "tip.lead-kaizen"),
        "item",
        "Photo of the board after the event",
        date(2026, 9, 18),
    )
    for each in (i for i in pathway.stages[0].items if i.kind in ("objective", "tip", "metric")):
        session.add(s.ItemState(item_ref_id=ref(session, pathway, each.id).id, state="done", since=date(2026, 5, 4)))


def _ratings(session: Session, pathway: Pathway) -> None:
    levels = {
        "cmp.process-mapping": (2, 3, 4),
        "cmp.performance-measurement": (1, 2, 3),
        "cmp.change-fundamentals": (None, 2, 3),
        "skl.process-design": (2, 3, 3),
        "skl.lean-six-sigma": (1, 3, 4),
        "skl.service-delivery": (3, 3, 3),
        "skl.performance-metrics": (1, 2, 3),
        "skl.change-management": (None, 1, 3),
        "skl.cross-functional-collaboration": (None, 2, 3),
    }
    for item, (before, now, target) in levels.items():
        row = ref(session, pathway, item)
        if before is not None:
            session.add(s.Assessment(item_ref_id=row.id, on_date=date(2026, 5, 4), level=before, target=target))
        session.add(
            s.Assessment(
                item_ref_id=row.id,
                on_date=date(2026, 10, 19),
                level=now,
                target=target,
                rationale="Two value streams mapped alone." if item == "cmp.process-mapping" else "",
            )
        )
    prove(
        session,
        ref(session, pathway, "cmp.process-mapping"),
        "item",
        "Map signed by the process owner",
        date(2026, 8, 14),
    )


def _metrics(session: Session, pathway: Pathway) -> None:
    row = ref(session, pathway, "met.documented-improvements")
    metric = s.Metric(
        item_ref_id=row.id,
        definition="Improvements with a before and after number, signed by the owner",
        unit="improvements",
        baseline=0,
        baseline_on=date(2026, 6, 1),
        target=3,
        target_on=date(2027, 3, 31),
    )
    other = s.Metric(
        item_ref_id=ref(session, pathway, "met.kpis-established").id,
        definition="Measures with owner, target and weekly value",
        unit="measures",
        target=3,
    )
    session.add_all([metric, other])
    session.flush()
    session.add(s.MetricValue(metric_id=metric.id, on_date=date(2026, 9, 1), value=1))
    session.add(s.MetricValue(metric_id=metric.id, on_date=date(2026, 11, 2), value=2))


def _pilots(session: Session, pathway: Pathway) -> None:
    values = (8.0, 8.4, 7.2, 8.8, 8.1, 7.6, 9.0, 8.3, 7.9, 8.5, 7.1, 6.2, 5.7, 5.4, 5.8, 5.1, 5.5, 4.9)
    triage = s.Pilot(
        title="Ticket triage script",
        status="testing",
        aim="Median first response from 8.2 to under 6 hours by 31 December",
        change_idea="Sort tickets on arrival with five questions, so that urgent ones are answered first.",
        started_on=date(2026, 7, 1),
    )
    huddle = s.Pilot(
        title="Morning huddle at 09:05",
        status="adopted",
        aim="Fewer hand-over questions after 10:00",
        started_on=date(2026, 3, 2),
        closed_on=date(2026, 6, 12),
        results="Questions after 10:00 fell from 14 to 6 a day and stayed there for eight weeks.",
    )
    idea = s.Pilot(title="Shift hand-over checklist", status="idea", started_on=date(2026, 11, 2))
    hidden = s.Pilot(title="SECRET-PILOT", status="testing", started_on=date(2026, 11, 2), private=True)
    session.add_all([triage, huddle, idea, hidden])
    session.flush()
    session.add(
        s.PilotLink(
            pilot_id=triage.id,
            target_kind="item",
            target_uuid=ref(session, pathway, "met.documented-improvements").uuid,
            role="counts_for",
        )
    )
    prove(session, triage, "pilot", "Weekly chart of the first response", date(2026, 11, 2))
    for pilot, name, unit, numbers, base, target, start in (
        (triage, "Median first response, weekly", "hours", values, 8.2, 6, date(2026, 7, 6)),
        (
            huddle,
            "Questions after 10:00 a day",
            "questions",
            (14, 13, 15, 14, 9, 8, 7, 6, 6, 7, 6, 6),
            14,
            8,
            date(2026, 3, 2),
        ),
    ):
        measure = s.Measure(pilot_id=pilot.id, name=name, unit=unit, baseline=base, target=target)
        session.add(measure)
        session.flush()
        for week, value in enumerate(numbers):
            session.add(s.DataPoint(measure_id=measure.id, on_date=start + timedelta(weeks=week), value=value))
    session.add(s.Annotation(pilot_id=triage.id, on_date=date(2026, 9, 12), text="Script live"))
    session.add(s.Annotation(pilot_id=huddle.id, on_date=date(2026, 3, 28), text="Huddle moved to 09:05"))


def _books(session: Session, pathway: Pathway) -> None:
    shelf = (
        (
            "rdg.managing-to-learn",
            "finished",
            "An A3 is a conversation, not a form.",
            "Ask “what did we expect?” before “what went wrong?”.",
        ),
        ("rdg.lean-toolbox", "reading", "", ""),
        ("rdg.om-for-dummies", "", "", ""),
    )
    for queue, (item_id, status, text, different) in enumerate(shelf):
        item = pathway.item(item_id)
        assert item is not None
        book = s.Book(
            title=item.title,
            authors="\n".join(item.authors),
            item_ref_id=ref(session, pathway, item_id).id,
            queue=queue,
        )
        session.add(book)
        session.flush()
        if status:
            done = date(2026, 9, 27) if status == "finished" else None
            session.add(s.Reading(book_id=book.id, status=status, started=date(2026, 8, 1), finished=done))
        if text:
            session.add(s.Takeaway(book_id=book.id, text=text, do_differently=different))
            session.add(s.Takeaway(book_id=book.id, text="SECRET-TAKEAWAY", private=True))
