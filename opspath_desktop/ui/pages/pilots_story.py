"""The card of a pilot's problem: what is wrong, why it matters, where it was seen, what is wanted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.pilot_story import expected, field_name, title_hint, wanted_words
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilot_story import Story, story
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_notes import StoryNote
from opspath_desktop.ui.pages.pilots_story_facts import StoryFacts
from opspath_desktop.ui.pages.pilots_story_sipoc import Sipoc
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.coach import CoachButton
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

_TARGETS = {"condition": "current_condition", "problem": "problem", "background": "background"}


class GoalLine(QWidget):
    """Show the goal in words; it is typed where the measure is, and the button goes there."""

    measure_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", parent=self)
        self.button = Button(_("Set baseline, target and day"), "link", parent=self)
        self._top, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._top.addWidget(label(field_name("goal"), "caption_strong", wrap=False), 1)
        self._top.addWidget(CoachButton("goal", self), 0, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(self._top)
        self._column.addWidget(self._words)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.measure_wanted)
        on_theme(self, self._space)

    def say(self, words: str) -> None:
        """Show the goal, or what a goal needs."""
        self._words.setText(words or _("An aim needs how much and by when: they are the target of the goal measure."))
        self._words.setAccessibleName(words)

    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(2))


class StoryCard(PilotCard):
    """Tell the left side of the A3; nothing is asked for, everything may be said."""

    measure_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("The problem"), parent=parent)
        self._workspace = workspace
        self._hint = label("", "caption", "muted", parent=self)
        self._missing = label("", "caption", "muted", parent=self)
        self.facts = StoryFacts(workspace)
        self.goal = GoalLine(self)
        self.sipoc = Sipoc(workspace)
        gap = _("What should be, what is, since when, where?")
        seen = _("What did you see and count where the work is done?")
        self.notes = {
            "problem": StoryNote(workspace, "problem", gap, 2),
            "background": StoryNote(workspace, "background", _("Why does it matter now?"), 1, "background"),
            "current_condition": StoryNote(workspace, "current_condition", seen, 2, "condition"),
            "target_condition": StoryNote(workspace, "target_condition", _("How will the work be done then?")),
            "root_cause_summary": StoryNote(workspace, "root_cause_summary", _("In one sentence, once it is verified")),
            "balancing_reason": StoryNote(
                workspace, "balancing_reason", _("What could get worse, and why you do not measure it")
            ),
        }
        before = ("problem", "background", "current_condition")
        for widget in (self._hint, self._missing, self.facts, *(self.notes[name] for name in before), self.goal):
            self.add(widget)
        for name in [name for name in self.notes if name not in before]:
            self.add(self.notes[name])
        self.add(self.sipoc)
        self.goal.measure_wanted.connect(self.measure_wanted)

    def show_pilot(self, view: PilotView) -> None:
        """Show the story of this pilot."""
        told = self._workspace.query(story, view.uuid)
        if told is None:
            return
        for name, note in self.notes.items():
            note.show_text(told.uuid, getattr(told, name))
        self.notes["balancing_reason"].setVisible(
            bool(told.balancing_reason) or (bool(view.measures) and all(m.kind != "balancing" for m in view.measures))
        )
        self.facts.show_story(told)
        self.sipoc.show_story(told)
        self.goal.say(self._goal(told, view))
        self._say_hints(told)

    def flush(self) -> None:
        """Save what is being typed."""
        for note in self.notes.values():
            note.flush()
        self.facts.flush()
        self.sipoc.flush()

    def reveal(self, target: str) -> bool:
        """Put the cursor into the field that a check of the A3 means."""
        name = _TARGETS.get(target, target)
        if name in self.notes:
            self.notes[name].focus_field()
        elif target == "gemba":
            self.facts.gemba.open()
        elif target == "goal":
            self.goal.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return name in self.notes or target in ("gemba", "goal")

    def _goal(self, told: Story, view: PilotView) -> str:
        """Return the goal in words; without a typed baseline it starts from the centre before the change."""
        goal = told.goal
        measure = view.measure(goal.measure) if goal else None
        if goal is not None and goal.baseline is None and measure is not None and measure.study.before is not None:
            places = 1 if measure.decimals is None else measure.decimals
            goal = replace(goal, baseline=round(measure.study.before, places))
        return goal.sentence(self._workspace.today()) if goal else ""

    def _say_hints(self, told: Story) -> None:
        hint = title_hint(told.title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        words = wanted_words(tuple(name for name in expected(told.status) if not told.filled.get(name)))
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
