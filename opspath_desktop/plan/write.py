"""Write the finished plan to a file that is either whole or not there, and never over another one."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.files import usual_mode
from opspath_desktop.i18n import _


def free_name(folder: Path, day: dt.date, what: str = "plan") -> Path:
    """Return `OpsPath plan YYYY-MM-DD.pdf` in the folder, with " (2)" and so on when that name is taken."""
    stem = f"OpsPath {what} {day.isoformat()}"
    names = (f"{stem}.pdf" if n == 1 else f"{stem} ({n}).pdf" for n in count(1))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def write(data: bytes, target: Path, failure: str = "") -> None:
    """Write the bytes beside the target and move them there in one step; make the folder when it is missing.

    Raise Trouble when that fails, in the words of `failure` with its {reason}; the target is then as it was before.
    Raise Refused for a device or a pipe, which would be gone afterwards.
    """
    if target.exists() and not target.is_file() and not target.is_dir():
        raise Refused(_("“{name}” is a device or a pipe. Choose another name.").format(name=target.name))
    temporary: Path | None = None
    try:
        _make_folder(target.parent)
        handle, name = tempfile.mkstemp(prefix=".opspath-", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _usual_permissions(temporary)
        os.replace(temporary, target)  # noqa: PTH105  # the tests put a lock in its place
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise _trouble(error, target, failure) from error


def _make_folder(folder: Path) -> None:
    """Make the folder with the permissions that any new folder of this user gets; our own data folders are private."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        folder.chmod(usual_mode(0o777))


def _usual_permissions(path: Path) -> None:
    """Give the file the permissions that any new file of this user gets; mkstemp makes it private."""
    with suppress(OSError):
        path.chmod(usual_mode(0o666))


def _trouble(error: OSError, target: Path, failure: str) -> Trouble:
    if isinstance(error, PermissionError) and target.exists():
        reason = _("the file is open in another program or may not be changed")
    elif isinstance(error, PermissionError):
        reason = _("you may not write to this folder")
    elif isinstance(error, IsADirectoryError):
        reason = _("a folder has this name")
    elif error.errno == 28:
        reason = _("the disk is full")
    else:
        reason = _("the folder cannot be reached or the name is not allowed")
    what = failure or _("The plan could not be written: {reason}.")
    return Trouble(what.format(reason=reason), _("Your data is safe."), _("Choose another name or folder."))
