"""Keep the files that the user attached: copied in once, named by their sha256, never changed afterwards."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import sqlite3
import stat
import tempfile
import unicodedata
from collections.abc import Container, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.files import PRIVATE_FOLDER, sync, sync_folder, telling
from opspath_desktop.i18n import _
from opspath_desktop.store import backup, probe
from opspath_desktop.store.folder import Folder
from opspath_desktop.zips import ATTACHMENT, CHUNK, Reader, attachment_name

MAX_SIZE = 100 * 1024**2
MAX_NAME = 120
READ_ONLY = 0o400
SETTLED = 24 * 3600  # seconds: a younger file may belong to a change that is not written yet

_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Copied:
    """A file that lies in the data folder now: what a row of `attachment` needs."""

    sha256: str
    name: str
    size: int


def copy_in(data: Path, source: Path) -> Copied:
    """Copy a file into the data folder. Raise Refused for what is no plain file or too big, Trouble for the disk."""
    size = _plain_size(source)
    folder = Folder(data).attachments
    digest = hashlib.sha256()
    with telling(folder, _("Nothing was attached.")):
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        with _scratch(folder) as part:
            with source.open("rb") as file, part.open("wb") as out:
                size = 0
                while chunk := file.read(CHUNK):
                    size += len(chunk)
                    _refuse_big(size)
                    digest.update(chunk)
                    out.write(chunk)
            _settle(part, place(data, digest.hexdigest()))
    return Copied(digest.hexdigest(), safe_name(source.name), size)


def _plain_size(source: Path) -> int:
    try:
        found = source.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        raise Refused(_("“{name}” cannot be read.").format(name=source.name)) from error
    if not stat.S_ISREG(found.st_mode):
        raise Refused(_("“{name}” is no file. Choose a file.").format(name=source.name))
    _refuse_big(found.st_size)
    return found.st_size


def _refuse_big(size: int) -> None:
    if size > MAX_SIZE:
        raise Refused(_("The file is bigger than 100 MB. Add a link to it instead."))


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=".incoming-", dir=folder)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _settle(part: Path, target: Path) -> None:
    """Move a written file to its final place, read-only; one that lies there already is replaced by equal bytes."""
    target.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    sync(part)
    if target.exists():
        target.chmod(0o600)  # Windows will not replace a read-only file
    part.replace(target)
    target.chmod(READ_ONLY)
    sync_folder(target.parent)


def take_from(reader: Reader, data: Path, wanted: Container[str] | None = None) -> None:
    """Copy the attachments of a zip (only the `wanted` ones) into the data folder, each checked by its name."""
    folder = Folder(data).attachments
    for sha256 in reader.attachments():
        if (wanted is not None and sha256 not in wanted) or is_whole(data, sha256):
            continue
        with telling(folder):
            folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            with _scratch(folder) as part, part.open("wb") as out:
                digest = hashlib.sha256()
                for chunk in reader.chunks(attachment_name(sha256)):
                    digest.update(chunk)
                    out.write(chunk)
                if digest.hexdigest() != sha256:
                    raise Refused(_("The file is damaged: an attached file in it was changed."))
                out.close()
                _settle(part, place(data, sha256))


def place(data: Path, sha256: str) -> Path:
    """Return where the bytes of an attachment lie. Raise Refused when the name could not be one of ours."""
    if not _SHA256.fullmatch(sha256):
        raise Refused(_("The attached file has a name that OpsPath never gives."))
    return Folder(data).path / attachment_name(sha256)


def is_whole(data: Path, sha256: str) -> bool:
    """Tell whether the file is there and its bytes are those that were attached."""
    digest = hashlib.sha256()
    try:
        with place(data, sha256).open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except (OSError, Refused):
        return False
    return digest.hexdigest() == sha256


def copy_out(data: Path, sha256: str, name: str, folder: Path) -> Path:
    """Copy an attachment under its own name into `folder`, to be opened or kept there; return the copy's path.

    Raise Trouble when the file is missing or damaged.
    """
    if not is_whole(data, sha256):
        raise Trouble(
            _("The attached file “{name}” is missing or damaged.").format(name=name),
            _("The record that names it is unchanged."),
            _("Restore it from a backup made with “Back up now”."),
        )
    target = folder / safe_name(name)
    with telling(target):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_bytes(place(data, sha256).read_bytes())
    return target


def safe_name(name: str) -> str:
    """Return a file name without signs that could lead elsewhere or mislead, at most 120 characters long."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFC", name) if unicodedata.category(sign) not in ("Cf", "Cs")
    )
    plain = _UNSAFE.sub("_", plain).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > MAX_NAME and dot and len(ending) < 12:
        plain = stem[: MAX_NAME - len(ending) - 1] + dot + ending
    return plain[:MAX_NAME] or "file"


def clean_up(data: Path, *, now: str) -> int:
    """Delete files that no record, trash entry or backup names; return how many. Call it before anything is undoable.

    `now` is UTC ISO 8601. When a single backup cannot be read, nothing is deleted.
    """
    folder = Folder(data)
    limit = dt.datetime.fromisoformat(now).timestamp() - SETTLED
    try:
        unused = {path.name: path for path in _files(folder) if path.stat().st_mtime < limit}
        unused = _without(unused, _named_in(folder.database, frozen=False)) if unused else {}
        for each in backup.listing(folder.backups) if unused else ():
            if each.path.suffix == ".db":  # a zip brings its own files
                unused = _without(unused, _named_in(each.path, frozen=True))
    except sqlite3.DatabaseError:
        return 0
    for path in unused.values():
        with suppress(OSError):
            path.chmod(0o600)
            path.unlink()
    return len(unused)


def _without(files: dict[str, Path], used: set[str]) -> dict[str, Path]:
    return {name: path for name, path in files.items() if name not in used}


def _files(folder: Folder) -> Iterator[Path]:
    for path in folder.attachments.glob("??/*"):
        if ATTACHMENT.fullmatch(path.relative_to(folder.path).as_posix()):
            yield path


def _named_in(database: Path, *, frozen: bool) -> set[str]:
    with closing(probe.connect(database, frozen=frozen)) as connection:
        used = {str(row[0]) for row in connection.execute("SELECT sha256 FROM attachment")}
        for (payload,) in connection.execute("SELECT payload FROM trash"):
            used.update(_SHA256.findall(json.dumps(payload)))
    return used
