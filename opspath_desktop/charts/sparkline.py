"""Draw measures small: a line of 12 mm with its limits and icon, and a grid of them for a portfolio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from opspath_desktop.charts.figure import Figure, Mark, Marker, Table, Text, Tip
from opspath_desktop.charts.icons_spc import assurance_icon, variation_icon, variation_words
from opspath_desktop.charts.moved import moved
from opspath_desktop.charts.over_time import sheet_of
from opspath_desktop.charts.over_time_words import Words
from opspath_desktop.charts.plot import Plot, bands, levels
from opspath_desktop.charts.points import curve, dots, places
from opspath_desktop.charts.scale import fit, text_width
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.charts.sheet import Sheet, value_words, with_unit
from opspath_desktop.charts.span import Span, runs_evenly, shown
from opspath_desktop.i18n import _

HEIGHT = 34.0  # 12 mm
SIZE = 7.6
ICON = 20.0
NEWEST = 60  # periods; more would be a smear at this size
LEAST = 40.0  # a line shorter than this shows nothing
CELL_WIDTH, CELL_GAP, HEAD = 150.0, 14.0, 13.0


def small_chart(
    series: ControlSeries, *, width: float = 160, height: float = HEIGHT, icon: bool = True, finding: str = ""
) -> Figure:
    """Draw the newest numbers without axes: limits, centre, signals, the last value, and with `icon` the icons."""
    first, last = shown(series, Window(max(len(series.days) - NEWEST, 0), NEWEST))
    if last < first:
        empty = Text(0, height / 2 + SIZE / 3, fit(_("No numbers yet"), SIZE, width), "text2", SIZE)
        return Figure(width, height, _("{name}: no numbers yet.").format(name=series.name), (empty,))
    sheet = sheet_of(series, first, last)
    icons = _icons(series) if icon else []
    value = _last_words(sheet)
    room = min(text_width(value, SIZE, bold=True) + 6, width * 0.4)
    icon_room = len(icons) * (ICON + 3)
    span = Span(series.days, first, last, runs_evenly(series), 0, max(width - room - icon_room, LEAST))
    values = sheet.values or (0.0,)
    plot = Plot(span, 3, height - 3, (min(values), max(values)))
    found = places(series.periods, plot)
    marks: list[Mark] = [*bands(sheet.bands, plot), *levels(sheet.levels, plot), *curve(found, series.periods)]
    marks += _signals(found, series, sheet, span)
    marks.append(
        Text(span.right + 4, height / 2 + SIZE / 3, fit(value, SIZE, room - 4, bold=True), "text", SIZE, "bold")
    )
    for number, each in enumerate(reversed(icons), 1):
        marks += moved(each, width - number * (ICON + 3) + 3, (height - ICON) / 2)
    words = Words(series, sheet)
    alt = words.alt(finding, (), (0, len(series.days) - 1))
    if series.chart is not None and icon:
        alt += f" {variation_words(series.chart.variation, series.better)}."
    return Figure(width, height, alt, tuple(marks), words.tips(plot), words.table(()))


def _icons(series: ControlSeries) -> list[Figure]:
    chart = series.chart
    if chart is None or series.kind != "xmr" or chart.variation is None:
        return []
    trial = bool(chart.phases) and chart.phases[-1].trial
    icons = [variation_icon(chart.variation, series.better, size=ICON, trial=trial)]
    return [*icons, assurance_icon(chart.assurance, size=ICON)] if chart.assurance else icons


def _last_words(sheet: Sheet) -> str:
    return next((edge.words for edge in sheet.edges if edge.bold), "")


def _signals(found: Sequence[tuple[int, float, float]], series: ControlSeries, sheet: Sheet, span: Span) -> list[Mark]:
    """Draw signals with their shapes and the last point; common ones have no dot at this size."""
    signals = [place for place in found if place[0] in sheet.flags or not series.periods[place[0]].counts]
    marks = dots(signals, series.periods, sheet.flags, max(span.step, 4.0), scale=0.66)
    if found and found[-1] not in signals:
        marks.append(Marker(*found[-1][1:], "circle", "line", 3.6))
    return marks


@dataclass(frozen=True, slots=True)
class Small:
    """One cell of a grid: its title, its measure, and the sentence that says what the numbers show."""

    title: str
    series: ControlSeries
    finding: str = ""


def small_multiples(cells: Sequence[Small], *, width: float = 482) -> Figure:
    """Draw a grid of small charts under their titles; the height follows how many there are."""
    if not cells:
        return Figure(width, 1, _("No measure has numbers yet."))
    columns = max(1, min(int((width + CELL_GAP) // (CELL_WIDTH + CELL_GAP)), len(cells)))
    each = (width - CELL_GAP * (columns - 1)) / columns
    row = HEAD + HEIGHT + 10
    marks: list[Mark] = []
    tips, sentences, lines = [], [], []
    for number, cell in enumerate(cells):
        x, y = number % columns * (each + CELL_GAP), number // columns * row
        chart = small_chart(cell.series, width=each, finding=cell.finding)
        marks.append(Text(x, y + SIZE + 1, fit(cell.title, SIZE, each, bold=True), "text", SIZE, "bold"))
        marks += moved(chart, x, y + HEAD)
        sentence = f"{cell.title}: {chart.alt}"
        tips.append(Tip(x + each / 2, y + HEAD + HEIGHT / 2, sentence, number))
        sentences.append(sentence)
        lines.append((cell.title, cell.series.name, _newest(cell.series), cell.finding))
    table = Table((_("Pilot"), _("Measure"), _("Newest number"), _("What it shows")), tuple(lines))
    height = -(-len(cells) // columns) * row
    order = tuple(sorted(tips, key=lambda tip: tip.x))
    return Figure(width, height, " ".join(sentences), tuple(marks), order, table, (each / 2, row / 2))


def _newest(series: ControlSeries) -> str:
    value = next((period.value for period in reversed(series.periods) if period.value is not None), None)
    return "" if value is None else with_unit(value_words(series, value), series.unit)
