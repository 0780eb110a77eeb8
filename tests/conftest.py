"""Give every test the same world: no screen, no home of a real person, no setting from outside, no network."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.store.database import Database


def _clean_environment() -> None:
    """Run while this file is imported, because Qt and the C library read the environment only once."""
    for name in [name for name in os.environ if name.startswith(("OPSPATH_", "QT_", "XDG_", "LC_"))]:
        del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="opspath-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ |= {name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "TZ": "UTC"}
    if hasattr(time, "tzset"):
        time.tzset()


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Fail whatever connects to another machine; local sockets have a name instead of a pair."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        pytest.fail(f"A test connected to {args[1]}.")


_clean_environment()
sys.addaudithook(_refuse_network)

# No deadline, since two busy cores are slow without being wrong; in CI the same examples every time.
hypothesis.settings.register_profile(
    "opspath", deadline=None, database=None, derandomize="CI" in os.environ, print_blob=True
)
hypothesis.settings.load_profile("opspath")


def pytest_collection_finish() -> None:
    """Leave what was imported out of every later collection of garbage: it stays to the end anyway."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Generator[None, object, object]:
    """Say at the very end how to repeat this order: the head of a long log is seldom kept."""
    result = yield
    if seed := config.getoption("randomly_seed", None):
        terminalreporter.write_line(f"To repeat this order: --randomly-seed={seed}")
    return result


@pytest.fixture(autouse=True)
def _same_process() -> Iterator[None]:
    """Start every test with the usual mask for new files; take back what a start sets up for the whole process."""
    from opspath_desktop import files, i18n

    log = logging.getLogger()
    handlers, words = log.handlers[:], dict(i18n._state)
    os.umask(0o022)
    yield
    for handler in [handler for handler in log.handlers if handler not in handlers]:
        log.removeHandler(handler)
        handler.close()
    i18n._state.update(words)
    files._usual_mask.clear()


# The program is imported inside the fixtures: by then the environment is clean.
def _opened(path: Path) -> Database:
    from opspath_desktop.store.database import Database

    numbers = count(1)
    return Database(path, clock=lambda: "2026-11-22T08:00:00Z", new_uuid=lambda: f"uuid-{next(numbers):05}")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database without records: to copy it takes a third of the time of making its tables."""
    path = tmp_path_factory.mktemp("empty") / "opspath.db"
    _opened(path).close()
    return path


@pytest.fixture
def database(tmp_path: Path, empty_file: Path) -> Iterator[Database]:
    """Open a database without records; its clock stands still, its uuids count up."""
    made = _opened(shutil.copy(empty_file, tmp_path / "opspath.db"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def core() -> Pathway:
    """Return the shipped pathway."""
    from opspath_desktop.content import load_core

    pathway, problems = load_core()
    assert not problems
    return pathway


@pytest.fixture(autouse=True)
def _no_file_dialog_waits_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that opens a file dialog instead of standing for ever; a test that wants one replaces it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return

    def waits(*_args: object, **_options: object) -> None:
        pytest.fail("A file dialog waits for a person. Let the test replace it.")

    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(widgets.QFileDialog, name, waits)
