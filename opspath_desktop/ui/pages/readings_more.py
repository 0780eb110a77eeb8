"""More that can be known of a book: tags, series, ISBNs, editors and the user's notes, each changed in place."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import books
from opspath_desktop.actions.tags import set_tags
from opspath_desktop.domain import tags as rules
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.queries.tags_in_use import tags_in_use
from opspath_desktop.ui.pages.readings_fields import Note
from opspath_desktop.ui.pages.readings_tags import TagChip, TagsRow
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

TEXTS: tuple[books.TextField, ...] = ("series", "editors", "isbns")


class MoreFacts(QWidget):
    """Edit what a book is called by and kept under."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self.tags = TagsRow(lambda: workspace.query(tags_in_use), self)
        self.fields = {name: InlineText(words, "", "body", _("Add"), wrap=False) for name, words in _names().items()}
        self.notes = Note(_("Notes on this book"), _("Anything else"), parent=self)
        facts, column = QWidget(self), QVBoxLayout(self)
        flow = FlowLayout(facts, gap=28, line_gap=8)
        for name, words in _names().items():
            flow.addWidget(captioned(words, self.fields[name]))
            self.fields[name].committed.connect(lambda typed, name=name: self._save(name, typed))
        for widget in (facts, captioned(_("Tags"), self.tags, 2), captioned(_("Notes on this book"), self.notes, 2)):
            column.addWidget(widget)
        column.setContentsMargins(0, 0, 0, 0)
        self.tags.added.connect(self._add_tags)
        self.tags.pressed.connect(self._take_tag)
        self.notes.saved.connect(self._save_notes)
        on_theme(self, lambda: column.setSpacing(U(8)))

    def show_book(self, view: BookView) -> None:
        """Show what else is known of this book."""
        self._view = view
        about = view.about
        texts = {"series": about.series, "editors": about.editors, "isbns": ", ".join(about.isbns)}
        for name, text in texts.items():
            self.fields[name].set_text(text)
        self.tags.show_tags([TagChip(tag, tag, _("take the tag away")) for tag in about.tags])
        self.notes.set_text(about.notes)

    def _save(self, name: str, text: str) -> None:
        if self._view is not None:
            space, key = self._workspace, self._view.key
            space.act(_("Edit book"), books.write, space.pathway, key, name, text, field=self.fields[name])

    def _save_notes(self, text: str, merge: str) -> None:
        if self._view is not None:
            space, key = self._workspace, self._view.key
            space.act(_("Edit notes"), books.write, space.pathway, key, "notes", text, field=self.notes, merge=merge)

    def _add_tags(self, text: str) -> None:
        if self._view is None:
            return
        try:
            words = rules.split(text)
        except Refused as refused:
            self.tags.error(str(refused))
            return
        if self._set(_("Tag book"), [*self._view.about.tags, *words]):
            self.tags.take()

    def _take_tag(self, tag: str) -> None:
        if self._view is not None:
            stay = [each for each in self._view.about.tags if each.casefold() != tag.casefold()]
            self._set(_("Take a tag away"), stay)

    def _set(self, label_: str, tags: list[str]) -> bool:
        space = self._workspace
        key = self._view.key if self._view is not None else ""
        return space.act(label_, set_tags, space.pathway, key, tags, field=self.tags).ok


def _names() -> dict[str, str]:
    return {"series": _("Series"), "isbns": _("ISBN"), "editors": _("Editors")}


def captioned(words: str, widget: QWidget, gap: int = 0) -> QWidget:
    """Put small words above a field."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    caption = label(words, "caption", wrap=False)
    if not gap:
        caption.setContentsMargins(3, 0, 0, 0)  # above the words of an inline field, not above its border
    column.addWidget(caption)
    column.addWidget(widget)
    return made
