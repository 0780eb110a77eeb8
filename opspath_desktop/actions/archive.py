"""Bring the records of an archive in, or delete every record there is; each is one change and one undo step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.exchange.archive import Archive, files_of
from opspath_desktop.i18n import _
from opspath_desktop.store import attachments
from opspath_desktop.store.merge import Problem, Write, plan
from opspath_desktop.store.records import Records, Row, checked, field_of, read_all
from opspath_desktop.store.schema import SCHEMA_VERSION, PdsaCycle, Trash
from opspath_desktop.store.tables import TABLES, references


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did or, as a dry run, would do."""

    records: int
    new: int
    updated: int
    unchanged: int
    skipped: int
    problems: tuple[Problem, ...]
    dry_run: bool


def records_of(archive: Archive) -> Records:
    """Return the checked records of an archive. Raise Refused for a damaged one, Trouble for a newer one."""
    if archive.version > SCHEMA_VERSION:
        raise Trouble(
            _("The archive was written by a newer OpsPath: its version is {theirs}, this program knows {ours}.").format(
                theirs=archive.version, ours=SCHEMA_VERSION
            ),
            _("Nothing was changed."),
            _("Install the newer OpsPath, then import it."),
        )
    if archive.version < 1:
        raise Refused(_("The file is no archive of OpsPath."))
    return checked(archive.records)


def import_archive(session: Session, archive: Archive, *, data: Path, overwrite: bool, dry_run: bool) -> Imported:
    """Take in what is new, with overwrite also what differs. Raise as `records_of` does.

    Attached files go into the data folder first; a file without a record does no harm.
    """
    incoming = records_of(archive)
    decided = plan(read_all(session), incoming, overwrite=overwrite, deleted=_deleted_cycles(session))
    missing = _missing_files(archive, incoming, data)
    if not dry_run:
        _take_files(archive, decided.writes, data)
        _write_all(session, decided.writes)
    return Imported(
        records=sum(len(rows) for rows in incoming.values()),
        new=decided.new,
        updated=decided.updated,
        unchanged=decided.unchanged,
        skipped=decided.skipped,
        problems=(*decided.problems, *missing),
        dry_run=dry_run,
    )


def _deleted_cycles(session: Session) -> Iterator[Row]:
    """Yield the PDSA cycles that may still come back, as `store.records` would give them."""
    for payload in session.scalars(select(Trash.payload)):
        for row in json.loads(payload)["rows"]:
            if row["table"] == PdsaCycle.__tablename__:
                parents = {column: uuid for column, (_table, uuid) in row["parents"].items()}
                yield {field_of(row["table"], name): value for name, value in {**row["values"], **parents}.items()}


def _missing_files(archive: Archive, incoming: Records, data: Path) -> list[Problem]:
    with files_of(archive) as reader:
        brought = set(reader.attachments()) if reader else set()
    return [
        Problem(f"attachment: {row['name']}", _("The file itself is not in the archive."))
        for row in incoming["attachment"]
        if row["sha256"] not in brought and not attachments.place(data, row["sha256"]).is_file()
    ]


def _take_files(archive: Archive, writes: list[Write], data: Path) -> None:
    wanted = {write.values["sha256"] for write in writes if write.table == "attachment"}
    with files_of(archive) as reader:
        if reader and wanted:
            attachments.take_from(reader, data, wanted)


def _write_all(session: Session, writes: list[Write]) -> None:
    connection = session.connection()
    ids: dict[str, dict[str, int]] = {}
    try:
        for table, group in groupby(writes, key=lambda write: write.table):
            for each in references(table):
                if each.parent not in ids:
                    ids[each.parent] = _ids(connection, each.parent)
            for write in group:
                _write(connection, write, ids)
    except IntegrityError as error:
        raise Refused(_("The archive contradicts itself or the records here. Nothing was changed.")) from error
    session.expire_all()


def _ids(connection: Connection, table: str) -> dict[str, int]:
    rows = connection.exec_driver_sql(f'SELECT uuid, id FROM "{table}"')
    return {str(row.uuid): int(row.id) for row in rows}


def _write(connection: Connection, write: Write, ids: dict[str, dict[str, int]]) -> None:
    values = _stored(write.table, write.values, ids)
    if write.is_new:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        connection.exec_driver_sql(f'INSERT INTO "{write.table}" ({names}) VALUES ({marks})', tuple(values.values()))
        return
    uuid = values.pop("uuid")
    values.pop("created_at")
    pairs = ", ".join(f'"{name}" = ?' for name in values)
    connection.exec_driver_sql(f'UPDATE "{write.table}" SET {pairs} WHERE uuid = ?', (*values.values(), uuid))


def _stored(table: str, row: Row, ids: dict[str, dict[str, int]]) -> Row:
    links = {each.column: each.parent for each in references(table)}
    values = {}
    for column in TABLES[table].columns:
        if column.name == "id":
            continue
        value = row[field_of(table, column.name)]
        if column.name in links and value is not None:
            value = ids[links[column.name]][value]
        values[column.name] = value
    return values


def delete_everything(session: Session) -> int:
    """Delete every record, the recently deleted ones too; return how many. The caller writes a last archive before."""
    session.flush()
    connection = session.connection()
    count = 0
    for name in reversed(list(TABLES)):
        count += connection.exec_driver_sql(f'DELETE FROM "{name}"').rowcount
    session.expire_all()
    return count
