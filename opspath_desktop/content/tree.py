"""YAML text to a tree of plain values with line numbers, refusing everything a content pack has no use for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 50_000
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file; `line` counts from 1, 0 stands for the whole file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class Broken(Exception):
    """Carry the one problem that stops the reading of a file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(slots=True)
class Node:
    """A value and the line where it starts; maps hold nodes by key, lists hold nodes."""

    value: str | int | bool | dict[str, Node] | list[Node] | None
    line: int


def parse(data: bytes, file: str) -> Node:
    """Return the tree of one YAML document. Raise Broken for anything outside the plain subset or over a limit."""
    if len(data) > MAX_BYTES:
        raise Broken(Problem(file, 0, f"is larger than {MAX_BYTES} bytes"))
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Broken(Problem(file, data[: error.start].count(b"\n") + 1, "is not UTF-8")) from error
    _check_characters(words, file)
    try:
        return _Reader(words, file).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise Broken(Problem(file, line, str(getattr(error, "problem", None) or "is no YAML"))) from error


def _check_characters(words: str, file: str) -> None:
    for number, line in enumerate(words.split("\n"), start=1):
        if line.isascii():  # nearly every line, and the program reads its pack at every start
            continue
        if not unicodedata.is_normalized("NFC", line):
            raise Broken(Problem(file, number, "is not in Unicode normal form C"))
        if "�" in line or any("\x80" <= c <= "\x9f" for c in line):
            raise Broken(Problem(file, number, "holds damaged characters (a wrong encoding somewhere before)"))


class _Reader:
    """Walk the parser's events; recursion is bounded by MAX_DEPTH."""

    def __init__(self, words: str, file: str) -> None:
        self.file = file
        self.events: Iterator[yaml.Event] = yaml.parse(words, Loader=_FAST)
        self.nodes = 0

    def stop(self, event: yaml.Event, message: str) -> Broken:
        return Broken(Problem(self.file, self.line(event), message))

    @staticmethod
    def line(event: yaml.Event) -> int:
        mark = event.start_mark
        return int(mark.line) + 1 if mark is not None else 0

    def document(self) -> Node:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    raise self.stop(event, "holds more than one document")
                root = self.node(event, 1)
        if root is None:
            raise Broken(Problem(self.file, 0, "is empty"))
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise self.stop(event, f"is nested deeper than {MAX_DEPTH} levels")
        if self.nodes > MAX_NODES:
            raise self.stop(event, f"holds more than {MAX_NODES} values")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop(event, "uses an anchor or alias; write the value out")
        if getattr(event, "tag", None):
            raise self.stop(event, f"uses the tag {event.tag}; only plain values are read")  # type: ignore[attr-defined]  # checked above
        if isinstance(event, yaml.ScalarEvent):
            return Node(_scalar(event), self.line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.sequence(depth), self.line(event))
        return Node(self.mapping(depth), self.line(event))

    def sequence(self, depth: int) -> list[Node]:
        nodes: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            nodes.append(self.node(event, depth + 1))
        return nodes

    def mapping(self, depth: int) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1).value
            if not isinstance(key, str):
                raise self.stop(event, "has a key that is not a word")
            if key in nodes:
                raise self.stop(event, f"has the key '{key}' twice")
            nodes[key] = self.node(next(self.events), depth + 1)
        return nodes


def _scalar(event: yaml.ScalarEvent) -> str | int | bool | None:
    value = str(event.value)
    if event.style:  # quoted or block: always text
        return value
    if value in _WORDS:
        return _WORDS[value]
    return int(value) if _INTEGER.match(value) and len(value) < 16 else value
