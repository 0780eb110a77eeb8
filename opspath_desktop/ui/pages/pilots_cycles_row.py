"""One cycle on the ladder: number, scale, change, prediction, result, decision; it opens in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from opspath_desktop.actions import cycles
from opspath_desktop.domain.cycles import decision_name, scale_name, verdict_name
from opspath_desktop.domain.pilots import step_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.cycles import CycleView, MeasureName
from opspath_desktop.ui.pages.pilots_cycles_body import CycleBody
from opspath_desktop.ui.pages.pilots_cycles_fields import Fields
from opspath_desktop.ui.pages.readings_kept import KeptRow, add_action
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Chip
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

_NARROW = 560
_BADGE = 26
_CAPTION = 66


class CycleRow(KeptRow):
    """Show one cycle; Enter opens and closes it, F2 goes to its idea, N starts the next one, Del deletes it.

    `next_made(uuid)` when the cycle that follows was started.
    """

    next_made = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("More for this cycle"), parent)
        self._workspace = workspace
        self.view: CycleView | None = None
        self._measures: tuple[MeasureName, ...] = ()
        self.body: CycleBody | None = None
        self.number = Chip("", parent=self)
        self.idea = label("", "strong", parent=self)
        self.predicted, self.result = label("", "body", parent=self), label("", "body", parent=self)
        self.scale, self.state = Chip("", parent=self), Chip("", parent=self)
        self._lines = Fields(self, _CAPTION, 2)
        self._under = QHBoxLayout()  # the chips stand here, under the words, in a narrow row
        self._build()
        keys = Qt.Key
        self.keys |= {keys.Key_F2: self.rename, keys.Key_N: self.start_next}
        on_theme(self, self._space_more)

    def show_row(self, view: CycleView, measures: tuple[MeasureName, ...]) -> None:
        """Show this cycle; words being typed stay."""
        self.view, self._measures = view, measures
        today = self._workspace.today()
        self.number.show_state(str(view.number))
        self.idea.setText(view.change_idea)
        self.predicted.setText(view.prediction_words(today) or _("Nothing predicted yet"))
        self.result.setText(_result_words(view, self._workspace))
        self.scale.show_state(scale_name(view.scale))
        self._show_state(view)
        keys = _("Enter opens it, F2 edits the change, N starts the next cycle, Del deletes it")
        known = (self.scale.text(), self.predicted.text(), self.result.text(), self.state.text())
        self.say(_("Cycle {n}: {idea}").format(n=view.number, idea=view.change_idea), ". ".join(known), keys)
        if self.body is not None:
            self.body.show_cycle(view, measures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put scale and state under the words where they would leave them too little room."""
        super().resizeEvent(event)
        to = self._under if event.size().width() < U(_NARROW) else self.icons
        if to.indexOf(self.state) < 0:
            for chip in (self.state, self.scale):
                to.insertWidget(0, chip, 0, Qt.AlignmentFlag.AlignTop)

    def is_open(self) -> bool:
        """Tell whether the fields are on show."""
        return self.body is not None and not self.body.isHidden()

    def edit(self) -> None:
        """Open the fields, or close them."""
        if self.is_open():
            self.close_body()
        else:
            self.open_body()

    def open_body(self) -> CycleBody:
        """Show the fields under the row."""
        if self.body is None:
            self.body = CycleBody(self._workspace, self)
            self.body.next_wanted.connect(self.start_next)
            self.below.addWidget(self.body)
        if self.view is not None:
            self.body.show_cycle(self.view, self._measures)
        self.body.show()
        return self.body

    def close_body(self) -> None:
        """Save and hide the fields."""
        if self.body is not None:
            self.body.flush()
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self.body.isAncestorOf(focus)
            if had_focus:
                mark_keyboard(self)
            self.body.hide()

    def rename(self) -> None:
        """Go to the words of the change."""
        self.open_body().plan.idea.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def predict(self) -> None:
        """Go to the words of the prediction."""
        self.open_body().plan.open.words.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.body is not None:
            self.body.flush()

    def start_next(self) -> None:
        """Start the cycle that follows from this one."""
        if self.view is None:
            return
        self.flush()
        said = _("Started the cycle after number {n}").format(n=self.view.number)
        made = self._workspace.act(_("Start next cycle"), cycles.start_next, self.view.uuid, toast=said)
        if made.ok:
            self.next_made.emit(made.result)

    def delete(self) -> None:
        """Move the cycle to Recently deleted."""
        if self.view is None:
            return
        space = self._workspace
        now, said = space.database.clock(), _("Cycle {n} deleted").format(n=self.view.number)
        if space.act(_("Delete cycle"), cycles.delete, self.view.uuid, now=now, toast=said).ok:
            self.deleted.emit()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done with a cycle."""
        add_action(menu, _("Close") if self.is_open() else _("Open"), "", self.edit)
        add_action(menu, _("Edit the change"), "F2", self.rename)
        add_action(menu, _("Start the next cycle"), "N", self.start_next)
        menu.addSeparator()
        add_action(menu, _("Delete"), _("Del"), self.delete)

    def _show_state(self, view: CycleView) -> None:
        if view.decision is None:
            self.state.show_state(step_name(view.step), "accent", "circle-dot")
        else:
            tone: Any = "accent" if view.decision == "adopt" else "neutral"
            self.state.show_state(decision_name(view.decision), tone, "check" if view.decision == "adopt" else None)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.add_front(self.number)
        self._line.setAlignment(self.number, top)
        self.words.addWidget(self.idea)
        self._lines.add(_("Predicted"), self.predicted)
        self._lines.add(_("Result"), self.result)
        self._lines.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words.addWidget(self._lines)
        self.words.addLayout(self._under)
        self._under.addStretch(1)
        self.icons.insertWidget(0, self.state, 0, top)
        self.icons.insertWidget(0, self.scale, 0, top)

    def _space_more(self) -> None:
        self.icons.setSpacing(U(4))
        self._under.setSpacing(U(4))
        self.number.setMinimumWidth(U(_BADGE))


def _result_words(view: CycleView, workspace: Workspace) -> str:
    """Return result and verdict on one line."""
    result = view.actual_words(workspace.today())
    if view.verdict is None and not result:
        return _("Not yet")
    return " · ".join(part for part in (result, verdict_name(view.verdict)) if part)
