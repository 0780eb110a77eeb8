"""Commands that write or read files: plan, backup, restore."""

from __future__ import annotations

import argparse

from opspath_desktop import clock
from opspath_desktop.cli.folder import pathway, reader, spare
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext, set_locale


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
    printed = render(view, wish.data_dir)
    write.write(printed.data, wish.out)
    pages = ngettext("{n} page", "{n} pages", printed.pages).format(n=printed.pages)
    print(_("{path}: {pages}.").format(path=wish.out, pages=pages))
    if printed.lost:
        print(_("No font has these characters: {signs}").format(signs=" ".join(sorted(printed.lost))))
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
