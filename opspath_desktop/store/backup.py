"""Copy the database while it is in use, prove that the copy is good, and keep the copies that are worth their room."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from opspath_desktop import zips
from opspath_desktop.errors import OpsPathError, Trouble
from opspath_desktop.files import PRIVATE_FOLDER, replacing, sync_folder, telling
from opspath_desktop.i18n import _
from opspath_desktop.store.database import writing
from opspath_desktop.store.folder import Folder
from opspath_desktop.store.probe import connect, header, is_good, stranger

REASONS = ("daily", "manual", "migration", "restore", "import", "pack", "damaged")
DAILY = 14  # also how many of every other reason stay
MONTHLY = 12
FORMAT = "opspath-backup"
PAGES = 256  # a step; between two steps the window may write
PAUSE = 0.01  # seconds between two steps

_NAME = re.compile(r"opspath-(\d{8}T\d{6})Z-([a-z]+)(?:-(\d+))?\.(db|zip)")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as Settings lists it; `made` is UTC ISO 8601."""

    path: Path
    made: str
    reason: str
    size: int

    @property
    def has_attachments(self) -> bool:
        """Tell whether it holds the attached files too."""
        return self.path.suffix == ".zip"


def make(database: Path, folder: Path, *, now: str, reason: str, progress: Progress | None = None) -> Backup:
    """Write a proven copy of the database into `folder` and drop the copies that are not needed any more.

    `now` is UTC ISO 8601; `progress(done, all)` gets page counts and may raise to cancel. Raise Trouble when the copy
    cannot be written or is not good; then nothing is left behind.
    """
    with telling(folder, _("Your data is unchanged; only the backup was not made.")):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        target = _free_name(folder, now, reason, "db")
        with replacing(target) as part:
            copy(database, part, progress)
        rotate(folder, spare=target)
    return _backup(target)


