"""Text files are decoded whatever wrote them, and refused when they are none."""

from pathlib import Path

import pytest

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.exchange import text_file
from opspath_desktop.exchange.text_file import decoded, load

WORDS = "Zoë\u2019s Müsli \u2013 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_common_encodings_are_read(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)).text == WORDS


def test_one_mark_is_taken_away_and_no_more() -> None:
    assert decoded("\ufeff\ufeffa".encode()).text == "\ufeffa"


def test_line_ends_of_old_computers_are_newlines() -> None:
    assert (decoded(b"a\rb").text, decoded(b"a\rb\n").text) == ("a\nb", "a\rb\n")


def test_a_line_of_another_encoding_is_told() -> None:
    found = decoded("Zoë\n".encode() + "Müsli\n".encode("cp1252"))
    assert found.text == "Zoë\nMüsli\n"
    assert "Windows-1252" in found.remarks[0].reason


def test_a_character_that_no_encoding_has_costs_no_other_one() -> None:
    raw = b"a\n" * 30 + "Caf\xe9 \x81!\n".encode("latin-1") + "Zoë ".encode() + b"\x81"
    assert decoded(raw).text.split("\n")[-2:] == ["Café \ufffd!", "Zoë \ufffd"]


def test_a_file_cut_within_a_character_stays_utf_8() -> None:
    assert decoded("Zoë\nMüsli ü".encode()[:-1]).text == "Zoë\nMüsli \ufffd"


@pytest.mark.parametrize("raw", [b"a\0b", bytes(range(1, 32)) * 9, b"\x81\x8d" * 9, b"\xff\xfe\x00\xd8a"])
def test_what_is_no_text_is_no_text(raw: bytes) -> None:
    with pytest.raises(ValueError):
        decoded(raw)


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf \r\n", b"PK\x03\x04\0\0"])
def test_empty_and_binary_files_are_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "file").write_bytes(raw)
    with pytest.raises(Refused, match=r"file.*is (empty|no text)"):
        load(tmp_path / "file")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "line.csv").open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(Refused, match="bigger than 64 MB"):
        load(tmp_path / "line.csv")


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("abc")
    monkeypatch.setattr(text_file, "LARGEST", 2)
    with pytest.raises(Refused, match="bigger"):
        load(tmp_path / "file")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        load(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="There is no"):
        load(tmp_path / "none.csv")
