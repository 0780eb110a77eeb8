"""Play the year into an empty data folder: the same day always gives the same records, uuids and time stamps."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, count, groupby

from opspath_desktop.demo import (
    year_books,
    year_causes,
    year_cycles,
    year_evidence,
    year_kept,
    year_metrics,
    year_pilot_proof,
    year_pilots,
    year_plan,
    year_ratings,
    year_stages,
    year_story,
    year_tasks,
)
from opspath_desktop.demo.scene import Scene
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.database import Database
from opspath_desktop.store.records import read_all

NAMESPACE = uuid.UUID("1f0b6c52-7d0e-5c7a-9a3e-0d5b7f3c2a11")
MORNING = time(7, 10, tzinfo=UTC)  # a day's moves follow each other by STEP
STEP = timedelta(minutes=4)
PARTS = (
    year_plan,
    year_stages,
    year_metrics,
    year_pilots,
    year_pilot_proof,
    year_cycles,
    year_books,
    year_story,
    year_causes,
    year_tasks,
    year_kept,
    year_ratings,
    year_evidence,
)


def play(database: Database, pathway: Pathway, *, today: date) -> None:
    """Fill an empty database with the year that ends on `today`, all of it or nothing, and nothing to undo.

    Raise Refused when the database holds records, and when no pathway can be read.
    """
    _check_empty(database)
    if not pathway.stages:
        raise Refused(_("The demo needs the pathway, and its content pack cannot be read. Repair the pack first."))
    moves = sorted(chain.from_iterable(part.moves(today) for part in PARTS), key=lambda move: move.on)
    with _other_clock(database, today) as scene_time, database.change(_("Demo")) as session:
        scene = Scene(session, pathway, database.path.parent, today)
        for day, of_day in groupby(moves, key=lambda move: move.on):
            for number, move in enumerate(of_day):
                scene.day, scene.now = day, scene_time(day, number)
                move.do(scene)
                session.flush()  # while the clock stands on this move
    database.stack.clear()


def _check_empty(database: Database) -> None:
    with database.read() as session:
        records = sum(len(rows) for rows in read_all(session).values())
    if records:
        raise Refused(
            _("This folder holds records already, and the demo would mix with them. Name an empty one with --data-dir.")
        )


@contextmanager
def _other_clock(database: Database, today: date) -> Iterator[_SceneTime]:
    """Let time stamps and uuids follow the play; put the real ones back afterwards."""
    real = database.clock, database.new_uuid
    numbers = count(1)
    scene_time = _SceneTime()
    database.clock = lambda: scene_time.now
    database.new_uuid = lambda: str(uuid.uuid5(NAMESPACE, f"{today.isoformat()}:{next(numbers)}"))
    try:
        yield scene_time
    finally:
        database.clock, database.new_uuid = real


class _SceneTime:
    """The clock of the play: it stands still until it is set to the next move."""

    now = ""

    def __call__(self, day: date, number: int) -> str:
        """Set the clock to the move with this number of the day; return its time stamp."""
        moment = datetime.combine(day, MORNING) + STEP * number
        self.now = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        return self.now
