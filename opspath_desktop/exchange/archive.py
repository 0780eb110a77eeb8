"""Read and write our own archive: data.json with every record, beside it the attached files, and a manifest.

data.json is {"format": "opspath", "version": n, "records": {table: [record...]}}. It holds no integer ids and no time
of export, so equal records give equal bytes. What a record may hold is for `store.records.checked` to say.

Version 1: the first tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opspath_desktop import zips
from opspath_desktop.errors import Refused
from opspath_desktop.files import expect_file, replacing, telling
from opspath_desktop.i18n import _

FORMAT = "opspath"
MAX_DATA = 256 * 1024**2
HEAD = 4096
_MARK = re.compile(rb'^\s*\{[^{}\[\]]*"format"\s*:\s*"opspath"')


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was read: its records are still unchecked, its files are still in the zip."""

    path: Path
    version: int
    records: Any
    has_files: bool


def encode(version: int, records: Mapping[str, Any]) -> bytes:
    """Return data.json."""
    whole = {"format": FORMAT, "version": version, "records": records}
    return (json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n").encode()


def write_json(target: Path, version: int, records: Mapping[str, Any]) -> None:
    """Write data.json alone. Raise Trouble when the disk refuses."""
    with replacing(target) as part:
        part.write_bytes(encode(version, records))


def write_zip(target: Path, version: int, records: Mapping[str, Any], files: Mapping[str, Path]) -> None:
    """Write the archive with its attached files, named by their sha256. Raise Trouble when the disk refuses."""
    entries = [zips.Entry(zips.DATA, encode(version, records))]
    entries += [zips.Entry(zips.attachment_name(sha256), path) for sha256, path in files.items()]
    zips.write(target, entries, {"format": FORMAT, "version": version})


def knows(path: Path) -> bool:
    """Tell whether a file begins like an archive or its data.json. Raise Refused for what is no file."""
    expect_file(path)
    with telling(path), path.open("rb") as file:
        head = file.read(HEAD)
    return head.startswith(b"PK\x03\x04") or _MARK.search(head) is not None


def read(path: Path) -> Archive:
    """Read a zip or a data.json. Raise Refused when it is neither, Trouble when the disk refuses."""
    if zips.is_zip(path):
        with _opened(path) as reader:
            if zips.DATA not in reader.sizes:
                raise Refused(_("The file is no archive of OpsPath: it holds no data.json."))
            raw = reader.read(zips.DATA, MAX_DATA)
        return _archive(path, raw, has_files=True)
    with telling(path), path.open("rb") as file:
        raw = file.read(MAX_DATA + 1)
    if len(raw) > MAX_DATA:
        raise Refused(_("The file is too big to be read."))
    return _archive(path, raw, has_files=False)


@contextmanager
def files_of(archive: Archive) -> Iterator[zips.Reader | None]:
    """Open the attached files of an archive; None when it is a data.json alone."""
    if not archive.has_files:
        yield None
        return
    with _opened(archive.path) as reader:
        yield reader


@contextmanager
def _opened(path: Path) -> Iterator[zips.Reader]:
    try:
        with zips.opened(path, format_name=FORMAT) as reader:
            yield reader
    except zips.OtherKind as error:
        raise Refused(
            _(
                "The zip file is no archive of OpsPath. If it is a backup, restore it instead; else unpack it, or save "
                "it as CSV."
            )
        ) from error


def _archive(path: Path, raw: bytes, *, has_files: bool) -> Archive:
    whole = zips.parse(raw)
    version = whole.get("version")
    if whole.get("format") != FORMAT or not isinstance(version, int) or set(whole) != {"format", "version", "records"}:
        raise Refused(_("The file is no archive of OpsPath."))
    return Archive(path, version, whole["records"], has_files)
