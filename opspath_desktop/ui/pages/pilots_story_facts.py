"""The short facts of a pilot's story: what kind it is, who takes part, the days of a Kaizen event."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.pilot_story import KINDS, MY_ROLES, field_name, kind_word, my_role_word
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilot_story import Story
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import Fact
from opspath_desktop.ui.pages.pilots_notes import StoryDay, StoryLine, StoryNote, tell
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class StoryFacts(QWidget):
    """Show the facts; every one of them is edited where it stands. A Kaizen event has a line of its own."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._pilot = workspace, ""
        self.kind = Choice(_("Kind"), KINDS, kind_word)
        self.my_role = Choice(_("My part"), MY_ROLES, my_role_word)
        self.gemba = StoryDay(workspace, "gemba_date", _("when?"))
        self.process = StoryLine(workspace, "process", _("which?"))
        self.sponsor = StoryLine(workspace, "sponsor", _("who?"))
        self.coach = StoryLine(workspace, "coach", _("who?"))
        self.days = {
            name: StoryDay(workspace, name, _("when?")) for name in ("event_start", "event_end", "report_out_on")
        }
        self.team = StoryNote(workspace, "team", _("Who worked on it, and from where?"))
        self._row, self._event, self._column = QWidget(self), QWidget(self), QVBoxLayout(self)
        row, event = FlowLayout(self._row, 24, 6), FlowLayout(self._event, 24, 6)
        for caption, value in (
            (_("Kind"), self.kind),
            (_("My part"), self.my_role),
            (field_name("process"), self.process),
            (field_name("gemba_date"), self.gemba),
            (field_name("sponsor"), self.sponsor),
            (field_name("coach"), self.coach),
        ):
            row.addWidget(Fact(caption, value))
        for name, day in self.days.items():
            event.addWidget(Fact(field_name(name), day))
        for part in (self._row, self._event, self.team):
            self._column.addWidget(part)
        self.kind.chosen.connect(lambda kind: tell(workspace, self._pilot, "kind", kind))
        self.my_role.chosen.connect(lambda role: tell(workspace, self._pilot, "role_of_me", role))
        on_theme(self, self._space)

    def show_story(self, told: Story) -> None:
        """Show the facts of this pilot."""
        self._pilot = told.uuid
        self.kind.show_key(told.kind)
        self.my_role.show_key(told.role_of_me)
        self.gemba.show_value(told.uuid, told.gemba_date)
        for line, text in ((self.process, told.process), (self.sponsor, told.sponsor), (self.coach, told.coach)):
            line.show_value(told.uuid, text)
        for name, day in self.days.items():
            day.show_value(told.uuid, getattr(told, name))
        self.team.show_text(told.uuid, told.team)
        for part in (self._event, self.team):
            part.setVisible(told.kind == "kaizen_event")

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.gemba, self.process, self.sponsor, self.coach, *self.days.values()):
            field.flush()
        self.team.flush()

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(8))
