"""Read a zip file without trusting it, and write one whose bytes depend on nothing but its content.

Every zip of ours holds `manifest.json`: {"format", "version", ..., "files": {name: {"sha256", "size"}}} over all its
other entries. A file that has an entry too many, too big, linked, doubled or different from its manifest is refused.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from opspath_desktop.errors import Refused
from opspath_desktop.files import PRIVATE_FILE, expect_file, replacing, telling
from opspath_desktop.i18n import _

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MANIFEST = "manifest.json"
DATABASE = "opspath.db"  # in a backup
DATA = "data.json"  # in an archive
NAMES = (MANIFEST, DATABASE, DATA)  # beside the attachments, the only names that a zip of ours can hold
ATTACHMENT = re.compile(r"attachments/([0-9a-f]{2})/(\1[0-9a-f]{62})")
MAX_ENTRIES = 20_000
MAX_TOTAL = 4 * 1024**3
MAX_MANIFEST = 8 * 1024**2
MAX_RATIO = 200  # only for entries over PLAIN_FROM, which our own writer never compresses
PLAIN_FROM = 32 * 1024**2
CHUNK = 1024**2
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def attachment_name(sha256: str) -> str:
    """Return the place of an attachment inside a zip and inside the data folder."""
    return f"attachments/{sha256[:2]}/{sha256}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to put into a zip: its name and where its bytes come from."""

    name: str
    source: bytes | Path


