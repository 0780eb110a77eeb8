"""The rules of causes: a tree of whys or the bones of a fishbone, what makes one a root, and how it reads back."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from opspath_desktop.domain.plain import clean_line
from opspath_desktop.domain.typed import Habits, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

METHODS = ("why", "fishbone")
CATEGORIES = ("people", "method", "equipment", "material", "measurement", "environment")
EVIDENCE = ("observed", "data", "assumption")
STATES = ("candidate", "verified", "rejected")
LONGEST_CAUSE = 240
MOST = 1e9  # a count; nobody has seen anything more often


def category_name(category: str) -> str:
    """Return the words on a bone of the fishbone."""
    return {
        "people": _("People"),
        "method": _("Method"),
        "equipment": _("Equipment"),
        "material": _("Material and information"),
        "measurement": _("Measurement"),
        "environment": _("Environment"),
    }[category]


def evidence_name(evidence: str) -> str:
    """Return how a cause is known."""
    return {"observed": _("Observed"), "data": _("Data"), "assumption": _("Assumption")}[evidence]


def state_name(state: str) -> str:
    """Return the word for how far a cause was checked."""
    return {"candidate": _("Candidate"), "verified": _("Verified"), "rejected": _("Rejected")}[state]


class Twig(Protocol):
    """What the rules need of a cause: its uuid, the uuid of the effect it explains ("" for the problem), its place."""

    @property
    def uuid(self) -> str: ...

    @property
    def parent(self) -> str: ...

    @property
    def place(self) -> int: ...


T = TypeVar("T", bound=Twig)


@dataclass(frozen=True, slots=True)
class Branch(Generic[T]):
    """A cause where the tree shows it: its depth (0 explains the problem itself) and its number, such as 1.2."""

    cause: T
    depth: int
    number: str


def walk(causes: Sequence[T]) -> tuple[Branch[T], ...]:
    """Return the causes in reading order, each before the causes below it.

    A cause whose effect is gone stands at the top. So does one of a ring, which no action makes but a file may hold.
    """
    known = {cause.uuid for cause in causes}
    below: defaultdict[str, list[T]] = defaultdict(list)
    for cause in sorted(causes, key=lambda each: each.place):
        below[cause.parent if cause.parent in known else ""].append(cause)
    seen: set[str] = set()
    found: list[Branch[T]] = []
    tops = 0
    for top in [*below[""], *causes]:
        if top.uuid not in seen:
            tops += 1
            found += _branch(below, Branch(top, 0, str(tops)), seen)
    return tuple(found)


def _branch(below: dict[str, list[T]], top: Branch[T], seen: set[str]) -> Iterator[Branch[T]]:
    """Walk one branch with a stack of its own: a thousand whys deep is no reason to fail."""
    waiting = [top]
    while waiting:
        branch = waiting.pop()
        if branch.cause.uuid in seen:
            continue
        seen.add(branch.cause.uuid)
        yield branch
        children = list(enumerate(below[branch.cause.uuid], 1))
        waiting += [Branch(child, branch.depth + 1, f"{branch.number}.{n}") for n, child in reversed(children)]


def beneath(causes: Sequence[Twig], uuid: str) -> frozenset[str]:
    """Return the uuids of all causes below one, itself not."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for cause in causes:
        below[cause.parent].append(cause.uuid)
    found: set[str] = set()
    waiting = [uuid]
    while waiting:
        for child in below[waiting.pop()]:
            if child not in found and child != uuid:
                found.add(child)
                waiting.append(child)
    return frozenset(found)


def path_up(causes: Sequence[T], uuid: str) -> tuple[T, ...]:
    """Return a cause and what it explains, one after the other, up to the one that explains the problem."""
    known = {cause.uuid: cause for cause in causes}
    path: list[T] = []
    while uuid in known and known[uuid] not in path:
        path.append(known[uuid])
        uuid = known[uuid].parent
    return tuple(path)


def check_parent(causes: Sequence[Twig], uuid: str, under: str) -> None:
    """Raise Refused when a cause would explain itself."""
    if under == uuid or under in beneath(causes, uuid):
        raise Refused(_("A cause cannot stand below itself. Choose another one."))


def no_root_yet(state: str, evidence: str) -> str:
    """Return the sentence that says why a cause with this state and evidence is no root cause, "" when it may be.

    A root cause is verified, and known by data or by watching the work.
    """
    if state != "verified" and evidence == "assumption":
        return _("A root cause must be verified, and known by data or by seeing it. This one is only assumed so far.")
    if state != "verified":
        return _("A root cause must be verified. Check this one at the place of work first.")
    if evidence == "assumption":
        return _("A root cause needs evidence. Say how you know: by data, or because you saw it.")
    return ""


def read_back(chain: Sequence[str], problem: str) -> str:
    """Return "A. Therefore B. Therefore the problem.": nonsense in it shows a why that does not hold."""
    parts = [_sentence(text) for text in (*chain, problem or _("the problem"))]
    first, *rest = parts
    later = [_("Therefore {effect}.").format(effect=_inside(text)) for text in rest]
    return " ".join([f"{first[:1].upper()}{first[1:]}.", *later])


def _sentence(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;,")


def _inside(text: str) -> str:
    """Write a sentence as part of another one; a word in capitals, such as a name in letters, stays."""
    first, second = text[:1], text[1:2]
    return text if second.isupper() or second.isdigit() else first.lower() + text[1:]


def read_count(text: str, habits: Habits) -> float | None:
    """Return how often a cause was seen; nothing typed clears it. Raise Refused for what is no count."""
    line = clean_line(text)
    return check_count(parse_number(line, habits)) if line else None


def check_count(count: float) -> float:
    """Return a count that can be kept. Raise Refused for a negative, endless or absurd one."""
    if not math.isfinite(count) or count > MOST:
        raise Refused(_("That number is too large. Write how often the cause was seen."))
    if count < 0:
        raise Refused(_("A count cannot be negative. Write how often the cause was seen."))
    return float(count)


def counted(pairs: Collection[tuple[str, float | None]]) -> tuple[tuple[str, float], ...]:
    """Return (words, count) of the causes that were seen at least once, the most frequent first, for the Pareto."""
    known = [(text, count) for text, count in pairs if count]
    return tuple(sorted(known, key=lambda pair: -pair[1]))
