"""Define a success metric in the user's own words, and record its dated values."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import metrics
from opspath_desktop.domain.pathway import Item
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.hanging import MetricRow
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.pages.pathway_value import ValueLine, read_number
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.narrow import Segment
from opspath_desktop.ui.widgets.number_edit import NumberEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

SHOWN = 6  # newest values; the rest is one click away


class MetricEditor(QWidget):
    """Show definition, unit, direction, baseline and target, each edited in place, and the values under them."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._item = workspace, item
        self._shown: MetricRow | None = None
        self._all = False
        self.definition = InlineText(_("My definition"), "", "body", _("Say exactly what is counted, where and when"))
        self.unit = InlineText(_("Unit"), "", "body", _("Unit"))
        self.better = Segment([("up", _("More is better")), ("down", _("Less is better"))], _("Which way is better"))
        self.numbers = {key: InlineText(name, "", "body", _("Not set")) for key, name in _numbers().items()}
        self.days = {key: DateInline(workspace, name, _("Date")) for key, name in _days().items()}
        self.value = NumberEdit(_("New value"), self._number, placeholder=_("Value"))
        self.day = DateEdit(_("Day of the new value"), self._day, on_leave=False)
        self.add = Button(_("Add value"))
        self.more = Button("", "link")
        self.lines: list[ValueLine] = []
        self._grid, self._list, self._new, self._column = QGridLayout(), QVBoxLayout(), Flow(), QVBoxLayout(self)
        self._build()
        self._listen()
        on_theme(self, self._space)

    def show_metric(self, metric: MetricRow | None) -> None:
        """Show what is recorded; before the first word the pack's unit and direction."""
        measure = self._item.measure
        unit = metric.unit if metric else measure.unit if measure else ""
        self.definition.set_text(metric.definition if metric else "")
        self.unit.set_text(unit)
        self.better.choose(metric.better if metric else measure.better if measure else "up")
        for key, number in self.numbers.items():
            value = getattr(metric, key, None)
            number.set_text("" if value is None else format_number(value))
        for key, day in self.days.items():
            day.show_date(getattr(metric, key, None))
        if metric != self._shown:
            self._shown = metric
            self._show_values()

    def start(self) -> None:
        """Put the cursor where the next value goes."""
        self.value.select_all()

    def flush(self) -> None:
        """Save what is being typed."""
        fields: list[InlineText | ValueLine] = [self.definition, self.unit, *self.numbers.values()]
        for field in (*fields, *self.days.values(), *self.lines):
            field.flush()
        self.value.flush()

    def _show_values(self) -> None:
        clear(self._list)
        values = self._shown.values if self._shown else ()
        unit = self._shown.unit if self._shown else ""
        newest = values[::-1] if self._all else values[::-1][:SHOWN]
        self.lines = [ValueLine(self._workspace, row, unit) for row in newest]
        for line in self.lines:
            self._list.addWidget(line)
        hidden = len(values) - len(newest)
        self.more.setVisible(hidden > 0)
        self.more.set_text(ngettext("Show {n} earlier value", "Show {n} earlier values", hidden).format(n=hidden))

    def _show_all(self) -> None:
        self._all = True
        self._show_values()

    def _number(self, text: str) -> float | None:
        return read_number(self._workspace, text)

    def _day(self, text: str) -> date | None:
        space = self._workspace
        return parse_date(text, space.habits, space.today()) if text.strip() else None

    def _add_value(self, value: float | None) -> None:
        if value is None:
            return
        space = self._workspace
        try:
            day = self._day(self.day.text()) or space.today()
        except Refused as refused:
            self.day.error(str(refused))
            return
        toast = _("Value added")
        act = partial(space.act, _("Add value"), metrics.add_value, space.pathway, self._item.id, toast=toast)
        if act(on=day, today=space.today(), value=value, field=self.value).ok:
            self.value.set_text("")
            self.day.set_text("")

    def _define(self, field: Any, **fields: Any) -> None:
        space = self._workspace
        space.act(_("Define metric"), metrics.define, space.pathway, self._item.id, field=field, **fields)

    def _set_number(self, key: str, field: InlineText, text: str) -> None:
        try:
            value = self._number(text)
        except Refused as refused:
            field.error(str(refused))
        else:
            self._define(field, **{key: value})

    def _set_day(self, key: str, field: DateInline, text: str) -> None:
        good, day = field.read(text)
        if good:
            self._define(field, **{key: day})

    def _listen(self) -> None:
        self.definition.committed.connect(lambda text: self._define(self.definition, definition=text))
        self.unit.committed.connect(lambda text: self._define(self.unit, unit=text))
        self.better.chosen.connect(lambda way: self._define(None, better=way))
        for key, number in self.numbers.items():
            number.committed.connect(partial(self._set_number, key, number))
        for key, day in self.days.items():
            day.committed.connect(partial(self._set_day, key, day))
        self.value.committed.connect(self._add_value)
        self.day.committed.connect(lambda _day: self.value.submit())
        self.add.clicked.connect(self.value.submit)
        self.more.clicked.connect(self._show_all)

    def _build(self) -> None:
        self._column.addWidget(self.definition)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.better)
        self._grid.addWidget(label(_("Unit"), "caption"), 0, 0)
        self._grid.addWidget(self.unit, 0, 1)
        for row, key in enumerate(self.numbers, start=1):
            self._grid.addWidget(label(_numbers()[key], "caption"), row, 0)
            self._grid.addWidget(self.numbers[key], row, 1)
            self._grid.addWidget(self.days[f"{key}_on"], row, 2)
        for field in (self.unit, *self.numbers.values(), *self.days.values()):
            field.setMinimumWidth(1)  # the words wrap
        self.better.setMaximumWidth(U(280))
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        for widget in (self.value, self.day, self.add):
            self._new.addWidget(widget)
        self._column.addLayout(self._new)
        self._column.addLayout(self._list)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(6))
        self._grid.setHorizontalSpacing(U(8))
        self._grid.setVerticalSpacing(U(2))


def _numbers() -> dict[str, str]:
    return {"baseline": _("Baseline"), "target": _("Target")}


def _days() -> dict[str, str]:
    return {"baseline_on": _("Day of the baseline"), "target_on": _("Target by")}
