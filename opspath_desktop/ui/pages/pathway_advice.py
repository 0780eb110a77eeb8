"""Advise on moving on, with reasons, and ask afterwards why it was done against the advice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.readiness import Readiness
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.ui.pages.parts import bullet, clear
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import IconLabel, label


class Advice(QWidget):
    """Say whether it is time to move on; what is missing is one click away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._line = IconLabel("circle-check", "accent", 16), label("", "body", "muted", wrap=False)
        self.toggle = Button("", "link")
        self.reasons = QVBoxLayout()  # the page puts it under the row in which this stands
        self._shown: tuple[str, ...] | None = None
        self._open = False
        row = Flow(self)
        for widget in (self._icon, self._line, self.toggle):
            row.addWidget(widget)
        self.toggle.clicked.connect(self._toggle)

    def show_advice(self, advice: Readiness) -> None:
        """Show the advice, and its reasons when they are open."""
        self._icon.set_icon("circle-check" if advice.ready else "circle-dashed", "accent" if advice.ready else "text2")
        n = len(advice.reasons)
        told = ngettext("{n} thing is still missing", "{n} things are still missing", n).format(n=n)
        self._line.setText(_("Ready to move on") if advice.ready else told)
        self._shown = advice.reasons
        self._fill()

    def _toggle(self) -> None:
        self._open = not self._open
        self._fill()

    def _fill(self) -> None:
        self.toggle.setVisible(bool(self._shown))
        self.toggle.set_text(_("Hide") if self._open else _("Show what"))
        clear(self.reasons)
        for sentence in (self._shown or ()) if self._open else ():
            self.reasons.addWidget(bullet(sentence))


class WhyNow(Card):
    """Ask, after a move against the advice, why; answering is optional and never in the way."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("You moved on before the stage was finished"), parent=parent)
        self._missing = label("", "caption")
        self.field = ParsedEdit(_("Why now?"), str.strip, placeholder=_("Why now? A word helps at the next review"))
        self.away = IconButton("x", _("Leave the reason out"))
        self._dismissed: tuple[str, ...] = ()
        self._asked: tuple[str, ...] = ()
        self.title_row.addWidget(self.away)
        self.add(self._missing)
        self.add(self.field)
        self.field.committed.connect(lambda text: self.answered.emit(text) if text else self._dismiss())
        self.away.clicked.connect(self._dismiss)

    def ask(self, missing: tuple[str, ...]) -> None:
        """Show what was missing; nothing when a reason was given or the question put away."""
        self._asked = missing
        self._missing.setText(" ".join(missing))
        self.setVisible(bool(missing) and missing != self._dismissed)

    def _dismiss(self) -> None:
        self._dismissed = self._asked
        self.hide()
