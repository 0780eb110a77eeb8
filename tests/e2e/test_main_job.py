"""The main job in the real program, on a virtual screen, by keys alone: from the first question to the plan's PDF."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("Xvfb", "xdotool")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
DEADLINE = 60  # seconds for one step on the slowest machine; a step usually takes a tenth of one

pytestmark = pytest.mark.skipif(
    bool(MISSING) and "CI" not in os.environ, reason=f"needs {' and '.join(MISSING)} (apt-get install xvfb xdotool)"
)


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """End the process with the block, however the block ends."""
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=DEADLINE)


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """Return the environment of a new virtual screen."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    xvfb = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    )
    os.close(writing)
    with ended(xvfb), os.fdopen(reading) as answer:
        number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield {"DISPLAY": f":{number}"}


@pytest.fixture
def world(screen: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Return the environment of a person who never ran the program."""
    for name in ("home", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    own = {"HOME": str(tmp_path / "home"), "XDG_RUNTIME_DIR": str(tmp_path / "run"), "LANG": "C.UTF-8", "TZ": "UTC"}
    ours = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb", "OPSPATH_TODAY": "2026-11-22", "PYTHONUTF8": "1"}
    return kept | own | ours | screen


class Person:
    """Press keys and look at what the program wrote; nothing else."""

    def __init__(self, world: dict[str, str], data: Path) -> None:
        self._world, self._database = world, data / "opspath.db"

    def tool(self, *words: str) -> str:
        """Run xdotool."""
        done = subprocess.run(
            ["xdotool", *words], env=self._world, capture_output=True, text=True, check=True, timeout=DEADLINE
        )
        return done.stdout

    def sit_down(self) -> None:
        """Wait for the window and give it the keyboard; there is no window manager to do it."""
        window = self.tool("search", "--sync", "--onlyvisible", "--name", "^OpsPath$").split()[0]
        self.tool("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        """Press keys or chords, one after the other."""
        self.tool("key", "--delay", "20", *keys)

    def write(self, text: str) -> None:
        """Type words and Enter."""
        self.tool("type", "--delay", "5", text)
        self.press("Return")

    def sees(self, query: str, wanted: Callable[[list[tuple[object, ...]]], bool]) -> list[tuple[object, ...]]:
        """Wait until the database answers as wanted; return the rows."""
        rows: list[tuple[object, ...]] = []

        def look() -> bool:
            nonlocal rows
            with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as connection:
                rows = connection.execute(query).fetchall()
            return wanted(rows)

        wait_until(look, query)
        return rows

    def counts(self, table: str, number: int) -> None:
        """Wait until a table has so many rows."""
        self.sees(f"SELECT count(*) FROM {table}", lambda rows: rows == [(number,)])


def wait_until(met: Callable[[], bool], what: str) -> None:
    """Look again and again until the condition is met; a database that is just being written is no answer yet."""
    end, pause = monotonic() + DEADLINE, Event()
    while monotonic() < end:
        try:
            if met():
                return
        except sqlite3.OperationalError as error:
            if not any(word in str(error) for word in ("locked", "unable to open", "no such table")):
                raise
        pause.wait(0.02)
    raise AssertionError(f"waited in vain for: {what}")


def work(person: Person) -> tuple[str, str]:
    """Do the main job; return the title of the item that was ticked and of the book that was logged."""
    person.press("2", "Return")
    person.sees("SELECT item FROM stage_entry JOIN item_ref ON item_ref.id = item_ref_id", lambda rows: len(rows) == 1)
    person.press("ctrl+2", "Down", "space")
    (item,) = person.sees(
        "SELECT title FROM item_state JOIN item_ref ON item_ref.id = item_ref_id WHERE item_state.state = 'done'",
        lambda rows: len(rows) == 1,
    )
    person.write("Minutes of the workshop")
    person.counts("evidence", 1)
    person.press("ctrl+3", "Down", "Return")
    person.write("30")
    person.counts("log_entry", 1)
    (book,) = person.sees("SELECT title FROM book", lambda rows: len(rows) == 1)
    person.press("ctrl+shift+n")
    person.write("Ticket triage script")
    person.counts("pilot", 1)
    person.press("ctrl+k")
    person.write("add a number")
    person.write("First response, h")
    person.counts("measure", 1)
    person.write("8.2 yesterday")
    person.counts("data_point", 1)
    person.press("ctrl+n")
    person.write("5.6 triage")
    person.counts("data_point", 2)
    person.press("ctrl+5", "Right", "Right")
    person.sees("SELECT level FROM assessment ORDER BY id", lambda rows: bool(rows) and rows[-1] == (2,))
    return str(item[0]), str(book[0])


def test_the_main_job_by_keys(world: dict[str, str], tmp_path: Path) -> None:
    data, plans = tmp_path / "data", tmp_path / "home" / "Documents" / "OpsPath"
    command = [sys.executable, "-m", "opspath_desktop", "--data-dir", str(data)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with ended(subprocess.Popen(command, env=world, cwd=tmp_path, text=True, **pipes)) as program:  # type: ignore[call-overload]  # pipes
        person = Person(world, data)
        person.sit_down()
        item, book = work(person)
        person.press("ctrl+e", "ctrl+e")
        person.counts("export", 1)
        person.press("ctrl+q")
        out, error = program.communicate(timeout=DEADLINE)
    assert (program.returncode, out, error) == (0, "", "")
    (printed,) = plans.iterdir()
    assert printed.name == "OpsPath plan 2026-11-22.pdf"
    text = pdf_text(printed)
    for words in (item, book, "Ticket triage script", "Minutes of the workshop"):
        assert "".join(words.split()) in text
    agrees(status(command, world))


def pdf_text(path: Path) -> str:
    """Return the words of a PDF without the spaces, which lines break."""
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return "".join(text.split())


def status(command: list[str], world: dict[str, str]) -> dict[str, object]:
    """Return what the command says about the same folder."""
    done = subprocess.run([*command, "status", "--json"], env=world, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def agrees(found: dict[str, object]) -> None:
    """Compare the counts of the command with what was done."""
    assert found["stage"] == "stg.improvement"
    assert [stage["done"] for stage in found["stages"]] == [0, 1, 0, 0, 0]  # type: ignore[attr-defined]  # JSON
    assert (found["books"], found["log_entries"], found["evidence"]) == (1, 1, 1)
    assert sum(found["pilots"].values()) == 1  # type: ignore[attr-defined]  # JSON
    assert found["assessments"]
