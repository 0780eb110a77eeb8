"""`opspath export`: all records as an archive or JSON, the reading log as CSV, what was kept of books as Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from opspath_desktop.cli.folder import pathway, reader, spare
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext

ENDINGS = {".zip": "archive", ".json": "json", ".csv": "csv", ".md": "md"}
LATER = (".ics",)  # named by the contract of the command, built later: wrong usage as `--format ics` is
USAGE = 2


def export(wish: argparse.Namespace) -> int:
    """Write records to a file. Raise Refused for an ending that says no format."""
    ending = wish.file.suffix.lower()
    kind = wish.format or ENDINGS.get(ending)
    if kind is None and ending in LATER:
        words = _("{path}: this format is not built yet. Use .zip, .json, .csv or .md.").format(path=wish.file)
        print(f"opspath: {words}", file=sys.stderr)
        return USAGE
    if kind is None:
        raise Refused(_("The ending “{ending}” says no format. Add --format archive.").format(ending=wish.file.suffix))
    spare(wish.file, wish.data_dir)
    writers = {"archive": _archive, "json": _archive, "csv": _csv, "md": _markdown}
    writers[kind](wish, kind)
    return 0


def _archive(wish: argparse.Namespace, kind: str) -> None:
    from opspath_desktop.exchange import archive
    from opspath_desktop.queries.archive import contents

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


def _csv(wish: argparse.Namespace, _kind: str) -> None:
    from opspath_desktop.exchange import own_csv
    from opspath_desktop.queries.export_rows import books

    with reader(wish.data_dir) as database, database.read() as session:
        found = books(session, pathway())
    own_csv.write(wish.file, found)
    _tell_books(len(found), wish.file)


def _markdown(wish: argparse.Namespace, _kind: str) -> None:
    from opspath_desktop.exchange import markdown
    from opspath_desktop.queries.export_rows import kept

    with reader(wish.data_dir) as database, database.read() as session:
        found = kept(session, pathway())
    markdown.write(wish.file, found)
    _tell_books(len(found), wish.file)


def _tell_books(count: int, path: Path) -> None:
    print(ngettext("{n} book in {path}.", "{n} books in {path}.", count).format(n=count, path=path))
