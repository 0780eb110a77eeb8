"""The database file: one writer connection, reads that hold no lock, and the one way to change anything.

`Database.change(label)` is one transaction, one undo step and one `Change` for the listeners. `Database.read()` runs in
autocommit on a second connection that stays open, and must fetch all it needs inside the block: in DELETE journal mode
a read left open on this thread would make the next COMMIT wait, so whatever is unfetched at the end is closed.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy.dialects.sqlite  # noqa: F401  # create_engine loads it; the window wants it before Qt
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session as Session  # The rooms above name the type without knowing SQLAlchemy.
from sqlalchemy.pool import NullPool

from opspath_desktop.errors import Trouble
from opspath_desktop.i18n import _
from opspath_desktop.store import summaries
from opspath_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION, Record
from opspath_desktop.store.tables import TABLES
from opspath_desktop.store.undo import Inverse, Stack, Step, install, replay, take

PRAGMAS = (
    "busy_timeout=5000",
    "foreign_keys=ON",
    "journal_mode=DELETE",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
)
UNDOABLE = tuple(TABLES.values())


@dataclass(frozen=True, slots=True)
class Change:
    """What one change touched: its label, how it came about and the (table, row id) pairs."""

    label: str
    kind: str  # "do", "undo" or "redo"
    rows: frozenset[tuple[str, int]]

    @property
    def tables(self) -> frozenset[str]:
        """Return the names of the tables that were touched."""
        return frozenset(table for table, _row in self.rows)


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite+pysqlite:///{path}", poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we emit BEGIN ourselves (architecture, trap 3)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("casefold", 1, str.casefold, deterministic=True)
        if hasattr(connection, "setconfig"):  # Python 3.12 and newer
            connection.setconfig(1010, True)  # SQLITE_DBCONFIG_DEFENSIVE

    return engine


def create_schema(connection: Connection) -> None:
    """Create all tables of the newest version and stamp the file as ours."""
    Record.metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


@contextmanager
def writing(what_is_safe: str | None = None) -> Iterator[None]:
    """Turn the errors of a failed write (full disk, read-only folder, lock, damage) into `Trouble`."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        trouble = trouble_of(cause, what_is_safe)
        if trouble is None:
            raise
        raise trouble from error


def trouble_of(error: BaseException | None, what_is_safe: str | None = None) -> Trouble | None:
    """Return the sentence for an error of SQLite that the user can do something about, else None."""
    name = str(getattr(error, "sqlite_errorname", ""))
    safe = what_is_safe or _("What was saved before is safe; this change was not made.")
    told = {
        "SQLITE_FULL": (_("The disk is full."), _("Free some space, then try again.")),
        "SQLITE_READONLY": (
            _("The data folder cannot be written."),
            _("Give yourself write access to the folder, or choose another one."),
        ),
        "SQLITE_CANTOPEN": (
            _("The database cannot be opened."),
            _("Check that the data folder exists and that you may write to it."),
        ),
        "SQLITE_IOERR": (_("The disk did not answer."), _("Check that the drive is connected, then try again.")),
        "SQLITE_BUSY": (_("Another program holds the database."), _("Close it, then try again.")),
        "SQLITE_CORRUPT": (_("The database file is damaged."), _("Restore the newest backup.")),
        "SQLITE_NOTADB": (_("The file is no OpsPath database."), _("Restore the newest backup.")),
    }
    for prefix, (what, todo) in told.items():
        if name.startswith(prefix):
            return Trouble(what, safe, todo)
    return None


