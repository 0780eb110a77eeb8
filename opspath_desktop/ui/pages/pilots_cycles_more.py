"""What stands around the ladder of cycles: the five ticks, and what was predicted beside what came."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.predictions import Predicted, prediction_chart
from opspath_desktop.domain.fidelity import Fidelity, tick_names
from opspath_desktop.i18n import _
from opspath_desktop.queries.cycles import CycleView
from opspath_desktop.ui.pages.parts import section
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme
from opspath_desktop.ui.widgets.table_twin import TableTwin

_PX_PER_POINT = 1.5


class FidelityStrip(QWidget):
    """Show the five ticks with their names, and under them what each missing one asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column, self._flow = QVBoxLayout(self), FlowLayout(gap=14, line_gap=2)
        self.ticks = [_Tick(self) for _name in tick_names()]
        self.missing = label("", "caption", parent=self)
        self._column.addLayout(self._flow)
        self._column.addWidget(self.missing)
        for tick in self.ticks:
            self._flow.addWidget(tick)

        def space() -> None:
            self._column.setContentsMargins(0, 0, 0, 0)
            self._column.setSpacing(U(2))

        on_theme(self, space)

    def show_ticks(self, shown: Fidelity) -> None:
        """Show which are given."""
        asked = []
        for tick, name, given in zip(self.ticks, tick_names(), shown.ticks, strict=True):
            word, _colon, sentence = name.partition(": ")
            tick.show_state(word, given)
            if not given:
                asked.append(_("{name}: {sentence}.").format(name=word, sentence=sentence))
        self.missing.setText("\n".join(asked))
        self.missing.setVisible(bool(asked))


class _Tick(QWidget):
    """One tick: its name behind a full or a dashed circle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._icon = IconLabel("circle-dashed", "text2", 14, self)
        self._name = label("", "caption", wrap=False, parent=self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._name)

        def space() -> None:
            self._row.setContentsMargins(0, 0, 0, 0)
            self._row.setSpacing(U(4))

        on_theme(self, space)

    def show_state(self, name: str, given: bool) -> None:
        """Show the name as given or missing; a screen reader hears which."""
        self._icon.set_icon("circle-check" if given else "circle-dashed", "accent" if given else "text2")
        self._name.setText(name)
        spoken = _("{name}: yes") if given else _("{name}: not yet")
        self._name.setAccessibleName(spoken.format(name=name))


class PredictionPicture(QWidget):
    """Draw the predictions of a pilot beside their results; hidden until a cycle has a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Predicted, ...] = ()
        self.view = FigureView(self._draw, parent=self)
        self.twin = TableTwin(self.view, self)
        column = QVBoxLayout(self)
        column.addWidget(section(_("Prediction against result")))
        column.addWidget(self.view)
        column.addWidget(self.twin)

        def space() -> None:
            column.setContentsMargins(0, U(6), 0, 0)
            column.setSpacing(U(4))

        on_theme(self, space)

    def show_cycles(self, cycles: tuple[CycleView, ...]) -> None:
        """Draw the cycles that have a predicted value or a result."""
        items = tuple(_item(cycle) for cycle in cycles if cycle.predicted.value is not None or cycle.actual is not None)
        self.setVisible(bool(items))
        if items != self._items:
            self._items = items
            self.view.set_height(round(self._draw(400, 0).height * _PX_PER_POINT))
            self.twin.refresh()

    def _draw(self, width: float, _height: float) -> Figure:
        return prediction_chart(self._items, width=width)


def _item(cycle: CycleView) -> Predicted:
    return Predicted(
        seq=cycle.number,
        text=cycle.change_idea,
        unit=cycle.unit,
        predicted=cycle.predicted.value,
        direction=cycle.predicted.direction,
        actual=cycle.actual.value if cycle.actual else None,
        verdict=cycle.verdict,
        before=cycle.before,
    )
