"""The year's header, reviews and exports: who the user is, where they want to be, and what they talked about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from opspath_desktop.actions import overview, plan
from opspath_desktop.demo.scene import Move, Scene, ago, at_work

BEGAN = 364
HELD = 182
NEXT_REVIEW = timedelta(days=5)
ROLE_BY = timedelta(days=430)
REVIEWER = "Head of operations"
REVIEW = "Half-year development review"

PEOPLE = (
    ("me", "Operations manager", "Dispatch hub and service desk", "Regional distribution"),
    ("manager", REVIEWER, "", "Regional distribution"),
    ("mentor", "Senior operations manager", "Neighbouring hub", "Regional distribution"),
)
TARGET_ROLE = "Senior operations manager of two hubs"
ASPIRATIONS = (
    (
        "aspiration_12m",
        "Run the hub by six figures that everybody on the floor can explain, and hand the daily desk to a team lead.",
    ),
    (
        "aspiration_3y",
        "Answer for the operations of the region: three hubs that work one way and learn from each other's pilots.",
    ),
)
OUTCOME = (
    "Stage 2 suits where I am. Agreed: two improvements with figures before the next review, the service figures in "
    "one place, and less reporting that nobody reads. Change work stays my weakest point; I try it on goods-in, not on "
    "paper."
)
COMMENTS = (
    "The year went best where the people who do the work drew the map themselves. Two decisions for us both: half a "
    "day a week for improvement work, and a second dock before the next peak."
)
# ago, for whom, pages
EXPORTS = ((HELD + 1, REVIEWER, 5), (26, "Senior operations manager", 6))
# ago, key of the suggestion that is put off
PUT_OFF = ((3, "rate:skl.executive-influence"),)


def moves(today: date) -> Iterator[Move]:
    """Yield what the user wrote for the plan in this year."""
    began = ago(today, BEGAN)
    for person in PEOPLE:
        yield Move(began, partial(_introduce, person))
    yield Move(began, partial(_aim, today + ROLE_BY))
    yield Move(at_work(today, 204), partial(_arrange, at_work(today, HELD)))
    yield Move(at_work(today, HELD), _hold)
    yield Move(at_work(today, 33), partial(_arrange, today + NEXT_REVIEW))
    yield Move(at_work(today, 4), lambda scene: plan.set_comments(scene.session, COMMENTS))
    yield Move(at_work(today, 4), _choose)
    for days, whom, pages in EXPORTS:
        yield Move(at_work(today, days), partial(_export, whom, pages))
    for days, key in PUT_OFF:
        yield Move(ago(today, days), partial(_put_off, key))


def _introduce(person: tuple[str, str, str, str], scene: Scene) -> None:
    role, *texts = person
    for field, text in zip(plan.PERSON_FIELDS, texts, strict=True):
        plan.set_person(scene.session, role, field, text)


def _aim(by: date, scene: Scene) -> None:
    for field, text in (("target_role", TARGET_ROLE), *ASPIRATIONS):
        plan.set_direction(scene.session, scene.pathway, field, text, today=scene.day)
    plan.set_target_date(scene.session, scene.pathway, by, today=scene.day)


def _arrange(day: date, scene: Scene) -> None:
    plan.set_review_date(scene.session, day)
    plan.set_review_kind(scene.session, REVIEW)
    plan.set_review_person(scene.session, REVIEWER)


def _hold(scene: Scene) -> None:
    plan.draft_outcome(scene.session, OUTCOME)
    plan.record_outcome(scene.session, OUTCOME, today=scene.day)


def _choose(scene: Scene) -> None:
    plan.set_paper(scene.session, "a4")
    for section in plan.SECTIONS:
        plan.include(scene.session, section, True)
    plan.include_private(scene.session, False)


def _export(whom: str, pages: int, scene: Scene) -> None:
    name = f"OpsPath plan {scene.day.isoformat()}.pdf"  # no folder: equal years have equal records wherever they lie
    document = hashlib.sha256(scene.now.encode()).hexdigest()
    choices = {"document": document, "left_out": [], "paper": "a4", "with_private": False}
    plan.record_export(
        scene.session,
        on=scene.day,
        path=name,
        pages=pages,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        for_whom=whom,
        settings=json.dumps(choices, sort_keys=True),
    )


def _put_off(key: str, scene: Scene) -> None:
    overview.postpone(scene.session, key, today=scene.day)
