"""The progress card of a book: where I am, one field to log, when it will be finished, and what is not known yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.book_place import parse_length
from opspath_desktop.domain.reading_log import Sitting, Unit
from opspath_desktop.domain.reading_words import of_words, place_value, sitting_words, unit_words
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.log_reading import log_sitting
from opspath_desktop.ui.pages.readings_fields import LogEdit
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.columns import Columns
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.number_edit import NumberEdit
from opspath_desktop.ui.widgets.plain import ElidedLabel, label, on_theme
from opspath_desktop.ui.widgets.progress import ProgressBar
from opspath_desktop.ui.workspace import Workspace

_STACK_BELOW = 430


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
        self.pause.show_book(view)
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


class LengthRow(QWidget):
    """Ask once how long a book is, before its first entry; later a link opens the same field."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self.link = Button(_("Say how long the book is"), "link", parent=self)
        self._ask = label(_("The book has"), "caption", wrap=False, parent=self)
        self.field = NumberEdit(_("Length of the book"), self._parse, width=72, on_leave=True, parent=self)
        self._unit = label("", "caption", wrap=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.link, self._ask, self.field):
            row.addWidget(widget)
        row.addWidget(self._unit, 1)
        row.addStretch(0)
        self.link.clicked.connect(self._open)
        self.field.committed.connect(self._save)
        on_theme(self, lambda: row.setSpacing(U(8)))

    def show_book(self, view: BookView) -> None:
        """Ask for the length of this book when nobody knows it."""
        if self._view is None or self._view.key != view.key:
            self.field.reset()
        self._view = view
        missing = view.progress.length is None or (view.progress.unit == "percent" and view.lengths.pages is None)
        self.setVisible(missing)
        self._show(view.asks_length)

    def _show(self, asking: bool) -> None:
        audio = self._view is not None and self._view.audio
        self._unit.setText(_("hours, such as 9:05") if audio else _("pages. Without it, write the place in percent."))
        self.link.setVisible(not asking)
        self._ask.setVisible(asking)
        self.field.setVisible(asking)
        self._unit.setText(self._unit.text() if asking else "")

    def _open(self) -> None:
        self._show(True)
        self.field.select_all()

    def _parse(self, text: str) -> int | None:
        return parse_length(text, "minutes" if self._view and self._view.audio else "pages", self._workspace.habits)

    def _save(self, number: int | None) -> None:
        if self._view is not None and number is not None:
            space, key = self._workspace, self._view.key
            unit: books.NumberField = "minutes" if self._view.audio else "pages"
            space.act(_("Set length"), books.measure, space.pathway, key, unit, number, field=self.field)


class PauseRow(QWidget):
    """Say why and where a reading was paused or stopped; both may stay empty."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._uuid = ""
        self.reason = InlineText(_("Why"), "", "body", _("Why? A word is enough"), self)
        self.place = InlineText(_("Where"), "", "body", _("Where did you stop?"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 3)
        row.addWidget(self.place, 2)
        self.reason.committed.connect(lambda text: self._save(self.reason, "reason", text))
        self.place.committed.connect(lambda text: self._save(self.place, "stopped_at", text))
        on_theme(self, lambda: row.setSpacing(U(16)))

    def show_book(self, view: BookView) -> None:
        """Show the two fields for a paused or stopped reading."""
        self.setVisible(view.reading is not None and view.status in ("paused", "stopped"))
        if view.reading is not None:
            self._uuid = view.reading.uuid
            self.reason.set_text(view.reading.reason)
            self.place.set_text(view.reading.stopped_at)

    def _save(self, field: InlineText, name: str, text: str) -> None:
        self._workspace.act(_("Say why"), readings.describe, self._uuid, name, text, field=field)
