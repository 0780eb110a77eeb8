"""Commands on the records themselves: demo, status, stage."""

from __future__ import annotations

import argparse

from opspath_desktop import __version__, clock
from opspath_desktop.cli.folder import pathway, print_json, reader, writer
from opspath_desktop.i18n import _


def demo(wish: argparse.Namespace) -> int:
    """Fill an empty folder with a year of records, then open the window. Raise Refused when it holds data."""
    from opspath_desktop.demo import play

    with writer(wish.data_dir) as database:
        play(database, pathway(), today=clock.today())
    if wish.no_window:
        print(_("The demo is in {folder}.").format(folder=wish.data_dir))
        return 0
    from opspath_desktop.cli.window import open_window

    return open_window(wish)


def status(wish: argparse.Namespace) -> int:
    """Print where the user stands; a folder without data gives zeros and is not created."""
    from opspath_desktop.queries.status import status as read_status
    from opspath_desktop.store.schema import SCHEMA_VERSION

    path = pathway()
    with reader(wish.data_dir) as database, database.read() as session:
        found = read_status(session, path)
    pack = {"pack": {"id": path.pack, "version": path.version}}
    whole = {
        "version": __version__,
        "data_dir": str(wish.data_dir),
        "schema": SCHEMA_VERSION,
        **pack,
        **found.as_json(),
    }
    if wish.json:
        print_json(whole)
        return 0
    current = next((stage for stage in whole["stages"] if stage["id"] == whole["stage"]), None)
    print(_("Stage: {title}").format(title=current["title"] if current else whole["stage"] or _("none yet")))
    for stage in whole["stages"]:
        print(_("  {done} of {of}  {title}").format(**stage))
    for name in ("books", "log_entries", "takeaways", "evidence", "assessments"):
        print(f"{name.replace('_', ' ')}: {whole[name]}")
    print(_("pilots: {n}").format(n=sum(whole["pilots"].values())))
    return 0


def stage(wish: argparse.Namespace) -> int:
    """Enter a stage, also the first time. Raise Refused for an id that the pathway does not hold."""
    from opspath_desktop.actions import stages
    from opspath_desktop.queries.pathway import missing_on_the_way

    path, today = pathway(), clock.today()
    there = stages.known(path, wish.stage)
    with writer(wish.data_dir) as database:
        with database.read() as session:
            missing = missing_on_the_way(session, path, today, there.id)
        with database.change(_("Enter a stage")) as session:
            stages.enter(session, path, there.id, on=today, readiness="\n".join(missing))
    print(_("Stage {number}: {title}").format(number=there.number, title=there.title))
    return 0
