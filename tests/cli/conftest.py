"""Run the command as a script would, and look at everything it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from opspath_desktop.cli import main
from tests import year

Command = Callable[..., "Said"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one command did: its exit code and its two outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Return the one JSON object on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the data folder that the commands work on; it does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def opspath(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs `opspath` with these words; trouble and refusals must be one clean line."""
    monkeypatch.setenv("OPSPATH_DATA_DIR", str(data))
    monkeypatch.setenv("OPSPATH_TODAY", year.TODAY.isoformat())

    def run(*words: object) -> Said:
        capsys.readouterr()
        code = main([str(word) for word in words])
        heard = capsys.readouterr()
        assert "Traceback" not in heard.err
        if code in (1, 3) and words[0] not in ("check", "pack"):
            assert (heard.out, heard.err.count("\n")) == ("", 1)
            assert heard.err.startswith("opspath: ")
        return Said(code, heard.out, heard.err)

    return run


@pytest.fixture
def lived(data: Path) -> Path:
    """Return the data folder with the demo year in it."""
    return year.copy_to(data)


@pytest.fixture
def contents(lived: Path) -> Callable[[], dict[str, bytes]]:
    """Return a function that gives every file of the data folder with its bytes; the lock says nothing about data."""

    def read() -> dict[str, bytes]:
        files = [path for path in lived.rglob("*") if path.is_file() and path.name != "lock"]
        return {path.relative_to(lived).as_posix(): path.read_bytes() for path in sorted(files)}

    return read
