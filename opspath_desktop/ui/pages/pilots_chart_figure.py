"""The chart of a measure on screen: what it shows now, and whether the moving ranges stand below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.over_time import measure_chart
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.queries.pilot_series import control_series
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.widgets.chart_view import ChartView

HEIGHT, TALL = 240, 360


class MeasureFigure(ChartView):
    """Draw the chosen measure; it is drawn again only when something in it changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._series = ControlSeries("")
        self._sentence = ""
        self.ranges = False
        super().__init__(self._picture, HEIGHT, parent)

    def show_measure(self, view: PilotView, measure: MeasureView, sentence: str) -> None:
        """Show this measure; `sentence` opens the alternative text."""
        wanted = (control_series(measure, view.marks), sentence)
        if wanted != (self._series, self._sentence):
            self._series, self._sentence = wanted
            self.set_picture_name(measure.name)
            self.show_count(len(self._series.periods))

    def show_ranges(self, shown: bool) -> None:
        """Show the moving ranges below the chart, or take them away."""
        self.ranges = shown
        self.set_height(TALL if shown else HEIGHT)

    def _picture(self, width: float, height: float, window: Window | None) -> Figure:
        return measure_chart(
            self._series,
            width=width,
            height=height,
            finding=self._sentence,
            window=window,
            moving_range=self.ranges,
        )
