"""Open the data folder for a command: for reading without a lock, or as its one writer."""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from opspath_desktop import clock
from opspath_desktop.content import load_core
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.database import Database
from opspath_desktop.store.folder import Folder
from opspath_desktop.store.upgrade import reading_from, writing_to


def new_uuid() -> str:
    """Return a fresh random uuid."""
    return str(uuid.uuid4())


@contextmanager
def writer(data: Path) -> Iterator[Database]:
    """Open the folder as its one writer. Raise Trouble when the window holds it."""
    with writing_to(data, clock=clock.utc_now, new_uuid=new_uuid) as database:
        yield database


@contextmanager
def reader(data: Path) -> Iterator[Database]:
    """Open the folder for reading; one without data reads as empty, and nothing is created in it."""
    with reading_from(data, clock=clock.utc_now, new_uuid=new_uuid) as found:
        if found is not None:
            yield found
            return
    with TemporaryDirectory(prefix="opspath-empty-") as folder:
        empty = Database(Path(folder) / "opspath.db", clock=clock.utc_now, new_uuid=new_uuid)
        try:
            yield empty
        finally:
            empty.close()


def spare(target: Path, data: Path) -> None:
    """Raise Refused for a file that would take the place of something in the data folder."""
    if Folder(data).owns(target):
        raise Refused(_("“{path}” belongs to the data folder itself. Choose another name.").format(path=target))


def pathway() -> Pathway:
    """Return the core pathway; a broken pack is named on standard error and costs no record."""
    found, problems = load_core()
    for problem in problems[:3]:
        print(f"opspath: {problem}", file=sys.stderr)
    return found


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object and nothing else."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
