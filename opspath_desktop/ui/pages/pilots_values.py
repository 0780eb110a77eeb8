"""The field for the next number of a pilot, with its button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import measures
from opspath_desktop.domain.measures import period_name
from opspath_desktop.domain.points import Entry, read_point
from opspath_desktop.i18n import _, example_day, format_date, format_number
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.pages.pilots_paste_words import pasted_block
from opspath_desktop.ui.pages.pilots_point_words import entry_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.widgets.number_edit import BareNumberEdit
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace


class _Blocks(QObject):
    """Watches a line for a block of several lines or cells that is pasted into it."""

    pasted = Signal(str)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key away when it pastes a block."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and (block := pasted_block(event)):
            self.pasted.emit(block)
            return True
        return super().eventFilter(watched, event)


class ValueRow(QWidget):
    """Hold "This week", the field and its button; refusals go to `bar`, which offers to change the number that stands.

    `block_pasted` carries a block of several numbers that was pasted into the field.
    """

    block_pasted = Signal(str)

    def __init__(self, workspace: Workspace, bar: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._bar = workspace, bar
        self._measure: MeasureView | None = None
        self._taken: measures.Taken | None = None
        self.caption = label("", "caption", wrap=False, parent=self)
        self.field = BareNumberEdit(_("New value"), self._read, width=104, parent=self)
        self.button = Button(_("Add value"), parent=self)
        self._blocks = _Blocks(self)
        self._row = FlowLayout(self, gap=8, line_gap=4)
        for widget in (self.caption, self.field, self.button):
            self._row.addWidget(widget)
        self.field.edit.installEventFilter(self._blocks)
        self._blocks.pasted.connect(self.block_pasted)
        self.field.committed.connect(self._add)
        self.field.refused.connect(self._refuse)
        self.button.clicked.connect(self.field.submit)
        bar.acted.connect(self._change_taken)
        on_theme(self, self._space)

    def show_measure(self, measure: MeasureView) -> None:
        """Take numbers for this measure from now on."""
        if self._measure is not None and self._measure.uuid != measure.uuid:
            self._clear()
        self._measure = measure
        self.caption.setText(period_name(measure.frequency))
        hints = {
            "ratio": (_("12/40"), _("For example 12/40, yesterday 12/40 or missing: holiday")),
            "time_between_events": (_("day"), _("For example today, yesterday or {day}")),
        }
        usual = (measure.unit, _("For example {n}, yesterday {n}, {day} {n} or missing: holiday"))
        placeholder, hint = hints.get(measure.value_mode, usual)
        self.field.edit.setPlaceholderText(placeholder)
        set_tooltip(self.field.edit, hint.format(n=format_number(4.9), day=example_day()))

    def _read(self, text: str) -> Entry:
        measure, space = self._measure, self._workspace
        if measure is None:
            return read_point(text, space.habits, space.today())
        return read_point(text, space.habits, space.today(), mode=measure.value_mode, unit=measure.unit)

    def _add(self, entry: Entry) -> None:
        if self._measure is None:
            return
        today = self._workspace.today()
        day = format_date(entry.on, today=today)
        said = _("{value} added for {day}").format(value=entry_words(entry, self._measure.unit), day=day)
        record, uuid = measures.record, self._measure.uuid
        outcome = self._workspace.act(_("Add value"), record, uuid, entry, today=today, field=self.field, toast=said)
        if outcome.ok:
            self._clear()
        elif isinstance(outcome.error, measures.Taken):
            self._taken = outcome.error
            words = _("Change it to {value}").format(value=entry_words(entry, self._measure.unit))
            self._bar.say(str(outcome.error), button=words, tone="warn")

    def _change_taken(self) -> None:
        if self._taken is None:
            return
        point, entry, today = self._taken.point, self._taken.entry, self._workspace.today()
        said, revise = _("The number is changed"), measures.revise
        done = self._workspace.act(_("Change value"), revise, point, entry, today=today, toast=said)
        if done.ok:
            self._clear()
            self.field.setFocus()

    def _refuse(self, text: str) -> None:
        self._taken = None
        if text:
            self._bar.say(text, tone="warn")
        else:
            self._bar.hide()

    def _clear(self) -> None:
        self._taken = None
        self.field.reset()
        self._bar.hide()

    def _space(self) -> None:
        self.caption.setMinimumHeight(U(32))  # of the field, so that all three stand on one line
