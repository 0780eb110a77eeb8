"""`opspath chart`: a control chart or a run chart of the numbers in a CSV file, as words, as JSON and as a PDF."""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING, Any

from opspath_desktop import clock
from opspath_desktop.cli.folder import print_json, spare
from opspath_desktop.domain import chart_words
from opspath_desktop.domain.run_chart import run_chart
from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Chart, Limits, Method, Period, RuleSet, RunChart, Stretch
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.series import Series, read
from opspath_desktop.i18n import _, format_date, format_number, ngettext

if TYPE_CHECKING:
    from opspath_desktop.charts.figure import Figure

RULES: dict[str, RuleSet] = {"nhs": "nhs", "wheeler": "wheeler", "western-electric": "western_electric"}
WIDTH, HEIGHT = 540.0, 290.0
NEAR_ZERO = 0.1


def chart(wish: argparse.Namespace) -> int:
    """Work out the chart of a file. Raise Refused for a file or an index that does not fit; nothing is written then."""
    if wish.pdf is not None:
        spare(wish.pdf, wish.data_dir)
    series = read(wish.file)
    if wish.pdf is not None and wish.pdf.exists() and wish.pdf.samefile(wish.file):
        raise Refused(_("“{path}” is the file that is read. Give the PDF another name.").format(path=wish.pdf))
    periods = _periods(wish, series)
    done = run_chart(periods, _stretches(wish, periods)) if wish.kind == "run" else _xmr(wish, periods)
    words = _sentence(done, series)
    if wish.pdf is not None:
        _write(wish, series, done, words)
    if wish.json:
        print_json(_run_json(wish, done) if isinstance(done, RunChart) else {**_xmr_json(done), "sentence": words})
        return 0
    for line in _report(done, words):
        print(line)
    if wish.pdf is not None:
        print(_("The chart stands in {path}.").format(path=wish.pdf))
    return 0


# --- what is asked for -----------------------------------------------------------------------------------------------


def _periods(wish: argparse.Namespace, series: Series) -> list[Period]:
    _check_indexes("--exclude", wish.exclude, len(series.values))
    left_out = set(wish.exclude)
    return [Period(value, excluded=at in left_out) for at, value in enumerate(series.values)]


def _check_indexes(option: str, indexes: list[int], rows: int) -> None:
    for index in indexes:
        if not 0 <= index < rows:
            words = _("{option} {index}: the rows of the file go from 0 to {last}.")
            raise Refused(words.format(option=option, index=index, last=rows - 1))


def _baseline(wish: argparse.Namespace, periods: list[Period]) -> tuple[int, int] | None:
    """Return the window of the first N points that count, which all lie in the first phase."""
    if wish.baseline is None:
        return None
    end = min((start for start in wish.phase if start > 0), default=len(periods))
    counted = [at for at, period in enumerate(periods[:end]) if period.counts]
    if wish.baseline > len(counted):
        if end < len(periods):
            words = ngettext(
                "--baseline {n}: the first phase has {m} point only.",
                "--baseline {n}: the first phase has {m} points only.",
                len(counted),
            )
        else:
            words = ngettext(
                "--baseline {n}: the file has {m} point only.",
                "--baseline {n}: the file has {m} points only.",
                len(counted),
            )
        raise Refused(words.format(n=wish.baseline, m=len(counted)))
    return 0, counted[wish.baseline - 1]


def _stretches(wish: argparse.Namespace, periods: list[Period]) -> list[Stretch]:
    _check_indexes("--phase", wish.phase, len(periods))
    starts = sorted({0, *wish.phase})
    window = _baseline(wish, periods)
    return [Stretch(start, calc=window if start == 0 else None) for start in starts]


def _xmr(wish: argparse.Namespace, periods: list[Period]) -> Chart:
    method = Method(
        rules=RULES[wish.rules],
        trend=wish.trend,
        factor=wish.factor,
        mr_factor=wish.mr_factor,
        screen=wish.screen,
        direction=wish.direction,
        target=wish.target,
    )
    return xmr(periods, method, _stretches(wish, periods))


# --- what is said ----------------------------------------------------------------------------------------------------


def _sentence(done: Chart | RunChart, series: Series) -> str:
    name = series.name or _("Values")

    def place(index: int) -> str:
        if series.days:
            return format_date(series.days[index], today=clock.today())
        return _("row {n}").format(n=index)

    if isinstance(done, RunChart):
        return chart_words.run_sentence(done, name=name, number=_number)
    return chart_words.sentence(done, name=name, number=_number, place=place)


