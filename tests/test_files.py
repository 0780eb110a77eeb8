"""What the disk refuses is told in the words of what was tried."""

import os
import stat
from pathlib import Path

import pytest

from opspath_desktop.errors import Refused
from opspath_desktop.files import replacing, trouble_of


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_no_file_takes_the_place_of_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="Choose another name"), replacing(tmp_path / "pipe"):
        pass
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_protected_file_is_not_said_to_be_written() -> None:
    told = trouble_of(PermissionError(13, "Permission denied"), Path("books.csv"))
    assert told.what == "“books.csv” cannot be opened: it is protected or open in another program."
