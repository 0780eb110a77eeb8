"""The card of the checks after a pilot was finished: does it hold after 30, 60 and 90 days?"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import pilot_outcome
from opspath_desktop.domain.pilot_checks import RESULTS, result_word
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilot_outcome import CheckView, checks
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_rows import Row, Rows
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone
from opspath_desktop.ui.workspace import Workspace


class CheckRow(Row):
    """Ask whether a pilot holds, or show the answer; a slip offers to open the pilot again."""

    reopen_wanted = Signal()

    def __init__(self, workspace: Workspace, card: ChecksCard) -> None:
        super().__init__()
        self._workspace, self._card = workspace, card
        self._view: CheckView | None = None
        self._words = label("", "body", wrap=False)
        self._before = label("", "caption")
        self.buttons = {result: Button(result_word(result)) for result in RESULTS}
        self.result = Choice(_("Answer"), RESULTS, result_word)
        self.note = InlineText(_("Note on the check"), "", "body", _("how do you know?"))
        self.forget = Button(_("Take the answer back"), "link")
        self.reopen = Button(_("Open the pilot again"), "link", "rotate-ccw")
        flow = FlowLayout(gap=8, line_gap=6)
        for widget in (self._words, *self.buttons.values(), self.result, self.reopen, self.forget):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.addLayout(flow)
        column.addWidget(self._before)
        column.addWidget(self.note)
        for result, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, result=result: self.answer(result))
        self.result.chosen.connect(self.answer)
        self.note.committed.connect(self._save_note)
        self.forget.clicked.connect(self._take_back)
        self.delete_wanted.connect(self._take_back)
        self.reopen.clicked.connect(self.reopen_wanted)

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(U(2))
            self._words.setMinimumWidth(U(170))

        on_theme(self, space)

    def show_row(self, view: CheckView) -> None:
        """Show this check."""
        self._view = view
        today = self._workspace.today()
        words = {
            "coming": _("After {n} days: {day}"),
            "due": _("After {n} days: due since {day}"),
            "answered": _("After {n} days"),
        }[view.state]
        self._words.setText(words.format(n=view.days, day=format_date(view.due, today=today, short=True)))
        set_tone(self._words, {"due": "warn", "coming": "muted"}.get(view.state, ""))
        self._before.setText(_("Before it was opened again: {words}").format(words=view.before))
        self._before.setVisible(bool(view.before))
        for result, button in self.buttons.items():
            button.setVisible(view.state == "due")
            spoken = _("After {n} days: {result}").format(n=view.days, result=result_word(result))
            button.setAccessibleName(spoken)
        answered = view.state == "answered"
        for widget in (self.result, self.note, self.forget):
            widget.setVisible(answered)
        self.reopen.setVisible(answered and view.result == "slipped")
        if answered:
            self.result.show_key(view.result)
            self.note.set_text(view.note)

    def answer(self, result: str) -> None:
        """Answer the check as of today; a changed answer keeps its day."""
        if self._view is not None:
            on = self._view.on or self._workspace.today()
            self._act(
                _("Answer the check"), pilot_outcome.answer_check, self._card.pilot, self._view.days, result, on=on
            )
            self.result.setFocus()

    def is_due(self) -> bool:
        """Tell whether the check waits for an answer."""
        return self._view is not None and self._view.state == "due"

    def focus_row(self) -> None:
        """Put the focus on the answer."""
        answered = self._view is not None and self._view.state == "answered"
        (self.result if answered else self.buttons["held"]).setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        self.note.flush()

    def _act(self, words: str, action: Any, *args: Any, **fields: Any) -> None:
        self._workspace.act(words, action, *args, today=self._workspace.today(), **fields)

    def _save_note(self, text: str) -> None:
        if self._view is not None:
            act = self._workspace.act
            act(_("Write a note"), pilot_outcome.note_check, self._view.uuid, text, field=self.note)

    def _take_back(self) -> None:
        if self._view is not None and self._view.uuid:
            toast = _("Answer taken back")
            self._workspace.act(_("Take the answer back"), pilot_outcome.forget_check, self._view.uuid, toast=toast)


class ChecksCard(PilotCard):
    """Show the three checks of a pilot that was adopted or adapted; hidden for all others."""

    reopen_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Does it hold?"), parent=parent)
        self._workspace, self.pilot = workspace, ""
        self.rows = Rows(self._row, self, self)
        self.add(self.rows)

    def show_pilot(self, view: PilotView) -> None:
        """Show the checks of this pilot."""
        if self.pilot != view.uuid:
            self.rows.flush()
        self.pilot = view.uuid
        found = self._workspace.query(checks, view.uuid, self._workspace.today())
        self.setVisible(bool(found))
        self.rows.show_rows({str(check.days): check for check in found})

    def flush(self) -> None:
        """Save what is being typed."""
        self.rows.flush()

    def reveal(self, target: str) -> bool:
        """Put the focus on the first check that waits for an answer, or on the one with this number of days."""
        if target != "checks":
            return self.rows.reveal(target.removeprefix("check-"))
        due = [key for key, row in self.rows.rows.items() if isinstance(row, CheckRow) and row.is_due()]
        return any(self.rows.reveal(key) for key in (due or list(self.rows.rows))[:1])

    def _row(self) -> CheckRow:
        made = CheckRow(self._workspace, self)
        made.reopen_wanted.connect(self.reopen_wanted)
        return made
