"""The phases of a measure in its settings: since when new limits hold and why, each to change or to take back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import phases
from opspath_desktop.domain.measures import limits_name
from opspath_desktop.domain.phases import QUESTIONS
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.pilots import MeasureView, PhaseView
from opspath_desktop.ui.pages.pilots_limits_words import limits_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.workspace import Workspace


class PhaseList(QWidget):
    """Show one line a phase; hidden while there is none."""

    change_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows: list[QWidget] = []
        self._shown: tuple[str, tuple[PhaseView, ...]] = ("", ())
        self._column = QVBoxLayout(self)
        self._words = limits_words("")
        self._title = heading("", "caption_strong", parent=self)
        self._column.addWidget(self._title)
        self.hide()
        on_theme(self, self._space)

    def show_measure(self, measure: MeasureView) -> None:
        """Show the phases of this measure."""
        self.setVisible(bool(measure.phases))
        if (measure.study.kind, measure.phases) == self._shown:
            return
        self._shown = (measure.study.kind, measure.phases)
        self._words = limits_words(measure.study.kind)
        self._title.setText(self._words.caption)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(phase) for phase in measure.phases]
        for row in self.rows:
            self._column.addWidget(row)

    def _row(self, phase: PhaseView) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        day = format_date(phase.start, today=self._workspace.today())
        column.addWidget(label(_("From {day}: {label}").format(day=day, label=phase.label), parent=row))
        column.addWidget(label(_what(phase), "caption", parent=row))
        change, delete = Button(_("Change"), "link", parent=row), Button(_("Take back"), "link", parent=row)
        change.setAccessibleName(self._words.edit_from.format(day=day))
        delete.setAccessibleName(self._words.take_back_from.format(day=day))
        links = FlowLayout(gap=16, line_gap=2)
        links.addWidget(change)
        links.addWidget(delete)
        column.addLayout(links)
        change.clicked.connect(lambda: self.change_wanted.emit(phase.uuid))
        delete.clicked.connect(lambda: self._delete(phase))
        return row

    def _delete(self, phase: PhaseView) -> None:
        now, said = self._workspace.database.clock(), self._words.taken_back
        self._workspace.act(self._words.take_back, phases.delete_phase, phase.uuid, now=now, toast=said)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(6))


def _what(phase: PhaseView) -> str:
    answered = sum(bool(getattr(phase, key)) for key in QUESTIONS)
    limits = limits_name(phase.limits)
    if phase.fixed_n:
        limits = _("{limits} ({n})").format(limits=limits, n=format_number(phase.fixed_n))
    return _("{reason} · {limits} · {n} of {all} questions answered yes").format(
        reason=phase.reason, limits=limits, n=answered, all=len(QUESTIONS)
    )
