"""Measure what people wait for, as ratios in one run: start, pages, a library, a write, the export (`dev.py bench`).

Every number stands beside another one that was measured in the same run on the same machine, so that a ratio means the
same everywhere. The best of several runs counts: what disturbs a measurement only ever makes it slower.
"""

from __future__ import annotations

import compileall
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from imports import measure as measure_imports  # noqa: E402  # beside this file, as the next three
from library import fill as fill_library  # noqa: E402
from multiply import multiply  # noqa: E402
from pilots import fill as fill_pilots  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from sqlalchemy import select  # noqa: E402

from opspath_desktop import app, i18n  # noqa: E402
from opspath_desktop.actions import readings, stages  # noqa: E402
from opspath_desktop.charts.over_time import measure_chart  # noqa: E402
from opspath_desktop.charts.series import Window  # noqa: E402
from opspath_desktop.content import load_core  # noqa: E402
from opspath_desktop.demo import play  # noqa: E402
from opspath_desktop.domain.pathway import Pathway  # noqa: E402
from opspath_desktop.domain.reading_log import Sitting  # noqa: E402
from opspath_desktop.domain.spc import xmr  # noqa: E402
from opspath_desktop.domain.typed import habits  # noqa: E402
from opspath_desktop.plan.pdf import render  # noqa: E402
from opspath_desktop.queries.pilot_series import control_series  # noqa: E402
from opspath_desktop.queries.pilots import pilot  # noqa: E402
from opspath_desktop.queries.plan import plan as read_plan  # noqa: E402
from opspath_desktop.queries.portfolio import portfolio  # noqa: E402
from opspath_desktop.settings import Settings  # noqa: E402
from opspath_desktop.store.database import PRAGMAS, Database  # noqa: E402
from opspath_desktop.store.schema import Pilot  # noqa: E402
from opspath_desktop.store.upgrade import open_database  # noqa: E402
from opspath_desktop.ui.main_window import PAGES, MainWindow  # noqa: E402
from opspath_desktop.ui.pages.readings import ReadingsPage  # noqa: E402
from opspath_desktop.ui.widgets.figure_view import FigureView  # noqa: E402
from opspath_desktop.ui.workspace import Workspace  # noqa: E402

TODAY = date(2026, 11, 22)
NOW = "2026-11-22T12:00:00Z"
TIMES = 100
BOOKS = 10_000
PILOTS, FEW_PILOTS, POINTS, MANY_POINTS = 2_000, 5, 50, 5_000
PANS = 30
STARTS, OPENINGS, EXPORTS, WRITES = 5, 3, 5, 40
SIZE = (1280, 800)