class Database:
    """An open OpsPath file. `clock` gives UTC ISO 8601 time stamps, `new_uuid` fresh uuids as text."""

    def __init__(self, path: Path, *, clock: Callable[[], str], new_uuid: Callable[[], str]) -> None:
        """Open `path`, create the tables when the file is new. Raise Trouble when it cannot be opened."""
        self.path = path
        self.clock = clock
        self.new_uuid = new_uuid
        self.listeners: list[Callable[[Change], None]] = []
        self.stack = Stack()
        self.closing: list[Callable[[], None]] = []  # called after the connections are closed
        self._changing = False
        self.open()

    def open(self) -> None:
        """Open the file (again, after `close`: a restore puts another file in its place)."""
        self.stack.clear()
        self._reader: Connection | None = None  # opened by the first read: many a database is only written or copied
        self._unread: list[sqlite3.Cursor] = []
        self._thread = threading.get_ident()
        with writing(_("Nothing was changed.")):
            self._engine = _engine(self.path)
            self._writer = self._engine.connect()
            if self._writer.exec_driver_sql("PRAGMA user_version").scalar_one() == 0:
                self._create()
            self._commit_idle()
        self._armed = False

    def _arm(self) -> None:
        """Create the triggers before the first write: what is only looked at needs none of the hundred and fifty."""
        if not self._armed:
            self._begin("IMMEDIATE")  # all of them or none
            install(self._writer, UNDOABLE)
            summaries.install(self._writer)
            self._sql("COMMIT")
            self._armed = True

    def _create(self) -> None:
        self._begin("IMMEDIATE")
        create_schema(self._writer)
        self._sql("COMMIT")

    def _sql(self, statement: str) -> None:
        cursor: Any = self._writer.connection.cursor()
        cursor.execute(statement)
        cursor.close()

    def complete(self) -> None:
        """Make the stored summaries that an older program, or an older arithmetic, left out (after opening)."""
        wanting = summaries.missing(self._writer)
        self._commit_idle()
        if wanting:
            with self._transaction() as done:
                summaries.fill(self._writer)
                done([])

    def _begin(self, mode: str) -> None:
        self._sql(f"BEGIN {mode}")
        self._sql("PRAGMA defer_foreign_keys=ON")

    def _commit_idle(self) -> None:
        # SQLAlchemy opens a transaction of its own bookkeeping on first use; end it, we emit BEGIN ourselves.
        if self._writer.in_transaction():
            self._writer.commit()

    @contextmanager
    def change(self, label: str, *, merge: str | None = None) -> Iterator[Session]:
        """Open the one transaction in which actions write; commit it at the end as one undo step named `label`.

        A following change with the same `merge` key joins the step. An exception rolls everything back. Raise Trouble
        when the file cannot be written; RuntimeError when a change is already open (a programming error).
        """
        info = {"stamps": self.stamps}  # an action that inserts in bulk goes past the event that stamps records
        with self._transaction() as done, Session(bind=self._writer, autoflush=True, info=info) as session:
            self._stamp(session)
            yield session
            with writing():
                session.flush()
                summaries.fill(self._writer)
            inverses = take(self._writer)
            done(inverses)
            session.expunge_all()
        if inverses:
            self.stack.push(Step(label, inverses, merge))
            self._announce(label, "do", inverses)

    @contextmanager
    def _transaction(self) -> Iterator[Callable[[list[Inverse]], None]]:
        if self._changing:
            raise RuntimeError("A change is already open.")
        self._changing = True
        finished = False

        def done(_inverses: list[Inverse]) -> None:
            nonlocal finished
            with writing():
                self._sql("COMMIT")
            finished = True

        try:
            with writing():
                self._arm()
                self._begin("IMMEDIATE")
                yield done
        finally:
            if not finished:
                self._roll_back()
            self._commit_idle()
            self._changing = False

    def _roll_back(self) -> None:
        if self._writer.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]  # a plain sqlite3 connection
            self._sql("ROLLBACK")

    def _stamp(self, session: Session) -> None:
        @event.listens_for(session, "before_flush")
        def _fill(active: Session, _context: object, _instances: object) -> None:
            now = self.clock()
            for record in active.new:
                record.uuid = record.uuid or self.new_uuid()
                record.created_at = record.created_at or now
                record.updated_at = record.updated_at or now
            for record in active.dirty:
                if active.is_modified(record):
                    record.updated_at = now

    def stamps(self) -> dict[str, str]:
        """Return uuid and time stamps for one row of a bulk insert."""
        now = self.clock()
        return {"uuid": self.new_uuid(), "created_at": now, "updated_at": now}

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session for queries; fetch everything inside the block, it holds no lock afterwards.

        Raise RuntimeError on another thread than the one that opened the database (a programming error).
        """
        if threading.get_ident() != self._thread:
            raise RuntimeError("Only the thread that opened the database may read it.")
        known = len(self._unread)
        try:
            with writing(_("Nothing was changed.")), Session(bind=self._reading(), autoflush=False) as session:
                yield session
        finally:
            while len(self._unread) > known:  # those before belong to a read around this one
                self._unread.pop().close()

    def _reading(self) -> Connection:
        if self._reader is None:
            self._reader = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            event.listen(self._reader, "after_cursor_execute", self._remember)
        return self._reader

    def _remember(self, _connection: Connection, cursor: sqlite3.Cursor, *_others: object) -> None:
        self._unread.append(cursor)

    def undo(self) -> Change | None:
        """Take the newest step back; return what changed, or None when there is none."""
        return self._replay(self.stack.undo, self.stack.redo, "undo")

    def redo(self) -> Change | None:
        """Do the step again that was taken back last; return what changed, or None when there is none."""
        return self._replay(self.stack.redo, self.stack.undo, "redo")

    def _replay(self, source: list[Step], target: list[Step], kind: str) -> Change | None:
        if not source:
            return None
        step = source[-1]
        with self._transaction() as done:
            replay(self._writer, step.inverses)
            summaries.fill(self._writer)
            inverses = take(self._writer)
            done(inverses)
        source.pop()
        target.append(Step(step.label, inverses))
        return self._announce(step.label, kind, inverses)

    def _announce(self, label: str, kind: str, inverses: list[Inverse]) -> Change:
        change = Change(label, kind, frozenset((inverse.table, inverse.row) for inverse in inverses))
        for listener in list(self.listeners):
            listener(change)
        return change

    def close(self) -> None:
        """Close all connections; the undo steps are gone with them."""
        self.stack.clear()
        self._commit_idle()
        if self._reader is not None:
            self._reader.close()
        self._writer.close()
        self._engine.clear_compiled_cache()  # what still names this object shall not keep a thousand statements
        self._engine.dispose()
        for follow_up in self.closing:
            follow_up()

    def announce_all(self, label: str) -> None:
        """Tell the listeners that every table may have changed (after a restore)."""
        change = Change(label, "do", frozenset((table.name, 0) for table in UNDOABLE))
        for listener in list(self.listeners):
            listener(change)
