"""The tables: every record that the user owns, one class a table.

Every table has an INTEGER PRIMARY KEY (foreign keys and undo use it), a `uuid` that never changes (archives, links
and snapshots use it) and two UTC time stamps. Constraints that hold for every column of a kind (no U+0000 in a text,
no infinite number, only the listed choices) are added by one loop when the first file is made, so that a new column
cannot forget them.
"""

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from opspath_desktop.store.columns import choice, constrain, flag, parent, words
from opspath_desktop.store.pilot_tables import PILOT_STATUSES as PILOT_STATUSES
from opspath_desktop.store.pilot_tables import Action as Action
from opspath_desktop.store.pilot_tables import Annotation as Annotation
from opspath_desktop.store.pilot_tables import Benefit as Benefit
from opspath_desktop.store.pilot_tables import Cause as Cause
from opspath_desktop.store.pilot_tables import DataPoint as DataPoint
from opspath_desktop.store.pilot_tables import Goal as Goal
from opspath_desktop.store.pilot_tables import JournalEntry as JournalEntry
from opspath_desktop.store.pilot_tables import Measure as Measure
from opspath_desktop.store.pilot_tables import PdsaCycle as PdsaCycle
from opspath_desktop.store.pilot_tables import Phase as Phase
from opspath_desktop.store.pilot_tables import Pilot as Pilot
from opspath_desktop.store.pilot_tables import PilotAttachment as PilotAttachment
from opspath_desktop.store.pilot_tables import PilotCheck as PilotCheck
from opspath_desktop.store.pilot_tables import PilotLink as PilotLink
from opspath_desktop.store.pilot_tables import PilotStatus as PilotStatus
from opspath_desktop.store.pilot_tables import PredictionAmendment as PredictionAmendment
from opspath_desktop.store.pilot_tables import ReviewNote as ReviewNote
from opspath_desktop.store.pilot_tables import pilot_summary as pilot_summary
from opspath_desktop.store.reading_tables import PRECISIONS as PRECISIONS
from opspath_desktop.store.reading_tables import READING_STATUSES as READING_STATUSES
from opspath_desktop.store.reading_tables import Application as Application
from opspath_desktop.store.reading_tables import Book as Book
from opspath_desktop.store.reading_tables import Highlight as Highlight
from opspath_desktop.store.reading_tables import LogEntry as LogEntry
from opspath_desktop.store.reading_tables import Reading as Reading
from opspath_desktop.store.reading_tables import ReadingAim as ReadingAim
from opspath_desktop.store.reading_tables import Shelf as Shelf
from opspath_desktop.store.reading_tables import Takeaway as Takeaway
from opspath_desktop.store.reading_tables import UseCheck as UseCheck
from opspath_desktop.store.record import Record as Record

APPLICATION_ID = 0x4F505031  # "OPP1": tells our file from any other SQLite file
SCHEMA_VERSION = 3  # equals the file's user_version and the number of the newest migration

ITEM_STATES = ("not_started", "in_progress", "done", "skipped", "not_applicable")
OPEN_REVIEWS = ("draft", "prepared")


class Person(Record):
    """Somebody named in the plan; role "me" is the user. The others have no account."""

    name: Mapped[str] = words()
    role: Mapped[str] = choice("me", "manager", "mentor", "sponsor", "other", default="other")
    job_title: Mapped[str] = words()
    organisation: Mapped[str] = words()


class Enrolment(Record):
    """The user on a pathway: where they want to be and by when."""

    pathway: Mapped[str] = words()
    started: Mapped[date | None]
    target_role: Mapped[str] = words()
    target_date: Mapped[date | None]
    aspiration_12m: Mapped[str] = words()
    aspiration_3y: Mapped[str] = words()


class ItemRef(Record):
    """The hinge between content and records: one row for each pathway item that the user has touched."""

    __table_args__ = (UniqueConstraint("pack", "item"),)

    pack: Mapped[str]
    item: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    state: Mapped[str] = choice("active", "deprecated", "retired", default="active")


class StageEntry(Record):
    """One stay in a stage; the row without `left` is the current stage."""

    enrolment_id: Mapped[int] = parent("enrolment")
    item_ref_id: Mapped[int] = parent("item_ref")
    entered: Mapped[date]
    left: Mapped[date | None]
    reason: Mapped[str] = words()
    decided_with: Mapped[str] = words()
    readiness: Mapped[str] = words()  # the sentences of what was missing when the stage was left, one a line


