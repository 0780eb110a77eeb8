"""Write a file whole or not at all, and put into words what the disk refuses."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.i18n import _

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


_usual_mask: list[int] = []


def remember_usual_mask(mask: int) -> None:
    """Keep what the system takes away from new files, before this process began to take more; the first call counts."""
    if not _usual_mask:
        _usual_mask.append(mask)


def usual_mode(mode: int) -> int:
    """Return `mode` (0o666 for a file, 0o777 for a folder) as it comes out for any other program of this user."""
    if _usual_mask:
        return mode & ~_usual_mask[0]
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Lend a new private file beside `target` to write to; at the end it takes the place of `target` in one step.

    An exception removes what was written and leaves `target` as it was. Raise Trouble for what the disk refuses,
    Refused for a device or a pipe, which would be gone afterwards.
    """
    with telling(target):
        if target.exists() and not target.is_file() and not target.is_dir():
            raise Refused(_("“{name}” is a device or a pipe. Choose another name.").format(name=target.name))
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}-", suffix=".part", dir=target.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            sync(part)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until the file lies on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder lie on the disk, where the system can do that."""
    if os.name == "nt":  # Windows has no such call and needs none
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse it
            os.fsync(handle)
    finally:
        os.close(handle)


def expect_file(path: Path) -> None:
    """Raise Refused for what is no file that can be read: a folder, or a pipe, on which one would wait for ever."""
    with telling(path, _("Nothing was changed.")):
        mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise Refused(_("“{name}” is a folder. Choose the file in it.").format(name=path.name or path))
    if not stat.S_ISREG(mode):
        raise Refused(_("“{name}” is a device or a pipe. Save its content as a file first.").format(name=path.name))


@contextmanager
def telling(path: Path, safe: str | None = None) -> Iterator[None]:
    """Turn the errors of the disk about `path` into `Trouble`."""
    try:
        yield
    except OSError as error:
        raise trouble_of(error, path, safe) from error


def trouble_of(error: OSError, path: Path, safe: str | None = None) -> Trouble:
    """Return the sentence for what the disk refused."""
    name = str(path)
    kept = safe or _("What was there before is unchanged.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(_("The disk is full."), kept, _("Free some space, then try again."))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        what = _("“{path}” cannot be opened: it is protected or open in another program.").format(path=name)
        return Trouble(what, kept, _("Close it there or choose another place, then try again."))
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP):
        return Trouble(_("There is no “{path}”.").format(path=name), kept, _("Check the name, then try again."))
    if error.errno in (errno.EEXIST, errno.EISDIR):
        what = _("Something called “{path}” is in the way.").format(path=name)
        return Trouble(what, kept, _("Move it away or choose another place, then try again."))
    what = _("The disk did not take or give “{path}”.").format(path=name)
    return Trouble(what, kept, _("Check that the drive is connected, then try again."))
