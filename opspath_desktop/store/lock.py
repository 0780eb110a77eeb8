"""Hold a data folder for one writer at a time; the system lets go of it when the process ends, however it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from opspath_desktop.errors import Trouble
from opspath_desktop.files import telling
from opspath_desktop.i18n import _
from opspath_desktop.store.folder import Folder


class Open(Trouble):
    """Say that another window or command holds the folder."""


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Hold the folder for writing until the block ends. Raise Open when another process holds it."""
    from filelock import FileLock, Timeout

    lock = FileLock(Folder(data).lock, timeout=0, mode=0o600)
    with telling(Folder(data).lock):
        try:
            lock.acquire()
        except Timeout as error:
            raise Open(
                _("OpsPath is open on this folder."),
                _("Nothing was changed."),
                _("Close its window or wait for its command to end, then try again."),
            ) from error
    try:
        yield
    finally:
        lock.release()
