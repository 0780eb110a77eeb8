"""`opspath import`: bring in a file of another program or an archive, after a backup; or only say what would happen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opspath_desktop import clock
from opspath_desktop.cli.folder import pathway, print_json, reader, spare, writer
from opspath_desktop.errors import Refused
from opspath_desktop.files import replacing
from opspath_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from opspath_desktop.actions.archive import Imported
    from opspath_desktop.domain.foreign import ForeignFile
    from opspath_desktop.domain.import_result import ImportPlan
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.store.database import Database, Session

KINDLE = ("highlights", "notes", "bookmarks", "superseded", "withheld")


def bring_in(wish: argparse.Namespace) -> int:
    """Import a file. Raise Refused for one that is of no known kind; nothing is changed then."""
    from opspath_desktop.exchange import archive

    if wish.failed is not None:
        spare(wish.failed, wish.data_dir)
        if wish.failed.exists() and wish.file.exists() and wish.failed.samefile(wish.file):
            raise Refused(
                _("“{path}” is the file that is read. Give what fails another name.").format(path=wish.failed)
            )
    if wish.format == "archive" or (wish.format == "auto" and archive.knows(wish.file)):
        return _bring_archive(wish)
    return _bring_foreign(wish)


# --- an archive of ours ----------------------------------------------------------------------------------------------


def _bring_archive(wish: argparse.Namespace) -> int:
    from opspath_desktop.actions.archive import import_archive, records_of
    from opspath_desktop.exchange.archive import read

    archive = read(wish.file)
    records_of(archive)  # before a folder or a backup is made

    def take(session: Session) -> Imported:
        return import_archive(session, archive, data=wish.data_dir, overwrite=wish.overwrite, dry_run=wish.dry_run)

    way_back: Path | None = None
    if wish.dry_run:  # a rehearsal makes no folder and needs no lock
        with reader(wish.data_dir) as database, database.read() as session:
            done = take(session)
    else:
        with writer(wish.data_dir) as database:
            way_back = _back_up(database, wish.data_dir)
            with database.change(_("Import")) as session:
                done = take(session)
    counts = asdict(done)
    counts["problems"] = [asdict(problem) for problem in done.problems]
    if wish.json:
        print_json({"format": "archive", "matched": 0, "items": [], **counts})
        return 0
    words = _("{records} records: {new} new, {updated} updated, {unchanged} unchanged, {skipped} skipped.")
    print(words.format(**counts))
    for problem in done.problems:
        print(_printable(f"  {problem.record}: {problem.reason}"))
    _tell_way_back(way_back)
    return 0


def _printable(line: str) -> str:
    """Return a line without the signs by which a text of the file could command the terminal."""
    return "".join(c if c.isprintable() else " " for c in line)


def _back_up(database: Database, data: Path) -> Path:
    from opspath_desktop.store import backup

    return backup.make(database.path, data / "backups", now=clock.utc_now(), reason="import").path


def _tell_way_back(path: Path | None) -> None:
    if path is not None:
        print(_("The way back: opspath restore {path}").format(path=path))


# --- a file of another program, or our own CSV -----------------------------------------------------------------------


def _bring_foreign(wish: argparse.Namespace) -> int:
    from opspath_desktop.exchange import foreign

    file = foreign.read(wish.file, wish.format)
    path = pathway()
    way_back: Path | None = None
    if wish.dry_run:
        with reader(wish.data_dir) as database:
            plan = _plan(wish, file, database, path)
        _write_failed(wish, file, plan)
    else:
        with writer(wish.data_dir) as database:
            plan = _plan(wish, file, database, path)
            _write_failed(wish, file, plan)  # a disk that refuses it shall stop the import
            if plan.changes:
                way_back = _back_up(database, wish.data_dir)
                _apply(database, path, plan)
    if wish.json:
        print_json(_as_json(plan, dry_run=wish.dry_run))
        return 0
    for line in _report(plan):
        print(_printable(line))
    if plan.failed and wish.failed is not None:
        print(_("What could not be taken stands in {path}.").format(path=wish.failed))
    if wish.dry_run or not plan.changes:
        print(_why_nothing(plan, dry_run=wish.dry_run))
    _tell_way_back(way_back)
    return 0


def _why_nothing(plan: ImportPlan, *, dry_run: bool) -> str:
    if dry_run:
        return _("Nothing was changed: this was a rehearsal.")
    if plan.records and plan.skipped == plan.records:
        return _("Nothing was changed: no record of the file could be taken.")
    return _("Nothing was changed: what the file brings is here already.")


def _plan(wish: argparse.Namespace, file: ForeignFile, database: Database, path: Pathway) -> ImportPlan:
    from opspath_desktop.domain.import_plan import plan
    from opspath_desktop.queries.import_state import here

    with database.read() as session:
        now = here(session, path, logs=file.has_logs, highlights=file.has_highlights)
    return plan(file, now, shelves=dict(wish.shelf or ()), overwrite=wish.overwrite)


def _apply(database: Database, path: Pathway, plan: ImportPlan) -> None:
    from opspath_desktop.actions.imports import apply

    with database.change(_("Import")) as session:
        apply(session, path, plan)


def _write_failed(wish: argparse.Namespace, file: ForeignFile, plan: ImportPlan) -> None:
    from opspath_desktop.exchange.foreign import failed_file

    if wish.failed is not None and plan.failed:
        with replacing(wish.failed) as part:
            part.write_bytes(failed_file(file, plan.failed))


def _as_json(plan: ImportPlan, *, dry_run: bool) -> dict[str, Any]:
    counts = {name: plan.counts.get(name, 0) for name in KINDLE} if plan.format == "kindle" else {}
    return {
        "format": plan.format,
        "records": plan.records,
        "new": plan.new,
        "matched": plan.matched,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "skipped": plan.skipped,
        **counts,
        "problems": [asdict(problem) for problem in plan.problems],
        "items": [
            {"title": item.title, "match": item.match, "item": item.item, "reason": item.reason}
            for item in plan.items
            if item.outcome != "skipped"  # those are among the problems
        ],
        "dry_run": dry_run,
    }


def _report(plan: ImportPlan) -> Iterator[str]:
    """Yield what an import does, in words: the counts, what was recognised and by what, and the problems."""
    from opspath_desktop.domain.import_result import entry_words

    words = _(
        "{format}, {records}: {new} new, {matched} matched, {updated} updated, {unchanged} unchanged, "
        "{skipped} skipped."
    )
    yield words.format(
        format=plan.format,
        records=ngettext("{n} record", "{n} records", plan.records).format(n=plan.records),
        new=plan.new,
        matched=plan.matched,
        updated=plan.updated,
        unchanged=plan.unchanged,
        skipped=plan.skipped,
    )
    if any(plan.counts.values()):
        yield _("In the file: {entries}.").format(entries=", ".join(entry_words(plan.counts)))
    matched = [item for item in plan.items if item.outcome == "matched"]
    if matched:
        yield ngettext("{n} book was recognised:", "{n} books were recognised:", len(matched)).format(n=len(matched))
    for item in matched:
        yield f"  {item.title} → {item.like}: {item.reason}"
    if plan.problems:
        count = len(plan.problems)
        yield ngettext(
            "{n} remark (number of the record first):", "{n} remarks (number of the record first):", count
        ).format(n=count)
    for problem in plan.problems:
        yield f"  {problem.record}: {problem.reason}"
