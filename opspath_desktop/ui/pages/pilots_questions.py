"""The card of what reviewers asked about a pilot, with the answers; both live until the next review."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import pilot_outcome
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilot_outcome import QuestionView, questions
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_rows import Row, Rows
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class QuestionRow(Row):
    """Show a question and its answer, edited where they stand; Del deletes both."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._view: QuestionView | None = None
        self._visits = 0
        self.question = InlineText(_("Question"), "", "strong")
        self.who = InlineText(_("Asked by"), "", "caption", _("asked by whom?"), wrap=False)
        self.day = DateInline(workspace, _("Day of the question"), _("when?"))
        self.answer = NoteEdit(_("Answer"), _("What do you answer?"), lines=1)
        self.away = IconButton("trash-2", _("Delete this question"))
        top, facts, column = QHBoxLayout(), QWidget(), QVBoxLayout(self)
        flow = FlowLayout(facts, gap=12, line_gap=0)
        flow.addWidget(self.who)
        flow.addWidget(self.day)
        top.addWidget(self.question, 1)
        top.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(facts)
        column.addWidget(self.answer)
        column.setContentsMargins(0, 0, 0, 0)
        self.question.committed.connect(lambda text: self._edit(self.question, question=text))
        self.who.committed.connect(lambda text: self._edit(self.who, asked_by=text))
        self.day.committed.connect(self._save_day)
        self.answer.committed.connect(self._save_answer)
        self.away.clicked.connect(self.delete)
        self.delete_wanted.connect(self.delete)
        on_theme(self, lambda: column.setSpacing(U(2)))

    def show_row(self, view: QuestionView) -> None:
        """Show this question."""
        self._view = view
        self.question.set_text(view.question)
        self.who.set_text(view.asked_by)
        self.day.show_date(view.on)
        if not self.answer.pad.hasFocus():
            self.answer.set_text(view.answer)

    def focus_row(self) -> None:
        """Put the cursor into the answer."""
        self.answer.pad.setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.question, self.who, self.day):
            field.flush()
        self.answer.flush()

    def delete(self) -> None:
        """Move question and answer to Recently deleted."""
        if self._view is not None:
            space, uuid = self._workspace, self._view.uuid
            now, toast = space.database.clock(), _("Question deleted")
            space.act(_("Delete question"), pilot_outcome.delete_question, uuid, now=now, toast=toast)

    def _save_day(self, text: str) -> None:
        good, day = self.day.read(text)
        if good and day is not None:
            self._edit(self.day, on=day)
        elif good and self._view is not None:
            self.day.show_date(self._view.on)

    def _save_answer(self, text: str, new_visit: bool) -> None:
        self._visits += new_visit
        if self._view is not None:
            self._edit(self.answer, answer=text, merge=f"answer {self._view.uuid} {self._visits}")

    def _edit(self, field: QWidget, **changes: Any) -> None:
        if self._view is not None:
            space = self._workspace
            words = _("Edit question")
            space.act(words, pilot_outcome.edit_question, self._view.uuid, today=space.today(), field=field, **changes)


class QuestionsCard(PilotCard):
    """Keep what a reviewer asked, so that the next review can come back to it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Asked in reviews"), parent=parent)
        self._workspace = workspace
        self._pilot = ""
        self.field = ParsedEdit(_("New question"), str.strip, "", _("What did a reviewer ask?"))
        self.rows = Rows(lambda: QuestionRow(workspace), self.field.edit, self)
        self.add(self.field)
        self.add(self.rows)
        self.field.committed.connect(self._add)

    def show_pilot(self, view: PilotView) -> None:
        """Show the questions about this pilot."""
        if self._pilot != view.uuid:
            self.field.reset()
        self._pilot = view.uuid
        found = self._workspace.query(questions, view.uuid)
        self.rows.show_rows({each.uuid: each for each in found})

    def flush(self) -> None:
        """Save what is being typed."""
        self.rows.flush()

    def reveal(self, target: str) -> bool:
        """Put the cursor into the answer to the question with this uuid."""
        return self.rows.reveal(target)

    def _add(self, text: object) -> None:
        space = self._workspace
        today = space.today()
        made = space.act(
            _("Keep a question"), pilot_outcome.ask, self._pilot, str(text), on=today, today=today, field=self.field
        )
        if made.ok:
            self.field.reset()
            self.rows.reveal(made.result)
