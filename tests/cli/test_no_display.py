"""Without a display the window is refused with a sentence, and the commands go on working."""

from pathlib import Path

import pytest

from opspath_desktop.cli import main


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opspath_desktop.cli.window.sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_display")
def test_the_window_asks_for_a_display(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path / "data")]) == 3
    assert "There is no display" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.usefixtures("no_display")
def test_a_command_needs_none(tmp_path: Path) -> None:
    assert main(["--data-dir", str(tmp_path / "data"), "status"]) == 0
