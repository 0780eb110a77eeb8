"""The pathway as read from content packs: frozen values, no I/O."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["objective", "competency", "reading", "metric", "watch_for", "tip"]
KINDS: tuple[Kind, ...] = ("objective", "metric", "tip", "reading", "competency", "watch_for")
COUNTED: tuple[Kind, ...] = ("objective", "metric", "tip", "reading")


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the scale; `value` is a whole number from 0."""

    value: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered set of levels on which competencies and skills are rated."""

    id: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class MeasureType:
    """How a success metric is counted; `better` is "up" or "down"."""

    type: str
    unit: str
    better: str
    baseline: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a stage. Fields that its kind does not use are empty.

    `title` is what a list shows: a book's name, a competency's name, otherwise the same words as `text`.
    """

    id: str
    kind: Kind
    stage: str
    title: str
    text: str
    how: str
    evidence: tuple[str, ...]
    authors: tuple[str, ...] = ()
    why: str = ""
    questions: tuple[str, ...] = ()
    apply: str = ""
    signs: str = ""
    instead: str = ""
    skills: tuple[str, ...] = ()
    descriptors: tuple[str, ...] = ()
    measure: MeasureType | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the five stages; `number` counts from 1, `shift` is empty for the first."""

    id: str
    number: int
    title: str
    short: str
    shift: str
    audience: str
    items: tuple[Item, ...]

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """Return the items of one kind, in the pack's order."""
        return tuple(item for item in self.items if item.kind == kind)


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill of the capability framework, with five level descriptors."""

    id: str
    title: str
    summary: str
    descriptors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A group of skills."""

    id: str
    title: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class Horizon:
    """What the role gives the enterprise within one horizon (short, mid, long)."""

    horizon: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleProfile:
    """The role at the end of the pathway."""

    id: str
    title: str
    summary: str
    purpose: str
    reports_to: str
    primary_focus: str
    scope: str
    outcomes: str
    suits: str
    responsibilities: tuple[str, ...]
    core_competencies: tuple[str, ...]
    titles: tuple[str, ...]
    value: tuple[Horizon, ...]


@dataclass(frozen=True)
class Pathway:
    """A whole pack, checked: role, stages, capability framework and scale."""

    pack: str
    version: str
    title: str
    licence: str
    marking: str
    sign_off: str
    id: str
    role: RoleProfile
    stages: tuple[Stage, ...]
    categories: tuple[Category, ...]
    scale: Scale

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for stage in self.stages for item in stage.items}

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {stage.id: stage for stage in self.stages}

    @cached_property
    def _skills(self) -> dict[str, Skill]:
        return {skill.id: skill for category in self.categories for skill in category.skills}

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, or None when the pack does not hold it."""
        return self._items.get(item_id)

    def stage(self, stage_id: str) -> Stage | None:
        """Return the stage with this id, or None when the pack does not hold it."""
        return self._stages.get(stage_id)

    def skill(self, skill_id: str) -> Skill | None:
        """Return the skill with this id, or None when the pack does not hold it."""
        return self._skills.get(skill_id)

    def describe(self, thing_id: str) -> tuple[str, str] | None:
        """Return (kind, title) of any id that a record may point to, or None when the pack does not hold it."""
        stage, item, skill = self.stage(thing_id), self.item(thing_id), self.skill(thing_id)
        if stage is not None:
            return "stage", stage.title
        if item is not None:
            return item.kind, item.title
        return ("skill", skill.title) if skill is not None else None

    def rated(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield (id, title, descriptors) of all competencies and skills."""
        for stage in self.stages:
            for item in stage.of("competency"):
                yield item.id, item.title, item.descriptors
        for skill in self._skills.values():
            yield skill.id, skill.title, skill.descriptors


def _empty() -> Pathway:
    role = RoleProfile("", "", "", "", "", "", "", "", "", (), (), (), ())
    words = ("Not yet", "Aware", "Practising", "Independent", "Leading")
    scale = Scale("scl.practice", tuple(Level(value, name, "") for value, name in enumerate(words)))
    return Pathway("opspath-core", "0.0.0", "", "", "", "", "", role, (), (), scale)


EMPTY = _empty()
"""A pathway without content: what the program works with when no pack can be read."""
