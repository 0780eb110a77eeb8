"""What the disk refuses is told in the words of what was tried."""

from pathlib import Path

from opspath_desktop.files import trouble_of


def test_a_protected_file_is_not_said_to_be_written() -> None:
    told = trouble_of(PermissionError(13, "Permission denied"), Path("books.csv"))
    assert told.what == "“books.csv” cannot be opened: it is protected or open in another program."
