"""The strip under a pilot's chart: two icons, what the numbers show in a sentence, and the offer of new limits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.icons_spc import assurance_icon, variation_icon
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.pages.pilots_limits_words import limits_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.widgets.plain import on_theme, set_tooltip

_ICON = 22.0  # points
_PX = 33


class _Icon(FigureView):
    """Show a small square figure; it is told in the tooltip and to screen readers."""

    def __init__(self, parent: QWidget) -> None:
        self._icon_drawn = Figure(_ICON, _ICON, "", ())
        super().__init__(lambda _width, _height: self._icon_drawn, _PX, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def draw(self, figure: Figure | None) -> None:
        """Show this figure, or nothing."""
        self.setVisible(figure is not None)
        if figure is not None and figure != self._icon_drawn:
            self._icon_drawn = figure
            set_tooltip(self, figure.alt)
            self.refresh()

    def sizeHint(self) -> QSize:
        """Be a square."""
        return QSize(U(_PX), U(_PX))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller."""
        return self.sizeHint()


class VerdictBar(MessageBar):
    """Say what the numbers of a measure show; `acted` when new limits are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._button_words = ""
        self._icons = QWidget(self)
        self.variation, self.assurance = _Icon(self._icons), _Icon(self._icons)
        row = QHBoxLayout(self._icons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.variation)
        row.addWidget(self.assurance)
        self.lead(self._icons)
        on_theme(self._icons, lambda: row.setSpacing(U(6)))

    def show_measure(self, measure: MeasureView, today: date) -> None:
        """Say it; a finding for the worse is spoken once, not at every refresh."""
        study, words = measure.study, measure.sentence(today)
        offer = limits_words(study.kind).set_new if study.proposal else ""
        if self.isHidden() or (self.accessibleName(), self._button_words) != (words, offer):
            self._button_words = offer
            self.say(words, button=offer, tone="warn" if study.tone == "worse" else "info", icon=_arrow(measure))
        trial = study.trial
        varied = study.variation is not None
        self.variation.draw(variation_icon(study.variation, study.direction, trial=trial) if varied else None)
        self.assurance.draw(assurance_icon(study.assurance) if study.assurance is not None else None)
        self._icons.setVisible(varied or study.assurance is not None)
        self.set_icon_visible(self._icons.isHidden())


def _arrow(measure: MeasureView) -> str:
    before, now = measure.study.before, measure.study.now
    if before is None or now is None or before == now:
        return "info"
    return "trending-down" if now < before else "trending-up"
