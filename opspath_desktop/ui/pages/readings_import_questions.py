"""Ask what a file leaves open: which status a shelf means, how exact its days are, and who wins."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.ui.pages.readings_import_view import TAG, Choices, DryRun
from opspath_desktop.ui.pages.settings_row import SettingRow
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import label, on_theme

STATUSES = ("planned", "reading", "paused", "finished", "stopped", "consulted")


class Answer(QComboBox):
    """Offer the answers to one question; the wheel scrolls the panel instead of changing one in passing."""

    def __init__(self, name: str, options: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for key, words in options:
            self.addItem(words, key)

    def choose(self, key: str) -> None:
        """Show an answer."""
        self.setCurrentIndex(max(self.findData(key), 0))

    def key(self) -> str:
        """Return the answer on show."""
        return str(self.currentData())

    def sizeHint(self) -> QSize:
        """Ask for the width that all answers on the panel share."""
        return super().sizeHint().expandedTo(QSize(U(260), 0))

    def minimumSizeHint(self) -> QSize:
        """Agree to the width of a narrow pane."""
        return QSize(U(140), super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()


class QuestionsCard(Card):
    """Ask; `answered(Choices)` when a person changed an answer."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Before you import"), parent=parent)
        self.shelves: dict[str, Answer] = {}
        self._rows: list[SettingRow] = []
        options = [("exact", _("Keep them as days")), ("vague", _("Take the month or year only"))]
        self.days = Answer(_("Days on the 1st"), options)
        self._days_row = SettingRow(
            _("Some days are the 1st of a month"), _("They may stand for the whole month or year."), self.days
        )
        self.overwrite = QCheckBox(_("Overwrite what I wrote"))
        self._consequence = label("", "caption")
        writing = QVBoxLayout()
        writing.setSpacing(0)
        writing.addWidget(self.overwrite)
        writing.addWidget(self._consequence)
        self.add(self._days_row)
        self.body.addLayout(writing)
        self.days.activated.connect(self._answer)
        self.overwrite.clicked.connect(self._answer)
        on_theme(self, self._space_questions)

    def show_run(self, run: DryRun) -> None:
        """Show the questions of this dry run and the answers it was made with."""
        names = [shelf.name for shelf in run.shelves]
        if names != list(self.shelves):
            self._ask_about(run)
        for shelf in run.shelves:
            self.shelves[shelf.name].choose(shelf.means)
        self._days_row.setVisible(run.asks_about_days)
        self.days.choose("vague" if run.choices.vague else "exact")
        self.overwrite.setChecked(run.choices.overwrite)
        self._consequence.setText(
            _("What the file says takes the place of what is here. Undo brings yours back.")
            if run.choices.overwrite
            else _("Only gaps are filled: nothing that you wrote changes.")
        )

    def choices(self) -> Choices:
        """Return the answers on show."""
        return Choices(
            shelves={name: answer.key() for name, answer in self.shelves.items()},
            vague=self.days.key() == "vague",
            overwrite=self.overwrite.isChecked(),
        )

    def _space_questions(self) -> None:
        self.body.setSpacing(U(14))
        self._consequence.setIndent(U(33))

    def _ask_about(self, run: DryRun) -> None:
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.shelves.clear()
        self._rows.clear()
        for place, shelf in enumerate(run.shelves):
            answer = Answer(_("Status of the books on the shelf “{name}”").format(name=shelf.name), _meanings())
            books = ngettext("{n} book", "{n} books", shelf.books).format(n=format_number(shelf.books))
            self._rows.append(SettingRow(_("Shelf “{name}”").format(name=shelf.name), books, answer))
            self.shelves[shelf.name] = answer
            self.body.insertWidget(place, self._rows[-1])
            answer.activated.connect(self._answer)

    def _answer(self, *_value: object) -> None:
        self.answered.emit(self.choices())


def _meanings() -> list[tuple[str, str]]:
    plain = [(status, status_words(status)) for status in STATUSES]
    return [(TAG, _("To read, with the shelf as a tag")), *plain]
