"""The fields of a pilot's story: a heading over a note, a day, a line; each saves itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import pilot_story
from opspath_desktop.domain.coach import Section
from opspath_desktop.domain.pilot_story import field_name
from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.coach import CoachButton
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class StoryNote(QWidget):
    """Show one field of the story under its heading; `coach` names the section whose questions are offered beside."""

    def __init__(
        self, workspace: Workspace, field: str, hint: str, lines: int = 1, coach: Section | None = None
    ) -> None:
        super().__init__()
        self._workspace, self._field = workspace, field
        self._pilot, self._visits = "", 0
        self.note = NoteEdit(field_name(field), hint, lines=lines, parent=self)
        self._top, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._top.addWidget(label(field_name(field), "caption_strong", wrap=False), 1)
        self.coach = CoachButton(coach, self) if coach is not None else None
        if self.coach is not None:
            self._top.addWidget(self.coach, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(self._top)
        self._column.addWidget(self.note)
        self.note.committed.connect(self._save)
        on_theme(self, self._space)

    def show_text(self, pilot: str, text: str) -> None:
        """Show the field of this pilot; words that are being typed stay."""
        changed, self._pilot = pilot != self._pilot, pilot
        if changed or not self.note.pad.hasFocus():
            self.note.set_text(text)

    def flush(self) -> None:
        """Save what was typed."""
        self.note.flush()

    def focus_field(self) -> None:
        """Put the cursor into the note."""
        self.note.pad.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self, text: str, new_visit: bool) -> None:
        self._visits += new_visit
        space = self._workspace
        fields: dict[str, Any] = {self._field: text, "today": space.today()}
        space.act(
            _("Write: {field}").format(field=field_name(self._field)),
            pilot_story.tell,
            self._pilot,
            field=self.note,
            merge=f"story {self._pilot} {self._field} {self._visits}",
            **fields,
        )

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(3))
        self._top.setSpacing(U(4))


class StoryLine(InlineText):
    """Show one short field of the story, edited in place."""

    def __init__(self, workspace: Workspace, field: str, hint: str) -> None:
        super().__init__(field_name(field), "", "body", hint, wrap=False)
        self._workspace, self._field, self._pilot = workspace, field, ""
        self.committed.connect(self._save)

    def show_value(self, pilot: str, text: str) -> None:
        """Show the field of this pilot."""
        self._pilot = pilot
        self.set_text(text)

    def _save(self, text: str) -> None:
        tell(self._workspace, self._pilot, self._field, text, self)


class StoryDay(DateInline):
    """Show one day of the story, edited in place."""

    def __init__(self, workspace: Workspace, field: str, hint: str) -> None:
        super().__init__(workspace, field_name(field), hint)
        self._field, self._pilot = field, ""
        self.committed.connect(self._save)
        on_theme(self, lambda: self.edit.setMaximumWidth(U(140)))

    def show_value(self, pilot: str, day: date | None) -> None:
        """Show the day of this pilot."""
        self._pilot = pilot
        self.show_date(day)

    def _save(self, text: str) -> None:
        good, day = self.read(text)
        if good:
            tell(self._workspace, self._pilot, self._field, day, self)


def tell(workspace: Workspace, pilot: str, field: str, value: Any, editor: QWidget | None = None) -> None:
    """Save one field of the story as an undo step of its own."""
    name = {"kind": _("Kind"), "role_of_me": _("My part")}.get(field) or field_name(field)
    fields: dict[str, Any] = {field: value, "today": workspace.today()}
    workspace.act(_("Write: {field}").format(field=name), pilot_story.tell, pilot, field=editor, **fields)
