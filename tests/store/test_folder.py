"""The data folder: private, provably writable, and warned about where two programs write."""

from pathlib import Path

import pytest

from opspath_desktop.errors import Trouble
from opspath_desktop.store import folder


def test_a_new_folder_can_be_read_by_its_user_only(data: Path) -> None:
    made = folder.prepare(data)
    places = (made.path, made.attachments, made.backups, made.logs)
    assert {place.stat().st_mode & 0o777 for place in places} == {0o700}


def test_a_file_in_its_place_is_told_in_a_sentence(data: Path) -> None:
    data.write_text("not a folder")
    with pytest.raises(Trouble, match="cannot be written"):
        folder.prepare(data)


def test_a_folder_that_takes_no_file_is_told_in_a_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(folder.tempfile, "TemporaryFile", refuse)
    with pytest.raises(Trouble, match="Give yourself write access"):
        folder.prepare(data)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/me/Dropbox/ops", "Dropbox"),
        ("/home/me/OneDrive - Firm/ops", "OneDrive"),
        ("/Users/me/Library/Mobile Documents/ops", "iCloud"),
        ("/home/me/Nextcloud/ops", "Nextcloud"),
    ],
)
def test_synchronising_folders_are_named(path: str, service: str) -> None:
    assert service in str(folder.warning(Path(path)))


def test_a_network_drive_is_recognised_by_its_file_system(monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/team\\040drive nfs4 rw 0 0\n"
    monkeypatch.setattr(folder, "_mounts", lambda: mounts)
    assert "network drive" in str(folder.warning(Path("/mnt/team drive/me")))
    assert folder.warning(Path("/mnt/teams")) is None
