"""One skill in full: its descriptors, the target, the reason for the level, the evidence, and the history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import assessments
from opspath_desktop.i18n import _
from opspath_desktop.queries.capabilities import Capability
from opspath_desktop.queries.hanging import evidence_by_item, pilots_by_item
from opspath_desktop.ui.pages.capabilities_history import History
from opspath_desktop.ui.pages.capabilities_levels import Descriptors
from opspath_desktop.ui.pages.evidence_panel import EvidencePanel
from opspath_desktop.ui.pages.parts import section
from opspath_desktop.ui.pages.pathway_words import evidence_count
from opspath_desktop.ui.pages.pilots_seen import LinkedPilots
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.levels import LevelDots
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.workspace import Workspace


class CapabilityDetail(QWidget):
    """Show and rate one skill; `left` says that Esc was pressed."""

    left = Signal()
    rated = Signal(str, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.capability: Capability | None = None
        words = [level.name for level in workspace.pathway.scale.levels]
        self._title, self._summary = heading("", "h3"), label("", "caption", "muted")
        self.levels = Descriptors(workspace.pathway.scale)
        self.target = LevelDots(_("Target"), words)
        self.clear = Button(_("No target"), "link")
        self.why = InlineText(_("Why this level?"), placeholder=_("What makes you say so?"))
        self._evidence_title = section("")
        self._holder = QVBoxLayout()
        self.evidence: EvidencePanel | None = None
        self.pilots = LinkedPilots(workspace)
        self.history = History(workspace)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self.levels.level_chosen.connect(self._rate)
        self.target.level_chosen.connect(self._set_target)
        self.clear.clicked.connect(lambda: self._set_target(None))
        self.why.committed.connect(self._explain)
        on_theme(self, self._space)

    def show_capability(self, capability: Capability) -> None:
        """Show this skill; words typed for another one were saved when their field was left."""
        new = self.capability is None or self.capability.id != capability.id
        self.capability = capability
        self._title.setText(capability.title)
        self._summary.setText(capability.summary)
        self.levels.show_capability(capability)
        self.target.show_level(capability.target or 0)
        self.clear.setVisible(capability.target is not None)
        self.why.set_text(capability.ratings[0].rationale if capability.ratings else "")
        self.why.setEnabled(capability.level is not None)
        self.history.show_ratings(capability.ratings)
        self._show_evidence(capability, new)
        self.pilots.show_pilots(self._workspace.query(pilots_by_item, [capability.id]).get(capability.id, ()))

    def set_narrow(self, narrow: bool) -> None:
        """Put the two sides beside each other, or under each other."""
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def start(self) -> None:
        """Put the cursor where the reason for the level goes."""
        if self.why.isEnabled():
            self.why.open()
        else:
            self.target.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        self.why.flush()
        if self.evidence is not None:
            self.evidence.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_evidence(self, capability: Capability, new: bool) -> None:
        space = self._workspace
        if new:
            if self.evidence is not None:
                self.evidence.flush()
                self.evidence.hide()
                self.evidence.deleteLater()
            self.evidence = EvidencePanel(space, capability.id, capability.title)
            self.evidence.left.connect(self.left)
            self._holder.addWidget(self.evidence)
        count = evidence_count(capability.evidence)
        self._evidence_title.setText(_("Evidence: {count}").format(count=count))
        if self.evidence is not None:
            self.evidence.show_rows(space.query(evidence_by_item, [capability.id]).get(capability.id, ()))

    def _rate(self, level: int) -> None:
        if self.capability is not None:
            self.rated.emit(self.capability.id, level)

    def _set_target(self, target: int | None) -> None:
        if self.capability is None:
            return
        space, thing = self._workspace, self.capability.id
        space.act(_("Set a target"), assessments.set_target, space.pathway, thing, target, on=space.today())

    def _explain(self, words: str) -> None:
        if self.capability is None or self.capability.level is None:
            return
        space = self._workspace
        space.act(
            _("Say why"),
            assessments.rate,
            space.pathway,
            self.capability.id,
            self.capability.level,
            on=space.today(),
            rationale=words,
            field=self.why,
        )

    def _build(self) -> None:
        self._title.setWordWrap(False)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        self._left.addLayout(head)
        self._left.addWidget(self.levels)
        self._left.addStretch(1)
        row = QHBoxLayout()
        for part in (self.target, self.clear):
            row.addWidget(part)
        row.addStretch(1)
        self._right.addWidget(section(_("Target")))
        self._right.addLayout(row)
        self._right.addWidget(section(_("Why this level?")))
        self._right.addWidget(self.why)
        self._right.addWidget(self._evidence_title)
        self._right.addLayout(self._holder)
        self._right.addWidget(self.pilots)
        self._right.addWidget(section(_("History")))
        self._right.addWidget(self.history)
        self._right.addStretch(1)
        self._sides.addLayout(self._left, 3)
        self._sides.addLayout(self._right, 2)

    def _space(self) -> None:
        self._sides.setContentsMargins(U(16), U(10), U(16), U(10))
        self._sides.setSpacing(U(32))
        self._left.setSpacing(U(6))
        self._right.setSpacing(U(4))