def write(target: Path, entries: Iterable[Entry], manifest: Mapping[str, Any]) -> None:
    """Write a zip with a manifest; equal entries give equal bytes. Raise Trouble when the disk refuses."""
    import zipfile

    files: dict[str, dict[str, Any]] = {}
    with replacing(target) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in sorted(entries, key=lambda each: each.name):
            files[entry.name] = _put(archive, entry)
        listed = json.dumps({**manifest, "files": files}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        _put(archive, Entry(MANIFEST, listed.encode()))


def _put(archive: ZipFile, entry: Entry) -> dict[str, Any]:
    import zipfile

    source = entry.source
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    info = zipfile.ZipInfo(entry.name, FIXED_TIME)
    info.create_system = 3  # else the bytes would differ between Windows and the others
    info.external_attr = (stat.S_IFREG | PRIVATE_FILE) << 16
    plain = isinstance(source, Path) and (size > PLAIN_FROM or ATTACHMENT.fullmatch(entry.name) is not None)
    info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
    digest = hashlib.sha256()
    with archive.open(info, "w", force_zip64=size > PLAIN_FROM) as out:
        for chunk in _chunks(source):
            digest.update(chunk)
            out.write(chunk)
    return {"sha256": digest.hexdigest(), "size": size}


def _chunks(source: bytes | Path) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


class OtherKind(Refused):
    """Say that a zip is ours or somebody's, but not of the kind that was asked for."""


class Reader:
    """An opened zip whose names, sizes and manifest have been checked; bytes are checked as they are read."""

    def __init__(self, archive: ZipFile, manifest: dict[str, Any], sizes: dict[str, int]) -> None:
        self._archive = archive
        self.manifest = manifest
        self.sizes = sizes

    def attachments(self) -> list[str]:
        """Return the sha256 of every attachment in it."""
        found = (ATTACHMENT.fullmatch(name) for name in self.sizes)
        return sorted(match.group(2) for match in found if match)

    def read(self, name: str, limit: int) -> bytes:
        """Return the bytes of an entry. Raise Refused when it is bigger than `limit` or differs from the manifest."""
        if self.sizes[name] > limit:
            raise Refused(_("The file is too big to be read: “{name}” in it.").format(name=name))
        return b"".join(self.chunks(name))

    def extract(self, name: str, target: Path) -> None:
        """Write an entry to a new private file. Raise Refused when it is missing or differs from the manifest."""
        if name not in self.sizes:
            raise Refused(_("The file is damaged: “{name}” is missing in it.").format(name=name))
        with telling(target), target.open("xb") as out:
            target.chmod(PRIVATE_FILE)
            for chunk in self.chunks(name):
                out.write(chunk)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of an entry in pieces; only after the last one is it known that they are right."""
        digest = hashlib.sha256()
        with _reading(), self._archive.open(name) as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                yield chunk
        if digest.hexdigest() != self.manifest["files"][name]["sha256"]:
            raise Refused(_("The file is damaged: “{name}” in it was changed.").format(name=name))


@contextmanager
def opened(path: Path, *, format_name: str) -> Iterator[Reader]:
    """Open a zip of ours. Raise Refused when it is not one, holds what it must not, or lacks its manifest."""
    with telling(path):
        file = path.open("rb")
    with file:
        with telling(path), _reading():
            reader = _reader(file, format_name)
        yield reader


def _reader(file: IO[bytes], format_name: str) -> Reader:
    import zipfile

    archive = zipfile.ZipFile(file)  # holds nothing open but `file`
    infos = archive.infolist()
    _check_entries(infos)
    sizes = {info.filename: info.file_size for info in infos}
    manifest = _manifest(archive, sizes, format_name)
    sizes.pop(MANIFEST)
    return Reader(archive, manifest, sizes)


@contextmanager
def _reading() -> Iterator[None]:
    import struct
    import zipfile
    import zlib

    broken = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)
    try:
        yield
    except broken as error:
        raise Refused(_("The file is damaged or is no zip file of OpsPath.")) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the beginning of the file
            raise
        raise Refused(_("The file is damaged or is no zip file of OpsPath.")) from error


def _check_entries(infos: list[ZipInfo]) -> None:
    names = [info.filename for info in infos]
    too_many = len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL
    if too_many or any(_is_bomb(info) for info in infos):
        raise Refused(_("The file is too big to be read."))
    if len(set(names)) != len(names) or any(_is_odd(info) for info in infos):
        raise Refused(_("The file holds links, folders or names twice, which OpsPath never writes."))
    for name in names:
        if name not in NAMES and not ATTACHMENT.fullmatch(name):
            raise OtherKind(_("The file holds “{name}”, which OpsPath never writes.").format(name=name[:80]))


def _is_bomb(info: ZipInfo) -> bool:
    return info.file_size > PLAIN_FROM and info.file_size > info.compress_size * MAX_RATIO


def _is_odd(info: ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    known = info.compress_type in (0, 8)  # stored and deflated, the two that we write
    return info.is_dir() or bool(info.flag_bits & 0x1) or not known or kind not in (0, stat.S_IFREG)


def _manifest(archive: ZipFile, sizes: dict[str, int], format_name: str) -> dict[str, Any]:
    if sizes.get(MANIFEST, MAX_MANIFEST + 1) > MAX_MANIFEST:
        raise Refused(_("The file is no zip file of OpsPath: it has no list of what it holds."))
    manifest = parse(archive.read(MANIFEST))
    if manifest.get("format") != format_name:
        raise OtherKind(_("The file is no “{wanted}” file.").format(wanted=format_name))
    files = manifest.get("files")
    told = _told_sizes(files) if isinstance(files, dict) else None
    if told != {name: size for name, size in sizes.items() if name != MANIFEST}:
        raise Refused(_("The file is damaged: it does not hold what its list names."))
    return manifest


def _told_sizes(files: dict[str, Any]) -> dict[str, Any]:
    return {name: each.get("size") for name, each in files.items() if isinstance(each, dict) and "sha256" in each}


def parse(raw: bytes) -> dict[str, Any]:
    """Return the JSON object in `raw`. Raise Refused for anything else, also for doubled keys and infinite numbers."""
    try:
        found = json.loads(raw.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refused(_("The file is damaged: its JSON cannot be read.")) from error
    if not isinstance(found, dict):
        raise Refused(_("The file is damaged: its JSON is no object."))
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def is_zip(path: Path) -> bool:
    """Tell whether a file begins like a zip. Raise Refused for what is no file."""
    expect_file(path)
    with telling(path), path.open("rb") as file:
        return _begins(file, b"PK")


def _begins(file: IO[bytes], magic: bytes) -> bool:
    return file.read(len(magic)) == magic
