"""The panel of predictions: how sure one was over a year beside how many came true, and each prediction."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.charts.calibration import calibration_chart, calibration_height
from opspath_desktop.charts.figure import Figure
from opspath_desktop.domain import calibration as rules
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.calibration import CalibrationView, ForecastView, calibration
from opspath_desktop.ui.pages.pilots_calibration_row import ForecastRow
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.widgets.table_twin import TableTwin
from opspath_desktop.ui.workspace import Workspace

_PX_PER_POINT = 1.5
_PORTION = 40  # rows that are made at once; a year may hold hundreds


class CalibrationPanel(Panel):
    """Compare what was predicted over a year with what came; a prediction leads to its cycle."""

    place = "calibration"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.shown = CalibrationView(rules.score(()), ())
        self.rows: list[ForecastRow] = []
        inside = QWidget()
        self._area = Fit(inside, SIZE["detail_max"] + 48, self)
        self.sentence, self.brier = label("", "body"), label("", "body", "muted")
        self.figure = FigureView(self._draw)
        self.twin = TableTwin(self.figure)
        rule = _("A prediction counts when it was written before Do, with a confidence, and compared with its result.")
        self.rule = label(f"{rule} {_('Partly confirmed counts as not come true.')}", "caption")
        self.record, self.all = Card(_("How good your predictions are")), Card(_("Predictions of the last year"))
        self._list, self._wanted = QVBoxLayout(), _PORTION
        self.more = Button("", "link")
        self._build(inside)
        self.more.clicked.connect(self._show_more)

    def refresh(self) -> None:
        """Query the year again and show it."""
        space = self.workspace
        self.shown = space.query(calibration, space.today())
        score = self.shown.score
        self.sentence.setText(self.shown.sentence)
        self.brier.setText(self.shown.brier)
        self.brier.setVisible(bool(self.shown.brier))
        for part in (self.figure, self.twin):
            part.setVisible(score.count > 0)
        self.figure.set_height(round(calibration_height(score) * _PX_PER_POINT))
        self.twin.refresh()
        self.all.setVisible(bool(self.shown.forecasts))
        self._show_rows(self.shown.forecasts)

    def focus_first(self) -> None:
        """Go to the picture, else to the first prediction."""
        self.refresh_if_stale()
        if not self.figure.isHidden():
            mark_keyboard(self.figure)
        elif self.rows:
            mark_keyboard(self.rows[0])
        self._area.rewind()

    def _show_more(self) -> None:
        first_new = len(self.rows)
        self._wanted += _PORTION
        self._show_rows(self.shown.forecasts)
        mark_keyboard(self.rows[min(first_new, len(self.rows) - 1)])

    def _show_rows(self, every: tuple[ForecastView, ...]) -> None:
        forecasts = every[: self._wanted]
        left = len(every) - len(forecasts)
        self.more.set_text(ngettext("Show {n} earlier one", "Show {n} earlier ones", left).format(n=left))
        self.more.setVisible(left > 0)
        while len(self.rows) > len(forecasts):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(forecasts):
            row = ForecastRow(self.all)
            row.wanted.connect(lambda target: self.workspace.go("pilots", target))
            self._list.addWidget(row)
            row.show()  # now, not when the layout gets round to it: the keyboard may be wanted here at once
            self.rows.append(row)
        for row, forecast in zip(self.rows, forecasts, strict=True):
            row.show_forecast(forecast, self.workspace.today())

    def _draw(self, width: float, _height: float) -> Figure:
        return calibration_chart(self.shown.score, width=width)

    def _build(self, inside: QWidget) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        column = QVBoxLayout(inside)
        column.addWidget(heading(_("Predictions"), "h2", parent=inside))
        for widget in (self.sentence, self.brier, self.figure, self.twin, self.rule):
            self.record.add(widget)
        self.all.body.addLayout(self._list)
        self.all.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (self.record, self.all):
            column.addWidget(card)
        column.addStretch(1)

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(16))
            self._list.setSpacing(U(4))

        on_theme(inside, space)
