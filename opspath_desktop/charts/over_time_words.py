"""Say a chart over time in words: one sentence that states the numbers, what each point is, and the table."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from opspath_desktop.charts.figure import Lazy, Table, Tip
from opspath_desktop.charts.markers import Sign, dated, mark_title
from opspath_desktop.charts.plot import Plot, day_words
from opspath_desktop.charts.series import ControlSeries
from opspath_desktop.charts.sheet import Sheet, value_words, with_unit
from opspath_desktop.charts.signals import rule_words, tone_words
from opspath_desktop.i18n import _, format_number, ngettext

MOST_MARKS_SAID = 6


class Words:
    """Write the words of one chart."""

    def __init__(self, series: ControlSeries, sheet: Sheet) -> None:
        self._series, self._sheet = series, sheet
        self._today = series.days[-1] if series.days else dt.date.max

    def alt(self, finding: str, signs: Sequence[Sign], ends: tuple[int, int]) -> str:
        """State the finding, the numbers, the limits, the signals and what was changed."""
        series = self._series
        parts = [finding] if finding else []
        parts += [self._span(), *self._sheet.sentences]
        if series.target is not None:
            parts.append(self._target(series.target))
        parts += [f"{mark_title(sign)}: {dated(sign.mark, self._today)}." for sign in signs[-MOST_MARKS_SAID:]]
        if ends != (0, len(series.days) - 1):
            words = _("On show: {first} to {last}.")
            parts.append(words.format(first=self._day(series.days[ends[0]]), last=self._day(series.days[ends[1]])))
        return " ".join(parts)

    def _span(self) -> str:
        series = self._series
        found = [(day, p.value) for day, p in zip(series.days, series.periods, strict=True) if p.value is not None]
        if not found:
            return _("{name}: no numbers yet.").format(name=series.name)
        (first_day, first), (last_day, last) = found[0], found[-1]
        many = ngettext("one value on {first}", "{n} values from {first} to {last}", len(found))
        span = many.format(n=format_number(len(found)), first=self._day(first_day), last=self._day(last_day))
        a, b = value_words(series, first), with_unit(value_words(series, last), series.unit)
        return _("{name}: {span}, first {a}, last {b}.").format(name=series.name, span=span, a=a, b=b)

    def _target(self, target: float) -> str:
        value, by = value_words(self._series, target), self._series.target_on
        if by is None:
            return _("Target {value}.").format(value=value)
        return _("Target {value} by {date}.").format(value=value, date=self._day(by))

    def _day(self, day: dt.date) -> str:
        return day_words(day, self._today, short=False)

    def tips(self, plot: Plot) -> Sequence[Tip]:
        """Return what each period on show is; its words are made when they are read."""
        first = plot.span.first

        def make(number: int) -> Tip:
            index = first + number
            value = self._series.periods[index].value
            y = plot.bottom - 4 if value is None else plot.y(value)
            return Tip(plot.span.x(index), y, self.point(index), index)

        return Lazy(plot.span.last - first + 1, make)

    def point(self, index: int) -> str:
        """Say day, value, rules, reason and note of one period."""
        series, period = self._series, self._series.periods[index]
        day = self._day(series.days[index])
        if period.value is None:
            words = _("{date}: the first event") if series.events else _("{date}: no number")
            parts = [words.format(date=day)]
        else:
            value = with_unit(value_words(series, period.value), series.unit)
            parts = [_("{date}: {value}").format(date=day, value=value)]
        if period.excluded:
            parts.append(_("left out of limits and rules"))
        flag = self._sheet.flags.get(index)
        if flag:
            rules = ", ".join(rule_words(rule, self._sheet.centre) for rule in flag.rules)
            parts.append(_("{tone}: {rules}").format(tone=tone_words(flag.tone), rules=rules))
        extra = (_of(series.reasons, index), _of(series.notes, index))
        return ". ".join([*(part for part in parts), *(words.rstrip(". ") for words in extra if words)])

    def table(self, signs: Sequence[Sign]) -> Table:
        """Return every period with all its numbers, and the marks between them."""
        series = self._series
        value = _("Value ({unit})").format(unit=series.unit) if series.unit else _("Value")
        header = (_("Date"), value, *self._sheet.columns, _("Note"))
        before = [bisect_left(series.days, sign.mark.on) + number for number, sign in enumerate(signs)]
        blanks = ("",) * (len(self._sheet.columns) + 1)

        def make(row: int) -> tuple[str, ...]:
            number = bisect_right(before, row)
            if number and before[number - 1] == row:
                sign = signs[number - 1]
                words = f"{mark_title(sign)}: {sign.mark.text}"
                return (self._day(sign.mark.on), *blanks, words)
            return self._row(row - number)

        return Table(header, Lazy(len(series.days) + len(signs), make))

    def _row(self, index: int) -> tuple[str, ...]:
        series, period = self._series, self._series.periods[index]
        nothing = _("first event") if series.events else _("missing")
        value = nothing if period.value is None else value_words(series, period.value)
        out = _("left out of limits and rules") if period.excluded else ""
        note = ". ".join(part for part in (out, _of(series.reasons, index), _of(series.notes, index)) if part)
        return (self._day(series.days[index]), value, *self._sheet.cells(index), note)


def _of(words: Sequence[str], index: int) -> str:
    return words[index] if index < len(words) else ""