class ItemState(Record):
    """Where the user is with one objective, metric, tip or reading of the pathway."""

    item_ref_id: Mapped[int] = mapped_column(ForeignKey("item_ref.id", ondelete="CASCADE"), unique=True)
    state: Mapped[str] = choice(*ITEM_STATES, default="not_started")
    since: Mapped[date | None]
    reason: Mapped[str] = words()
    note: Mapped[str] = words()
    private: Mapped[bool] = flag(True)


class Noticed(Record):
    """One day on which the user noticed a watch-for in their own work."""

    item_ref_id: Mapped[int] = parent("item_ref")
    on_date: Mapped[date]
    note: Mapped[str] = words()
    private: Mapped[bool] = flag(True)


class Assessment(Record):
    """One rating of a competency or skill; append-only, a correction is a new row."""

    item_ref_id: Mapped[int] = parent("item_ref")
    on_date: Mapped[date]
    level: Mapped[int] = mapped_column(info={"between": (0, 4)})
    target: Mapped[int | None] = mapped_column(info={"between": (0, 4)})
    confidence: Mapped[int | None] = mapped_column(info={"between": (0, 100)})
    rationale: Mapped[str] = words()
    source: Mapped[str] = choice("self", "person", default="self")
    person_id: Mapped[int | None] = parent("person", optional=True)
    scale_version: Mapped[str] = words()
    private: Mapped[bool] = flag(False)


class Metric(Record):
    """The user's own definition of a success metric of the pathway."""

    item_ref_id: Mapped[int] = mapped_column(ForeignKey("item_ref.id", ondelete="CASCADE"), unique=True)
    definition: Mapped[str] = words()
    unit: Mapped[str] = words()
    better: Mapped[str] = choice("up", "down", default="up")
    baseline: Mapped[float | None]
    baseline_on: Mapped[date | None]
    target: Mapped[float | None]
    target_on: Mapped[date | None]


class MetricValue(Record):
    """One dated value of a success metric."""

    metric_id: Mapped[int] = parent("metric")
    on_date: Mapped[date]
    value: Mapped[float]
    note: Mapped[str] = words()


class Attachment(Record):
    """A file copied in; its bytes lie immutable under attachments/ab/SHA256."""

    sha256: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str]
    size: Mapped[int]


class Evidence(Record):
    """Something that shows a claim: a text, a link or an attached file."""

    what: Mapped[str]
    on_date: Mapped[date]
    kind: Mapped[str] = choice(
        "pilot", "reading", "document", "feedback", "certificate", "observation", default="observation"
    )
    link: Mapped[str] = words()
    attachment_id: Mapped[int | None] = parent("attachment", optional=True)
    private: Mapped[bool] = flag(False)


class EvidenceLink(Record):
    """The one way to say "this shows that": evidence and the uuid of what it supports."""

    evidence_id: Mapped[int] = parent("evidence")
    target_kind: Mapped[str] = choice(
        "item", "metric", "assessment", "pilot", "book", "application", "goal", default="item"
    )
    target_uuid: Mapped[str] = mapped_column(Text, index=True)
    claim: Mapped[str] = words()


class Review(Record):
    """A review meeting: when, with whom, and what came of it."""

    meeting_date: Mapped[date | None]
    kind: Mapped[str] = words()
    person_id: Mapped[int | None] = parent("person", optional=True)
    state: Mapped[str] = choice("draft", "prepared", "held", "signed", "superseded", default="draft")
    my_comments: Mapped[str] = words()
    outcome: Mapped[str] = words()


SOONEST = (Review.meeting_date.asc().nulls_last(), Review.id.desc())  # the first open one is the next review


class PlanOptions(Record):
    """What the printed plan holds and on which paper; one row."""

    paper: Mapped[str] = choice("a4", "letter", default="a4")
    left_out: Mapped[str] = words()  # keys of sections that stay out, one a line
    with_private: Mapped[bool] = flag(False)
    my_comments: Mapped[str] = words()


class Export(Record):
    """One plan that was written to a file."""

    on_date: Mapped[date]
    for_whom: Mapped[str] = words()
    settings: Mapped[str] = words()
    path: Mapped[str]
    pages: Mapped[int]
    sha256: Mapped[str]


class Postponement(Record):
    """A suggestion of Next up that the user put off until a day."""

    key: Mapped[str] = mapped_column(Text, unique=True)
    until: Mapped[date]


class Trash(Record):
    """A deleted record with all that hung on it, as JSON, for 30 days."""

    deleted_at: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    payload: Mapped[str]


constrain(Record.metadata)
