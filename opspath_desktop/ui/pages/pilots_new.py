"""The first minute of a pilot: what was changed, what is measured, the number before and the one now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions.pilot_start import FirstMinute
from opspath_desktop.domain.pilots import direction_name, not_in_future, read_amount, read_measure
from opspath_desktop.domain.points import keep
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import Fact
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

BEFORE = timedelta(days=28)  # how long ago the number before was taken, until another day is typed


class FirstMinuteForm(QWidget):
    """Hold what may be told beside the name, a Tab each; Enter in any field says `entered`. All may stay empty."""

    entered = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._hint = label(_("Tab for more, Enter when done. Only the name is needed."), "caption", "muted")
        self.change = ParsedEdit(_("What I changed"), str.strip, "", _("What I changed"))
        self.measure = ParsedEdit(_("What I measure"), str.strip, "", _("What I measure, like Wait (min)"))
        self.before = ParsedEdit(_("The number before"), self._number, "", _("Before"))
        self.now = ParsedEdit(_("The number now"), self._number, "", _("Now"))
        self.better = Choice(_("Which way is better"), ("down", "up", "neutral"), direction_name)
        self.day = DateEdit(_("Day of the number before"), self._read_day, on_leave=False)
        numbers, more = QHBoxLayout(), QHBoxLayout()
        for number in (self.before, self.now):
            numbers.addWidget(number, 1, Qt.AlignmentFlag.AlignTop)
        self._measured = QWidget()
        for fact in (Fact(_("Better"), self.better), Fact(_("Before was on"), self.day)):
            more.addWidget(fact, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._measured.setLayout(more)
        column = QVBoxLayout(self)
        column.addWidget(self._hint)
        for widget in (self.change, self.measure):
            column.addWidget(widget)
        column.addLayout(numbers)
        column.addWidget(self._measured)
        for field in self._fields():
            field.committed.connect(lambda _value: self.entered.emit())
        self.better.chosen.connect(self._choose)
        self.clear()

        def space() -> None:
            for layout in (column, numbers, more):
                layout.setContentsMargins(0, 0, 0, 0)
                layout.setSpacing(U(6))
            self.day.edit.setMinimumWidth(U(90))

        on_theme(self, space)

    def follow(self, title: str) -> None:
        """Unfold while a name is being typed, fold away when there is none and nothing else."""
        told = any(field.text().strip() for field in (self.change, self.measure, self.before, self.now))
        self.setVisible(bool(title.strip()) or told)

    def clear(self) -> None:
        """Empty all fields and fold them away."""
        for field in self._fields():
            field.reset()
        today = self._workspace.today()
        self.day.reset(format_date(today - BEFORE, today=today))
        self._choose("down")
        self.hide()

    def read(self, title: str, tip: str = "") -> FirstMinute | None:
        """Return what was typed, or None when a field cannot be read: it says so itself and takes the focus."""
        name, unit = read_measure(self.measure.text())
        self.measure.clear_error()
        before, now = self._told(self.before, self._number), self._told(self.now, self._number)
        day = self._told(self.day, self._read_before if before is not None else self._read_day)
        if not name and (before is not None or now is not None):
            self.measure.error(_("Write what you measure, so that the numbers have a name."))
            self.measure.edit.setFocus()
        if any(field.error_text() for field in self._fields()):
            return None
        return FirstMinute(
            title,
            self.change.text(),
            name,
            unit,
            self._better,
            before if isinstance(before, float) else None,
            day if isinstance(day, date) else None,
            now if isinstance(now, float) else None,
            tip,
        )

    def _told(self, field: ParsedEdit, parse: Callable[[str], object]) -> object:
        try:
            value = parse(field.text())
        except Refused as refused:
            field.error(str(refused))
            field.edit.setFocus()
            return None
        field.clear_error()
        return value

    def _number(self, text: str) -> float | None:
        value = read_amount(text, self._workspace.habits, unit=read_measure(self.measure.text())[1])
        return None if value is None else keep(value)

    def _read_day(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _read_before(self, text: str) -> date:
        day, today = self._read_day(text), self._workspace.today()
        not_in_future(day, today, format_date(day, today=today))
        if day == today and self.now.text().strip():
            raise Refused(_("The number before needs an earlier day than today's."))
        return day

    def _choose(self, better: str) -> None:
        self._better = better
        self.better.show_key(better)

    def _fields(self) -> tuple[ParsedEdit, ...]:
        return (self.change, self.measure, self.before, self.now, self.day)
