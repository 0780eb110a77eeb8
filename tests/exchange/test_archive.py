"""The archive's file: JSON that is the same for equal records, alone or in a zip."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.exchange import archive

VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
RECORDS = st.dictionaries(st.text(), st.lists(st.dictionaries(st.text(), VALUES, max_size=4), max_size=3), max_size=4)


@given(RECORDS)
def test_the_order_of_fields_makes_no_difference(records: dict[str, list[dict[str, object]]]) -> None:
    turned = {name: [dict(reversed(row.items())) for row in rows] for name, rows in reversed(records.items())}
    assert archive.encode(1, records) == archive.encode(1, turned)


@given(RECORDS)
def test_what_is_encoded_is_read(tmp_path_factory: pytest.TempPathFactory, records: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("archive") / "data.json"
    archive.write_json(path, 1, records)
    assert archive.read(path).records == records


def test_a_zip_holds_the_same_data(tmp_path: Path) -> None:
    archive.write_json(tmp_path / "data.json", 1, {"book": []})
    archive.write_zip(tmp_path / "a.zip", 1, {"book": []}, {})
    alone, packed = archive.read(tmp_path / "data.json"), archive.read(tmp_path / "a.zip")
    assert (alone.records, alone.version) == (packed.records, packed.version)
    assert (alone.has_files, packed.has_files) == (False, True)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "opspath"}', "Title,Author\nA,B\n", "PK"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "file").write_text(text)
    with pytest.raises(Refused):
        archive.read(tmp_path / "file")


def test_a_huge_json_is_refused_before_it_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_DATA", 10)
    (tmp_path / "data.json").write_text(json.dumps({"format": "opspath", "version": 1, "records": {}}))
    with pytest.raises(Refused, match="too big"):
        archive.read(tmp_path / "data.json")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="There is no"):
        archive.read(tmp_path / "no.zip")
