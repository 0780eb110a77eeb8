"""Write down why a problem happens: causes in a tree or a fishbone, how each is known, and which are the roots."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain import causes as rules
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Cause, Pilot


class _Twig:
    """A record as the rules of the tree see it."""

    def __init__(self, record: Cause) -> None:
        self.record, self.uuid, self.parent, self.place = record, record.uuid, record.parent_uuid, record.place


def add(
    session: Session,
    pilot_uuid: str,
    text: str,
    *,
    under: str = "",
    after: str = "",
    method: str = "why",
    category: str | None = None,
) -> str:
    """Add a cause of `under` ("" for the problem), behind its sibling `after` or as the last; return its uuid.

    A cause below another one has its method and bone. Raise Refused without words.
    """
    pilot = found(session, Pilot, pilot_uuid)
    words = _words(text)
    above = _of_pilot(session, under, pilot.id) if under else None
    record = Cause(
        pilot_id=pilot.id,
        parent_uuid=under,
        text=words,
        method=above.method if above else one_of(method, rules.METHODS),
        category=above.category if above else _category(method, category),
    )
    session.add(record)
    session.flush()
    _place(session, record, after)
    return record.uuid


def edit(session: Session, uuid: str, *, text: str | None = None, note: str | None = None) -> None:
    """Change the words of a cause, or what shows it; None keeps what it had."""
    record = found(session, Cause, uuid)
    if text is not None:
        record.text = _words(text)
    if note is not None:
        record.evidence_note = clean(note).strip()


def set_state(session: Session, uuid: str, state: str) -> bool:
    """Say how far a cause was checked; return True when it was a root cause and no longer is one."""
    record = found(session, Cause, uuid)
    record.state = one_of(state, rules.STATES)
    return _keep_root_true(record)


def set_evidence(session: Session, uuid: str, evidence: str) -> bool:
    """Say how a cause is known; return True when it was a root cause and no longer is one."""
    record = found(session, Cause, uuid)
    record.evidence = one_of(evidence, rules.EVIDENCE)
    return _keep_root_true(record)


def set_root(session: Session, uuid: str, is_root: bool) -> None:
    """Say that a cause is a root cause. Raise Refused unless it is verified by more than an assumption."""
    record = found(session, Cause, uuid)
    sentence = rules.no_root_yet(record.state, record.evidence) if is_root else ""
    if sentence:
        raise Refused(sentence)
    record.is_root = is_root


def set_count(session: Session, uuid: str, count: float | None) -> None:
    """Say how often a cause was seen; None clears it. Raise Refused for what is no count."""
    record = found(session, Cause, uuid)
    record.count = None if count is None else rules.check_count(count)


def set_bone(session: Session, uuid: str, category: str) -> None:
    """Hang a cause with all below it on a bone of the fishbone, or with "" at the end of the why-tree."""
    record = found(session, Cause, uuid)
    every = _every(session, record.pilot_id)
    method = "fishbone" if category else "why"
    below = rules.beneath(every, uuid)
    for twig in every:
        if twig.uuid == uuid or twig.uuid in below:
            twig.record.method, twig.record.category = method, _category(method, category or None)
    record.parent_uuid = ""
    _place(session, record, "")


def move(session: Session, uuid: str, *, under: str, after: str | None = None) -> None:
    """Let a cause explain another one ("" for the problem), behind its sibling `after`.

    "" as `after` makes it the first, None the last. Raise Refused when it would explain itself, and for a cause of
    another pilot. What stands below it comes along.
    """
    record = found(session, Cause, uuid)
    every = _every(session, record.pilot_id)
    rules.check_parent(every, uuid, under)
    if under:
        above = _of_pilot(session, under, record.pilot_id)
        below = rules.beneath(every, uuid)
        for twig in every:
            if twig.uuid == uuid or twig.uuid in below:
                twig.record.method, twig.record.category = above.method, above.category
    record.parent_uuid = under
    _place(session, record, after or "", first=after == "")


def indent(session: Session, uuid: str) -> None:
    """Let a cause explain the one above it in the list, as its last. Raise Refused for the first of its siblings."""
    record = found(session, Cause, uuid)
    siblings = _siblings(session, record)
    at = siblings.index(record)
    if at == 0:
        raise Refused(_("There is no cause above it that it could explain."))
    move(session, uuid, under=siblings[at - 1].uuid)


def outdent(session: Session, uuid: str) -> None:
    """Let a cause explain what the cause above it explains, behind that. Raise Refused at the top."""
    record = found(session, Cause, uuid)
    if not record.parent_uuid:
        raise Refused(_("This cause explains the problem itself already."))
    above = _of_pilot(session, record.parent_uuid, record.pilot_id)
    move(session, uuid, under=above.parent_uuid, after=above.uuid)


def shift(session: Session, uuid: str, by: int) -> None:
    """Move a cause up (-1) or down (1) among its siblings; at the ends nothing changes."""
    record = found(session, Cause, uuid)
    siblings = _siblings(session, record)
    at = siblings.index(record)
    to = min(max(at + by, 0), len(siblings) - 1)
    siblings.insert(to, siblings.pop(at))
    _number(siblings)


def delete(session: Session, uuid: str, *, now: str) -> int:
    """Move a cause with all below it to Recently deleted; return how many those are. `now` is UTC ISO 8601.

    Countermeasures stay; they lose the cause until it is restored.
    """
    record = found(session, Cause, uuid)
    every = _every(session, record.pilot_id)
    below = rules.beneath(every, uuid)
    along = [twig.record for twig in every if twig.uuid in below]
    trash.discard(session, record, now=now, title=record.text, kind="cause", along=along)
    return len(along)


def _words(text: str) -> str:
    words = clean_line(text, longest=rules.LONGEST_CAUSE)
    if not words:
        raise Refused(_("Write why it happens."))
    return words


def _category(method: str, category: str | None) -> str | None:
    return one_of(category or rules.CATEGORIES[0], rules.CATEGORIES) if method == "fishbone" else None


def _of_pilot(session: Session, uuid: str, pilot_id: int) -> Cause:
    record = found(session, Cause, uuid)
    if record.pilot_id != pilot_id:
        raise Refused(_("That cause belongs to another pilot."))
    return record


def _keep_root_true(record: Cause) -> bool:
    if record.is_root and rules.no_root_yet(record.state, record.evidence):
        record.is_root = False
        return True
    return False


def _every(session: Session, pilot_id: int) -> list[_Twig]:
    return [_Twig(record) for record in session.scalars(select(Cause).where(Cause.pilot_id == pilot_id))]


def _siblings(session: Session, record: Cause) -> list[Cause]:
    """Return the causes of the same effect in their order; at the top those of the same bone."""
    same = select(Cause).where(Cause.pilot_id == record.pilot_id, Cause.parent_uuid == record.parent_uuid)
    if not record.parent_uuid:
        same = same.where(Cause.method == record.method, Cause.category.is_(record.category))
    return list(session.scalars(same.order_by(Cause.place, Cause.id)))


def _place(session: Session, record: Cause, after: str, *, first: bool = False) -> None:
    session.flush()
    others = [each for each in _siblings(session, record) if each is not record]
    at = next((n for n, each in enumerate(others, 1) if each.uuid == after), 0 if first else len(others))
    _number([*others[:at], record, *others[at:]])


def _number(siblings: list[Cause]) -> None:
    for place, each in enumerate(siblings):
        if each.place != place:
            each.place = place
