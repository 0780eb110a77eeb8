"""Say in one line what a chart of a file shows: the centre of each phase, the signals, and what the icons would say."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from opspath_desktop.domain.run_chart import anhoej
from opspath_desktop.domain.spc import PLAIN, RULED
from opspath_desktop.domain.spc_types import Chart, RunChart
from opspath_desktop.i18n import _, format_number, ngettext

Number = Callable[[float], str]


def sentence(chart: Chart, *, name: str, number: Number, place: Callable[[int], str]) -> str:
    """Return the sentence of an XmR chart; `place` says where a period is, as its date or its row."""
    count = chart.count
    if count < RULED:
        few = {0: _("no number yet"), 1: _("one number, not yet evidence"), 2: _("two numbers, not yet evidence")}
        return _("{name}: {finding}.").format(name=name, finding=few.get(count, _few(count)))
    parts = [_centres(chart, number), _signals(chart, place), _icon(chart), _target(chart, number)]
    return _("{name}: {finding}.").format(name=name, finding="; ".join(part for part in parts if part))


def _few(count: int) -> str:
    return ngettext("{n} number, too few for limits", "{n} numbers, too few for limits", count).format(n=count)


def _centres(chart: Chart, number: Number) -> str:
    centres = [limits.centre for limits in chart.phases if limits.centre is not None]
    words = _("mean {mean}").format(mean=" \u2192 ".join(number(centre) for centre in centres))
    if len(centres) > 1 and (change := _change(chart, centres[0], centres[-1], number)):
        words = _("{words} ({change})").format(words=words, change=change)
    if chart.phases[-1].trial:
        words = _("{words} (trial limits from {n} points)").format(words=words, n=chart.phases[-1].used)
    return words


def _change(chart: Chart, before: float, after: float, number: Number) -> str:
    """Say the step from the first mean to the last: in percent only from a mean above zero, and its direction."""
    step = after - before
    share = 100 * (step / before) if before > 0 else 0.0
    percent = round(share) if math.isfinite(share) else 0
    signed = f"+{number(percent)}" if percent > 0 else number(percent)
    parts = [_("{percent}%").format(percent=signed) if percent else "", _tone(chart, step)]
    return ", ".join(part for part in parts if part)


def _tone(chart: Chart, step: float) -> str:
    if chart.method.direction == "neutral" or not step:
        return ""
    return _("better") if (step > 0) == (chart.method.direction == "up") else _("worse")


def _signals(chart: Chart, place: Callable[[int], str]) -> str:
    if not any(phase.ruled for phase in chart.phases):
        return _("too few points for limits and rules")
    if not chart.signals:  # every phase is judged by its own limits: the step between two is none of their signals
        return _("no signal") if len(chart.phases) == 1 else _("no signal within a phase")
    last = chart.signals[-1]
    said = ngettext(
        "{n} signal, the last: {rule}, {place}", "{n} signals, the last: {rule}, {place}", len(chart.signals)
    )
    return said.format(n=len(chart.signals), rule=rule_word(last.rule), place=place(last.detected))


def _icon(chart: Chart) -> str:
    if chart.variation is None:
        if not any(phase.ruled for phase in chart.phases):
            return ""
        few = chart.count < PLAIN
        return _("too few points to judge the last one") if few else _("too few points for limits in the last phase")
    words = {
        "common": _("the last point is common cause variation"),
        "improvement": _("the last point is special cause improvement"),
        "concern": _("the last point is special cause concern"),
        "high": _("the last point is special cause variation, high"),
        "low": _("the last point is special cause variation, low"),
    }[chart.variation]
    return _("{words}, mixed").format(words=words) if chart.mixed else words


def _target(chart: Chart, number: Number) -> str:
    target = chart.method.target
    if chart.assurance is None or target is None:
        return ""
    words = {
        "hit": _("the process consistently hits the target {target}"),
        "miss": _("the process consistently misses the target {target}"),
        "random": _("the process hits or misses the target {target} by chance"),
    }[chart.assurance]
    return words.format(target=number(target))


def rule_word(rule: str) -> str:
    """Return the name of a rule."""
    return {
        "outside": _("a point outside the limits"),
        "shift": _("seven or more on one side of the mean"),
        "trend": _("a trend"),
        "two_of_three": _("two of three near a limit"),
        "run_of_8": _("eight or more on one side of the mean"),
        "three_of_four": _("three of four nearer a limit than the mean"),
        "four_of_five": _("four of five beyond one sigma"),
        "mr_outside": _("a moving range above its limit"),
    }[rule]


def run_sentence(chart: RunChart, *, name: str, number: Number) -> str:
    """Return the sentence of a run chart."""
    if chart.median is None:
        return _("{name}: no number yet.").format(name=name)
    medians = [phase.centre for phase in chart.phases if phase.centre is not None]
    parts = [_("median {median}").format(median=" \u2192 ".join(number(median) for median in medians))]
    parts += _run_signals(chart)
    return _("{name}: {finding}.").format(name=name, finding="; ".join(parts))


def crossing_words(chart: RunChart) -> str:
    """Return the two tests of Anhoej in words; nothing when the median is of other points than those it divides."""
    tested = None if chart.too_few_runs is None else anhoej(chart)
    if tested is None:
        return ""
    words = _("Longest run {longest}, at most {most} by chance; median crossed {times}, at least {least} by chance.")
    times = ngettext("{n} time", "{n} times", tested.crossings).format(n=format_number(tested.crossings))
    counts = {"longest": chart.longest_run, "most": tested.most_run, "least": tested.fewest_crossings}
    return words.format(times=times, **{name: format_number(count) for name, count in counts.items()})


def _run_signals(chart: RunChart) -> Sequence[str]:
    found = []
    if chart.shift:
        found.append(_("a shift of six or more on one side of the median"))
    if chart.trend:
        found.append(_("a trend of five or more"))
    if chart.too_few_runs:
        found.append(_("too few runs"))
    if chart.too_many_runs:
        found.append(_("too many runs"))
    return found or [_("no signal") if len(chart.phases) == 1 else _("no signal within a phase")]
