"""Commands that write or read files: plan, export, import, backup, restore."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from opspath_desktop import clock
from opspath_desktop.cli.folder import pathway, print_json, reader, writer
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext

ENDINGS = {".zip": "archive", ".json": "json"}


def plan(wish: argparse.Namespace) -> int:
    """Write the development plan as a PDF. Raise Trouble when the file cannot be written."""
    from opspath_desktop.plan import write
    from opspath_desktop.plan.pdf import render
    from opspath_desktop.queries.plan import plan as read_plan

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
    if kind is None:
        raise Refused(_("The ending “{ending}” says no format. Add --format archive.").format(ending=wish.file.suffix))
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
    from opspath_desktop.actions.archive import import_archive
    from opspath_desktop.exchange.archive import read
    from opspath_desktop.store import backup

    archive = read(wish.file)
    way_back: Path | None = None
    opened = reader if wish.dry_run else writer  # a rehearsal makes no folder and needs no lock
    with opened(wish.data_dir) as database:
        if not wish.dry_run:
            way_back = backup.make(database.path, wish.data_dir / "backups", now=clock.utc_now(), reason="import").path
        with database.change(_("Import")) as session:
            done = import_archive(session, archive, data=wish.data_dir, overwrite=wish.overwrite, dry_run=wish.dry_run)
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
    made = backups.full(wish.data_dir, wish.file, now=clock.utc_now())
    print(_("Backup: {path}").format(path=made.path))
    return 0


def restore(wish: argparse.Namespace) -> int:
    """Put a backup in the place of the records; what it replaces is kept. Raise Refused for a file that is none."""
    from opspath_desktop.store.folder import prepare
    from opspath_desktop.store.lock import held
    from opspath_desktop.store.restore import restore as put_back

    prepare(wish.data_dir)
    with held(wish.data_dir):
        restored = put_back(wish.file, wish.data_dir, now=clock.utc_now())
    print(_("Restored from {path}.").format(path=wish.file))
    if restored.kept is not None:
        print(_("What it replaced is kept: {path}").format(path=restored.kept))
    for name in restored.missing:
        print(_("An attached file is missing: {name}").format(name=name))
    return 0
