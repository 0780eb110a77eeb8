"""The chart card of a pilot: its measure over time, one field for the next number, and what the numbers show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from opspath_desktop.actions import measures
from opspath_desktop.domain.pilots import measure_title, read_measure
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_chart_figure import MeasureFigure
from opspath_desktop.ui.pages.pilots_chart_tools import ChartTools
from opspath_desktop.ui.pages.pilots_new_measure import MeasureField
from opspath_desktop.ui.pages.pilots_point import PointRow
from opspath_desktop.ui.pages.pilots_tabs import MeasureTabs
from opspath_desktop.ui.pages.pilots_values import ValueRow
from opspath_desktop.ui.pages.pilots_verdict import VerdictBar
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.workspace import Workspace

_NARROW = 480  # below this width the field for the next number stands under the title


class ChartCard(Card):
    """Show the chosen measure of a pilot; without one, the field that names the first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._workspace = workspace
        self._view: PilotView | None = None
        self._measure: MeasureView | None = None
        self._wanted = ""
        self.name = InlineText(_("Measure"), "", "strong", parent=self)
        self.refusal = MessageBar(parent=self)
        self.values = ValueRow(workspace, self.refusal, self)
        self.tabs = MeasureTabs(self.values.button, self)
        self.new_measure = MeasureField(workspace, self)
        self.definition = InlineText(_("Definition"), "", "caption", _("What counts, and what does not?"), self)
        self.figure = MeasureFigure(self)
        self.point = PointRow(workspace, self)
        self.band = VerdictBar(self)
        self.tools = ChartTools(workspace, self)
        self.table, self.mark_row, self.mark_link = self.tools.table, self.tools.mark_row, self.tools.mark_link
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title_row.insertWidget(0, self.name, 1)
        self.title_row.insertWidget(1, self.values, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (
            self.refusal,
            self.new_measure,
            self.definition,
            self.figure,
            self.point,
            self.band,
            self.tools,
        ):
            self.add(widget)
        self.body.insertWidget(0, self.tabs)
        self.tools.table.links.addWidget(self.figure.more)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose)
        self.name.committed.connect(self._rename)
        self.definition.committed.connect(self._define)
        self.new_measure.made.connect(self._measure_made)
        self.values.block_pasted.connect(self.tools.paste)
        self.tools.ranges_wanted.connect(self.figure.show_ranges)
        self.tools.measure_wanted.connect(self.add_measure)
        self.band.acted.connect(self.tools.offer_limits)
        self.point.closed.connect(self.figure.setFocus)
        self.figure.point_chosen.connect(self.open_point)

    def measure_of(self, view: PilotView) -> MeasureView | None:
        """Return the measure to show: the one chosen last while the pilot has it, else the first."""
        return view.measure(self._wanted)

    def show_pilot(self, view: PilotView, measure: MeasureView | None) -> None:
        """Show this pilot's measure."""
        other = self._view is None or self._view.uuid != view.uuid
        if other:
            self.new_measure.hide()
        if other or self._measure is None or measure is None or self._measure.uuid != measure.uuid:
            self.point.forget()
        self._view, self._measure = view, measure
        self.tabs.show_measures(view.measures, measure)
        self.set_title("" if measure else _("Measure"))
        for widget in (self.name, self.values, self.figure, self.tools):
            widget.setVisible(measure is not None)
        self.definition.setVisible(bool(measure and measure.definition))
        if measure is None:
            self.band.hide()
            self.refusal.hide()
            self.new_measure.open(view)
            return
        today = self._workspace.today()
        self.name.set_text(measure_title(measure.name, measure.unit))
        self.definition.set_text(measure.definition)
        self.values.show_measure(measure)
        self.figure.show_measure(view, measure, measure.sentence(today))
        self.point.show_measure(measure)
        self.band.show_measure(measure, today)
        self.tools.show_measure(view, measure)

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields that may hold words not saved yet."""
        return (self.name, self.definition, *self.tools.editors())

    def flush(self) -> None:
        """Save what is being typed about the chosen point."""
        self.point.flush()

    def add_value(self) -> None:
        """Put the cursor where the next number is typed, or the measure is named."""
        if self._measure is None:
            self.new_measure.select_all()
        else:
            self.values.field.select_all()

    def add_measure(self) -> None:
        """Open the field that names another measure."""
        if self._view is not None:
            self.new_measure.open(self._view)
            self.new_measure.select_all()

    def define(self) -> None:
        """Open the field that says what counts."""
        self.definition.show()
        self.definition.open()

    def open_mark(self) -> None:
        """Open the row that marks a change."""
        self.tools.open_mark()

    def paste_numbers(self) -> None:
        """Open the box into which numbers are pasted."""
        if self._measure is not None:
            self.tools.paste("")

    def open_settings(self) -> None:
        """Open the settings of the measure."""
        if self._measure is not None:
            self.tools.open_settings()

    def open_point(self, index: int) -> None:
        """Open the row of the point with this place in the chart."""
        if self._measure is not None:
            self.point.open(self._measure, index)

    def _choose(self, uuid: str) -> None:
        self._wanted = uuid
        if self._view is not None:
            self.flush()
            self.show_pilot(self._view, self.measure_of(self._view))

    def _measure_made(self, uuid: str) -> None:
        self.new_measure.hide()
        self._choose(uuid)
        self.add_value()

    def _rename(self, text: str) -> None:
        if self._measure is not None:
            name, unit = read_measure(text)
            edit, uuid = measures.edit_measure, self._measure.uuid
            self._workspace.act(_("Rename measure"), edit, uuid, name=name, unit=unit, field=self.name)

    def _define(self, text: str) -> None:
        if self._measure is not None:
            edit, uuid = measures.edit_measure, self._measure.uuid
            self._workspace.act(_("Define measure"), edit, uuid, definition=text, field=self.definition)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put title and field under each other where there is no room beside."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self.title_row.setDirection(ways.TopToBottom if self.width() < U(_NARROW) else ways.LeftToRight)
