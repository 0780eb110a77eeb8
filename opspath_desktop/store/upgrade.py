"""Open a data folder by the rules: migrate an older file, leave a newer, foreign or damaged one alone.

with writing_to(data, clock=..., new_uuid=...) as database:      the one writer, behind the lock
with reading_from(data, clock=..., new_uuid=...) as database:    needs no lock; None where there is no data yet
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from opspath_desktop.errors import Trouble
from opspath_desktop.files import telling
from opspath_desktop.i18n import _
from opspath_desktop.store import attachments, backup, probe, trash
from opspath_desktop.store.database import Database, writing
from opspath_desktop.store.folder import Folder, prepare
from opspath_desktop.store.lock import held
from opspath_desktop.store.schema import SCHEMA_VERSION

Clock = Callable[[], str]


class Damaged(Trouble):
    """Say that the database cannot be read whole; `backup` is the newest good backup, if there is one."""

    def __init__(self, database: Path, newest: Path | None) -> None:
        todo = _("Restore the newest good backup: {path}").format(path=newest) if newest else _("There is no backup.")
        super().__init__(
            _("The database “{path}” is damaged.").format(path=database),
            _("It was left as it is, and the backups are unchanged."),
            todo,
        )
        self.backup = newest


@contextmanager
def writing_to(data: Path, *, clock: Clock, new_uuid: Clock) -> Iterator[Database]:
    """Hold the folder, open its database for writing and close it at the end. Raise Trouble when that is impossible."""
    prepare(data)
    with held(data):
        database = open_database(data, clock=clock, new_uuid=new_uuid)
        try:
            yield database
        finally:
            database.close()


@contextmanager
def reading_from(data: Path, *, clock: Clock, new_uuid: Clock) -> Iterator[Database | None]:
    """Open the database for queries while another process may write it; None where there is none, and nothing is made.

    An older file is migrated first, which needs the lock.
    """
    folder = Folder(data.expanduser().absolute())
    if not folder.has_data():
        yield None
        return
    if _admitted(folder).version < SCHEMA_VERSION:
        with writing_to(data, clock=clock, new_uuid=new_uuid):
            pass
    database = Database(folder.database, clock=clock, new_uuid=new_uuid)
    try:
        yield database
    finally:
        database.close()


def open_database(data: Path, *, clock: Clock, new_uuid: Clock) -> Database:
    """Open the database of a folder that the caller holds; make it when there is none, migrate an older one.

    Raise Damaged with the newest good backup, or Trouble for a foreign or newer file; the file is left byte-identical.
    """
    folder = prepare(data)
    if folder.has_data():
        _make_ready(folder, clock())
    elif folder.database.exists():  # emptied by something else than us
        _refuse_if_backed_up(folder)
    with telling(folder.unclean):
        folder.unclean.touch(mode=0o600)
    database = Database(folder.database, clock=clock, new_uuid=new_uuid)
    database.complete()
    database.closing.append(lambda: folder.unclean.unlink(missing_ok=True))
    return database


def _refuse_if_backed_up(folder: Folder) -> None:
    newest = backup.newest_good(folder.backups)
    if newest is not None:
        raise Damaged(folder.database, newest)


def _admitted(folder: Folder) -> probe.Header:
    """Return the header of a database that we may open. Raise Damaged or Trouble for any other; change nothing."""
    with telling(folder.database, _("Nothing was changed.")):
        head = probe.header(folder.database)
    if not head.is_sqlite:
        raise Damaged(folder.database, backup.newest_good(folder.backups))
    half_made = head.application == 0 and Path(f"{folder.database}-journal").exists()  # killed during the first start
    strange = None if half_made and not head.is_ours else probe.stranger(folder.database, head)
    if strange is not None:
        raise strange
    return head


def _make_ready(folder: Folder, now: str) -> None:
    _admitted(folder)
    thorough = folder.unclean.exists()
    with writing(_("Nothing was changed.")):
        with closing(probe.connect(folder.database)) as connection:
            faults = probe.faults(connection, quick=not thorough)  # the first read also takes back a half-made write
            if not faults and thorough:
                faults = probe.orphans(connection)
        if faults:
            raise Damaged(folder.database, backup.newest_good(folder.backups))
        if not folder.has_data():  # the half-made write was the first one
            return
        version = _admitted(folder).version
    if version < 1:
        raise Damaged(folder.database, backup.newest_good(folder.backups))
    if version < SCHEMA_VERSION:
        migrate(folder, to=SCHEMA_VERSION, now=now)
    with writing(), closing(probe.connect(folder.database)) as connection:
        trash.purge(connection, now=now)
    attachments.clean_up(folder.path, now=now)


def migrate(folder: Folder, *, to: int, now: str, location: Path | None = None) -> None:
    """Back the database up, then bring it to version `to` in one transaction. Raise Trouble when that fails.

    A failure leaves the file byte-identical. `location` names another folder of revisions (tests do).
    """
    kept = backup.make(folder.database, folder.backups, now=now, reason="migration")
    try:
        with writing(_("The database is as it was before.")):
            migrate_file(folder.database, to=to, location=location)
    except (SQLAlchemyError, sqlite3.DatabaseError) as error:
        raise Trouble(
            _("The database could not be brought to the form of this version."),
            _("It is as it was before, and a backup lies in {path}.").format(path=kept.path),
            _("Use the OpsPath that you had before, and report this."),
        ) from error


def migrate_file(path: Path, *, to: int, location: Path | None = None, start: int | None = None) -> None:
    """Run the missing revisions in one exclusive transaction; an exception leaves the file byte-identical."""
    from opspath_desktop.store.migrations import runner

    engine = create_engine(f"sqlite+pysqlite:///{path}", poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        try:
            before = connection.exec_driver_sql("PRAGMA user_version").scalar_one() if start is None else start
            runner.run(connection, before, to, location)
            _check_children(connection)
            connection.exec_driver_sql("COMMIT")
        finally:
            if connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]  # plain sqlite3
                connection.exec_driver_sql("ROLLBACK")
    engine.dispose()


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    # With foreign keys ON, rebuilding a parent table would silently delete all its children.
    for pragma in (
        "foreign_keys=OFF",
        "secure_delete=ON",
        "synchronous=FULL",
        "trusted_schema=OFF",
        "busy_timeout=5000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _check_children(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise sqlite3.IntegrityError("a row lost its parent")
