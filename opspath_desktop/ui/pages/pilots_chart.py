"""The chart card of a pilot: its measure over time, one field for the next number, and what the numbers show."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from opspath_desktop.actions import measures
from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.line import Series, line_chart
from opspath_desktop.domain.pilots import measure_title, read_measure
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.pilot_series import MOST, series
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_mark import MarkRow
from opspath_desktop.ui.pages.pilots_table import PointsTable
from opspath_desktop.ui.pages.pilots_tabs import MeasureTabs
from opspath_desktop.ui.pages.pilots_values import MeasureField, ValueRow
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.widgets.plain import label
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
        self._series = Series("")
        self._sentence = ""
        self.name = InlineText(_("Measure"), "", "strong", parent=self)
        self.refusal = MessageBar(parent=self)
        self.values = ValueRow(workspace, self.refusal, self)
        self.tabs = MeasureTabs(self.values.button, self)
        self.new_measure = MeasureField(workspace, self)
        self.definition = InlineText(_("Definition"), "", "caption", _("What counts, and what does not?"), self)
        self.left_out = label("", "caption", parent=self)
        self.figure = FigureView(self._draw, 240, self)
        self.table = PointsTable(workspace, self)
        self.mark_link = Button(_("Mark a change"), "link", parent=self)
        self.mark_row = MarkRow(workspace, self)
        self.band = MessageBar(parent=self)
        self._build()

    def _build(self) -> None:
        self.title_row.insertWidget(0, self.name, 1)
        self.title_row.insertWidget(1, self.values, 0, Qt.AlignmentFlag.AlignTop)
        self.table.links.insertWidget(1, self.mark_link)
        self.table.insert_under_links(self.mark_row)
        for widget in (
            self.refusal,
            self.new_measure,
            self.definition,
            self.figure,
            self.left_out,
            self.table,
            self.band,
        ):
            self.add(widget)
        self.body.insertWidget(0, self.tabs)
        self.mark_row.hide()
        row = self.mark_row
        links = (self.table.button, self.mark_link, self.table.delete)
        for before, after in pairwise((*links, row.day, row.words, row.button, self.table.grid)):
            QWidget.setTabOrder(before, after)
        self.tabs.chosen.connect(self._choose)
        self.name.committed.connect(self._rename)
        self.definition.committed.connect(self._define)
        self.new_measure.made.connect(self._measure_made)
        self.mark_link.clicked.connect(self.open_mark)
        self.mark_row.done.connect(self._close_mark)

    def measure_of(self, view: PilotView) -> MeasureView | None:
        """Return the measure to show: the one chosen last while the pilot has it, else the first."""
        return view.measure(self._wanted)

    def show_pilot(self, view: PilotView, measure: MeasureView | None) -> None:
        """Show this pilot's measure."""
        if self._view is None or self._view.uuid != view.uuid:
            self.mark_row.hide()
            self.new_measure.hide()
        self._view, self._measure = view, measure
        self.tabs.show_measures(view.measures, measure)
        self.set_title("" if measure else _("Measure"))
        for widget in (self.name, self.values, self.figure, self.table):
            widget.setVisible(measure is not None)
        self.definition.setVisible(bool(measure and measure.definition))
        if measure is None:
            self.left_out.hide()
            self.band.hide()
            self.new_measure.open(view)
            return
        self.name.set_text(measure_title(measure.name, measure.unit))
        self.definition.set_text(measure.definition)
        many = _("The chart shows the newest {n} of {all} numbers, the table all of them.")
        self.left_out.setText(many.format(n=format_number(MOST), all=format_number(len(measure.points))))
        self.left_out.setVisible(len(measure.points) > MOST)
        self.values.show_measure(measure)
        self._show_numbers(view, measure)
        self.table.show_measure(view, measure)

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields that may hold words not saved yet."""
        return (self.name, self.definition)

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
        if self._view is not None:
            self.mark_row.open(self._view)

    def _close_mark(self) -> None:
        self.mark_row.hide()
        self.mark_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, uuid: str) -> None:
        self._wanted = uuid
        if self._view is not None:
            self.show_pilot(self._view, self.measure_of(self._view))

    def _measure_made(self, uuid: str) -> None:
        self.new_measure.hide()
        self._choose(uuid)
        self.add_value()

    def _show_numbers(self, view: PilotView, measure: MeasureView) -> None:
        shown = series(measure, view.marks)
        sentence = measure.sentence(self._workspace.today())
        changed, self._series = shown != self._series, shown
        if changed or sentence != self._sentence:
            self._sentence = sentence
            self.figure.refresh()
        self._show_band(measure, sentence)

    def _show_band(self, measure: MeasureView, sentence: str) -> None:
        shown = measure.study
        icon = "info"
        if shown.before is not None and shown.now is not None and shown.before != shown.now:
            icon = "trending-down" if shown.now < shown.before else "trending-up"
        if self.band.isHidden() or self.band.accessibleName() != sentence:  # a worse finding is spoken once, not again
            self.band.say(sentence, tone="warn" if shown.tone == "worse" else "info", icon=icon)

    def _draw(self, width: float, height: float) -> Figure:
        return line_chart(self._series, width=width, height=height, finding=self._sentence)

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
