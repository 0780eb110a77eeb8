"""The progress card of a book: where I am, one field to log, when it will be finished, and what is not known yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from opspath_desktop.domain.reading_log import Sitting, Unit
from opspath_desktop.domain.reading_words import of_words, place_value, sitting_words, unit_words
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.log_reading import log_sitting
from opspath_desktop.ui.pages.readings_ask import LengthRow, PauseRow
from opspath_desktop.ui.pages.readings_fields import LogEdit
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.columns import Columns
from opspath_desktop.ui.widgets.plain import ElidedLabel, label, on_theme
from opspath_desktop.ui.widgets.progress import ProgressBar
from opspath_desktop.ui.workspace import Workspace

_STACK_BELOW, _WORDS_FROM = 430, 320


class ProgressCard(Card):
    """Log with Enter; the words behind the field say how the text is understood."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self._here, self._of = label("", "figure", wrap=False), label("", "body", "muted", wrap=False)
        self._before = label("", "body", "muted", wrap=False)
        self.field = LogEdit(workspace, _("How far did you read?"))
        self._after = ElidedLabel("", "body", "muted")
        self.log = Button(_("Log"), "primary")
        self._message = label("", "caption", "danger")
        self.bar = ProgressBar(_("Progress"), 8)
        self._forecast = label("", "caption")
        self.length = LengthRow(workspace)
        self.pause = PauseRow(workspace)
        self._build()
        self.field.committed.connect(self._log)
        self.field.refused.connect(self._refuse)
        self.field.edit.reverted.connect(self._revert)
        self.field.edit.textChanged.connect(self._explain)
        self.log.clicked.connect(self.field.submit)

    def _build(self) -> None:
        columns = Columns((2, 3), _STACK_BELOW)
        self._after.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        place, row = QHBoxLayout(), QHBoxLayout()
        bottom = Qt.AlignmentFlag.AlignBaseline
        place.addWidget(self._here, 0, bottom)
        place.addWidget(self._of, 0, bottom)
        place.addStretch(1)
        row.addStretch(1)
        for widget in (self._before, self.field, self._after, self.log):
            row.addWidget(widget)
        columns.left.addLayout(place)
        columns.right.addLayout(row)
        self.add(columns)
        for each in (self._message, self.bar, self._forecast, self.length, self.pause):
            self.add(each)
        self._message.hide()

        def space() -> None:
            self.body.setSpacing(U(10))
            for line in (place, row):
                line.setSpacing(U(8))

        on_theme(self, space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave "I read" out where the words behind the field need its room."""
        super().resizeEvent(event)
        self._before.setVisible(event.size().width() >= U(_WORDS_FROM))

    def show_book(self, view: BookView) -> None:
        """Show where the reader is in this book."""
        if self._view is None or self._view.key != view.key:
            self.field.reset()
        self._view = view
        progress = view.progress
        self.field.audio = view.audio
        self._before.setText(_("I listened") if view.audio else _("I read"))
        self.field.set_text(view.usual)
        self._here.setText(place_value(progress.position or 0, progress.unit))
        self._of.setText(of_words(progress.unit, progress.length))
        self.bar.setVisible(progress.length is not None)
        self.bar.set_fraction(progress.fraction or 0.0, progress.place)
        self._forecast.setText(view.forecast_words)
        self._forecast.setVisible(bool(view.forecast_words))
        self.length.show_book(view)
        self.pause.show_reading(view.reading)
        self._explain()

    def start_log(self) -> None:
        """Put the cursor into the field with its text selected, so that typing replaces it."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def _log(self, sitting: Sitting) -> None:
        if self._view is not None and log_sitting(self._workspace, self._view.key, sitting, field=self.field):
            self.field.reset(self._view.usual)
            self.field.edit.selectAll()

    def _revert(self) -> None:
        self.field.reset(self._view.usual if self._view is not None else "")

    def _explain(self, *_text: object) -> None:
        """Say behind the field what Enter would log."""
        usual: Unit = "minutes" if self._view is not None and self._view.audio else "pages"
        words = _("{unit} today").format(unit=unit_words(usual))
        if self.field.text().strip():
            try:
                words = sitting_words(self.field.read(self.field.text()), self._workspace.today())
            except Refused:
                words = ""
        self._after.set_text(words)

    def _refuse(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
