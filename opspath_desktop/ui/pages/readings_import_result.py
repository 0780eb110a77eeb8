"""What an import would do: its counts, its questions, a row for every record, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number
from opspath_desktop.ui.pages.readings_import_questions import QuestionsCard
from opspath_desktop.ui.pages.readings_import_view import (
    OUTCOMES,
    DryRun,
    Line,
    amount_words,
    format_name,
    more_words,
    nothing_words,
    outcome_name,
    row_of,
    sum_words,
)
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.widgets.choice_chips import ChoiceChips
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.widgets.plain import ElidedLabel, heading, label, on_theme
from opspath_desktop.ui.widgets.record_list import RecordList, RecordRow
from opspath_desktop.ui.widgets.scroll import Fit

_LOW = 360
_ROWS_SEEN = 5  # at least, however low the window is
_ALL, _REMARKED = "all", "remarked"


def _belongs(line: Line, chip: str) -> bool:
    return line.remarked if chip == _REMARKED else chip in (_ALL, line.outcome)


class ResultView(QWidget):
    """Show a dry run; `answered(Choices)` when a question was answered, the rest are the buttons of the footer."""

    answered = Signal(object)
    wanted = Signal()
    failed_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: DryRun | None = None
        self.title = ElidedLabel("", "h2")
        self.kind = label("", "body", "muted")
        self.bar = MessageBar(closable=True)
        self.sum = heading("", "strong")
        self.more = label("", "caption")
        self.questions = QuestionsCard()
        self.records = Card()
        self.chips = ChoiceChips(_("Show the records that are"))
        self.divider = Divider()
        self.list = RecordList(_("Records of the file"))
        self.detail = label("", "caption")
        self.take = Button("", "primary", "download")
        self.save_failed = Button(_("Save failed records…"), icon="file-down")
        self.cancel = Button(_("Cancel"))
        self._build()
        self._connect()

    def show_run(self, run: DryRun) -> None:
        """Show what would happen."""
        fresh = self._run is None or self._run.path != run.path
        self._run = run
        self.title.set_text(run.path.name)
        self.kind.setText(_("{format} · nothing is written yet").format(format=format_name(run.format)))
        self.sum.setText(sum_words(run))
        more = more_words(run)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.questions.show_run(run)
        self._show_chips(run, fresh)
        self.records.setVisible(bool(run.lines))
        self._narrow(self.chips.current())
        self._show_footer(run)
        announce(self.sum, self.sum.text() if run.writes else nothing_words(run))

    def show_busy(self) -> None:
        """Let nothing be imported while a new answer is worked out; `show_run` ends it."""
        self.take.setEnabled(False)
        self.save_failed.setEnabled(False)

    def focus_first(self) -> None:
        """Go to the button that does it, or to the way back when there is nothing to do."""
        (self.take if self.take.isVisibleTo(self) else self.cancel).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in sight; in a low window they scroll along, or nothing else would have room."""
        super().resizeEvent(event)
        column = self._inner if self.height() < U(_LOW) else self._outer
        if column.indexOf(self._footer) < 0:
            column.addWidget(self._footer)

    def _build(self) -> None:
        self.records.add(self.chips)
        self.records.add(self.divider)
        self.records.add(self.list, 1)
        self.records.add(self.detail)
        inside = QWidget()
        self._inner = QVBoxLayout(inside)
        self._head = head = QVBoxLayout()
        for part in (self.title, self.kind, self.sum, self.more):  # what would happen, before any question
            head.addWidget(part)
        self._inner.addLayout(head)
        self._inner.addWidget(self.bar)
        self._inner.addWidget(self.questions)
        self._inner.addWidget(self.records, 1)
        self._inner.addStretch()  # where no record is on show
        buttons = Flow()
        for button in (self.take, self.save_failed, self.cancel):
            buttons.addWidget(button)
        self._footer = QWidget()
        self._footer_box = QVBoxLayout(self._footer)
        self._footer_box.addLayout(buttons)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(Fit(inside, SIZE["detail_max"] + 48), 1)
        self._outer.addWidget(Divider())
        self._outer.addWidget(self._footer)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        on_theme(self, self._space)

    def _connect(self) -> None:
        self.questions.answered.connect(self.answered)
        self.chips.chosen.connect(self._narrow)
        self.list.chosen.connect(self._explain)
        self.take.clicked.connect(self.wanted)
        self.save_failed.clicked.connect(self.bar.hide)  # what it said of the target before
        self.save_failed.clicked.connect(self.failed_wanted)
        self.cancel.clicked.connect(self.left)

    def _show_chips(self, run: DryRun, fresh: bool) -> None:
        counted = {each: sum(line.outcome == each for line in run.lines) for each in OUTCOMES}
        own = any(counted[each] != run.counts[each] for each in OUTCOMES)  # a line may stand for many records
        some = [
            (each, outcome_name(each) if own else f"{outcome_name(each)} {format_number(n)}")
            for each, n in counted.items()
            if n
        ]
        remarked = sum(line.remarked for line in run.lines)
        if remarked:
            some.append((_REMARKED, _("With a remark {n}").format(n=format_number(remarked))))
        whole = _("All") if own else _("All {n}").format(n=format_number(len(run.lines)))
        self.chips.show_options([(_ALL, whole), *some])
        self.chips.setVisible(run.lists_all and len(some) > 1)
        if fresh:
            self.chips.choose(_ALL)

    def _narrow(self, outcome: str) -> None:
        lines = self._run.lines if self._run else ()
        self.list.show_records([row_of(line) for line in lines if _belongs(line, outcome)])

    def _explain(self, row: RecordRow | None) -> None:
        self.detail.setText(f"{row.title}. {row.state}. {row.caption}" if row else _("Choose a record to read why."))

    def _show_footer(self, run: DryRun) -> None:
        writes = bool(run.writes)
        self.take.set_text(_("Import {amount}").format(amount=amount_words(run)))
        self.take.setVisible(writes)
        self.take.setEnabled(writes)
        self.save_failed.setVisible(run.can_save_failed)
        self.save_failed.setEnabled(True)
        self.cancel.set_text(_("Cancel") if writes else _("Back"))
        self.bar.hide()
        if not writes:
            self.bar.say(nothing_words(run))

    def _space(self) -> None:
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._inner.setContentsMargins(U(24), U(4), U(24), U(16))
        self._inner.setSpacing(U(12))
        self._head.setSpacing(U(3))
        self._footer_box.setContentsMargins(U(24), U(10), U(24), U(14))
        self.list.setMinimumHeight(U(52) * _ROWS_SEEN)
        self.detail.setMinimumHeight(U(34))
