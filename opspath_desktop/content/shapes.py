"""A small language for the shape of pack files: it checks a tree and prints itself as JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from opspath_desktop.content.tree import Node

Report = Callable[[int, str], None]


class Shape(Protocol):
    """Anything that can check a node and describe itself."""

    def check(self, node: Node, where: str, report: Report) -> None:
        """Call `report(line, message)` for each thing that is wrong below `node`."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of this shape."""


@dataclass(frozen=True)
class Text:
    """A text of `low` to `high` characters, matching `pattern` as a whole when there is one."""

    low: int = 1
    high: int = 500
    pattern: str = ""

    def check(self, node: Node, where: str, report: Report) -> None:
        """Report a value that is no text, too short, too long or of another form."""
        if not isinstance(node.value, str):
            report(node.line, f"{where} must be a text")
            return
        size = len(node.value.strip())
        if size < self.low:
            report(node.line, f"{where} has {size} characters, fewer than {self.low}")
        if size > self.high:
            report(node.line, f"{where} has {size} characters, more than the {self.high} that fit")
        if self.pattern and not re.fullmatch(self.pattern, node.value):
            report(node.line, f"{where} '{node.value}' does not have the form {self.pattern}")

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        found: dict[str, Any] = {"type": "string", "minLength": self.low, "maxLength": self.high}
        return found | ({"pattern": f"^{self.pattern}$"} if self.pattern else {})


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def check(self, node: Node, where: str, report: Report) -> None:
        """Report any other value."""
        if node.value not in self.words:
            report(node.line, f"{where} must be one of: {', '.join(self.words)}")

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int

    def check(self, node: Node, where: str, report: Report) -> None:
        """Report any other value."""
        value = node.value
        if not isinstance(value, int) or isinstance(value, bool) or not self.low <= value <= self.high:
            report(node.line, f"{where} must be a whole number from {self.low} to {self.high}")

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True)
class Flag:
    """true or false."""

    def check(self, node: Node, where: str, report: Report) -> None:
        """Report any other value."""
        if not isinstance(node.value, bool):
            report(node.line, f"{where} must be true or false")

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Many:
    """A list of `low` to `high` entries of one shape."""

    of: Shape
    low: int = 0
    high: int = 200

    def check(self, node: Node, where: str, report: Report) -> None:
        """Report a value that is no list, a wrong number of entries and what is wrong in them."""
        if not isinstance(node.value, list):
            report(node.line, f"{where} must be a list")
            return
        if not self.low <= len(node.value) <= self.high:
            wanted = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
            report(node.line, f"{where} has {len(node.value)} entries, {wanted} are expected")
        for index, entry in enumerate(node.value):
            self.of.check(entry, f"{where}[{index}]", report)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return {"type": "array", "items": self.of.schema(), "minItems": self.low, "maxItems": self.high}


@dataclass(frozen=True)
class Map:
    """A mapping with these keys and no others."""

    required: dict[str, Shape]
    optional: dict[str, Shape] = field(default_factory=dict)

    def check(self, node: Node, where: str, report: Report) -> None:
        """Report a value that is no mapping, unknown and missing keys and what is wrong in the values."""
        if not isinstance(node.value, dict):
            report(node.line, f"{where} must be a mapping")
            return
        known = self.required | self.optional
        for key, value in node.value.items():
            if key in known:
                known[key].check(value, f"{where}.{key}" if where else key, report)
            else:
                report(value.line, f"{where or 'the file'} has the unknown key '{key}'")
        for key in self.required.keys() - node.value.keys():
            report(node.line, f"{where or 'the file'} lacks the key '{key}'")

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        properties = {key: shape.schema() for key, shape in (self.required | self.optional).items()}
        return {
            "type": "object",
            "properties": properties,
            "required": sorted(self.required),
            "additionalProperties": False,
        }
