"""Two one-line fields of a pilot's chart: a new number, and a new measure."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import measures
from opspath_desktop.domain.pilots import Typed, read_measure, read_value
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.widgets.number_edit import NumberEdit, ParsedEdit
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace


class ValueEdit(NumberEdit):
    """Take a number with its day; the field is too narrow for a sentence, so `refused` carries it elsewhere."""

    refused = Signal(str)

    def error(self, text: str) -> None:
        """Mark the field; the words go out with the signal. What was typed counts as not saved."""
        super().error(text)
        self._message.hide()
        self.edit.saved = ""
        self.refused.emit(text)

    def clear_error(self) -> None:
        """Take mark and words away."""
        if self.edit.property("bad"):
            self._mark(False)
            self.edit.setAccessibleDescription("")
            self.refused.emit("")


class ValueRow(QWidget):
    """Hold "Today", the field and its button; refusals go to `bar`, which offers to change the number that stands."""

    def __init__(self, workspace: Workspace, bar: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._bar = workspace, bar
        self._measure: MeasureView | None = None
        self._taken: measures.Taken | None = None
        self.caption = label(_("Today"), "caption", wrap=False, parent=self)
        self.field = ValueEdit(_("New value"), self._read, width=104, parent=self)
        set_tooltip(self.field.edit, _("For example 4.9, yesterday 4.9 or 27/11 4.9"))
        self.button = Button(_("Add value"), parent=self)
        self._row = FlowLayout(self, gap=8, line_gap=4)
        for widget in (self.caption, self.field, self.button):
            self._row.addWidget(widget)
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
        self.field.edit.setPlaceholderText(measure.unit)

    def _read(self, text: str) -> Typed:
        unit = self._measure.unit if self._measure else ""
        return read_value(text, self._workspace.habits, self._workspace.today(), unit=unit)

    def _add(self, typed: Typed) -> None:
        if self._measure is None:
            return
        today = self._workspace.today()
        outcome = self._workspace.act(
            _("Add value"),
            measures.add_point,
            self._measure.uuid,
            value=typed.value,
            on=typed.on,
            today=today,
            field=self.field,
            toast=_("{value} added for {day}").format(
                value=_with_unit(typed.value, self._measure), day=format_date(typed.on, today=today)
            ),
        )
        if outcome.ok:
            self._clear()
        elif isinstance(outcome.error, measures.Taken):
            self._taken = outcome.error
            words = _("Change it to {value}").format(value=_with_unit(typed.value, self._measure))
            self._bar.say(str(outcome.error), button=words, tone="warn")

    def _change_taken(self) -> None:
        if self._taken is None:
            return
        taken, today = self._taken, self._workspace.today()
        said = _("The number is changed")
        act = self._workspace.act
        if act(_("Change value"), measures.edit_point, taken.point, value=taken.value, today=today, toast=said).ok:
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


class MeasureField(ParsedEdit):
    """Name a new measure, with its unit in brackets; `made` carries the uuid."""

    made = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        hint = _("What do you count or time? For example: median first response (h)")
        super().__init__(_("New measure"), str, "", hint, parent=parent)
        self._workspace = workspace
        self._pilot = ""
        self.committed.connect(self._add)

    def open(self, view: PilotView) -> None:
        """Take a measure for this pilot from now on."""
        if self._pilot != view.uuid:
            self.reset()
        self._pilot = view.uuid
        self.show()

    def _add(self, text: str) -> None:
        name, unit = read_measure(text)
        said = _("Measuring “{name}”").format(name=name)
        made = self._workspace.act(
            _("Add measure"), measures.add_measure, self._pilot, name=name, unit=unit, field=self, toast=said
        )
        if made.ok:
            self.reset()
            self.made.emit(made.result)


def _with_unit(value: float, measure: MeasureView) -> str:
    return f"{format_number(value)} {measure.unit}".strip()
