"""Read a pack folder: parse, check the shapes and the references, build the Pathway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opspath_desktop.content.form import FILES, ITEMS
from opspath_desktop.content.tree import MAX_BYTES, Broken, Node, Problem, parse
from opspath_desktop.domain.pathway import (
    Category,
    Horizon,
    Item,
    Kind,
    Level,
    MeasureType,
    Pathway,
    RoleProfile,
    Scale,
    Skill,
    Stage,
)

LISTS: dict[str, Kind] = {
    "objectives": "objective",
    "metrics": "metric",
    "tips": "tip",
    "readings": "reading",
    "competencies": "competency",
    "watch_fors": "watch_for",
}


GUIDANCE = ("how", "why", "apply", "instead", "signs", "descriptors")


@dataclass(frozen=True, slots=True)
class PackResult:
    """What came of reading a pack: a Pathway unless there are problems."""

    folder: Path
    pathway: Pathway | None
    problems: tuple[Problem, ...]


def read_pack(folder: Path) -> PackResult:
    """Read and check the pack in `folder`; never raise for what is wrong in it."""
    problems: list[Problem] = []
    trees = {name: _read(folder / name, problems) for name in FILES}
    whole = {name: tree for name, tree in trees.items() if tree is not None}
    for name, tree in whole.items():
        FILES[name].check(tree, "", lambda line, message, file=name: problems.append(Problem(file, line, message)))  # type: ignore[misc]  # mypy cannot type the default
    if not problems:
        problems.extend(_cross_check(whole))
    if problems:
        return PackResult(folder, None, tuple(sorted(problems, key=lambda p: (p.file, p.line, p.message))))
    return PackResult(folder, _build({name: plain(tree) for name, tree in whole.items()}), ())


def _read(path: Path, problems: list[Problem]) -> Node | None:
    try:
        with path.open("rb") as file:
            return parse(file.read(MAX_BYTES + 1), path.name)
    except Broken as broken:
        problems.append(broken.problem)
    except OSError as error:
        problems.append(Problem(path.name, 0, f"cannot be read ({error.strerror})"))
    return None


def plain(node: Node) -> Any:
    """Return the tree without line numbers."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def _walk(node: Node, name: str) -> Iterator[tuple[str, Node]]:
    """Yield (key, node) of every value below `node`."""
    children = node.value.items() if isinstance(node.value, dict) else ()
    if isinstance(node.value, list):
        children = [(name, child) for child in node.value]  # type: ignore[assignment]  # both are pairs
    for key, child in children:
        yield key, child
        yield from _walk(child, key)


def _cross_check(trees: dict[str, Node]) -> list[Problem]:
    """Check what concerns more than one place: ids once, no filler, skills that exist, levels in order, versions."""
    problems: list[Problem] = []
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for file, tree in trees.items():
        for key, node in _walk(tree, ""):
            place = Problem(file, node.line, "")
            if key == "id" and file != "changes.yaml":
                _once(ids, str(node.value), "the id", place, problems)
            if key in GUIDANCE and isinstance(node.value, str):
                _once(texts, node.value, "the text", place, problems)
    return problems + _check_skills(trees["pathway.yaml"], ids) + _check_versions(trees)


def _check_skills(tree: Node, ids: dict[str, str]) -> list[Problem]:
    named = [node for key, node in _walk(tree, "") if key == "skills" and isinstance(node.value, str)]
    return [
        Problem("pathway.yaml", node.line, f"names the skill {node.value}, which does not exist")
        for node in named
        if node.value not in ids
    ]


def _check_versions(trees: dict[str, Node]) -> list[Problem]:
    problems = []
    pack, changes = plain(trees["pack.yaml"]), plain(trees["changes.yaml"])
    if [level["value"] for level in pack["scale"]["levels"]] != [0, 1, 2, 3, 4]:
        problems.append(Problem("pack.yaml", 0, "the levels of the scale must be 0, 1, 2, 3, 4 in this order"))
    if pack["version"] not in [block["version"] for block in changes["versions"]]:
        problems.append(Problem("changes.yaml", 0, f"has no block for version {pack['version']}"))
    return problems


def _once(seen: dict[str, str], value: str, what: str, place: Problem, problems: list[Problem]) -> None:
    here = f"{place.file}:{place.line}"
    if value in seen:
        shown = value if len(value) <= 60 else f"{value[:57]}..."
        problems.append(Problem(place.file, place.line, f"{what} '{shown}' stands at {seen[value]} already"))
    seen[value] = here


def _build(files: dict[str, Any]) -> Pathway:
    pack, path, capabilities = files["pack.yaml"], files["pathway.yaml"], files["capabilities.yaml"]
    return Pathway(
        pack=pack["id"],
        version=pack["version"],
        title=pack["title"],
        licence=pack["licence"],
        marking=pack["marking"],
        sign_off=pack["sign_off"],
        id=path["id"],
        role=_role(path["role"]),
        stages=tuple(_stage(number, stage) for number, stage in enumerate(path["stages"], start=1)),
        categories=tuple(_category(entry) for entry in capabilities["categories"]),
        scale=Scale(pack["scale"]["id"], tuple(Level(**level) for level in pack["scale"]["levels"])),
    )


def _role(role: dict[str, Any]) -> RoleProfile:
    lists = {name: tuple(role[name]) for name in ("responsibilities", "core_competencies", "titles")}
    value = tuple(Horizon(h["horizon"], h["title"], tuple(h["items"])) for h in role["value"])
    return RoleProfile(**{**role, **lists, "value": value})


def _category(entry: dict[str, Any]) -> Category:
    skills = tuple(Skill(s["id"], s["title"], s["summary"], tuple(s["descriptors"])) for s in entry["skills"])
    return Category(entry["id"], entry["title"], skills)


def _stage(number: int, stage: dict[str, Any]) -> Stage:
    items = tuple(_item(stage["id"], LISTS[name], entry) for name in ITEMS for entry in stage[name])
    return Stage(stage["id"], number, stage["title"], stage["short"], stage.get("shift", ""), stage["audience"], items)


def _item(stage: str, kind: Kind, entry: dict[str, Any]) -> Item:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    if "measure" in fields:
        fields["measure"] = MeasureType(**fields["measure"])
    fields.setdefault("title", fields["text"])
    return Item(kind=kind, stage=stage, **fields)
