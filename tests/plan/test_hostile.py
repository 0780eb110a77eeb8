"""Whatever a person types, the plan is built and their words are in it."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from opspath_desktop.plan.blocks import Text
from opspath_desktop.plan.outline import Meta, outline
from opspath_desktop.plan.pdf import build, lost_characters, render
from opspath_desktop.queries.plan_head import Somebody
from opspath_desktop.queries.plan_view import BookLine, Lesson, NextBook, PlanView, Proof
from tests.plan.hostile import TEXTS

if TYPE_CHECKING:
    pass

META = Meta("t", "a", "s", "en-GB", "m", "r", "r", "", date(2026, 11, 22))


def words_of(data: bytes) -> str:
    """Return the text of all pages as another program reads it."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def everywhere(view: PlanView, text: str) -> PlanView:
    """Put the text into every field that a user can write."""
    new = dataclasses.replace
    person = Somebody(text, text, text)
    head = new(view.head, me=person, manager=person, mentor=person, target_role=text, aspiration_12m=text)
    head = new(head, aspiration_3y=text, review_kind=text, reviewer=text)
    proof = Proof(text, date(2026, 1, 1), text)
    done = [new(entry, reason=text, note=text, proofs=(proof,) * 6, state="skipped") for entry in view.checklist]
    pilots = [
        new(
            pilot,
            title=text,
            aim=text,
            change=text,
            results=text,
            measure=pilot.measure and new(pilot.measure, name=text, unit=text, changes=((date(2026, 8, 1), text),) * 3),
        )
        for pilot in view.pilots
    ]
    return new(
        view,
        head=head,
        checklist=tuple(done),
        earlier=(new(done[0], title=text),),
        competencies=tuple(new(rating, rationale=text) for rating in view.competencies),
        metrics=tuple(new(metric, definition=text, unit=text, proofs=(proof,)) for metric in view.metrics),
        pilots=tuple(pilots),
        books=(BookLine(text, text, "finished", None, text, text, True, (Lesson(text, text),) * 3),),
        queue=(NextBook(text, text), NextBook(text)),
        watch_fors=tuple(new(watch, notes=((date(2026, 1, 1), text),)) for watch in view.watch_fors),
        my_comments=text,
    )


def test_the_list_is_long_enough() -> None:
    assert len(set(TEXTS)) >= 60


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_note_of_any_kind_is_printed(text: str) -> None:
    assert "KEEP" in words_of(build([Text(text), Text("after")], meta=META))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("start", range(4))
def test_all_fields_may_hold_anything(view: PlanView, paper: str, start: int) -> None:
    texts = [text for text in TEXTS if len(text) < 1000]
    for text in texts[start :: 4 if paper == "a4" else 16]:
        printed = render(dataclasses.replace(everywhere(view, text), paper=paper))
        assert "KEEP" in words_of(printed.data)


@pytest.mark.parametrize("text", [text[:6000] for text in TEXTS if len(text) >= 1000])
def test_all_fields_may_be_long(view: PlanView, text: str) -> None:
    assert "KEEP" in words_of(render(everywhere(view, text)).data)


def test_a_hundred_thousand_characters_are_all_there(view: PlanView) -> None:
    text = " ".join(f"w{n:05}" for n in range(14_500))
    found = words_of(render(dataclasses.replace(view, my_comments=text)).data).split()
    assert [word for word in found if len(word) == 6 and word[1:].isdigit()] == text.split()


def test_no_picture_or_action_comes_from_a_text(view: PlanView) -> None:
    for text in TEXTS[2:6]:
        data = render(everywhere(view, text)).data
        assert b"/JavaScript" not in data
        assert b"/Subtype /Image" not in data
        assert b"/URI" not in data


def test_emoji_can_be_copied_again() -> None:
    words = words_of(build([Text("smile \U0001f600 end")], meta=META))
    assert "\U0001f600" in words


def test_characters_without_a_font_are_named(view: PlanView) -> None:
    blocks = outline(dataclasses.replace(view, my_comments="\u4e2d and \u20ac and \U0001f600"))
    assert lost_characters(blocks) == {"\u4e2d"}
    assert render(view).lost == frozenset()
