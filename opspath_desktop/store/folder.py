"""Lay out the data folder, make it private, and tell when its place is a bad one."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from opspath_desktop.errors import Trouble
from opspath_desktop.files import PRIVATE_FOLDER, remember_usual_mask
from opspath_desktop.i18n import _

# Names of folders that synchronising programs copy while we write: lower case, found anywhere in a part of the path.
SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
    "cloudstorage": "a cloud drive",
}
NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "davfs"}
NETWORK_FUSE = {"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs"}
OWN = ("opspath.db", "opspath.db-journal", "lock", "unclean", "settings.json", "attachments", "logs")
DRIVE_REMOTE = 4  # what Windows answers for a mapped drive


@dataclass(frozen=True, slots=True)
class Folder:
    """The places inside one data folder."""

    path: Path

    @property
    def database(self) -> Path:
        """Return the place of the database."""
        return self.path / "opspath.db"

    @property
    def attachments(self) -> Path:
        """Return the place of the files copied in."""
        return self.path / "attachments"

    @property
    def backups(self) -> Path:
        """Return the place of the automatic backups."""
        return self.path / "backups"

    @property
    def logs(self) -> Path:
        """Return the place of the logs."""
        return self.path / "logs"

    @property
    def settings(self) -> Path:
        """Return the place of the window's settings."""
        return self.path / "settings.json"

    @property
    def lock(self) -> Path:
        """Return the place of the file that the one writer holds."""
        return self.path / "lock"

    @property
    def unclean(self) -> Path:
        """Return the place of the mark that is there while a writer is at work."""
        return self.path / "unclean"

    def owns(self, path: Path) -> bool:
        """Tell whether a path is a place in this folder that only the program may write."""
        home, place = self.path.resolve(), path.resolve()
        return place == home or (place.is_relative_to(home) and place.relative_to(home).parts[0] in OWN)

    def has_data(self) -> bool:
        """Tell whether there is a database with at least one page."""
        return self.database.is_file() and self.database.stat().st_size > 0


def be_private() -> None:
    """Make every file that this process creates readable by its user only."""
    remember_usual_mask(os.umask(0o077))


def prepare(path: Path) -> Folder:
    """Create what is missing of the data folder and prove that it can be written. Raise Trouble when it cannot."""
    folder = Folder(path.expanduser().absolute())
    try:
        for each in (folder.path, folder.attachments, folder.backups, folder.logs):
            each.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder.path) as probe:
            probe.write(b"1")
    except OSError as error:
        raise Trouble(
            _("The data folder “{path}” cannot be written.").format(path=str(folder.path)),
            _("Nothing was changed."),
            _("Give yourself write access to it, or choose another folder with --data-dir."),
        ) from error
    return folder


def warning(path: Path) -> str | None:
    """Return a sentence when the folder lies where a second program or computer may write too, else None."""
    where = path.expanduser().absolute()
    service = _synchroniser(where)
    if service is not None:
        return _(
            "The data folder lies in {service}, which may copy the database while it is written. "
            "Choose a folder of this computer and keep backups in {service} instead."
        ).format(service=service)
    if _is_remote(where):
        return _(
            "The data folder lies on a network drive, where a broken connection can damage the database. "
            "Choose a folder of this computer and keep backups on the network drive instead."
        )
    return None


def _synchroniser(path: Path) -> str | None:
    for part in path.parts:
        for name, service in SYNCHRONISED.items():
            if name in part.lower():
                return service
    return None


def _is_remote(path: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(path)
    return _file_system(path, _mounts()) in NETWORK_TYPES | NETWORK_FUSE


def _is_remote_drive(path: Path) -> bool:
    if str(path).startswith("\\\\"):
        return True
    import ctypes

    drive_type = getattr(ctypes, "windll").kernel32.GetDriveTypeW(path.anchor)  # noqa: B009  # exists on Windows only
    return bool(drive_type == DRIVE_REMOTE)


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(path: Path, mounts: str) -> str:
    """Return the type of the file system that holds `path`, from the lines of /proc/mounts."""
    best, kind = Path(), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, fields[2]
    return kind
