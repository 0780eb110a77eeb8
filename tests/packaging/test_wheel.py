"""Check that the wheel carries everything the program reads."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel once, offline, with the locked build backend."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_content_and_resources_lie_in_the_package(wheel: zipfile.ZipFile) -> None:
    for folder in ("content", "resources"):
        files = [file for file in (ROOT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts]
        expected = {f"opspath_desktop/_data/{file.relative_to(ROOT).as_posix()}" for file in files}
        assert expected <= set(wheel.namelist())


def test_the_migrations_are_there(wheel: zipfile.ZipFile) -> None:
    assert any(name.startswith("opspath_desktop/store/migrations/versions/0001") for name in wheel.namelist())


def test_both_commands_are_entry_points(wheel: zipfile.ZipFile) -> None:
    text = wheel.read(next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))).decode()
    assert "opspath = opspath_desktop.cli:main" in text
    assert "opspath-desktop = opspath_desktop.cli:main" in text


def test_the_licences_travel_along(wheel: zipfile.ZipFile) -> None:
    licences = [name for name in wheel.namelist() if ".dist-info/licenses/" in name]
    assert {"LICENSE", "Inter-OFL.txt"} <= {name.rsplit("/", 1)[-1] for name in licences}


def test_nothing_of_the_tests_is_installed(wheel: zipfile.ZipFile) -> None:
    assert [name for name in wheel.namelist() if not name.startswith(("opspath_desktop/", "opspath_desktop-"))] == []
