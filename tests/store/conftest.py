"""Give the tests of the store a data folder, and a way to open it that is the program's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from opspath_desktop.store.database import Database
from opspath_desktop.store.upgrade import open_database

NOW = "2026-11-22T08:00:00Z"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def opening(data: Path) -> Iterator[Callable[[], Database]]:
    """Return a function that opens the data folder as the window does; what it opened is closed at the end."""
    numbers = count(1)
    opened: list[Database] = []

    def open_it() -> Database:
        opened.append(open_database(data, clock=lambda: NOW, new_uuid=lambda: f"uuid-{next(numbers):05}"))
        return opened[-1]

    yield open_it
    for database in opened:
        database.close()


@pytest.fixture
def dump() -> Callable[[Path], list[str]]:
    """Return a function that gives the content of a database file as SQL."""

    def dumped(path: Path) -> list[str]:
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())

    return dumped
