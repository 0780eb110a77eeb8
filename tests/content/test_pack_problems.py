"""What is wrong in a pack is named with its file and line, and never raises."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from opspath_desktop.content import CORE, json_schema, load_core, pack_folders, read_pack
from opspath_desktop.content.tree import Broken, parse
from opspath_desktop.domain.pathway import EMPTY


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (source,) = (folder for folder in pack_folders() if folder.name == CORE)
    return Path(shutil.copytree(source, tmp_path / "pack"))


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in read_pack(folder).problems]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: obj.service-basics", "id: obj.core-processes", "stands at pathway.yaml:"),
        ("id: obj.service-basics", "identity: obj.service-basics", "unknown key 'identity'"),
        ("id: obj.service-basics", "id: Service Basics", "does not have the form"),
        ("id: obj.service-basics", "id: obj.service-basics\n        id: obj.twice", "has the key 'id' twice"),
        ("id: obj.service-basics", "id: &a obj.service-basics", "anchor or alias"),
        ("id: obj.service-basics", "id: !!python/name:os.system obj", "only plain values"),
        ("skl.process-design", "skl.no-such-skill", "which does not exist"),
        ("better: up", "better: sideways", "must be one of: up, down"),
        ("stages:", "stages: [", "pathway.yaml:"),
    ],
)
def test_a_fault_in_the_pathway_is_named_with_its_line(pack: Path, old: str, new: str, expected: str) -> None:
    edit(pack / "pathway.yaml", lambda text: text.replace(old, new, 1))
    found = problems(pack)
    assert any(expected in problem for problem in found), found
    assert all(problem.startswith("pathway.yaml:") for problem in found)


def test_a_missing_file_is_named(pack: Path) -> None:
    (pack / "capabilities.yaml").unlink()
    assert any(line.startswith("capabilities.yaml: cannot be read") for line in problems(pack))


def test_filler_is_refused(pack: Path) -> None:
    edit(pack / "pathway.yaml", lambda text: re.sub(r"how: .*", "how: Try harder.", text, count=1))
    assert any("fewer than 40" in line for line in problems(pack))


def test_a_broken_pack_gives_the_empty_pathway(pack: Path) -> None:
    (pack / "pathway.yaml").write_bytes(b"\xff\xfe")
    pathway, found = load_core(pack)
    assert pathway is EMPTY
    assert [str(problem) for problem in found] == ["pathway.yaml:1: is not UTF-8"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a: " + b"x" * 1_000_001, "is larger than"),
        (b"[" * 30 + b"]" * 30, "deeper than 20"),
        (b"[" + b"1," * 60_000 + b"]", "more than 50000 values"),
        (b"a: &x [1]\nb: [*x, *x]", "anchor or alias"),
        (b"a: 1\n---\nb: 2", "more than one document"),
        (b"", "is empty"),
        ("a: e\u0301".encode(), "normal form C"),
        ("a: \u0093".encode(), "damaged characters"),
        (b"? [1]\n: 2", "has a key that is not a word"),
    ],
)
def test_hostile_yaml_is_stopped(data: bytes, message: str) -> None:
    with pytest.raises(Broken, match=message):
        parse(data, "x.yaml")


def test_only_booleans_whole_numbers_and_null_are_implicit() -> None:
    root = parse(b"{a: yes, b: 1.5, c: 2026-01-01, d: 7, e: true, f: null, g: '7', h: 0x10}", "x.yaml").value
    assert isinstance(root, dict)
    assert [node.value for node in root.values()] == ["yes", "1.5", "2026-01-01", 7, True, None, "7", "0x10"]


def test_the_schema_describes_each_file() -> None:
    definitions = json_schema()["$defs"]
    assert isinstance(definitions, dict)
    assert set(definitions) == {"pack.yaml", "pathway.yaml", "capabilities.yaml", "changes.yaml"}
    assert definitions["pack.yaml"]["additionalProperties"] is False
