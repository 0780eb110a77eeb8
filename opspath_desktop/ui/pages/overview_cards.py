"""Two cards of the Overview: what to do next, and the offer to add a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import overview as put_off
from opspath_desktop.actions import plan
from opspath_desktop.domain.next_up import ADD_NAME, Step
from opspath_desktop.i18n import _
from opspath_desktop.queries.standings import StageState
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton, same_width
from opspath_desktop.ui.widgets.card import Card, Divider, Tile
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace


class NameOffer(Card):
    """Asked once: whose plan is this?"""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        row = QHBoxLayout()
        self._field = LineEdit(_("Your name"), placeholder=_("Your name, for the plan"))
        later = Button(_("Not now"), "ghost")
        row.addWidget(label(_("Add your name"), "strong", wrap=False))
        row.addWidget(self._field, 1)
        row.addWidget(later)
        self.body.addLayout(row)
        self._field.committed.connect(self._save)
        later.clicked.connect(self._later)

    def _save(self, name: str) -> None:
        self._workspace.act(_("Add your name"), plan.set_person, "me", "name", name, field=self._field)

    def _later(self) -> None:
        space = self._workspace
        space.act(_("Hide the offer"), put_off.postpone, ADD_NAME, today=space.today(), toast=_("Not asked again."))


class _StepRow(QWidget):
    """One suggestion: what, why, the button that does it, and "Not now"."""

    def __init__(self, workspace: Workspace, step: Step) -> None:
        super().__init__()
        self._workspace, self._step = workspace, step
        words = QVBoxLayout()
        words.addWidget(label(step.title, "body"))
        words.addWidget(label(step.caption, "caption"))
        set_tooltip(self, step.why)
        self.button = Button(step.button)
        self.button.setAccessibleName(f"{step.button}: {step.title}")
        self.button.setAccessibleDescription(step.why)
        set_tooltip(self.button, step.why)
        later = IconButton("clock", _("Not now: hide for a week"))
        later.setAccessibleName(_("Not now: {title}").format(title=step.title))
        row = QHBoxLayout(self)
        row.addWidget(Tile(step.icon), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(later)
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: workspace.go(step.place, step.target or None))
        later.clicked.connect(self._later)

        def space() -> None:
            row.setContentsMargins(0, U(4), 0, U(4))
            row.setSpacing(U(12))
            words.setSpacing(0)

        on_theme(self, space)

    def _later(self) -> None:
        space = self._workspace
        toast = _("Hidden for a week: {title}").format(title=self._step.title)
        space.act(_("Not now"), put_off.postpone, self._step.key, today=space.today(), toast=toast)


class NextUpCard(Card):
    """At most four suggestions, each with its reason."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Next up"), link_text="")
        self._workspace = workspace
        self._stage = ""
        self.link.connect(lambda: workspace.go("pathway", self._stage or None))

    def show_steps(self, steps: Sequence[Step], stage: StageState | None) -> None:
        """Show the suggestions of today."""
        self._stage = stage.stage.id if stage else ""
        self.set_link(_("Stage {number} checklist").format(number=stage.stage.number) if stage else "")
        clear(self.body)
        rows = [_StepRow(self._workspace, step) for step in steps]
        for index, row in enumerate(rows):
            if index:
                self.add(Divider())
            self.add(row)
        if rows:
            same_width(*(row.button for row in rows))
        else:
            self.add(label(_("Nothing is waiting. The stage checklist shows what else there is."), "body", "muted"))
        self.body.addStretch(1)
