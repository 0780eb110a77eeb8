"""Tags and facts of many books, each changed in place; what differs is shown as several values."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.actions.books import NumberField
from opspath_desktop.actions.books_bulk import TextField
from opspath_desktop.domain import tags as rules
from opspath_desktop.domain.book_place import parse_length
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.domain.reading_words import clock
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.chosen_books import ChosenBooks
from opspath_desktop.ui.pages.readings_bulk_deeds import Deeds
from opspath_desktop.ui.pages.readings_bulk_reading import show_common
from opspath_desktop.ui.pages.readings_fields import popup
from opspath_desktop.ui.pages.readings_more import captioned
from opspath_desktop.ui.pages.readings_tags import TagChip, TagsRow
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText

TEXTS: tuple[TextField, ...] = ("authors", "editors", "publisher", "series", "why")
NUMBERS: tuple[NumberField, ...] = ("year", "pages", "chapters", "minutes")


class TagsCard(Card):
    """Show the tags of the books and how many carry each; a chip takes its tag away, or gives it to all."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(_("Tags"), parent=parent)
        self._deeds = deeds
        self._shown: ChosenBooks | None = None
        self.row = TagsRow(lambda: self._shown.known_tags if self._shown else ())
        self.add(self.row)
        self.row.added.connect(self._add)
        self.row.pressed.connect(self._press)

    def show_books(self, books: ChosenBooks) -> None:
        """Show the tags of these books."""
        self._shown = books
        chips = []
        for each in books.tags:
            full = each.books == books.count
            words = (
                each.tag
                if full
                else _("{tag} · {n} of {all}").format(
                    tag=each.tag, n=format_number(each.books), all=format_number(books.count)
                )
            )
            chips.append(TagChip(each.tag, words, _("take away") if full else _("give to all, or take away"), full))
        self.row.show_tags(chips)

    def flush(self) -> None:
        """Take the tags that were typed."""
        self.row.flush()

    def fill_menu(self, menu: QMenu, tag: str) -> None:
        """Add what can be done with a tag that only some books carry."""
        books = self._shown
        if books is None:
            return
        carrying = next((each.books for each in books.tags if each.tag == tag), 0)
        give = ngettext("Give it to all {n} book", "Give it to all {n} books", books.count)
        take = ngettext("Take it away from {n} book", "Take it away from {n} books", carrying)
        menu.addAction(give.format(n=format_number(books.count)), lambda: self._deeds.tag([tag]))
        menu.addAction(take.format(n=format_number(carrying)), lambda: self._deeds.untag(tag))

    def _press(self, tag: str) -> None:
        chip = self.row.chips[tag.casefold()]
        if chip.property("tone") == "accent":
            self._deeds.untag(tag)
        else:
            popup(chip, lambda menu: self.fill_menu(menu, tag))

    def _add(self, text: str) -> None:
        try:
            words = rules.split(text)
        except Refused as refused:
            self.row.error(str(refused))
            return
        if self._deeds.tag(words, self.row):
            self.row.take()


class FactsCard(Card):
    """Write one text or number into all books."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(_("About these books"), parent=parent)
        self._deeds = deeds
        facts = QWidget(self)
        flow = FlowLayout(facts, gap=28, line_gap=8)
        self.fields = {name: InlineText(words, "", "body", _("Add"), wrap=False) for name, words in _names().items()}
        self._holders = {name: captioned(words, self.fields[name]) for name, words in _names().items()}
        for holder in self._holders.values():
            flow.addWidget(holder)
        self.add(facts)
        for text in TEXTS:
            self.fields[text].committed.connect(lambda typed, name=text: self._write(name, typed))
        for number in NUMBERS:
            self.fields[number].committed.connect(lambda typed, name=number: self._measure(name, typed))

    def show_books(self, books: ChosenBooks) -> None:
        """Show what the books have in common."""
        for name, words in _names().items():
            shared = books.fields[name]
            show_common(self.fields[name], words, shared, _text(name, shared.value))
        self._holders["authors"].setVisible(books.own > 0)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.fields.values():
            field.flush()

    def _write(self, name: TextField, text: str) -> None:
        self._deeds.write(name, text, self.fields[name])

    def _measure(self, name: NumberField, text: str) -> None:
        field = self.fields[name]
        unit: Unit = "minutes" if name == "minutes" else "pages"
        try:
            number = parse_length(text, unit, self._deeds.workspace.habits)
        except Refused as refused:
            field.error(str(refused))
        else:
            self._deeds.measure(name, number, field)


def _names() -> dict[str, str]:
    return {
        "authors": _("Authors"),
        "editors": _("Editors"),
        "publisher": _("Publisher"),
        "series": _("Series"),
        "year": _("Year"),
        "pages": _("Pages"),
        "chapters": _("Chapters"),
        "minutes": _("Listening time"),
        "why": _("Why I want to read them"),
    }


def _text(name: str, value: object) -> str:
    if not value:
        return ""
    if name == "minutes":
        return clock(int(str(value)))
    return str(value).replace("\n", ", ") if name in ("authors", "editors") else str(value)
