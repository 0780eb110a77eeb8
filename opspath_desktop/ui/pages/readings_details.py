"""The card with the details of a book and of its readings, each changed in place."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.book_place import parse_length
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.domain.reading_words import clock
from opspath_desktop.domain.when import parse_when
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_about import Folded
from opspath_desktop.ui.pages.readings_fields import Note, popup
from opspath_desktop.ui.pages.readings_more import MoreFacts
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.workspace import Workspace

TEXTS: tuple[books.TextField, ...] = ("subtitle", "publisher")
NUMBERS: tuple[books.NumberField, ...] = ("pages", "chapters", "minutes", "year")
DATES: tuple[readings.DateField, ...] = ("started", "finished")


class DetailsCard(Folded):
    """Edit what is known of a book; the dates, the format and the outcome belong to the reading that counts now."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("About this book"), parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self._facts = QWidget(self.inside)
        self.fields = {
            name: InlineText(words, "", "body", _("Add"), self._facts, wrap=False) for name, words in _names().items()
        }
        self.format = Button("", "plain", parent=self._facts)
        self.why = Note(_("Why I want to read it"), _("A word is enough"))
        self.outcome = Note(_("What came of reading it"), _("What did it change?"))
        self.more = MoreFacts(workspace)
        self._of_reading: list[QWidget] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        flow = FlowLayout(self._facts, gap=28, line_gap=8)
        for name, words in _names().items():
            holder = _captioned(words, self.fields[name])
            flow.addWidget(holder)
            if name in DATES:
                self._of_reading.append(holder)
        format_, outcome = _captioned(_("Format"), self.format), _captioned(_("What came of reading it"), self.outcome)
        flow.addWidget(format_)
        self._of_reading += [format_, outcome]
        for widget in (self._facts, _captioned(_("Why I want to read it"), self.why), outcome, self.more):
            self.column.addWidget(widget)

    def _connect(self) -> None:
        for text in TEXTS:
            self.fields[text].committed.connect(lambda typed, name=text: self._save_text(name, typed))
        for number in NUMBERS:
            self.fields[number].committed.connect(lambda typed, name=number: self._save_number(name, typed))
        for day in DATES:
            self.fields[day].committed.connect(lambda typed, name=day: self._save_date(name, typed))
        self.format.clicked.connect(lambda: popup(self.format, self.fill_formats))
        self.why.saved.connect(self._save_why)
        self.outcome.saved.connect(lambda text, merge: self._describe("outcome", text, self.outcome, merge))

    def show_book(self, view: BookView) -> None:
        """Show the details of this book."""
        self._view = view
        for name, text in _texts(view).items():
            self.fields[name].set_text(text)
        for widget in self._of_reading:
            widget.setVisible(view.reading is not None)
        words = formats()[view.reading.format if view.reading else "unknown"]
        self.format.set_text(words)
        self.format.setAccessibleName(_("Format: {format}").format(format=words))
        self.why.set_text(view.why)
        self.more.show_book(view)
        self.outcome.set_text(view.reading.outcome if view.reading else "")

    def edit(self) -> None:
        """Open the card and go to its first field."""
        self.unfold(True)
        self.fields["subtitle"].setFocus()

    def fill_formats(self, menu: QMenu) -> None:
        """Add the formats of a reading."""
        group = QActionGroup(menu)
        reading = self._view.reading if self._view else None
        for value, words in formats().items():
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(reading is not None and reading.format == value)
            action.triggered.connect(lambda _checked=False, value=value: self._describe("format", value))
            menu.addAction(action)

    def _save_text(self, name: books.TextField, text: str) -> None:
        if self._view is not None:
            space, key = self._workspace, self._view.key
            space.act(_("Edit book"), books.write, space.pathway, key, name, text, field=self.fields[name])

    def _save_number(self, name: books.NumberField, text: str) -> None:
        space, field, unit = self._workspace, self.fields[name], _unit(name)
        try:
            number = parse_length(text, unit, space.habits)
        except Refused as refused:
            field.error(str(refused))
            return
        if self._view is not None:
            space.act(_("Edit book"), books.measure, space.pathway, self._view.key, name, number, field=field)

    def _save_date(self, name: readings.DateField, text: str) -> None:
        space, field = self._workspace, self.fields[name]
        try:
            day, precision = parse_when(text, space.habits, space.today())
        except Refused as refused:
            field.error(str(refused))
            return
        if self._view is not None and self._view.reading is not None:
            uuid = self._view.reading.uuid
            space.act(_("Correct a day"), readings.set_date, uuid, name, day, precision, field=field)

    def _save_why(self, text: str, merge: str) -> None:
        if self._view is not None:
            space, key = self._workspace, self._view.key
            space.act(_("Say why"), books.write, space.pathway, key, "why", text, field=self.why, merge=merge)

    def _describe(self, name: str, text: str, field: Note | None = None, merge: str | None = None) -> None:
        if self._view is not None and self._view.reading is not None:
            uuid = self._view.reading.uuid
            self._workspace.act(_("Edit reading"), readings.describe, uuid, name, text, field=field, merge=merge)


def _names() -> dict[str, str]:
    return {
        "subtitle": _("Subtitle"),
        "pages": _("Pages"),
        "chapters": _("Chapters"),
        "minutes": _("Listening time"),
        "year": _("Year"),
        "publisher": _("Publisher"),
        "started": _("Started"),
        "finished": _("Finished"),
    }


def _texts(view: BookView) -> dict[str, str]:
    lengths = view.lengths
    return {
        "subtitle": view.subtitle,
        "pages": _number(lengths.pages),
        "chapters": _number(lengths.chapters),
        "minutes": clock(lengths.minutes) if lengths.minutes else "",
        "year": _number(view.year),
        "publisher": view.publisher,
        "started": view.reading.started if view.reading else "",
        "finished": view.reading.finished if view.reading else "",
    }


def formats() -> dict[str, str]:
    """Return the words for the formats of a reading."""
    return {"unknown": _("Not said"), "paper": _("Paper"), "ebook": _("E-book"), "audio": _("Audiobook")}


def _unit(name: books.NumberField) -> Unit:
    return "minutes" if name == "minutes" else "pages"


def _captioned(words: str, widget: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 if isinstance(widget, Note) else 0)
    caption = label(words, "caption", wrap=False)
    if not isinstance(widget, Note):
        caption.setContentsMargins(3, 0, 0, 0)  # above the words of the field, not above its border
    column.addWidget(caption)
    column.addWidget(widget)
    return made


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
