"""Zips: what is written twice is the same, and what a stranger made is refused before it does harm."""

import io
import json
import stat
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from opspath_desktop import zips
from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.zips import Entry

DATA = b'{"x": 1}'


def forged(path: Path, entries: dict[str, bytes], *, manifest: object = None, mode: int = stat.S_IFREG) -> Path:
    """Write a zip as somebody else might."""
    files = {name: {"sha256": sha256(raw).hexdigest(), "size": len(raw)} for name, raw in entries.items()}
    listed = manifest if manifest is not None else {"format": "x", "files": files}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in {**entries, "manifest.json": json.dumps(listed).encode()}.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (mode | 0o777) << 16
            archive.writestr(info, raw, zipfile.ZIP_DEFLATED)
    return path


def read(path: Path) -> bytes:
    with zips.opened(path, format_name="x") as reader:
        return reader.read("data.json", 1000)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    zips.write(tmp_path / "a.zip", [Entry("data.json", DATA)], {"format": "x"})
    assert read(tmp_path / "a.zip") == DATA
    assert (tmp_path / "a.zip").stat().st_mode & 0o777 == 0o600


def test_equal_entries_give_equal_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1")
    name = zips.attachment_name(sha256(b"1").hexdigest())
    entries = [Entry("data.json", DATA), Entry(name, tmp_path / "file")]
    zips.write(tmp_path / "a.zip", entries, {"format": "x"})
    zips.write(tmp_path / "b.zip", entries[::-1], {"format": "x"})
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        "attachments/ab/../../x",
        "attachments/ab/cd",
        "data.json\\x",
        "C:x",
        "folder/",
        "DATA.JSON",
    ],
)
def test_a_name_that_we_never_write_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        read(forged(tmp_path / "a.zip", {"data.json": DATA, name: b"x"}))


def test_a_link_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="links"):
        read(forged(tmp_path / "a.zip", {"data.json": b"/etc/passwd"}, mode=stat.S_IFLNK))


def test_a_name_twice_is_refused(tmp_path: Path) -> None:
    path = forged(tmp_path / "a.zip", {"data.json": DATA})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("data.json", b"other")
    with pytest.raises(Refused, match="twice"):
        read(path)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="too big"):
        read(forged(tmp_path / "a.zip", {"data.json": bytes(40 * 1024**2)}))


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_ENTRIES", 1)
    with pytest.raises(Refused, match="too big"):
        read(forged(tmp_path / "a.zip", {"data.json": DATA}))


def test_changed_bytes_are_refused(tmp_path: Path) -> None:
    manifest = {"format": "x", "files": {"data.json": {"sha256": "0" * 64, "size": len(DATA)}}}
    with pytest.raises(Refused, match="was changed"):
        read(forged(tmp_path / "a.zip", {"data.json": DATA}, manifest=manifest))


@pytest.mark.parametrize(
    "manifest",
    [
        [],
        {"format": "x"},
        {"format": "x", "files": []},
        {"format": "x", "files": {}},
        {"format": "x", "files": {"a": 1}},
    ],
)
def test_a_wrong_manifest_is_refused(tmp_path: Path, manifest: object) -> None:
    with pytest.raises(Refused):
        read(forged(tmp_path / "a.zip", {"data.json": DATA}, manifest=manifest))


def test_another_format_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(zips.OtherKind):
        read(forged(tmp_path / "a.zip", {"data.json": DATA}, manifest={"format": "y", "files": {}}))


@pytest.mark.parametrize("cut", [0, 10, 60, 200])
def test_a_cut_file_is_refused(tmp_path: Path, cut: int) -> None:
    raw = forged(tmp_path / "a.zip", {"data.json": DATA}).read_bytes()
    (tmp_path / "a.zip").write_bytes(raw[:cut])
    with pytest.raises(Refused):
        read(tmp_path / "a.zip")


def test_every_flipped_byte_is_harmless(tmp_path: Path) -> None:
    raw = forged(tmp_path / "a.zip", {"data.json": DATA}).read_bytes()
    for index in range(0, len(raw), 3):
        flipped = bytearray(raw)
        flipped[index] ^= 0x55
        (tmp_path / "a.zip").write_bytes(flipped)
        try:
            assert read(tmp_path / "a.zip") == DATA
        except Refused:
            continue


@pytest.mark.parametrize(
    "text", [b'{"a": 1, "a": 2}', b'{"a": NaN}', b"[" * 100_000, b"[]", b"\xff", b"{", b"1" * 9999]
)
def test_bad_json_is_refused(text: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        zips.parse(text)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"old")
    with pytest.raises(Trouble):
        zips.write(tmp_path / "a.zip", [Entry("data.json", tmp_path / "missing")], {"format": "x"})
    assert (tmp_path / "a.zip").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    raw = bytearray(forged(tmp_path / "a.zip", {"data.json": DATA}).read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    (tmp_path / "a.zip").write_bytes(raw)
    with pytest.raises(Refused):
        read(tmp_path / "a.zip")
    assert zipfile.is_zipfile(io.BytesIO(bytes(raw)))
