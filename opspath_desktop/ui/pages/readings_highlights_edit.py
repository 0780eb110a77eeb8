"""Every field of one highlight, opened under its row: the passage, my note, place, chapter, day and kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import highlights
from opspath_desktop.domain.highlights import KINDS, kind_words
from opspath_desktop.i18n import _
from opspath_desktop.queries.highlights import HighlightRow
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.pages.readings_fields import Note, popup
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class HighlightEditor(QWidget):
    """Edit a highlight where it stands; each field saves itself, `finished` when Ctrl+Enter or Done was pressed."""

    finished = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._row: HighlightRow | None = None
        self.text = Note(_("Passage"), _("What stands there?"), parent=self)
        self.note = Note(_("My note"), _("What do you think of it?"), parent=self)
        self._facts = QWidget(self)
        self.place = InlineText(_("Place"), "", "body", _("p 45"), self._facts, wrap=False)
        self.chapter = InlineText(_("Chapter"), "", "body", _("Add"), self._facts, wrap=False)
        self.day = DateInline(workspace, _("Day"), _("Add"), self._facts)
        self.kind = Button("", "plain", parent=self._facts)
        self.done = Button(_("Done"), "ghost", "check", self._facts)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        flow = FlowLayout(self._facts, gap=20, line_gap=4)
        for words, field in (
            (_("Place"), self.place),
            (_("Chapter"), self.chapter),
            (_("Day"), self.day),
            (_("Kind"), self.kind),
        ):
            flow.addWidget(_captioned(words, field))
        flow.addWidget(self.done)
        for part in (self.text, self.note, self._facts):
            self._column.addWidget(part)

        def space() -> None:
            self._column.setContentsMargins(0, U(2), 0, U(4))
            self._column.setSpacing(U(6))

        on_theme(self, space)

    def _connect(self) -> None:
        self.text.saved.connect(lambda text, merge: self._save(self.text, merge, text=text))
        self.note.saved.connect(lambda text, merge: self._save(self.note, merge, note=text))
        self.place.committed.connect(lambda text: self._save(self.place, place=text))
        self.chapter.committed.connect(lambda text: self._save(self.chapter, chapter=text))
        self.day.committed.connect(self._save_day)
        self.kind.clicked.connect(lambda: popup(self.kind, self.fill_kinds))
        for note in (self.text, self.note):
            note.finished.connect(self.finished)
        self.done.clicked.connect(self.finished)

    def show_row(self, row: HighlightRow) -> None:
        """Show this highlight; words being typed stay."""
        self._row = row
        self.text.set_text(row.text)
        self.note.set_text(row.note)
        self.place.set_text(row.place)
        self.chapter.set_text(row.chapter)
        self.day.show_date(row.on)
        self.kind.set_text(kind_words(row.kind))
        self.kind.setAccessibleName(_("Kind: {kind}").format(kind=kind_words(row.kind)))

    def start(self) -> None:
        """Put the cursor into the words."""
        note = self._row is not None and self._row.kind == "bookmark" and not self._row.text
        (self.note if note else self.text).pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_kinds(self, menu: QMenu) -> None:
        """Add the kinds of a highlight."""
        group = QActionGroup(menu)
        for kind in KINDS:
            action = QAction(kind_words(kind), group)
            action.setCheckable(True)
            action.setChecked(self._row is not None and self._row.kind == kind)
            action.triggered.connect(lambda _checked=False, kind=kind: self._save(None, kind=kind))
            menu.addAction(action)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.text, self.note, self.place, self.chapter, self.day):
            field.flush()

    def _save_day(self, text: str) -> None:
        good, day = self.day.read(text)
        if good:
            self._save(self.day, made_on=day)

    def _save(self, field: QWidget | None, merge: str | None = None, **fields: Any) -> None:
        if self._row is not None:
            space = self._workspace
            uuid, today = self._row.uuid, space.today()
            space.act(_("Edit highlight"), highlights.edit, uuid, today=today, field=field, merge=merge, **fields)


def _captioned(words: str, field: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    caption = label(words, "caption", wrap=False)
    caption.setContentsMargins(3, 0, 0, 0)  # above the words of the field, not above its border
    column.addWidget(caption)
    column.addWidget(field)
    return made
