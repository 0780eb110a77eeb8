"""Put a backup in the place of the database, trusting nothing in it: rows are copied into a file of our own making."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from opspath_desktop import zips
from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.files import sync, sync_folder, telling
from opspath_desktop.i18n import _
from opspath_desktop.store import attachments, backup, probe, upgrade
from opspath_desktop.store.database import Database, writing
from opspath_desktop.store.folder import Folder, prepare
from opspath_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION
from opspath_desktop.store.tables import DERIVED, TABLES, fits

MAX_SIZE = 2 * 1024**3
SPARSE_FROM = 32 * 1024**2

Shape = set[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the replaced database is kept, and which attached files are missing."""

    kept: Path | None
    missing: tuple[str, ...]


def restore_into(database: Database, source: Path, *, label: str) -> Restored:
    """Close the open database, restore, open it again and tell the listeners; its undo steps are gone.

    Raise Refused or Trouble when the backup cannot be used; the database is open again as it was.
    """
    data = database.path.parent
    database.close()
    try:
        restored = restore(source, data, now=database.clock())
    finally:
        database.open()
        database.complete()
        Folder(data).unclean.touch(mode=0o600)
    database.announce_all(label)
    return restored


def restore(source: Path, data: Path, *, now: str) -> Restored:
    """Replace the database of `data`, which is closed and held by the caller, by a backup (.db or .zip).

    What was there is kept among the backups. Raise Refused when the backup is not whole or not ours, Trouble when it is
    newer or the disk refuses; then nothing has changed.
    """
    folder = prepare(data)
    _refuse_odd_file(source)
    with (
        telling(source, _("Nothing was changed.")),
        writing(_("Nothing was changed.")),
        tempfile.TemporaryDirectory(prefix=".restore-", dir=folder.path) as scratch,
    ):
        copied = _database_of(source, Path(scratch))
        version = _checked(copied, Path(scratch))
        fresh = Path(scratch) / "fresh.db"
        _copy_rows(copied, fresh, version)
        _check_values(fresh)
        sync(fresh)
        _bring_attachments(source, folder)
        missing = tuple(_missing(fresh, folder))
        kept = _keep(folder, now)
        fresh.replace(folder.database)
        sync_folder(folder.path)
    return Restored(kept, missing)


def prove(source: Path) -> None:
    """Raise as `restore` does when a backup cannot be used; no folder is made for it."""
    _refuse_odd_file(source)
    with telling(source, _("Nothing was changed.")), tempfile.TemporaryDirectory(prefix="opspath-") as scratch:
        _checked(_database_of(source, Path(scratch)), Path(scratch))


def _refuse_odd_file(source: Path) -> None:
    with telling(source, _("Nothing was changed.")):
        found = source.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise Refused(_("“{path}” is a link, a folder or a device, not a backup file.").format(path=source))
    blocks = getattr(found, "st_blocks", None)  # not on Windows
    is_sparse = blocks is not None and found.st_size > SPARSE_FROM and blocks * 512 < found.st_size // 4
    if is_sparse or found.st_size > max(MAX_SIZE, zips.MAX_TOTAL):
        raise Refused(_("“{path}” is too big to be a backup.").format(path=source))


def _database_of(source: Path, scratch: Path) -> Path:
    """Return a private copy of the backup's database."""
    target = scratch / zips.DATABASE
    if not zips.is_zip(source):
        if source.stat().st_size > MAX_SIZE:
            raise Refused(_("“{path}” is too big to be a backup.").format(path=source))
        shutil.copyfile(source, target, follow_symlinks=False)
        return target
    try:
        with zips.opened(source, format_name=backup.FORMAT) as reader:
            reader.extract(zips.DATABASE, target)
    except zips.OtherKind as error:
        raise Refused(
            _("“{path}” is no backup. If it is an archive, import it instead.").format(path=source)
        ) from error
    return target


def _bring_attachments(source: Path, folder: Folder) -> None:
    if not zips.is_zip(source):
        return
    with zips.opened(source, format_name=backup.FORMAT) as reader:
        attachments.take_from(reader, folder.path)


def _checked(path: Path, scratch: Path) -> int:
    """Return the version of a backup's database.

    Raise Refused when it is not ours, altered or damaged, Trouble when it is newer.
    """
    head = probe.header(path)
    if not head.is_ours or head.version < 1:
        raise Refused(_("The file is no backup of OpsPath."))
    if head.version > SCHEMA_VERSION:
        raise Trouble(
            _("The backup was written by a newer OpsPath: its version is {theirs}, this program knows {ours}.").format(
                theirs=head.version, ours=SCHEMA_VERSION
            ),
            _("Nothing was changed."),
            _("Install the newer OpsPath, then restore it."),
        )
    expected = scratch / "expected.db"
    make_empty(expected, head.version)
    try:
        with closing(probe.connect(path, frozen=True)) as found, closing(probe.connect(expected)) as ours:
            if shape(found) != shape(ours):
                raise Refused(_("The backup holds tables that OpsPath did not make, so it is not used."))
            if probe.faults(found) or probe.orphans(found):
                raise Refused(_("The backup is damaged. Choose another one."))
    except sqlite3.DatabaseError as error:
        raise Refused(_("The backup is damaged. Choose another one.")) from error
    return head.version


