"""Gather everything that an archive holds: all records but the deleted ones, and where their files lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from opspath_desktop.store import attachments
from opspath_desktop.store.records import read_all
from opspath_desktop.store.schema import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into an archive; `missing` names attached files that are not where they should be."""

    version: int
    records: dict[str, list[dict[str, Any]]]
    files: dict[str, Path]
    missing: tuple[str, ...]


def contents(session: Session, data: Path) -> Contents:
    """Return all records in their archive form, with the attached files of the data folder."""
    records = read_all(session)
    places = {row["sha256"]: attachments.place(data, row["sha256"]) for row in records["attachment"]}
    files = {sha256: place for sha256, place in places.items() if place.is_file()}
    missing = tuple(row["name"] for row in records["attachment"] if row["sha256"] not in files)
    return Contents(SCHEMA_VERSION, records, files, missing)
