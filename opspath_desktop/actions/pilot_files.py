"""Keep files with a pilot: a map, a photograph of the place of work, a standard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean_line
from opspath_desktop.i18n import format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Attachment, Pilot, PilotAttachment

if TYPE_CHECKING:
    from opspath_desktop.store.attachments import Copied


def attach(session: Session, uuid: str, files: Sequence[Copied], *, on: date, caption: str = "") -> tuple[str, ...]:
    """Keep files that store.attachments has copied in with a pilot; return the uuids."""
    pilot = found(session, Pilot, uuid)
    made = []
    for file in files:
        copied = Attachment(sha256=file.sha256, name=clean_line(file.name), size=file.size)
        session.add(copied)
        session.flush()
        row = PilotAttachment(
            pilot_id=pilot.id, attachment_id=copied.id, on_date=on, caption=clean_line(caption), printed=False
        )
        session.add(row)
        session.flush()
        made.append(row.uuid)
    return tuple(made)


def edit(
    session: Session,
    uuid: str,
    *,
    today: date,
    caption: str | None = None,
    printed: bool | None = None,
    on: date | None = None,
) -> None:
    """Change the caption of a file, its day, and whether it is printed; None keeps what it had."""
    record = found(session, PilotAttachment, uuid)
    if on is not None:
        not_in_future(on, today, format_date(on, today=today))
        record.on_date = on
    record.caption = record.caption if caption is None else clean_line(caption)
    record.printed = record.printed if printed is None else printed


def delete(session: Session, uuid: str, *, now: str) -> str:
    """Move a file to Recently deleted; return its name. `now` is UTC ISO 8601. The bytes stay as long as the entry."""
    record = found(session, PilotAttachment, uuid)
    own = session.scalars(select(Attachment).where(Attachment.id == record.attachment_id)).one()
    name = own.name
    trash.discard(session, record, now=now, title=record.caption or name, kind="pilot_attachment", along=[own])
    return name