def copy(database: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy the database page by page and prove the copy. Raise Trouble when it is not good."""

    def step(_status: int, left: int, total: int) -> None:
        if progress is not None:
            progress(total - left, total)

    with telling(database, _("Nothing was changed.")):
        head = header(database)
    strange = stranger(database, head) if head.is_sqlite else None
    if strange is not None:
        raise strange
    with writing(_("Your data is unchanged; only the backup was not made.")):
        with closing(connect(database)) as source, closing(sqlite3.connect(target)) as out:
            source.backup(out, pages=PAGES, sleep=PAUSE, progress=step)
            out.execute("PRAGMA journal_mode=DELETE")
        if not is_good(target):
            raise Trouble(
                _("The database has a damaged part, so no good copy could be made."),
                _("The backups made before are unchanged."),
                _("Restore the newest backup."),
            )


def daily(data: Path, *, now: str, second: Path | None = None) -> Backup | None:
    """Make the backup of this day if it is missing, also into a `second` folder; return it, or None if it was there."""
    folder = Folder(data)
    if not folder.has_data() or _made_on(folder.backups, now):
        return None
    made = make(folder.database, folder.backups, now=now, reason="daily")
    if second is not None:
        duplicate(made, second)
    return made


def duplicate(made: Backup, second: Path) -> None:
    """Copy a backup into a second folder, such as another drive. Raise Trouble when that cannot be written."""
    if second.resolve() == made.path.parent.resolve():
        return
    with telling(second, _("The backup in the data folder was made; only its second copy is missing.")):
        second.mkdir(parents=True, exist_ok=True)
        with replacing(second / made.path.name) as part, made.path.open("rb") as source, part.open("wb") as out:
            while chunk := source.read(1024**2):
                out.write(chunk)
        rotate(second, spare=second / made.path.name)


def _made_on(folder: Path, now: str) -> bool:
    return any(each.reason == "daily" and each.made[:10] == now[:10] for each in listing(folder))


def full(data: Path, target: Path | None = None, *, now: str, progress: Progress | None = None) -> Backup:
    """Write one zip with the database and all attached files, to `target` or into the backups folder.

    Raise Trouble when there is no database, when the disk refuses, or when the database is damaged.
    """
    folder = Folder(data)
    if not folder.has_data():
        raise Trouble(_("There is nothing to back up yet in “{path}”.").format(path=str(data)))
    place = target or _free_name(folder.backups, now, "manual", "zip")
    with telling(place, _("Your data is unchanged; only the backup was not made.")):
        if target is None:
            folder.backups.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".opspath-", dir=place.parent) as scratch:
            copied = Path(scratch) / zips.DATABASE
            copy(folder.database, copied, progress)
            version = header(copied).version
            zips.write(place, _entries(folder, copied), {"format": FORMAT, "version": version, "made": now})
        if target is None:
            rotate(folder.backups, spare=place)
    return Backup(place, now, "manual", place.stat().st_size)


def _entries(folder: Folder, database: Path) -> Iterator[zips.Entry]:
    yield zips.Entry(zips.DATABASE, database)
    for path in sorted(folder.attachments.glob("??/*")):
        name = path.relative_to(folder.path).as_posix()
        if zips.ATTACHMENT.fullmatch(name) and path.is_file() and not path.is_symlink():
            yield zips.Entry(name, path)


def keep_damaged(database: Path, folder: Path, *, now: str) -> Backup:
    """Move a damaged database and its journal among the backups, as bytes: somebody may save rows from it later."""
    with telling(folder, _("Nothing was changed.")):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        target = _free_name(folder, now, "damaged", "db")
        database.rename(target)
        with suppress(FileNotFoundError):
            Path(f"{database}-journal").rename(f"{target}-journal")
        sync_folder(folder)
    return _backup(target)


def listing(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first."""
    found = [_backup(path) for path in folder.glob("opspath-*") if _NAME.fullmatch(path.name) and path.is_file()]
    return sorted(found, key=lambda each: (each.made, each.path.name), reverse=True)


def newest_good(folder: Path) -> Path | None:
    """Return the newest backup whose database passes every check, or None."""
    candidates = (each.path for each in listing(folder) if each.reason != "damaged")
    return next((path for path in candidates if _is_whole(path)), None)


def _is_whole(path: Path) -> bool:
    if path.suffix == ".db":
        return is_good(path)
    with tempfile.TemporaryDirectory(prefix=".opspath-", dir=path.parent) as scratch, suppress(OpsPathError):
        copied = Path(scratch) / zips.DATABASE
        with zips.opened(path, format_name=FORMAT) as reader:
            reader.extract(zips.DATABASE, copied)
        return is_good(copied)
    return False


def rotate(folder: Path, *, spare: Path | None = None) -> None:
    """Keep of every reason the newest 14, and of each of the newest 12 months the newest backup; delete the rest.

    `spare` stays too: the one just made, which looks old where the clock went back.
    """
    listed = listing(folder)
    keep: set[Path | None] = {spare}
    for reason in REASONS:
        keep.update(each.path for each in [one for one in listed if one.reason == reason][:DAILY])
    months: dict[str, Path] = {}
    for each in listed:
        if each.reason != "damaged":
            months.setdefault(each.made[:7], each.path)
    keep.update(list(months.values())[:MONTHLY])
    for each in listed:
        if each.path not in keep:
            _remove(each)


def _remove(backup: Backup) -> None:
    backup.path.unlink(missing_ok=True)
    Path(f"{backup.path}-journal").unlink(missing_ok=True)


def delete(backups: list[Backup]) -> None:
    """Delete backups for good, because they still hold texts that the user deleted. Raise Trouble when one stays."""
    for each in backups:
        with telling(each.path):
            _remove(each)


def _free_name(folder: Path, now: str, reason: str, ending: str) -> Path:
    moment = dt.datetime.fromisoformat(now).astimezone(dt.UTC)
    stem = f"opspath-{moment:%Y%m%dT%H%M%S}Z-{reason}"
    path, count = folder / f"{stem}.{ending}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}.{ending}"
    return path


def _backup(path: Path) -> Backup:
    match = _NAME.fullmatch(path.name)
    assert match is not None  # only called with names that we made
    made = dt.datetime.strptime(match.group(1), "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
    return Backup(path, made.isoformat().replace("+00:00", "Z"), match.group(2), path.stat().st_size)
