"""Look at a database file without changing a byte of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from opspath_desktop.errors import Trouble
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION

MAGIC = b"SQLite format 3\x00"
DAMAGE = ("CORRUPT", "NOTADB", "ERROR")  # ERROR: the description of the tables cannot be parsed


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a file say: is it SQLite, whose is it, which version of the tables."""

    is_sqlite: bool
    application: int = 0
    version: int = 0

    @property
    def is_ours(self) -> bool:
        """Tell whether OpsPath wrote the file."""
        return self.is_sqlite and self.application == APPLICATION_ID


def header(path: Path) -> Header:
    """Read the header of a file. Raise OSError when it cannot be read."""
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not head.startswith(MAGIC):
        return Header(is_sqlite=False)
    return Header(True, int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big", signed=True))


def stranger(path: Path, head: Header) -> Trouble | None:
    """Return what to say of a whole database that this program must leave alone, or None when it may be opened."""
    if not head.is_ours:
        return Trouble(
            _("“{path}” is the database of another program.").format(path=path),
            _("It was left as it is."),
            _("Move it away, or choose another folder with --data-dir."),
        )
    if head.version <= SCHEMA_VERSION:
        return None
    return Trouble(
        _("The database was written by a newer OpsPath: its version is {theirs}, this program knows {ours}.").format(
            theirs=head.version, ours=SCHEMA_VERSION
        ),
        _("It was left as it is."),
        _("Install the newer OpsPath."),
    )


def connect(path: Path, *, frozen: bool = False) -> sqlite3.Connection:
    """Open an existing file with nothing in it trusted; `frozen` reads it as a file that nobody writes."""
    address = f"file:{quote(str(path.absolute()))}?mode=" + ("ro&immutable=1" if frozen else "rw")
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "mmap_size=0", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def faults(connection: sqlite3.Connection, *, quick: bool = False) -> list[str]:
    """Return what is broken in the file, at most 100 lines; an unreadable file is one line."""
    check = "quick_check" if quick else "integrity_check"
    try:
        found = [str(row[0]) for row in connection.execute(f"PRAGMA {check}")]
    except sqlite3.DatabaseError as error:
        if str(getattr(error, "sqlite_errorname", "SQLITE_ERROR")).split("_")[1] not in DAMAGE:
            raise  # locked, or a drive that does not answer: the file may be whole
        return [str(error)]
    return [] if found == ["ok"] else found


def orphans(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that hold a row whose parent is missing."""
    return sorted({str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")})


def is_good(path: Path) -> bool:
    """Tell whether a file at rest (a backup) is ours, of a version that we know, and whole."""
    try:
        found = header(path)
        if not found.is_ours or not 1 <= found.version <= SCHEMA_VERSION:
            return False
        with closing(connect(path, frozen=True)) as connection:
            return not faults(connection) and not orphans(connection)
    except (OSError, sqlite3.DatabaseError):
        return False
