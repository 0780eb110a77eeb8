"""What was shipped is found in the source tree, in a wheel and in the frozen program."""

import sys
from pathlib import Path

import pytest

from opspath_desktop import paths


def test_source_checkout() -> None:
    assert (paths.resource_dir() / "themes" / "light.toml").is_file()


def test_frozen_program_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource_dir() == tmp_path / "resources"


def test_installed_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "content").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.content_dir() == tmp_path / "_data" / "content"


def test_data_folder_is_named_after_the_program() -> None:
    assert paths.default_data_dir().name == "OpsPath"
