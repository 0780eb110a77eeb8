"""The card of the book being read: where I am, one field to log, when it will be finished."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.reading_log import Sitting, Unit
from opspath_desktop.domain.reading_words import sitting_words, unit_words
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_now import NowReading, reading_now
from opspath_desktop.ui.log_reading import log_sitting
from opspath_desktop.ui.pages.readings_fields import LogEdit
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.widgets.plain import ElidedLabel, label, on_theme
from opspath_desktop.ui.widgets.progress import ProgressBar
from opspath_desktop.ui.widgets.spine import Spine
from opspath_desktop.ui.workspace import Workspace

_WIDEST = 150  # px of the field: "yesterday 20" stays in sight in the narrow card
_FEW = 6  # letters; longer words take the room of "I read", so that typing never widens the card


class ReadingCard(Card):
    """The current book with its field; the second book in one line below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Reading now"), link_text=_("All readings"))
        self._workspace = workspace
        self._book: NowReading | None = None
        self.link.connect(self._open)
        self._empty = label(_("No book is being read. Pick one that the stage suggests."), "body", "muted")
        self._pick = Button(_("Choose a book"), icon="book-open")
        self._pick.clicked.connect(lambda: workspace.go("readings"))
        self._spine, self._title = Spine(), label("", "h3")
        self._authors, self._place = label("", "caption"), label("", "caption", "text")
        self._percent = label("", "caption", wrap=False)
        self._bar = ProgressBar(_("Progress"))
        self._before = label(_("I read"), "body", "muted", wrap=False)
        self._field = LogEdit(workspace, _("How far did you read?"), widest=_WIDEST)
        self._unit = ElidedLabel(_("pages"), "body", "muted")
        self._message = label("", "caption", "danger")
        self._log = Button(_("Log"), "primary")
        self._forecast = label("", "caption")
        self._second = _SecondBook(workspace)
        self._build()
        self._field.committed.connect(self._save)
        self._field.refused.connect(self._refuse)
        self._field.edit.textChanged.connect(self._explain)
        self._log.clicked.connect(self._field.submit)

    def _open(self) -> None:
        self._workspace.go("readings", self._book.key if self._book else None)

    def _build(self) -> None:
        self._with_book = QWidget()
        column, head, words = QVBoxLayout(self._with_book), QHBoxLayout(), QVBoxLayout()
        place, row = QHBoxLayout(), QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self._percent)
        words.addWidget(self._title)
        words.addWidget(self._authors)
        words.addLayout(place)
        words.addWidget(self._bar)
        head.addWidget(self._spine, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        row.addWidget(self._before)
        row.addWidget(self._field)
        row.addWidget(self._unit, 1)
        row.addWidget(self._log)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addLayout(row)
        column.addWidget(self._message)
        column.addWidget(self._forecast)
        self._message.hide()
        self.add(self._empty)
        self.body.addWidget(self._pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._with_book)
        self.add(self._second)
        self.body.addStretch(1)

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(U(12))
            head.setSpacing(U(14))
            words.setSpacing(U(3))
            row.setSpacing(U(8))

        on_theme(self, space)

    def refresh(self) -> None:
        """Show the books that are being read."""
        space = self._workspace
        books = space.query(reading_now, space.pathway, space.today())
        self._book = book = books[0] if books else None
        self._empty.setVisible(book is None)
        self._pick.setVisible(book is None)
        self._with_book.setVisible(book is not None)
        self._second.show_book(books[1] if len(books) > 1 else None)
        if book is None:
            return
        self._spine.show_book(book.title, book.stage)
        self._title.setText(book.title)
        self._authors.setText(book.authors)
        self._place.setText(book.progress.place or _("Not begun"))
        self._percent.setText(book.percent)
        self._bar.setVisible(book.progress.fraction is not None)
        self._bar.set_fraction(book.progress.fraction or 0.0, book.progress.place)
        self._field.audio = book.audio
        self._forecast.setText(book.forecast_words)
        self._forecast.setVisible(bool(book.forecast_words))
        self._field.set_text(book.usual)
        self._explain()

    def focus_field(self) -> None:
        """Put the cursor into the log field with its text selected, so that typing replaces it."""
        if self._book is not None:
            self._field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._field.edit.selectAll()

    def _explain(self, *_text: object) -> None:
        """Say around the field what Enter would log; the unit alone behind a bare number of today."""
        today, audio = self._workspace.today(), self._book is not None and self._book.audio
        usual: Unit = "minutes" if audio else "pages"
        typed = self._field.text().strip()
        words, place = unit_words(usual), False
        if typed:
            try:
                sitting = self._field.read(typed)
                place = sitting.position is not None
                plain = sitting.on == today and sitting.unit == usual and sitting.minutes in (None, sitting.delta)
                words = unit_words(usual, sitting.delta) if plain and sitting.delta else sitting_words(sitting, today)
            except Refused:
                words = ""
        self._before.setText(_("I listened") if audio else _("I read"))
        self._before.setVisible(len(typed) <= _FEW and not place)
        self._unit.set_text(words)

    def _refuse(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _save(self, sitting: Sitting) -> None:
        if self._book is not None:
            log_sitting(self._workspace, self._book.key, sitting, field=self._field)


class _SecondBook(QWidget):
    """Another book that is being read, in one line."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._key = ""
        self._spine, self._caption = Spine(width=26, height=34), label("", "caption")
        self._title = Button("", "ghost")
        self._title.clicked.connect(lambda: workspace.go("readings", self._key))
        column, row, words = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        words.addWidget(self._title, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._caption)
        row.addWidget(self._spine, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        column.addWidget(Divider())
        column.addLayout(row)

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(U(8))
            words.setSpacing(0)
            self._caption.setContentsMargins(U(8), 0, 0, 0)

        on_theme(self, space)

    def show_book(self, book: NowReading | None) -> None:
        """Show the book, or nothing."""
        self.setVisible(book is not None)
        if book is not None:
            self._key = book.key
            self._spine.show_book(book.title, book.stage)
            self._title.set_text(book.title)
            self._caption.setText(book.caption)
