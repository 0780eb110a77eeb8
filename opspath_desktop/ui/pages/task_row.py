"""One action as a row: ticked when done; words, day and owner edited in place, the rest in its menu."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from opspath_desktop.domain.tasks import strength_name
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.tasks import TaskRow
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.check_row import CheckMark, State
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone

_MARKS: dict[str, State] = {"todo": "open", "doing": "progress", "done": "done", "dropped": "skipped"}


class TaskLine(QWidget):
    """Show an action; Space ticks, Enter or F2 edits, Del deletes, Up and Down walk.

    `changed(field, text)` names what was typed: text, due, owner, effect or outcome.
    """

    changed = Signal(str, str)
    ticked = Signal(bool)
    delete_wanted = Signal()
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, of_pilot: bool = False, of_goal: bool = False) -> None:
        super().__init__(parent)
        self.task: TaskRow | None = None
        self._of_pilot, self._of_goal = of_pilot, of_goal
        self.mark = CheckMark(self)
        self.words = InlineText(_("Action"), "", "body", parent=self)
        self.when = label("", "caption", wrap=False, parent=self)
        self.due = InlineText(_("Day"), "", "caption", _("by when?"), self, wrap=False)
        self.owner = InlineText(_("Who does it"), "", "caption", _("me"), self, wrap=False)
        self.origin = ValueButton(self, "link")
        self.strength = ValueButton(self, "chip")
        self.cause = ValueButton(self, "chip")
        self.effect = InlineText(_("What it shall bring"), "", "caption", parent=self)
        self.outcome = InlineText(_("What came of it"), "", "caption", parent=self)
        self.more = IconButton("ellipsis", "", self)
        self.fields = {
            "text": self.words,
            "due": self.due,
            "owner": self.owner,
            "effect": self.effect,
            "outcome": self.outcome,
        }
        self._column, self._row, self._below = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        self._facts = FlowLayout(gap=12, line_gap=0)
        self._build()
        self.mark.toggled.connect(self.ticked)
        self.mark.opened.connect(self.words.open)
        for name, field in self.fields.items():
            field.committed.connect(lambda text, name=name: self.changed.emit(name, text))
            field.edit.edit.left.connect(lambda: QTimer.singleShot(0, self, self._show_notes))
        on_theme(self, self._space)

    def show_task(self, task: TaskRow, today: date) -> None:
        """Show this action; words being typed stay."""
        self.task = task
        self.mark.show_state(_MARKS[task.state])
        self.mark.setAccessibleName(task.text)
        self.more.setAccessibleName(_("More for {title}").format(title=task.text))
        self.words.set_text(task.text)
        self._show_day(task, today)
        self.owner.set_text(task.owner)
        self.effect.set_text(task.predicted_effect)
        self.outcome.set_text(task.outcome)
        self._show_origin(task)
        against = task.cause_text or _("against which cause?")
        self.cause.say(against, _("Against the cause: {cause}").format(cause=against))
        strong = strength_name(task.strength) if task.strength else _("how strong?")
        self.strength.say(strong, _("Strength: {strength}").format(strength=strong))
        self.cause.setVisible(self._of_pilot and (bool(task.cause) or task.open))
        self.strength.setVisible(self._of_pilot and bool(task.strength or (task.cause and task.open)))
        self._show_notes()

    def open_note(self, name: str) -> None:
        """Open the field for what the action shall bring, or for what came of it."""
        self.fields[name].show()
        self.fields[name].open()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.fields.values():
            field.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete on Del, edit on F2, walk on Up and Down."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in ways:
            self.walked.emit(ways[key])
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.words.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring around the row when the keyboard is at its box."""
        if shows_focus(self.mark):
            painter = QPainter(self)
            paint_ring(painter, self.rect().toRectF(), U(6))
            painter.end()

    def _show_day(self, task: TaskRow, today: date) -> None:
        late = task.overdue(today)
        named = _("overdue since") if late else _("due")
        day = task.due
        if not task.open:
            named, day = (_("done"), task.done_on) if task.state == "done" else (_("dropped"), None)
        elif task.due is None:
            named = ""
        self.when.setText(named)
        self.when.setVisible(bool(named))
        set_tone(self.when, "warn" if late else "")
        words = format_date(day, today=today) if day else ""
        self.due.set_text(_("today") if day == today else words)
        self.due.setVisible(task.state != "dropped")

    def _show_origin(self, task: TaskRow) -> None:
        pilot = task.pilot_title and not self._of_pilot
        words = _("Pilot: {title}").format(title=task.pilot_title) if pilot else ""
        if not words and task.goal_title and not self._of_goal:
            words = _("Goal: {title}").format(title=task.goal_title)
        self.origin.setVisible(bool(words))
        self.origin.say(words, words)

    def _show_notes(self) -> None:
        task = self.task
        asked = {"effect": False, "outcome": task is not None and task.state == "done"}
        for name, ask in asked.items():
            field = self.fields[name]
            field.setVisible(ask or bool(field.text()) or field.is_editing())

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._column.addLayout(self._row)  # the button ends the first line, so that Tab goes down from it
        self._column.addLayout(self._below)
        self._row.addWidget(self.mark, 0, top)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.more, 0, top)
        self._below.addLayout(self._facts)
        self._facts.addWidget(_pair(self, self.when, self.due))
        self._facts.addWidget(_pair(self, label(_("who:"), "caption", wrap=False, parent=self), self.owner))
        for part in (self.origin, self.cause, self.strength):
            self._facts.addWidget(part)
        self._below.addWidget(self.effect)
        self._below.addWidget(self.outcome)
        self.effect.set_placeholder(_("What shall it bring?"))
        self.outcome.set_placeholder(_("What came of it?"))

    def _space(self) -> None:
        self.mark.setFixedSize(U(24), U(24))
        self._column.setContentsMargins(U(4), U(4), 0, U(4))
        self._column.setSpacing(0)
        self._row.setSpacing(U(6))
        self._below.setContentsMargins(U(30), 0, 0, 0)
        self._below.setSpacing(0)


def _pair(parent: QWidget, named: QLabel, value: QWidget) -> QWidget:
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.addWidget(named)
    row.addWidget(value)
    row.setContentsMargins(0, 0, 0, 0)
    on_theme(made, lambda: row.setSpacing(U(1)))
    return made