def _xmr_json(done: Chart) -> dict[str, Any]:
    return {
        "kind": "xmr",
        "n": done.count,
        "phases": [_phase_json(limits) for limits in done.phases],
        "signals": {rule: list(points) for rule, points in done.rules.items()},
        "mr_outside": list(done.mr_outside),
        "variation": done.variation,
        "assurance": done.assurance,
    }


def _phase_json(limits: Limits) -> dict[str, Any]:
    names = ("start", "end", "centre", "lower", "upper", "near_lower", "near_upper", "mr_centre", "mr_upper", "trial")
    return {name: getattr(limits, name) for name in names}


def _run_json(wish: argparse.Namespace, done: RunChart) -> dict[str, Any]:
    """Return the contract's keys; null where the runs are not tested: against a frozen median, or several of them."""
    few, many = done.too_few_runs, done.too_many_runs
    untested = wish.baseline is not None or len(done.phases) > 1
    phases = [{"start": each.start, "end": each.end, "median": each.centre} for each in done.phases]
    return {
        "kind": "run",
        "n": sum(period.counts for period in done.periods),
        "median": done.median,
        "useful": done.useful,
        "runs": done.runs,
        "longest_run": done.longest_run,
        "signals": {
            "shift": list(done.shift),
            "trend": list(done.trend),
            "too_few_runs": None if untested else bool(few),
            "too_many_runs": None if untested else bool(many),
        },
        **({"phases": phases} if wish.phase else {}),
    }


def _report(done: Chart | RunChart, words: str) -> list[str]:
    lines = [words]
    if isinstance(done, RunChart):
        runs = _("Points off the median: {useful}, runs: {runs}, longest run: {longest}.")
        lines.append(runs.format(useful=done.useful, runs=done.runs, longest=done.longest_run))
        words = chart_words.crossing_words(done)
        return [*lines, words] if words else lines
    lines += [_phase_line(limits) for limits in done.phases]
    for rule, points in done.rules.items():
        if points:
            lines.append(f"{chart_words.rule_word(rule)}: {', '.join(map(str, points))}")
    if done.mr_outside:
        lines.append(f"{chart_words.rule_word('mr_outside')}: {', '.join(map(str, done.mr_outside))}")
    return lines


def _phase_line(limits: Limits) -> str:
    said = _("Rows {start} to {end}: mean {centre}, limits {lower} to {upper}, mean moving range {mr}.")
    if limits.lower is None and limits.upper is None:
        said = _("Rows {start} to {end}: mean {centre}, no limits, mean moving range {mr}.")
    return said.format(
        start=limits.start,
        end=limits.end,
        centre=_number(limits.centre),
        lower=_number(limits.lower),
        upper=_number(limits.upper),
        mr=_number(limits.mr_centre),
    )


def _number(value: float | None) -> str:
    """Write a number with three places, one near zero with three digits."""
    if value is None:
        return _("none")
    if abs(value) >= NEAR_ZERO or round(value, 3) == value:
        return format_number(value)
    places = 2 - math.floor(math.log10(abs(value)))
    return format_number(round(value, places), decimals=places)


# --- on paper --------------------------------------------------------------------------------------------------------


def _write(wish: argparse.Namespace, series: Series, done: Chart | RunChart, words: str) -> None:
    from opspath_desktop.plan.figure_pdf import write_figure

    named = _("Run chart: {name}") if isinstance(done, RunChart) else _("Control chart: {name}")
    title = named.format(name=series.name or wish.file.stem)
    write_figure(_figure(wish, series, done, words), wish.pdf, title=title, day=clock.today(), caption=words)


def _figure(wish: argparse.Namespace, series: Series, done: Chart | RunChart, words: str) -> Figure:
    from opspath_desktop.charts.over_time import measure_chart
    from opspath_desktop.charts.series import ControlSeries, numbered

    return measure_chart(
        ControlSeries(
            name=series.name or wish.file.stem,
            kind=wish.kind,
            better=wish.direction,
            periods=done.periods,
            days=series.days or numbered(len(done.periods)),
            chart=done if isinstance(done, Chart) else None,
            run=done if isinstance(done, RunChart) else None,
            target=wish.target,
            even=not series.days,
        ),
        width=WIDTH,
        height=HEIGHT,
        finding=words,
        named=True,
    )
