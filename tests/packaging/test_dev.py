"""Check the parts of dev.py that decide something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

posix = pytest.mark.skipif(os.name != "posix", reason="Only these systems have a loader to ask and a root")


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_missing_library_names_its_debian_package(library: str, package: str) -> None:
    assert dev.debian_package(library) == package


@posix
def test_the_libraries_that_the_loader_misses_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib/python3.11/site-packages/PySide6").mkdir(parents=True)
    ldd = tmp_path / "ldd"
    ldd.write_text(
        "#!/bin/sh\nprintf '\\tlibEGL.so.1 => not found\\n\\tlibc.so.6 => /lib/libc.so.6 (0x1)\\n'\n", "utf-8"
    )
    ldd.chmod(0o755)
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev.shutil, "which", lambda _name: str(ldd))
    monkeypatch.setattr(dev.sys, "platform", "linux")
    assert dev.missing_libraries() == {"libEGL.so.1"}


@posix
def test_who_is_not_root_is_told_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.Stop, match=r"sudo apt-get install .* libegl1"):
        dev.need_debian(["libegl1"], "shared libraries")


def test_another_system_is_told_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    with pytest.raises(dev.Stop, match="packages libegl1"):
        dev.need_debian(["libegl1"], "shared libraries")


def test_a_child_offscreen_inherits_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPATH_TODAY", "2020-01-01")
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    env = dev.environment(offscreen=True)
    assert "OPSPATH_TODAY" not in env
    assert {key for key in env if key.startswith("QT_")} == {"QT_QPA_PLATFORM"}


def test_a_child_on_screen_keeps_the_settings_of_its_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPATH_TODAY", "2020-01-01")
    assert dev.environment(offscreen=False)["OPSPATH_TODAY"] == "2020-01-01"


def test_a_command_runs_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    called: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "call", lambda *command, **_options: called.append(command) or 0)
    assert dev.run(["status"]) == 0
    assert [command[-1] for command in called] == ["status"]


@pytest.mark.parametrize(("args", "code"), [([], 2), (["--help"], 0), (["nonsense"], 2)])
def test_without_a_command_it_lists_the_commands(args: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, dev.__file__, *args], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert all(f"  {name} " in done.stdout for name in ("run", "test", "check", "build", "bench", "a11y", "lock"))


def test_a_broken_python_in_the_environment_counts_as_none(tmp_path: Path) -> None:
    assert not dev.runs(tmp_path / "python")
    assert dev.runs(Path(sys.executable), "import json")
    assert not dev.runs(Path(sys.executable), "import no_such_module")


@posix
def test_a_build_asks_for_the_parts_that_debian_packs_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib/python3.11").mkdir(parents=True)
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "runs", lambda *_: False)
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    assert dev.missing_build_packages() == ["libpython3.11", "binutils"]
