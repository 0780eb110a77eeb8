"""Commands that write or read files: plan, export, import, backup, restore."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from opspath_desktop import clock
from opspath_desktop.cli.folder import pathway, print_json, reader, spare, writer
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext, set_locale

if TYPE_CHECKING:
    from opspath_desktop.actions.archive import Imported
    from opspath_desktop.store.database import Session

ENDINGS = {".zip": "archive", ".json": "json"}
LATER = (".csv", ".md", ".ics")  # named by the contract of the command, built later: wrong usage as `--format csv` is
USAGE = 2


def plan(wish: argparse.Namespace) -> int:
    """Write the development plan as a PDF. Raise Trouble when the file cannot be written."""
    from opspath_desktop.plan import write
    from opspath_desktop.plan.pdf import render
    from opspath_desktop.queries.plan import plan as read_plan
    from opspath_desktop.settings import load
    from opspath_desktop.store.folder import Folder

    spare(wish.out, wish.data_dir)
    set_locale(language=load(Folder(wish.data_dir).settings).language)  # as the window prints it
    private = True if wish.with_private else None
    with reader(wish.data_dir) as database, database.read() as session:
        view = read_plan(session, pathway(), today=clock.today(), paper=wish.paper, with_private=private)
    printed = render(view)
    write.write(printed.data, wish.out)
    pages = ngettext("{n} page", "{n} pages", printed.pages).format(n=printed.pages)
    print(_("{path}: {pages}.").format(path=wish.out, pages=pages))
    if printed.lost:
        print(_("No font has these characters: {signs}").format(signs=" ".join(sorted(printed.lost))))
    return 0


def export(wish: argparse.Namespace) -> int:
    """Write all records to an archive or to JSON. Raise Refused for an unknown ending."""
    from opspath_desktop.exchange import archive
    from opspath_desktop.queries.archive import contents

    kind = wish.format or ENDINGS.get(wish.file.suffix.lower())
    if kind is None and wish.file.suffix.lower() in LATER:
        print(
            "opspath: " + _("{path}: this format is not built yet. Use .zip or .json.").format(path=wish.file),
            file=sys.stderr,
        )
        return USAGE
    if kind is None:
        raise Refused(_("The ending “{ending}” says no format. Add --format archive.").format(ending=wish.file.suffix))
    spare(wish.file, wish.data_dir)
    with reader(wish.data_dir) as database, database.read() as session:
        found = contents(session, wish.data_dir)
    if kind == "json":
        archive.write_json(wish.file, found.version, found.records)
    else:
        archive.write_zip(wish.file, found.version, found.records, found.files)
    count = sum(len(rows) for rows in found.records.values())
    print(ngettext("{n} record in {path}.", "{n} records in {path}.", count).format(n=count, path=wish.file))
    for name in found.missing:
        print(_("The attached file “{name}” is missing in the data folder.").format(name=name))
    return 0


def bring_in(wish: argparse.Namespace) -> int:
    """Import an archive; a backup is made before. Raise Refused for a file that is none, nothing is changed then."""
    from opspath_desktop.actions.archive import import_archive, records_of
    from opspath_desktop.exchange.archive import read
    from opspath_desktop.store import backup

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
            way_back = backup.make(database.path, wish.data_dir / "backups", now=clock.utc_now(), reason="import").path
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
        print(f"  {problem.record}: {problem.reason}")
    if way_back is not None:
        print(_("The way back: opspath restore {path}").format(path=way_back))
    return 0


def backup(wish: argparse.Namespace) -> int:
    """Write a consistent copy with all attached files, also while the window is open."""
    from opspath_desktop.store import backup as backups

    if not (wish.data_dir / "opspath.db").exists():
        raise Refused(_("There is nothing to back up in {folder}.").format(folder=wish.data_dir))
    if wish.file is not None:
        spare(wish.file, wish.data_dir)
    made = backups.full(wish.data_dir, wish.file, now=clock.utc_now())
    print(_("Backup: {path}").format(path=made.path))
    return 0


def restore(wish: argparse.Namespace) -> int:
    """Put a backup in the place of the records; what it replaces is kept. Raise Refused for a file that is none."""
    from opspath_desktop.store.folder import prepare
    from opspath_desktop.store.lock import held
    from opspath_desktop.store.restore import prove
    from opspath_desktop.store.restore import restore as put_back

    if not wish.data_dir.exists():
        prove(wish.file)  # a refusal shall leave no new folder behind
    prepare(wish.data_dir)
    with held(wish.data_dir):
        restored = put_back(wish.file, wish.data_dir, now=clock.utc_now())
    print(_("Restored from {path}.").format(path=wish.file))
    if restored.kept is not None:
        print(_("What it replaced is kept: {path}").format(path=restored.kept))
    for name in restored.missing:
        print(_("An attached file is missing: {name}").format(name=name))
    return 0
