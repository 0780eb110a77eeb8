"""The demo year, played once for a run of the tests and copied to whoever needs records to work on."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

TODAY = date(2026, 11, 22)
NOW = "2026-11-22T08:00:00Z"


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
