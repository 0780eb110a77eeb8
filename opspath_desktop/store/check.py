"""Look over a data folder and the program's own files, and say in one line each what is in order and what is not."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from opspath_desktop.i18n import _, ngettext
from opspath_desktop.paths import resource_dir
from opspath_desktop.store import attachments, backup, probe
from opspath_desktop.store.folder import Folder, warning
from opspath_desktop.store.schema import SCHEMA_VERSION

TRUETYPE = (b"\x00\x01\x00\x00", b"true")  # ReportLab takes no other kind
OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: its name (a contract of `opspath check --json`), whether it passed, and a sentence."""

    name: str
    ok: bool
    detail: str


def run(data: Path, *, pack_problems: Iterable[str] = ()) -> list[CheckResult]:
    """Check everything and change nothing; the caller brings the problems of the packs, which content finds."""
    folder = Folder(data.expanduser().absolute())
    results = [*_database(folder)] if folder.database.exists() else [_no_database()]
    results += [_permissions(folder), _place(folder), _backups(folder), _fonts(), _packs(list(pack_problems))]
    return results


def _no_database() -> CheckResult:
    return CheckResult("database", True, _("There is no database yet."))


def _database(folder: Folder) -> Iterator[CheckResult]:
    try:
        head = probe.header(folder.database)
        ours = CheckResult("application_id", head.is_ours, _("The file is ours.") if head.is_ours else _not_ours())
        yield ours
        if not ours.ok:
            return
        yield _version(head.version)
        with closing(probe.connect(folder.database)) as connection:
            yield _listed("integrity", probe.faults(connection), _("The database is whole."))
            yield _listed("foreign_keys", probe.orphans(connection), _("Every record has its parent."))
            yield _attached(connection, folder)
    except (OSError, sqlite3.DatabaseError) as error:
        yield CheckResult("database", False, _("The database cannot be read: {error}").format(error=error))


def _not_ours() -> str:
    return _("The file is damaged or belongs to another program.")


def _version(version: int) -> CheckResult:
    ok = 1 <= version <= SCHEMA_VERSION  # an older one is migrated when it is opened
    told = _("The database has version {theirs}, this program knows {ours}.")
    if version == SCHEMA_VERSION:
        told = _("The database has version {theirs}, as this program.")
    return CheckResult("schema", ok, told.format(theirs=version, ours=SCHEMA_VERSION))


def _listed(name: str, problems: list[str], fine: str) -> CheckResult:
    return CheckResult(name, not problems, "; ".join(problems[:10]) or fine)


def _attached(connection: sqlite3.Connection, folder: Folder) -> CheckResult:
    rows = connection.execute("SELECT name, sha256 FROM attachment ORDER BY name, id").fetchall()
    bad = [str(name) for name, sha256 in rows if not attachments.is_whole(folder.path, str(sha256))]
    if bad:
        return CheckResult("attachments", False, _("Missing or damaged: {names}").format(names=", ".join(bad[:10])))
    count = len(rows)
    told = ngettext("{n} attached file, whole.", "{n} attached files, all whole.", count).format(n=count)
    return CheckResult("attachments", True, told)


def _permissions(folder: Folder) -> CheckResult:
    if os.name == "nt" or not folder.path.exists():
        return CheckResult("permissions", True, _("The folder belongs to your user account."))
    places = [folder.path, folder.database, folder.attachments, folder.backups, folder.logs, folder.settings]
    open_ones = [each.name for each in places if each.exists() and each.stat().st_mode & OTHERS]
    if open_ones:
        told = _("Others on this computer may read: {names}").format(names=", ".join(open_ones))
        return CheckResult("permissions", False, told)
    return CheckResult("permissions", True, _("Only your user account can read the data."))


def _place(folder: Folder) -> CheckResult:
    told = warning(folder.path)
    return CheckResult("place", True, told or _("The data folder lies on this computer."))


def _backups(folder: Folder) -> CheckResult:
    count = len(backup.listing(folder.backups))
    return CheckResult("backups", True, ngettext("{n} backup.", "{n} backups.", count).format(n=count))


def _fonts() -> CheckResult:
    fonts = sorted((resource_dir() / "fonts").glob("*.ttf"))
    bad = [font.name for font in fonts if not _is_truetype(font)]
    if bad or not fonts:
        return CheckResult("fonts", False, _("Missing or damaged: {names}").format(names=", ".join(bad) or "*.ttf"))
    return CheckResult("fonts", True, ngettext("{n} font.", "{n} fonts.", len(fonts)).format(n=len(fonts)))


def _is_truetype(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in TRUETYPE


def _packs(problems: list[str]) -> CheckResult:
    return CheckResult("packs", not problems, "; ".join(problems[:10]) or _("The content packs are in order."))
