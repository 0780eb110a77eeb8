"""The card that asks what came of a pilot: results, lessons, what follows, and where it may serve as evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from opspath_desktop.domain.evidence_level import in_words, next_step
from opspath_desktop.domain.pilot_story import missing_at_end, missing_words
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.pilot_story import story
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_notes import StoryNote
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.coach import CoachButton
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone
from opspath_desktop.ui.workspace import Workspace

_TARGETS = {"follow_up": "followup_standardise"}


class Offer(QWidget):
    """Offer a finished pilot as evidence for what it counts for."""

    wanted = Signal()
    links_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "body", "muted", parent=self)
        self.button = Button(_("Use as evidence"), icon="link", parent=self)
        self._linked = False
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(lambda: (self.wanted if self._linked else self.links_wanted).emit())
        on_theme(self, self._space)

    def show_pilot(self, view: PilotView) -> None:
        """Name what the pilot would be evidence for, or say that it is already."""
        names = [link.title for link in view.links if link.role == "counts_for"]
        self._linked = bool(names)
        self.setVisible(view.group == "finished")
        if view.evidence:
            used = ngettext("Used as evidence once.", "Used as evidence {n} times.", view.evidence)
            self.words.setText(used.format(n=view.evidence))
        elif names:
            self.words.setText(_("This pilot can be evidence for: {names}.").format(names="; ".join(names)))
        else:
            self.words.setText(_("Choose what this pilot counts for, and it becomes evidence for it."))
        self.button.set_text(_("Use as evidence") if names else _("Choose"))
        self.button.setVisible(not view.evidence)

    def _space(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(U(12))


class ResultsCard(PilotCard):
    """Show the notes on the results; adopted or abandoned, the same is asked, and nothing is forced."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("What came of it"), parent=parent)
        self._workspace = workspace
        self.level = label("", "body", parent=self)
        self._missing = label("", "caption", "muted", parent=self)
        self.offer = Offer(self)
        hints = {
            "results": (_("What changed for good, and how do you know?"), 2),
            "lessons_process": (_("What did you learn about the work?"), 1),
            "lessons_self": (_("What did you learn as a leader? It feeds your development plan."), 1),
            "followup_standardise": (_("Which standard changed, and where is it kept?"), 1),
            "followup_share": (_("Who copied it, or should?"), 1),
            "followup_open": (_("What is left to do?"), 1),
        }
        self.notes = {name: StoryNote(workspace, name, hint, lines) for name, (hint, lines) in hints.items()}
        self.note = self.notes["results"].note
        self.title_row.addWidget(CoachButton("follow_up", self), 0, Qt.AlignmentFlag.AlignRight)
        for widget in (self.level, self._missing, self.offer, *self.notes.values()):
            self.add(widget)

    def show_pilot(self, view: PilotView) -> None:
        """Show the results of this pilot; words being typed stay."""
        told = self._workspace.query(story, view.uuid)
        if told is None:
            return
        for name, note in self.notes.items():
            note.show_text(view.uuid, getattr(told, name))
        level = view.proof.level
        evidence = _("Evidence: {words}.").format(words=in_words(level))
        self.level.setText(" ".join(part for part in (evidence, next_step(level)) if part))
        self.offer.show_pilot(view)
        words = missing_words(missing_at_end(view.status, told.filled))
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
        set_tone(self._missing, "muted")

    def flush(self) -> None:
        """Save what was typed."""
        for note in self.notes.values():
            note.flush()

    def reveal(self, target: str) -> bool:
        """Put the cursor into the field that a check of the A3 means."""
        name = _TARGETS.get(target, target)
        if name in self.notes:
            self.notes[name].focus_field()
        return name in self.notes
