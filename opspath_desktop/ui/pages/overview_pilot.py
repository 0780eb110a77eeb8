"""The card of the pilot with the newest number: figure, sentence, chart, and the field for the next number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import measures
from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.over_time import legend_room, measure_chart
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.domain.measures import period_name
from opspath_desktop.domain.points import Entry, read_point
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.pilot_glance import PilotGlance
from opspath_desktop.queries.pilot_measures import MeasureView
from opspath_desktop.queries.pilot_series import MOST, control_series
from opspath_desktop.ui.pages.pilots_point_words import entry_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.number_edit import NumberEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

HEIGHT = 190  # of the chart without the legend of its marks
WIDE = 400.0  # points: a card this wide sets the legend in two columns


class PilotCard(Card):
    """The pilot with the newest number: figure, sentence, chart, and the field for the next number."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Pilot"), link_text=_("Open pilot"))
        self._workspace = workspace
        self._view: PilotGlance | None = None
        self._measure: MeasureView | None = None
        self._series = ControlSeries("")
        self._empty = label(_("No pilot is running. Name one small change you want to test."), "body", "muted")
        self._start = Button(_("Start a pilot"), icon="flask-conical")
        self._figure = label("", "figure", wrap=False)
        self._figure_words = label("", "body", "muted")
        self._sentence = label("", "body")
        self._chart = FigureView(self._draw, height=HEIGHT)
        self._field = NumberEdit(_("Newest number"), self._read, width=96)
        self._add = Button(_("Add value"))
        self._when = label("", "caption", wrap=False)
        self._build()
        self.link.connect(self._open)
        self._start.clicked.connect(lambda: workspace.go("pilots"))
        self._field.committed.connect(self._save)
        self._add.clicked.connect(self._field.submit)

    def _open(self) -> None:
        self._workspace.go("pilots", self._view.uuid if self._view else None)

    def _build(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._figure)
        head.addWidget(self._figure_words, 1)
        foot.addWidget(self._when)
        foot.addWidget(self._field)
        foot.addWidget(self._add)
        foot.addStretch(1)
        self._with_pilot = QWidget()
        column = QVBoxLayout(self._with_pilot)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addWidget(self._chart)
        column.addLayout(foot)
        self.add(self._empty)
        self.body.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._with_pilot)
        self.body.addStretch(1)

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(U(8))
            head.setSpacing(U(10))
            foot.setSpacing(U(8))

        on_theme(self, space)

    def show_pilot(self, view: PilotGlance | None) -> None:
        """Show the pilot, or how to start one."""
        self._view = view
        self._measure = measure = view.goal if view else None
        self.set_title(_("Pilot: {title}").format(title=view.title) if view else _("Pilot"))
        self.set_link(_("Open pilot") if view else "")
        self._start.setVisible(view is None)
        self._empty.setVisible(measure is None)
        if view is not None:
            self._empty.setText(_("No measure yet. Say what you count, and add a number a week."))
        else:
            self._empty.setText(_("No pilot is running. Name one small change you want to test."))
        self._with_pilot.setVisible(measure is not None)
        if view is None or measure is None:
            return
        self._when.setText(period_name(measure.frequency))
        self._series = control_series(measure, view.marks)
        self._show_latest(measure)
        self._sentence.setText(measure.headline(self._workspace.today()))
        self._chart.set_height(HEIGHT + round(legend_room(self._series, WIDE) * 1.5))
        self._chart.refresh()

    def _show_latest(self, measure: MeasureView) -> None:
        latest = measure.study.latest
        self._figure.setVisible(latest is not None)
        if latest is not None:
            self._figure.setText(f"{format_number(latest)} {measure.unit}".strip())
        self._figure_words.setText(measure.name)

    def _draw(self, width: float, height: float) -> Figure:
        words = self._measure.sentence(self._workspace.today()) if self._measure else ""
        count = len(self._series.periods)
        newest = Window(count - MOST, MOST) if count > MOST else None
        return measure_chart(self._series, width=width, height=height, finding=words, window=newest)

    def _read(self, text: str) -> Entry:
        measure, space = self._measure, self._workspace
        mode, unit = (measure.value_mode, measure.unit) if measure else ("value", "")
        return read_point(text, space.habits, space.today(), mode=mode, unit=unit)

    def _save(self, entry: Entry) -> None:
        if self._measure is None:
            return
        space, uuid = self._workspace, self._measure.uuid
        said = _("{number} added.").format(number=entry_words(entry, self._measure.unit))
        record = measures.record
        done = space.act(_("Add a number"), record, uuid, entry, today=space.today(), toast=said, field=self._field)
        if done.ok:
            self._field.set_text("")
