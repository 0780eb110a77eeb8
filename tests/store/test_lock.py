"""The lock: one writer a folder, and a killed one leaves no trace."""

import subprocess
import sys
from pathlib import Path

import pytest

from opspath_desktop.store.folder import prepare
from opspath_desktop.store.lock import Open, held


def test_a_second_writer_hears_that_the_folder_is_open(data: Path) -> None:
    prepare(data)
    with held(data), pytest.raises(Open, match="OpsPath is open on this folder"), held(data):
        pass


def test_the_folder_is_free_after_the_first_writer(data: Path) -> None:
    prepare(data)
    with held(data):
        pass
    with held(data):
        pass


def test_a_killed_writer_frees_the_folder(data: Path) -> None:
    prepare(data)
    code = f"from filelock import FileLock; import os; FileLock({str(data / 'lock')!r}).acquire(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    with held(data):
        pass
