"""Where the user must grow: every skill and the current stage's competencies with level, target and history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.hanging import RatingRow, evidence_counts, ratings_by_item
from opspath_desktop.queries.pathway import current_stage


@dataclass(frozen=True, slots=True)
class Capability:
    """A skill or competency with all its ratings, the one that holds now first."""

    id: str
    title: str
    summary: str
    descriptors: tuple[str, ...]
    ratings: tuple[RatingRow, ...]
    evidence: int

    @property
    def level(self) -> int | None:
        """Return the level that holds now, or None when it was never rated."""
        return self.ratings[0].level if self.ratings else None

    @property
    def target(self) -> int | None:
        """Return the level to reach, or None."""
        return self.ratings[0].target if self.ratings else None

    @property
    def previous(self) -> int | None:
        """Return the last level before the current one that differed from it, or None."""
        return next((rating.level for rating in self.ratings if rating.level != self.level), None)

    @property
    def lacks_evidence(self) -> bool:
        """Tell whether the level is above 2 without anything that shows it."""
        return self.level is not None and self.level > 2 and not self.evidence


@dataclass(frozen=True, slots=True)
class CapabilityGroup:
    """One card: a category of the framework, or the current stage's competencies (`stage` is its number, else 0)."""

    id: str
    title: str
    stage: int
    capabilities: tuple[Capability, ...]


def capabilities(session: Session, pathway: Pathway, today: date) -> tuple[CapabilityGroup, ...]:
    """Return the categories in the pack's order, then the current stage's competencies when a stage is chosen."""
    records = _Records(ratings_by_item(session), evidence_counts(session))
    groups = [
        CapabilityGroup(
            category.id,
            category.title,
            0,
            tuple(
                records.capability(skill.id, skill.title, skill.summary, skill.descriptors) for skill in category.skills
            ),
        )
        for category in pathway.categories
    ]
    stage = pathway.stage(current_stage(session) or "")
    if stage is not None:
        competencies = tuple(
            records.capability(item.id, item.title, item.text, item.descriptors) for item in stage.of("competency")
        )
        groups.append(CapabilityGroup(stage.id, stage.title, stage.number, competencies))
    return tuple(groups)


def capability(session: Session, pathway: Pathway, thing_id: str) -> Capability | None:
    """Return one skill or competency of any stage; None when the pack does not hold it."""
    records = _Records(ratings_by_item(session, [thing_id]), evidence_counts(session, [thing_id]))
    skill, item = pathway.skill(thing_id), pathway.item(thing_id)
    if skill is not None:
        return records.capability(skill.id, skill.title, skill.summary, skill.descriptors)
    if item is not None and item.kind == "competency":
        return records.capability(item.id, item.title, item.text, item.descriptors)
    return None


@dataclass(frozen=True, slots=True)
class _Records:
    ratings: Mapping[str, tuple[RatingRow, ...]]
    evidence: Mapping[str, int]

    def capability(self, thing: str, title: str, summary: str, descriptors: tuple[str, ...]) -> Capability:
        ratings, evidence = self.ratings.get(thing, ()), self.evidence.get(thing, 0)
        return Capability(thing, title, summary, descriptors, ratings, evidence)
