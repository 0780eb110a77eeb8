"""The demo year, played once for a run of the tests and copied to whoever needs records to work on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

TODAY = date(2026, 11, 22)
NOW = "2026-11-22T08:00:00Z"
MARKUP = "<b>Loud</b> & <img src=x> {0} %s"
NO_WORDS = {
    "uuid",
    "target_uuid",
    "created_at",
    "updated_at",
    "deleted_at",
    "sha256",
    "path",
    "pathway",
    "pack",
    "item",
}
NO_WORDS |= {"settings", "left_out", "key", "payload", "scale_version", "isbns", "tags", "stopped_at", "readiness"}
NO_WORDS |= {"link", "unit", "parent_uuid", "follows"}


@cache
def _played() -> Path:
    from opspath_desktop.content import load_core
    from opspath_desktop.demo import play
    from opspath_desktop.store.upgrade import writing_to

    folder = (
        Path(tempfile.mkdtemp(prefix="year-", dir=Path.home())) / "data"
    )  # the home of the tests is swept at the end
    numbers = count(1)
    mask = os.umask(0o077)  # as in the program: nobody else may read the data
    try:
        with writing_to(folder, clock=lambda: NOW, new_uuid=lambda: f"uuid-{next(numbers):05}") as database:
            play(database, load_core()[0], today=TODAY)
    finally:
        os.umask(mask)
    return folder


def copy_to(folder: Path) -> Path:
    """Copy the data folder of the year that ends on TODAY to `folder`; return it."""
    return Path(shutil.copytree(_played(), folder))


def put_in_markup(folder: Path) -> None:
    """Write MARKUP and a number into every text that a person can write, of every record of the folder."""
    from sqlalchemy import Text

    from opspath_desktop.store.tables import TABLES

    with closing(sqlite3.connect(folder / "opspath.db")) as connection, connection:
        for table in TABLES.values():
            kinds = {"kind"} if table.name in ("item_ref", "trash") else set()
            texts = [column for column in table.columns if isinstance(column.type, Text)]
            for column in texts:
                if "choices" not in column.info and column.name not in NO_WORDS | kinds:
                    connection.execute(f"UPDATE {table.name} SET {column.name} = ? || id", (MARKUP,))
