"""The stories of the year's pilots: what was wrong, who took part, what it taught, what it brought, what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from opspath_desktop.actions import benefits, pilot_files, pilot_links, pilot_outcome, pilot_story
from opspath_desktop.demo.scene import Move, Scene, at_work
from opspath_desktop.demo.year_story_tables import ASKED, BENEFITS, FILES, LINKS, STORIES, Asked, Brought, Kept, Linked
from opspath_desktop.store.attachments import copy_in


class _Told(NamedTuple):
    days: int
    pilot: str
    fields: dict[str, Any]


def moves(today: date) -> Iterator[Move]:
    """Yield what was told of the pilots; days are counted back from the end of the year."""
    for days, pilot, fields in STORIES:
        yield Move(at_work(today, days), partial(_tell, today, _Told(days, pilot, fields)))
    for benefit in BENEFITS:
        yield Move(at_work(today, benefit.days), partial(_bring, today, benefit))
    for asked in ASKED:
        yield Move(at_work(today, asked.days), partial(_ask, asked))
    for link in LINKS:
        yield Move(at_work(today, link.days), partial(_link, link))
    for file in FILES:
        yield Move(at_work(today, file.days), partial(_keep, file))


def _pilot(scene: Scene, key: str) -> str:
    return scene.known[f"pilot:{key}"]


def _tell(today: date, told: _Told, scene: Scene) -> None:
    """Write the fields; a whole number stands for a day that many days ago."""
    fields: dict[str, Any] = {
        name: at_work(today, value) if isinstance(value, int) else value for name, value in told.fields.items()
    }
    pilot_story.tell(scene.session, _pilot(scene, told.pilot), today=scene.day, **fields)


def _bring(today: date, brought: Brought, scene: Scene) -> None:
    fields: dict[str, Any] = {
        name: at_work(today, value) if name.endswith(("_date", "_on")) else value
        for name, value in brought.fields.items()
    }
    measure = fields.pop("measure", "")
    made = benefits.add(scene.session, _pilot(scene, brought.pilot), today=scene.day, what=brought.what, **fields)
    if measure:
        benefits.set_measure(scene.session, made, scene.known[f"measure:{brought.pilot}:{measure}"])


def _ask(asked: Asked, scene: Scene) -> None:
    made = pilot_outcome.ask(
        scene.session, _pilot(scene, asked.pilot), asked.question, on=scene.day, today=scene.day, asked_by=asked.by
    )
    if asked.answer:
        pilot_outcome.edit_question(scene.session, made, today=scene.day, answer=asked.answer)


def _link(link: Linked, scene: Scene) -> None:
    target = link.target if link.kind == "item" else scene.known.get(link.target, "")
    if target:
        pilot = _pilot(scene, link.pilot)
        pilot_links.link(scene.session, scene.pathway, pilot, kind=link.kind, target=target, role=link.role)


def _keep(file: Kept, scene: Scene) -> None:
    with TemporaryDirectory(prefix="opspath-demo-") as folder:
        source = Path(folder) / file.name
        source.write_bytes(file.draw())
        copied = copy_in(scene.data, source)
    made = pilot_files.attach(scene.session, _pilot(scene, file.pilot), [copied], on=scene.day, caption=file.caption)
    pilot_files.edit(scene.session, made[0], today=scene.day, printed=True)
