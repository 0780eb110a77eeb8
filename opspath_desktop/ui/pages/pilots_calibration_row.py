"""One prediction in the record of the year: what was said, how sure, and how it came out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.domain.cycles import verdict_name
from opspath_desktop.i18n import _, format_date, format_percent
from opspath_desktop.queries.calibration import COUNTED, ForecastView
from opspath_desktop.ui.widgets.card import Chip, Tone
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.widgets.plain import set_tooltip

_LOOKS: dict[str, tuple[Tone, str | None]] = {
    "confirmed": ("accent", "check"),
    "partly": ("neutral", "minus"),
    "not_confirmed": ("neutral", "x"),
}


class ForecastRow(OpenRow):
    """Show one prediction; `wanted(target)` asks for its cycle."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._target = ""
        self.chip = Chip("")
        super().__init__("", trailing=self.chip, parent=parent)
        self.opened.connect(lambda: self.wanted.emit(self._target))
        set_tooltip(self, _("Go to the cycle"))

    def show_forecast(self, forecast: ForecastView, today: date) -> None:
        """Show this prediction."""
        self._target = f"{forecast.pilot}#cycles:{forecast.cycle}"
        words = forecast.words(today)
        self.title.setText(words)
        tone, icon = _LOOKS.get(forecast.verdict or "", ("neutral", None))
        self.chip.show_state(verdict_name(forecast.verdict), tone, icon)
        self.set_caption(_caption(forecast, today))
        self.setAccessibleName(f"{words.rstrip('.')}, {self.chip.text()}")


def _caption(forecast: ForecastView, today: date) -> str:
    """Return how sure, of which pilot, when; and why it does not count."""
    sure = forecast.predicted.confidence
    parts = [_("{percent} sure").format(percent=format_percent(sure / 100))] if sure is not None else []
    parts.append(_("{pilot}, cycle {n}").format(pilot=forecast.pilot_title, n=forecast.number))
    if forecast.predicted.written_on is not None:
        parts.append(format_date(forecast.predicted.written_on, today=today, short=True))
    if not forecast.counts:
        parts.append(_why_not(forecast))
    return " · ".join(parts)


def _why_not(forecast: ForecastView) -> str:
    """Return in a few words what keeps a prediction out of the score."""
    if forecast.begun is None:
        return _("not begun yet")
    if not forecast.predicted.before(forecast.begun):
        return _("not counted: written after the first day")
    if forecast.predicted.confidence is None:
        return _("not counted: without a confidence")
    return _("not counted: no data") if forecast.verdict not in (*COUNTED, None) else _("still open")
