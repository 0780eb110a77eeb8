"""The blocks of the plan say what the records say, and nothing that is private or left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from opspath_desktop.plan.blocks import Heading, Keep, as_text
from opspath_desktop.plan.outline import SECTIONS, meta, outline, section_name
from opspath_desktop.queries.plan_view import AppliedLine, Lesson, NextBook

if TYPE_CHECKING:
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.queries.plan_view import PlanView
    from opspath_desktop.store.database import Database


def said(view: PlanView) -> str:
    """Return all lines of the plan."""
    return "\n".join(as_text(outline(view)))


@pytest.mark.parametrize(
    "line",
    [
        "Stage 2: Process Improvement and Delivery Maturity",
        "5 of 12 items of this stage done",
        "4.9 hours Median first response, weekly, was 8.2",
        "Plan owner: Operations manager",
        "Mentor: to fill in",
        "Working towards: Head of Business Operations, by 30 September 2027",
        "Adopt, adapt or stop the pilot “Ticket triage script”?",
        "Next to read: Operations Management for Dummies.",
        "Noticed 30 September 2026: Night shift heard it last.",
        "Signature and date: Manager, Reviewer",
        "Box to tick: No development needed now",
    ],
)
def test_the_plan_says(view: PlanView, line: str) -> None:
    assert line in said(view)


def test_what_was_done_with_a_book_stands_beside_the_state_of_its_reading(view: PlanView) -> None:
    lessons = (Lesson("See the queue", "I look each morning"), Lesson("Small lots", "Half batches"))
    applied = (
        AppliedLine("tried", "Stand at the gate", "Two hours less"),
        AppliedLine("adopted", "x", "y", "Small lots"),
    )
    book = replace(view.books[0], lessons=lessons, applied=applied)
    words = said(replace(view, books=(book,)))
    assert "applied twice" in words
    for line in ("I look each morning", "Adopted: Half batches", "Tried: Stand at the gate Two hours less"):
        assert line in words


def test_the_chart_speaks_its_numbers(view: PlanView) -> None:
    assert "18 values from 6 July to 2 November, first 8, last 4.9 hours." in said(view)


def test_the_table_of_pilots_compares_what_their_verdict_compares(view: PlanView) -> None:
    """A table that goes to the newest number would contradict the mean in the sentence below it."""
    pilot = next(pilot for pilot in view.pilots if pilot.measure is not None and "→" in pilot.headline)
    assert pilot.measure is not None
    assert f"{pilot.measure.before} → {pilot.measure.now} hours" in pilot.headline
    assert f"From, to: {pilot.measure.before} to {pilot.measure.now} hours" in said(view)


def test_a_metric_without_a_baseline_says_so(view: PlanView) -> None:
    assert "Baseline: No baseline" in said(view)


def test_a_level_above_2_without_evidence_says_so(view: PlanView) -> None:
    assert (
        "Process design. Before: 2 Practising. Now: 3 Independent. Target: 3 Independent. Gap: None. Evidence: None yet"
        in said(view)
    )


def test_an_empty_plan_has_no_blank_section(database: Database, core: Pathway) -> None:
    from opspath_desktop.queries.plan import plan
    from tests.plan.sample import TODAY

    with database.read() as session:
        blocks = outline(plan(session, core, today=TODAY))
    for block, following in pairwise(blocks):
        assert not (isinstance(block, Heading) and isinstance(following, Heading) and following.level <= block.level)
    assert as_text(blocks).count("None recorded this period.") >= 6


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_can_be_left_out(view: PlanView, key: str) -> None:
    without = replace(view, left_out=frozenset((key,)))
    assert len(as_text(outline(without))) < len(as_text(outline(view)))
    assert section_name(key)


def test_pilot_and_chart_stay_together(view: PlanView) -> None:
    alone = replace(view, left_out=frozenset(("a3s",)))
    kept = [block for block in outline(alone) if isinstance(block, Keep)]
    assert any(isinstance(block.blocks[0], Heading) and block.blocks[0].text.startswith("Pilot:") for block in kept)


def test_long_aspirations_are_printed_in_full(view: PlanView) -> None:
    words = "Answer for operations " * 20 + "END"
    assert words in said(replace(view, head=replace(view.head, aspiration_3y=words)))


def test_meta_names_owner_and_review(view: PlanView) -> None:
    about = meta(view)
    assert (about.title, about.author) == ("Development plan of Operations manager", "Operations manager")
    assert about.running_right == "Review of 4 December 2026"


def test_the_queue_says_why(view: PlanView) -> None:
    queued = (NextBook("Own book", "My manager asked for it."), NextBook("Other book"))
    assert "Next to read: Own book (My manager asked for it); Other book." in said(replace(view, queue=queued))
