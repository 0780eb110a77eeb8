"""`opspath check` for administrators, `opspath pack ...` for authors."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from opspath_desktop.content import pack_folders
from tests.cli.conftest import Command


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(pack_folders()[0], tmp_path / "pack"))


def test_a_sound_folder_is_ok(opspath: Command, lived: Path) -> None:
    found = opspath("check", "--json")
    assert (found.code, found.err) == (0, "")
    assert set(found.json) == {"ok", "checks"}
    assert found.json["ok"] is True
    assert {tuple(check) for check in found.json["checks"]} == {("name", "ok", "detail")}
    names = {check["name"] for check in found.json["checks"]}
    assert names >= {"integrity", "foreign_keys", "attachments", "permissions", "schema", "fonts", "packs"}


@pytest.mark.parametrize("damage", ["attachment", "permissions", "database"])
def test_what_is_not_as_it_must_be_is_trouble(opspath: Command, lived: Path, damage: str) -> None:
    if damage == "attachment":
        next(path for path in (lived / "attachments").rglob("*") if path.is_file()).write_bytes(b"other")
    elif damage == "permissions":
        (lived / "opspath.db").chmod(0o644)
    else:
        raw = bytearray((lived / "opspath.db").read_bytes())
        raw[8192:12288] = bytes(4096)
        (lived / "opspath.db").write_bytes(raw)
    said = opspath("check", "--json")
    assert said.code == 3
    assert said.json["ok"] is False
    assert "NOT OK" in opspath("check").out


def test_the_shipped_pack_is_in_order(opspath: Command) -> None:
    (folder,) = pack_folders()
    said = opspath("pack", "check", folder)
    assert (said.code, said.err) == (0, "")
    assert "5 stages, 90 items, no problem." in said.out


def test_a_broken_pack_is_named_with_file_and_line(opspath: Command, pack: Path) -> None:
    file = pack / "pathway.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines, 1) if "id: obj.service-basics" in line)
    lines[number - 1] = lines[number - 1].replace("id:", "identity:")
    file.write_text("".join(lines), "utf-8")
    said = opspath("pack", "check", pack)
    assert (said.code, said.out) == (1, "")
    *problems, last = said.err.splitlines()
    assert any(re.match(rf"pathway\.yaml:{number}: ", line) for line in problems)
    assert last.startswith("opspath: ")


@pytest.mark.parametrize("name", ["missing", "pack.yaml"])
def test_a_path_that_is_no_pack_is_refused(opspath: Command, pack: Path, name: str) -> None:
    assert opspath("pack", "check", pack / name).code == 1


def test_the_shipped_packs_are_listed(opspath: Command) -> None:
    said = opspath("pack", "list")
    assert said.code == 0
    assert re.match(r"opspath-core  \d+\.\d+\.\d+  CC-BY-4.0  ", said.out)


def test_the_schema_is_one_json_object(opspath: Command) -> None:
    assert json.loads(opspath("pack", "schema").out)["$schema"].startswith("https://json-schema.org/")