# What every program of this kind must load: Qt's widgets, SQLAlchemy with its ORM, and one painted window.
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlalchemy.orm
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, window, lambda: (window.grab(), window.close()))
sys.exit(app.exec())
"""


def main() -> None:
    """Measure everything and print a line for each ratio."""
    with tempfile.TemporaryDirectory(prefix="opspath-bench-") as scratch:
        once, often, empty = (Path(scratch) / name for name in ("once", "often", "empty"))
        fill(once)
        shutil.copytree(once, often)
        with opened(often) as database:
            multiply(database, TIMES)
        start(once)
        application = app.application()
        i18n.set_locale()
        app.dress(application, Settings(theme="light"))
        library(Path(scratch))
        measure_imports(Path(scratch), Path(scratch) / "many")  # early: it tells the peak of the process's memory
        pages(once, often)
        pilots(Path(scratch))
        write(once, Path(scratch))
        export(once, empty)


@cache
def core() -> Pathway:
    """Return the shipped pathway, read once."""
    return load_core()[0]


def fill(folder: Path) -> None:
    """Play the demo into a folder."""
    with opened(folder) as database:
        play(database, core(), today=TODAY)


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """Open the database of a folder as the window does."""
    database = open_database(folder, clock=lambda: NOW, new_uuid=lambda: str(uuid.uuid4()))
    try:
        yield database
    finally:
        database.close()


def say(what: str, slow: float, fast: float, words: str) -> None:
    """Print one line: the name, the ratio, and the two times behind it."""
    print(f"{what:<28} {slow / fast:6.2f}   {slow * 1000:8.1f} ms {words} {fast * 1000:.1f} ms", flush=True)


def timed(do: Callable[[], object]) -> float:
    """Return how many seconds something took."""
    begin = time.perf_counter()
    do()
    return time.perf_counter() - begin


# --- the start -------------------------------------------------------------------------------------------------------


def start(folder: Path) -> None:
    """Compare the start up to the first painted Overview with that of a bare window, taking turns."""
    # Compiled, as every installed program is: Python itself and the libraries are, so the comparison needs it.
    compileall.compile_dir(ROOT / "opspath_desktop", quiet=1)
    environment = dict(os.environ, OPSPATH_TODAY=TODAY.isoformat(), QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT))
    bare = (sys.executable, "-c", BARE)
    ours = (sys.executable, "-m", "opspath_desktop", "--data-dir", str(folder), "--self-test")

    def run(command: tuple[str, ...]) -> float:
        return timed(lambda: subprocess.run(command, env=environment, cwd=folder, check=True))

    runs = [(run(ours), run(bare)) for _number in range(STARTS + 1)][1:]
    say("start", min(run[0] for run in runs), min(run[1] for run in runs), "to the first Overview; a bare window")


# --- the pages -------------------------------------------------------------------------------------------------------


def pages(once: Path, often: Path) -> None:
    """Open every page in a new window on the demo, and on a hundred times as many records."""
    with opened(once) as small, opened(often) as large:
        for place in PAGES:
            runs = [(opening(small, once, place), opening(large, often, place)) for _number in range(OPENINGS + 1)][1:]
            words = f"with {TIMES} times the records; with one year"
            say(f"page {place}", min(run[1] for run in runs), min(run[0] for run in runs), words)


def opening(database: Database, folder: Path, place: str) -> float:
    """Return how long it takes to build a page, fill it and paint it for the first time."""
    with window(database, folder, "settings" if place == "overview" else "overview") as shown:

        def show() -> None:
            shown.go(place)
            QApplication.processEvents()
            shown.grab()

        return timed(show)


@contextmanager
def window(database: Database, folder: Path, place: str) -> Iterator[MainWindow]:
    """Show a new window on a place."""
    made = MainWindow(space(database, folder, place))
    made.resize(*SIZE)
    made.show()
    QApplication.processEvents()
    made.grab()
    try:
        yield made
    finally:
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        database.listeners.clear()


def space(database: Database, folder: Path, place: str) -> Workspace:
    """Return what a window works with."""
    settings = Settings(theme="light", page=place)
    typing = habits(i18n.current_locale())
    return Workspace(database, core(), folder=folder, settings=settings, today=lambda: TODAY, habits=typing)


# --- a large library -------------------------------------------------------------------------------------------------


def library(scratch: Path) -> None:
    """Open the readings with ten thousand books and with twenty, and type into the filter of the large list."""
    few, many = scratch / "few", scratch / "many"
    suggested = sum(len(stage.of("reading")) for stage in core().stages)
    with opened(few) as small, opened(many) as large:
        shelve(small, 20 - suggested)
        shelve(large, BOOKS - suggested)
        runs = [(opening(small, few, "readings"), opening(large, many, "readings")) for _number in range(OPENINGS + 1)][
            1:
        ]
        words = f"with {BOOKS:,} books; with 20"
        say(f"page readings {BOOKS:,} books", min(run[1] for run in runs), min(run[0] for run in runs), words)
        with window(large, many, "readings") as shown:
            first, *others = typed(shown, "flow and stock 12")
        limit = f"the first {first * 1000:.1f} ms, median {statistics.median(others) * 1000:.1f} ms; limit 50 ms"
        print(f"{'filter key':<28} {max(others) * 1000:6.1f} ms at most, {limit}", flush=True)


def shelve(database: Database, books: int) -> None:
    """Begin the second stage, and put own books with their logs and highlights on the shelf."""
    with database.change("Begin") as session:
        stages.enter(session, core(), core().stages[1].id, on=TODAY)
    fill_library(database, books)


def typed(shown: MainWindow, words: str) -> list[float]:
    """Type into the filter and return how long each key took until the list was painted."""
    page = shown.page("readings")
    assert isinstance(page, ReadingsPage)
    page.focus_filter()

    def press(letter: str) -> None:
        QTest.keyClicks(page.pane.filter, letter)
        QApplication.processEvents()
        page.pane.grab()

    return [timed(lambda letter=letter: press(letter)) for letter in words]  # type: ignore[misc]  # bound now


# --- many pilots, and one with very many points -----------------------------------------------------------------------


def pilots(scratch: Path) -> None:
    """Open the pilots with two thousand and with five, then draw and pan one pilot of five thousand points."""
    five, thousands, long = (scratch / name for name in ("five", "thousands", "long"))
    for folder, count, points in ((five, FEW_PILOTS, POINTS), (thousands, PILOTS, POINTS), (long, 1, MANY_POINTS)):
        with opened(folder) as database:
            with database.change("Begin") as session:
                stages.enter(session, core(), core().stages[1].id, on=TODAY)
            fill_pilots(database, count, points, every=1 if points == MANY_POINTS else 7)
        took = timed(lambda folder=folder: summarised(folder))  # type: ignore[misc]  # bound now
        if count == PILOTS:
            print(
                f"{'summaries of pilots':<28} {took * 1000:6.1f} ms once, for {count:,} pilots new to the file",
                flush=True,
            )
    with opened(five) as small, opened(thousands) as large:
        runs = [(opening(small, five, "pilots"), opening(large, thousands, "pilots")) for _n in range(OPENINGS + 1)][1:]
        words = f"with {PILOTS:,} pilots of {POINTS} points; with {FEW_PILOTS}"
        say(f"page pilots {PILOTS:,} pilots", min(run[1] for run in runs), min(run[0] for run in runs), words)
        reads = [(timed(lambda: figures(large)), timed(lambda: figures(small))) for _n in range(OPENINGS)]
        words = f"with {PILOTS:,} pilots; with {FEW_PILOTS}"
        say("portfolio figures", min(run[0] for run in reads), min(run[1] for run in reads), words)
    with opened(long) as database:
        drawing(database)


def summarised(folder: Path) -> None:
    """Open and close a folder: what is missing of the stored summaries is made."""
    with opened(folder):
        pass


def figures(database: Database) -> None:
    """Read what the portfolio shows."""
    with database.read() as session:
        portfolio(session, core(), TODAY)


def drawing(database: Database) -> None:
    """Read, study, draw and paint a pilot of very many points, and paint windows of it as panning does."""
    with database.read() as session:
        uuid_of = session.scalar(select(Pilot.uuid))
        assert uuid_of is not None
        view = pilot(session, core(), TODAY, uuid_of)
        reads = [timed(lambda: pilot(session, core(), TODAY, uuid_of)) for _number in range(OPENINGS)]
    assert view is not None
    measure = view.measures[0]
    series = control_series(measure, view.marks)
    window: Window | None = None
    shown = FigureView(lambda width, height: measure_chart(series, width=width, height=height, window=window), 360)
    shown.resize(900, 360)

    def draw(on_show: Window | None = None) -> None:
        nonlocal window
        window = on_show
        shown.refresh()
        shown.grab()

    worked = [timed(lambda: xmr(measure.study.periods)) for _number in range(OPENINGS)]
    drawn = [timed(draw) for _number in range(OPENINGS + 1)][1:]
    pans = [timed(lambda at=at: draw(Window(at * 40, 120))) for at in range(PANS)]  # type: ignore[misc]  # bound now
    print(
        f"{f'chart of {MANY_POINTS:,} points':<28} {min(drawn) * 1000:6.1f} ms to draw and paint, limit 100 ms; "
        f"limits and rules {min(worked) * 1000:.1f} ms, read and studied {min(reads) * 1000:.1f} ms, "
        f"a window of 120 when panning {statistics.median(pans) * 1000:.1f} ms",
        flush=True,
    )


# --- a write ---------------------------------------------------------------------------------------------------------


def write(folder: Path, scratch: Path) -> None:
    """Compare logging a sitting, with the Readings page in view, with one INSERT and COMMIT into a file of its own."""
    bare_file = bare_insert(scratch / "bare.db")
    with opened(folder) as database, window(database, folder, "readings") as shown, bare_file as bare:
        runs = [(log(shown.workspace, number), timed(bare)) for number in range(WRITES)]
    ours, theirs = (statistics.median(run[side] for run in runs) for side in (0, 1))
    say("write a log entry", ours, theirs, "with the page refreshed; a bare INSERT and COMMIT")


def log(workspace: Workspace, number: int) -> float:
    """Log one page and return how long that took, page and badges included."""
    sitting = Sitting(TODAY - timedelta(days=number % 20), "percent", delta=0.1)
    done = []

    def act() -> None:
        done.append(workspace.act("Log", readings.log, workspace.pathway, "rdg.fearless-organization", sitting))

    took = timed(act)
    if not done[0].ok:
        raise SystemExit(f"The entry was refused: {done[0].error}")
    return took


@contextmanager
def bare_insert(path: Path) -> Iterator[Callable[[], None]]:
    """Give a function that inserts one row and commits, with the pragmas of our own files."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE log_entry (id INTEGER PRIMARY KEY, uuid TEXT UNIQUE, on_date, unit, amount)")

        def insert() -> None:
            connection.execute("BEGIN IMMEDIATE")
            values = (str(uuid.uuid4()), TODAY.isoformat(), "percent", 0.1)
            connection.execute("INSERT INTO log_entry (uuid, on_date, unit, amount) VALUES (?, ?, ?, ?)", values)
            connection.execute("COMMIT")

        yield insert


# --- the export ------------------------------------------------------------------------------------------------------


def export(full: Path, empty: Path) -> None:
    """Compare reading and rendering the demo's plan with those of a folder without records."""
    with opened(full) as demo, opened(empty) as nothing:
        runs = [(timed(lambda: printed(demo)), timed(lambda: printed(nothing))) for _number in range(EXPORTS + 1)][1:]
        counts = f"for {printed(demo)} pages; {printed(nothing)} of an empty folder"
    say("export the plan", min(run[0] for run in runs), min(run[1] for run in runs), counts)


def printed(database: Database) -> int:
    """Render the plan and return how many pages it has."""
    with database.read() as session:
        view = read_plan(session, core(), today=TODAY)
    return render(view).pages


if __name__ == "__main__":
    main()
