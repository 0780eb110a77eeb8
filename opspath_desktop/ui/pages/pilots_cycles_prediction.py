"""The prediction of a cycle: fields until Do begins, then as it was written, with what was said later under it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.cycles import DIRECTIONS, amount, direction_name, figure_words, read_confidence
from opspath_desktop.domain.pilots import read_amount
from opspath_desktop.domain.plain import clean
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.cycles import CycleView, MeasureName
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.pages.pilots_cycles_fields import Group, Save
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme
from opspath_desktop.ui.workspace import Workspace


class PredictionFields(Group):
    """Write what is expected, of which measure, by when, and how sure one is."""

    def __init__(self, workspace: Workspace, save: Save, parent: QWidget | None = None) -> None:
        super().__init__("", _("Prediction"), save, parent)
        self._workspace = workspace
        self._unit = ""
        self.words = self.text("prediction", _("I predict"), _("What will happen? It is frozen when Do begins."))
        self.measure = self.choice("measure", _("Measured by"), ("",), lambda _key: _("No measure"))
        self.direction = self.choice("predicted_direction", _("The number"), (*DIRECTIONS, None), direction_name)
        self.number = self.value("predicted_value", _("Reaches"), _("A number"), self._read_number)
        self.by = self.value("predicted_by", _("By"), _("A day"), self._read_day)
        self.sure = self.value("confidence", _("How sure"), _("Per cent, such as 80"), self._read_sure)

    def show_prediction(self, view: CycleView, measures: tuple[MeasureName, ...]) -> None:
        """Show the prediction of a cycle that has not begun."""
        self._unit = view.unit
        predicted, today = view.predicted, self._workspace.today()
        names = {measure.uuid: measure.name for measure in measures}
        self.measure.offer((*names, ""), lambda key: names.get(key, _("No measure")))
        self.words.set_text(predicted.words)
        self.measure.show_key(view.measure.uuid if view.measure else "")
        self.direction.show_key(predicted.direction)
        self.number.set_text("" if predicted.value is None else amount(predicted.value, view.unit))
        self.by.set_text("" if predicted.by is None else format_date(predicted.by, today=today))
        self.sure.set_text("" if predicted.confidence is None else f"{format_number(predicted.confidence)} %")

    def _read_number(self, text: str) -> float | None:
        return read_amount(text, self._workspace.habits, unit=self._unit)

    def _read_day(self, text: str) -> object:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _read_sure(self, text: str) -> int | None:
        return read_confidence(text, self._workspace.habits)


class FrozenPrediction(QFrame):
    """Show a prediction that can no longer be changed, its amendments, and the field for another one."""

    amended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self._column, self._head, self._later = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        self._since = label("", "caption", parent=self)
        self.words = label("", "body", parent=self)
        self.figure = label("", "caption", parent=self)
        hint = _("Add an amendment: what do you think now? Enter saves")
        self.field = ParsedEdit(_("New amendment"), _some_words, "", hint, parent=self)
        self._build()
        self.field.committed.connect(lambda text: self.amended.emit(str(text)))
        on_theme(self, self._space)

    def show_prediction(self, view: CycleView, workspace: Workspace) -> None:
        """Show the prediction of a cycle that has begun."""
        day = partial(format_date, today=workspace.today())
        predicted, begun = view.predicted, day(view.do_start) if view.do_start else ""
        since = _("Frozen since {begun}").format(begun=begun)
        if predicted.written_on is not None:
            since = _("Written on {written}, frozen since {begun}").format(
                written=day(predicted.written_on), begun=begun
            )
        self._since.setText(since)
        self.words.setText(predicted.words or _("No prediction was written before it began."))
        figure = figure_words(predicted, view.unit, workspace.today())
        named = f"{view.measure.name}: {figure}" if view.measure and figure else figure
        self.figure.setText(named)
        self.figure.setVisible(bool(named))
        clear(self._later)
        for amendment in view.amendments:
            said = _("Amended on {day}: {text}").format(day=day(amendment.on), text=amendment.text)
            self._later.addWidget(label(said, "body", parent=self))

    def _build(self) -> None:
        self._head.addWidget(IconLabel("lock", "text2", 14, self), 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._since, 1)
        self._column.addLayout(self._head)
        for widget in (self.words, self.figure):
            self._column.addWidget(widget)
        self._column.addLayout(self._later)
        self._column.addWidget(self.field)

    def _space(self) -> None:
        self._column.setContentsMargins(U(10), U(8), U(10), U(10))
        self._column.setSpacing(U(4))
        self._head.setSpacing(U(6))
        self._later.setSpacing(U(2))


def _some_words(text: str) -> str:
    """Refuse an empty amendment before a change is opened for it."""
    if not clean(text).strip():
        raise Refused(_("Write what you think now."))
    return text