def make_empty(path: Path, version: int, location: Path | None = None) -> None:
    """Make a new file with the empty tables of a version."""
    path.touch(mode=0o600)
    if version == SCHEMA_VERSION and location is None:
        Database(path, clock=str, new_uuid=str).close()
        return
    upgrade.migrate_file(path, to=version, location=location, start=0)
    with closing(probe.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def shape(connection: sqlite3.Connection) -> Shape:
    """Return every table, index, view and trigger with its text, written so that only real differences remain."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_stat%' ESCAPE '~'"
    )
    return {(str(kind), str(name), _normal(str(sql))) for kind, name, sql in rows}


def _normal(sql: str) -> str:
    """Drop quotes, spacing and the order of columns: a column added later stands elsewhere than in a new table."""
    head, paren, body = re.sub(r"\s+", " ", sql.replace('"', "")).partition("(")
    return head.strip() + paren + ",".join(sorted(_parts(body.rpartition(")")[0])))


def _parts(body: str) -> Iterator[str]:
    depth, start = 0, 0
    for index, sign in enumerate(body):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            yield body[start:index].strip()
            start = index + 1
    yield body[start:].strip()


def _copy_rows(source: Path, target: Path, version: int) -> None:
    make_empty(target, version)
    with closing(probe.connect(source, frozen=True)) as old, closing(probe.connect(target)) as new:
        new.execute("PRAGMA foreign_keys=OFF")
        new.execute("BEGIN EXCLUSIVE")
        tables = [str(row[0]) for row in new.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            if table in DERIVED:  # made anew at the next opening: nobody else's sums are taken over
                continue
            columns = [f'"{row[1]}"' for row in new.execute(f'PRAGMA table_info("{table}")')]
            named, marks = ", ".join(columns), ", ".join("?" * len(columns))
            rows = old.execute(f'SELECT {named} FROM "{table}"')
            try:
                new.executemany(f'INSERT INTO "{table}" ({named}) VALUES ({marks})', rows)
            except sqlite3.DatabaseError as error:
                _refuse_bad_row(error, table)
        new.execute("COMMIT")
    if version < SCHEMA_VERSION:
        upgrade.migrate_file(target, to=SCHEMA_VERSION)


def _refuse_bad_row(error: sqlite3.DatabaseError, table: str) -> None:
    name = getattr(error, "sqlite_errorname", "")  # Python's own error about text that is no UTF-8 has none
    if not name or name.startswith(("SQLITE_CONSTRAINT", "SQLITE_ERROR", "SQLITE_CORRUPT")):
        raise Refused(_("The backup is damaged: a row of “{table}” cannot be read.").format(table=table)) from error
    raise error


def _check_values(path: Path) -> None:
    """Raise Refused when a value is not of its column's kind: SQLite itself would keep a text among numbers."""
    with closing(probe.connect(path)) as connection:
        for name, table in TABLES.items():
            columns = list(table.columns)
            named = ", ".join(f'"{column.name}"' for column in columns)
            for row in connection.execute(f'SELECT {named} FROM "{name}"'):
                if not all(fits(column, value) for column, value in zip(columns, row, strict=True)):
                    raise Refused(_("The backup is damaged: a row of “{table}” cannot be read.").format(table=name))


def _keep(folder: Folder, now: str) -> Path | None:
    """Back up the database that is replaced, as bytes when it is damaged; afterwards no journal of it is left."""
    kept = None
    if folder.has_data():
        try:
            kept = backup.make(folder.database, folder.backups, now=now, reason="restore").path
        except Trouble:
            if _is_whole(folder.database):
                raise  # the disk is full or will not be written: the file itself is good
            return backup.keep_damaged(folder.database, folder.backups, now=now).path
    with suppress(FileNotFoundError):
        os.unlink(f"{folder.database}-journal")  # noqa: PTH108  # the name is text; a journal would spoil the new file
    return kept


def _is_whole(path: Path) -> bool:
    with closing(probe.connect(path)) as connection:
        return probe.header(path).is_sqlite and not probe.faults(connection)


def _missing(database: Path, folder: Folder) -> Iterator[str]:
    with closing(probe.connect(database)) as connection:
        for name, sha256 in connection.execute("SELECT name, sha256 FROM attachment ORDER BY name, id"):
            if not attachments.place(folder.path, str(sha256)).is_file():
                yield str(name)
