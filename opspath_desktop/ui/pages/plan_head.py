"""Prepare the next review in place: its name, day and person, and from that day on how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import plan
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_weekday, ngettext
from opspath_desktop.queries.reviews import PlanDesk
from opspath_desktop.ui.pages.pilots_seen import LinkedPilots
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

Write = Callable[..., None]


class DateInline(InlineText):
    """Show a date as words and read what is typed over it; an empty field clears the date."""

    def __init__(self, workspace: Workspace, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "", "body", placeholder, parent)
        self._workspace = workspace

    def show_date(self, day: date | None) -> None:
        """Show a date, or the invitation to give one."""
        self.set_text(format_date(day, today=self._workspace.today()) if day else "")

    def read(self, text: str) -> tuple[bool, date | None]:
        """Return whether the text is a date, and which; what is none is said at the field."""
        if not text.strip():
            return True, None
        try:
            return True, parse_date(text, self._workspace.habits, self._workspace.today())
        except Refused as refused:
            self.error(str(refused))
            return False, None


class ReviewHead(QWidget):
    """Name the next review, its day and with whom; ask how it went from that day on."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.kind = InlineText(_("What the review is called"), "", "h2", _("Next review"), self)
        self.day = DateInline(workspace, _("Day of the review"), _("Set a date"), self)
        self.who = InlineText(_("With whom"), "", "body", _("With whom?"), self)
        self._when = label("", "caption", parent=self)
        self.pilots = LinkedPilots(workspace, self)
        self.outcome = NoteEdit(_("How the review went"), _("What was agreed, and what comes next"), 3, 12)
        self.done = Button(_("Record the review"))
        self.asks = Card(_("How did it go?"), tone="accent")
        self._dot = label("·", "body", "muted", wrap=False)
        self._line = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self._visits, self._uuid = 0, ""
        self.kind.committed.connect(lambda text: self._act(_("Name the review"), self.kind, plan.set_review_kind, text))
        self.who.committed.connect(
            lambda text: self._act(_("Name the reviewer"), self.who, plan.set_review_person, text)
        )
        self.day.committed.connect(self._set_day)
        self.outcome.committed.connect(self._keep_draft)
        self.outcome.finished.connect(self.record)
        self.done.clicked.connect(self.record)
        on_theme(self, self._space)

    def show_desk(self, desk: PlanDesk) -> None:
        """Show the next review; the question only when its day has come."""
        review, today = desk.next_review, self._workspace.today()
        meeting = review.meeting_date if review else None
        self.kind.set_text(review.kind if review else "")
        self.day.show_date(meeting)
        self.who.set_text(desk.manager.name)
        self._when.setText(distance(meeting, today) if meeting else "")
        self._when.setVisible(meeting is not None)
        self.pilots.show_pilots(review.pilots if review else ())
        self._uuid = review.uuid if review else ""
        self.outcome.set_text(review.outcome if review else "")
        self.asks.setVisible(meeting is not None and meeting <= today)

    def is_due(self) -> bool:
        """Tell whether the day of the review has come."""
        return not self.asks.isHidden()

    def start(self) -> None:
        """Put the cursor where work on the review starts."""
        if self.is_due():
            self.outcome.setFocus()
        elif self.day.text():
            self.kind.setFocus()
        else:
            self.day.setFocus()

    def reveal(self, uuid: str) -> bool:
        """Go to the name of the next review when it is the one that is meant; tell whether it is."""
        if uuid == self._uuid:
            self.kind.setFocus()
        return uuid == self._uuid

    def record(self) -> None:
        """Close the review with what was written."""
        self.outcome.flush()
        self._workspace.act(
            _("Record the review"),
            plan.record_outcome,
            self.outcome.text(),
            today=self._workspace.today(),
            toast=_("Review recorded"),
            field=self.outcome,
        )

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.kind, self.day, self.who, self.outcome):
            field.flush()

    def _set_day(self, text: str) -> None:
        good, day = self.day.read(text)
        if good:
            self._act(_("Set the day of the review"), self.day, plan.set_review_date, day)

    def _keep_draft(self, text: str, new_visit: bool) -> None:
        self._visits += new_visit
        self._workspace.act(
            _("Write how it went"),
            plan.draft_outcome,
            text,
            field=self.outcome,
            merge=f"outcome-{self._visits}",
        )

    def _act(self, words: str, field: Any, write: Write, value: Any) -> None:
        self._workspace.act(words, write, value, field=field)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._line.addWidget(self.day, 0, top)
        self._line.addWidget(self._dot, 0, top)
        self._line.addWidget(self.who, 1, top)
        self.asks.add(self.outcome)
        self.asks.body.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.kind, self._line, self._when, self.pilots, self.asks):
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(2))
        self._line.setSpacing(U(2))
        self._dot.setContentsMargins(0, 2, 0, 2)  # as InlineText insets its words by the border of its field
        self._when.setContentsMargins(3, 0, 0, U(6))


def distance(day: date, today: date) -> str:
    """Say how far a day is: "Thursday, in 5 days"."""
    days = (day - today).days
    if days == 0:
        return _("Today")
    weekday = format_weekday(day)
    if days > 0:
        far = ngettext("in {n} day", "in {n} days", days).format(n=days)
    else:
        far = ngettext("{n} day ago", "{n} days ago", -days).format(n=-days)
    return _("{weekday}, {far}").format(weekday=weekday, far=far)
