"""The head of a stage: what it is about, how much is done, and moving on with advice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import StageView
from opspath_desktop.ui.pages.pathway_advice import Advice, WhyNow
from opspath_desktop.ui.pages.pathway_count import Count
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.plain import heading, label, on_theme


class StageHead(QWidget):
    """Hold title, shift and audience at the left, the count at the right, and the buttons under them."""

    move_wanted = Signal(str)
    role_wanted = Signal()
    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = label("", "caption", "accent")
        self._title = heading("", "h1", level=1)
        self._shift, self._audience = label("", "lead", "muted"), label("", "caption")
        self._count, self._advice = Count(), Advice()
        self._on, self._back = Button(), Button("", "ghost")
        self._role = Button(_("About the role"), "ghost", "user")
        self.why = WhyNow()
        self._targets: dict[Button, str] = {}
        self._words, self._top, self._buttons = QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight), Flow()
        self._column = QVBoxLayout(self)
        self._build()
        for button in (self._on, self._back):
            button.clicked.connect(lambda _checked=False, button=button: self.move_wanted.emit(self._targets[button]))
        self._role.clicked.connect(self.role_wanted)
        self.why.answered.connect(self.answered)
        on_theme(self, self._space)

    def set_narrow(self, narrow: bool) -> None:
        """Put the count beside the words, or under them."""
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._top.setSpacing(U(12) if narrow else U(32))

    def show_view(self, view: StageView) -> None:
        """Show a stage."""
        stage, total = view.stage, len(view.stages)
        where = _("Stage {number} of {total}").format(number=stage.number, total=total)
        mine = _("your current stage") if view.is_current else _standing(view)
        self._where.setText(f"{where} · {mine}" if mine else where)
        self._title.setText(stage.title)
        self._shift.setText(f"“{stage.shift}”" if stage.shift else "")
        self._shift.setVisible(bool(stage.shift))
        self._audience.setText(_("For {audience}").format(audience=stage.audience[:1].lower() + stage.audience[1:]))
        self._count.show_view(view)
        self._advice.setVisible(view.is_current and stage.number < total)
        self._advice.show_advice(view.readiness)
        self.why.ask(view.unexplained)
        self._offer_moves(view)

    def _offer_moves(self, view: StageView) -> None:
        here = next((each.stage.number for each in view.stages if each.state == "current"), 0)
        number = view.stage.number
        wanted = {self._on: number + 1 if number == here else number, self._back: number - 1 if number == here else 0}
        for button, target in wanted.items():
            offered = 1 <= target <= len(view.stages)
            button.setVisible(offered)
            if offered:
                words = _("Back to stage {number}") if target < here else _("Move to stage {number}")
                button.set_text(words.format(number=target))
                self._targets[button] = view.stages[target - 1].stage.id

    def _build(self) -> None:
        for widget in (self._where, self._title, self._shift, self._audience):
            self._words.addWidget(widget)
        self._words.addStretch(1)
        self._top.addLayout(self._words, 1)
        self._top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._on, self._back, self._role, self._advice):
            self._buttons.addWidget(part)
        self._column.addLayout(self._top)
        self._column.addWidget(self.why)
        self._column.addLayout(self._buttons)
        self._column.addLayout(self._advice.reasons)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(10))
        self._words.setSpacing(U(3))
        self._advice.reasons.setSpacing(U(4))


def _standing(view: StageView) -> str:
    return view.standing.caption if view.standing.state in ("completed", "left") else ""
