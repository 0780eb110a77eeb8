"""The one-page A3: what it says, what has no room, the papers, and hostile words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.platypus import Paragraph

from opspath_desktop.plan.a3 import dots, sheet, sheet_meta
from opspath_desktop.plan.blocks import Box, Column, Sheet, Spare, Table, Text, as_text, cell
from opspath_desktop.plan.flowables import Factory
from opspath_desktop.plan.pdf import Printed, print_blocks
from opspath_desktop.plan.sheet import STEPS, SheetComposer, SheetSetter
from opspath_desktop.plan.sheet_fit import measure
from tests.plan import a3_sample as sample
from tests.plan.hostile import TEXTS

if TYPE_CHECKING:
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.queries.a3 import A3View
    from opspath_desktop.store.database import Database


REACH = 8 * 72 / 25.4  # points from the edge: closer many printers print nothing


@pytest.fixture
def views(database: Database, core: Pathway) -> tuple[A3View, A3View]:
    """Return the A3 with everything, and the one with a title alone."""
    from opspath_desktop.queries.a3 import a3s

    with database.change("Fill") as session:
        uuids = [sample.full(session), sample.empty(session)]
    with database.read() as session:
        found = a3s(session, core, sample.TODAY, uuids)
    return found[uuids[0]], found[uuids[1]]


@pytest.fixture
def full(views: tuple[A3View, A3View]) -> A3View:
    """Return the A3 with everything."""
    return views[0]


def printed(view: A3View, paper: str = "a4") -> Printed:
    """Print one A3 alone."""
    about = sheet_meta(view, owner="Operations manager", marking="Confidential", document_id="1a2b3c4d5e")
    return print_blocks([sheet(view)], about, paper)


def pages_of(made: Printed) -> list[str]:
    """Return the text of each page."""
    pdf = pypdfium2.PdfDocument(made.data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    finally:
        pdf.close()


@pytest.mark.parametrize(("paper", "size"), [("a4", (842, 595)), ("a3", (1191, 842)), ("letter", (792, 612))])
def test_papers_lie(full: A3View, paper: str, size: tuple[int, int]) -> None:
    pdf = pypdfium2.PdfDocument(printed(full, paper).data)
    assert tuple(round(length) for length in pdf[0].get_size()) == size
    pdf.close()


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
def test_all_words_stand_where_printers_reach(full: A3View, paper: str) -> None:
    pdf = pypdfium2.PdfDocument(printed(full, paper).data)
    for page in pdf:
        text = page.get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars())]
        assert min(box[1] for box in boxes if any(box)) >= REACH
        assert max(box[3] for box in boxes) <= page.get_height() - REACH
    pdf.close()


def test_the_page_says_all_eight_sections_in_their_order(full: A3View) -> None:
    said = as_text([sheet(full)])
    heads = [line for line in said if line[:1].isdigit() and line[1:3] == "  "]
    assert [head[3:] for head in heads] == [
        "Background",
        "Current condition",
        "Goal",
        "Root causes",
        "Countermeasures",
        "Tests of change",
        "Results",
        "Follow-up",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Points without an owner: from 14 to 5 a week by 31 August 2026",
        "1.1.1",
        "Root cause: Nobody is asked to take a point over (observed: three mornings at the dock)",
        "Ruled out: The board hangs too far away (data)",
        "Seen at the place of work on 28 May 2026.",
        "Overdue",
        "Actual benefits: Capacity 4,446 EUR a year",
        "confirmed by Controller",
        "Not counted yet: Forecast: Fewer second calls",
        "NHS rules, factor 2.66",
        "Evidence ●●●●○ 4 of 5",
        "30 days: it held",
        "Confidential",
        "Document 1a2b3c4d",
    ],
)
def test_the_page_says(full: A3View, words: str) -> None:
    assert words in " ".join(pages_of(printed(full))).replace("\u00a0", " ")


def test_under_the_title_stand_process_and_days_of_the_event(full: A3View) -> None:
    story = replace(full.story, kind="kaizen_event", team="Both shifts", event_start=date(2026, 7, 20))
    told = sheet(
        replace(full, story=replace(story, event_end=date(2026, 7, 22), report_out_on=date(2026, 7, 23)))
    ).under
    assert told.replace("\u00a0", " ") == (
        "Hand-over · Kaizen event 20 Jul 2026 to 22 Jul 2026, team: Both shifts, results shown 23 Jul 2026"
    )
    assert sheet(full).under == "Hand-over"


def test_effects_and_what_is_counted_twice_are_told(full: A3View) -> None:
    deeds = tuple(replace(deed, effect="Nothing is lost") for deed in full.story.countermeasures)
    twice = tuple(replace(one, double_count_note="Counted by transport too") for one in full.benefits)
    said = " ".join(as_text([sheet(replace(full, story=replace(full.story, countermeasures=deeds), benefits=twice))]))
    assert said.count("Nothing is lost") == len(deeds)
    assert said.count("Counted by transport too") == 2


def test_an_empty_pilot_takes_one_page_without_blank_sections(views: tuple[A3View, A3View]) -> None:
    (page,) = pages_of(printed(views[1]))
    assert "Late parcels" in page
    assert "nothing is drawn" in page
    for gone in ("Background", "Root causes", "Countermeasures", "Follow-up"):
        assert gone not in page


def test_what_has_no_room_goes_on_and_nothing_is_lost(full: A3View) -> None:
    words = [f"w{n:04}" for n in range(900)]
    long = replace(full, story=replace(full.story, condition=" ".join(words), lessons_self=" ".join(words[:300])))
    made = printed(long)
    first, *more = pages_of(made)
    assert more
    assert first.count("Continued on page 2") >= 2
    assert "2 Current condition (continued)" in " ".join(more)
    told = " ".join((first, *more)).split()
    assert [word for word in words if word not in told] == []


def test_as_few_sections_as_possible_go_on(full: A3View) -> None:
    causes = tuple(replace(cause, note="Seen on three mornings. " * 30) for cause in full.story.causes)
    _first, *more = pages_of(printed(replace(full, story=replace(full.story, causes=causes, condition="x " * 300))))
    left = ("1 Background", "2 Current condition", "3 Goal", "4 Root causes")
    assert len([name for name in left if f"{name} (continued)" in " ".join(more)]) == 1


def test_a_row_that_has_room_stands_on_the_page(full: A3View) -> None:
    setter = SheetSetter(774.0, 544.0)
    page, rest = setter.set(sheet(replace(full, story=replace(full.story, lessons_self="Long words. " * 160))))
    assert rest
    right = [part for part in page.parts if part.title and part.x > 0]
    assert all(above.top + above.tall + 4 > below.top for above, below in pairwise(right))
    blank = [part.tall - 14 - measure(part.flows, part.width - 8) for part in right]
    assert max(blank) < 12.0


def test_a_tall_head_leaves_no_column_bare(full: A3View) -> None:
    first, *_more = pages_of(printed(replace(full, story=replace(full.story, process="line\n" * 18))))
    assert first.count("Continued on page 2") < 8
    assert "Fix the hand-over" in first
    assert "Nobody is asked to take a point over" in first


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_word_of_a_table_breaks(full: A3View, paper: str) -> None:
    said = " ".join(pages_of(printed(full, paper))).replace("\u00a0", " ")
    for words in ("Error-proof", "Simplify", "Strength", "No Change tried", "20 Jul 2026", "Not confirmed", "Overdue"):
        assert words in said or words not in " ".join(as_text([sheet(full)])).replace("\u00a0", " ")


def test_footers_count_the_pages(full: A3View) -> None:
    long = replace(full, story=replace(full.story, condition="Long. " * 1500))
    pages = pages_of(printed(long, "a3"))
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert all("Data as of 13 Oct 2026" in page.replace("\u00a0", " ") for page in pages)


def test_the_same_a3_gives_the_same_bytes(full: A3View) -> None:
    assert printed(full).sha256 == printed(full).sha256


def test_dots_say_the_same_in_grey() -> None:
    assert [dots(n) for n in (0, 3, 5)] == ["○○○○○", "●●●○○", "●●●●●"]


@pytest.mark.parametrize("text", TEXTS[::4], ids=range(len(TEXTS[::4])))
def test_hostile_words_are_printed(full: A3View, text: str) -> None:
    text = text[:3000]
    story = full.story
    causes = tuple(replace(cause, text=text, note=text) for cause in story.causes)
    actions = tuple(replace(one, text=text, owner=text) for one in story.countermeasures)
    cycles = tuple(replace(cycle, change_idea=text, observations=text) for cycle in full.cycles)
    told = replace(story, title=text[:120], condition=text, causes=causes, countermeasures=actions, standard=text)
    made = printed(replace(full, story=told, cycles=cycles, goals=(text,)))
    assert "KEEP" in " ".join(pages_of(made))
    assert b"/Subtype /Image" not in made.data


def test_a_page_that_is_a_little_too_full_is_set_closer_until_it_fits(full: A3View) -> None:
    steps = []
    for lines in range(0, 64, 7):
        story = replace(full.story, lessons_self="Ask the others first, and write down what they say. " * lines)
        setting = SheetSetter(774.0, 544.0).chosen(sheet(replace(full, story=story)))
        steps.append(STEPS.index(setting.step))
        assert setting.fits or setting.step == STEPS[0]
    assert steps[0] == 0
    assert max(steps) > 0
    assert steps[-1] == 0  # it goes on elsewhere, and is easy to read


def test_a_full_column_leaves_out_what_is_spare_in_it_alone() -> None:
    words = "Words that fill a line of the page and then some more of it. " * 3
    long = tuple(Text(words, "sheet") for _n in range(18))
    spare = Spare((Text("Spared", "sheet"), *long[:8]), 1, (Text("Instead", "sheet"),))
    boxes = (Box("Left", 22, (Text("Short", "sheet"), spare)),), (Box("Right", 22, (*long, spare)),)
    made = Sheet("Title", (), *boxes, strip=(), foot="")
    page, rest = SheetSetter(774.0, 544.0).set(made)
    said = [flow.getPlainText() for part in page.parts for flow in part.flows if isinstance(flow, Paragraph)]
    assert not rest
    assert [word for word in said if word in ("Spared", "Instead")] == ["Spared", "Instead"]


def test_a_column_that_lacks_room_alone_gets_wider() -> None:
    long = (Text("Words that fill a line of the page, and then some. " * 100, "sheet"),)
    made = Sheet("T", (), (Box("Left", 22, (Text("Short", "sheet"),)),), (Box("Right", 22, long),), strip=(), foot="")
    (_left, left), (_right, right) = SheetSetter(774.0, 544.0).chosen(made).places
    assert left < right


def test_a_table_gives_room_to_the_column_that_breaks_lines() -> None:
    columns = (Column("Short", 0.5), Column("Long", 0.5))
    table = Table(columns, ((cell("Few"), cell("A good many words that want a whole line for themselves")),))
    short, long = SheetComposer(Factory(), 320.0, 500.0)._widths(table)
    assert short + long == pytest.approx(320.0)
    assert long > 200.0
