"""Add what shows a claim (words, a link, a file copied in) and say what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, item_ref, one_of
from opspath_desktop.domain.links import check_link
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Attachment, Evidence, EvidenceLink

if TYPE_CHECKING:
    from opspath_desktop.store.attachments import Copied

KINDS = ("pilot", "reading", "document", "feedback", "certificate", "observation")
TARGETS = ("item", "metric", "assessment", "pilot", "book", "application", "goal")


def add(
    session: Session,
    pathway: Pathway,
    *,
    what: str,
    on: date,
    item_id: str = "",
    target_kind: str = "item",
    target_uuid: str = "",
    kind: str = "",
    link: str = "",
    file: Copied | None = None,
    claim: str = "",
    private: bool = False,
) -> str:
    """Add evidence for a pathway item (`item_id`) or another record (`target_kind`, `target_uuid`); return its uuid.

    `file` is what store.attachments has copied in. Without words the file's name or the link stands for them; without
    a kind a file is a document and the rest an observation. Raise Refused when there is nothing to keep, and for a link
    that may not be kept.
    """
    link = check_link(link)
    words = clean(what).strip() or (file.name if file is not None else link)
    if not words:
        raise Refused(_("Write what shows it, add a link, or drop a file here."))
    kind = kind or ("document" if file is not None else "observation")
    one_of(kind, KINDS)
    record = Evidence(what=words, on_date=on, kind=kind, link=link, private=private)
    if file is not None:
        record.attachment_id = _attachment(session, file).id
    session.add(record)
    session.flush()
    if item_id:
        target_kind, target_uuid = "item", item_ref(session, pathway, item_id).uuid
    support(session, record.uuid, target_kind=target_kind, target_uuid=target_uuid, claim=claim)
    return record.uuid


def add_files(
    session: Session,
    pathway: Pathway,
    files: Sequence[Copied],
    *,
    on: date,
    item_id: str = "",
    target_kind: str = "item",
    target_uuid: str = "",
) -> int:
    """Add files that were copied in as evidence for an item or another record, one piece each; return how many."""
    for file in files:
        add(
            session,
            pathway,
            what="",
            on=on,
            item_id=item_id,
            target_kind=target_kind,
            target_uuid=target_uuid,
            file=file,
        )
    return len(files)


def support(session: Session, uuid: str, *, target_kind: str, target_uuid: str, claim: str = "") -> None:
    """Say that existing evidence also supports another record; doing it twice changes nothing."""
    one_of(target_kind, TARGETS)
    record = found(session, Evidence, uuid)
    known = session.scalar(
        select(EvidenceLink).where(EvidenceLink.evidence_id == record.id, EvidenceLink.target_uuid == target_uuid)
    )
    if known is None:
        known = EvidenceLink(evidence_id=record.id, target_kind=target_kind, target_uuid=target_uuid)
        session.add(known)
    known.claim = clean_line(claim) or known.claim or ""


def edit(
    session: Session,
    uuid: str,
    *,
    today: date,
    what: str | None = None,
    on: date | None = None,
    kind: str | None = None,
    link: str | None = None,
    private: bool | None = None,
) -> None:
    """Change evidence; None keeps what it had. Raise Refused when no words would be left and for a day to come."""
    record = found(session, Evidence, uuid)
    if on is not None:
        not_in_future(on, today, format_date(on, today=today))
    if what is not None:
        record.what = clean(what).strip()
        if not record.what:
            raise Refused(_("Write what shows it, or delete this evidence."))
    if kind is not None:
        one_of(kind, KINDS)
        record.kind = kind
    record.on_date = record.on_date if on is None else on
    record.link = record.link if link is None else check_link(link)
    record.private = record.private if private is None else private


def delete(session: Session, uuid: str, *, now: str) -> None:
    """Move evidence with its links and its file to Recently deleted; `now` is UTC ISO 8601.

    The bytes stay as long as the entry; a file that other evidence shows stays with that.
    """
    record = found(session, Evidence, uuid)
    title = clean_line(record.what[:100])
    trash.discard(session, record, now=now, title=title, kind="evidence", along=_own_file(session, record))


def _attachment(session: Session, file: Copied) -> Attachment:
    row = Attachment(sha256=file.sha256, name=clean_line(file.name), size=file.size)
    session.add(row)
    session.flush()
    return row


def _own_file(session: Session, record: Evidence) -> list[Attachment]:
    others = select(Evidence.attachment_id).where(Evidence.id != record.id, Evidence.attachment_id.is_not(None))
    own = select(Attachment).where(Attachment.id == record.attachment_id, Attachment.id.not_in(others))
    return list(session.scalars(own))
