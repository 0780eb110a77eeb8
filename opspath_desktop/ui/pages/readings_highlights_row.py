"""One highlight: what stands there, my note, its place and day; T makes a takeaway of it, Enter opens every field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.actions import highlights
from opspath_desktop.domain.highlights import kind_words
from opspath_desktop.i18n import _
from opspath_desktop.queries.highlights import HighlightRow
from opspath_desktop.ui.pages.readings_highlights_edit import HighlightEditor
from opspath_desktop.ui.pages.readings_highlights_words import LETTERS, Front, HighlightWords, first_words
from opspath_desktop.ui.pages.readings_kept import KeptRow, add_action
from opspath_desktop.ui.pages.readings_star import Star, with_key
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import set_tooltip
from opspath_desktop.ui.workspace import Workspace


class HighlightLine(KeptRow):
    """Show one highlight; `takeaway_wanted(uuid)` goes to what was made of it."""

    takeaway_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("More for this highlight"), parent)
        self._workspace = workspace
        self.row: HighlightRow | None = None
        self.editor: HighlightEditor | None = None
        self._front, self.star = Front(self), Star(self)
        self.up = IconButton("lightbulb", _("Make a takeaway of it"), self)
        self.said = HighlightWords(workspace, self)
        self.up.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # T does the same, so Tab passes it by
        self.add_front(self._front)
        self.add_icon(self.star)
        self.add_icon(self.up)
        self.words.addWidget(self.said)
        self.keys |= {Qt.Key.Key_T: self.promote, Qt.Key.Key_F: self.mark}
        self.star.clicked.connect(self.mark)
        self.up.clicked.connect(self.promote)

    def show_row(self, row: HighlightRow) -> None:
        """Show this highlight; words being typed stay."""
        if row == self.row:
            return
        self.row = row
        self.said.show_row(row)
        self._front.show_kind(row.kind)
        self.star.show_state(row.favourite)
        self.up.set_icon("circle-check" if row.takeaway else "lightbulb")
        self.up.setAccessibleName(self._promoting())
        set_tooltip(self.up, with_key(self._promoting(), "T"))
        marked = _("Favourite") if row.favourite else ""
        known = (kind_words(row.kind), marked, row.note[:LETTERS], self.said.where())
        keys = _("Enter edits, T makes a takeaway, F marks a favourite, Del deletes")
        self.say(first_words(row)[:LETTERS], ". ".join(part for part in known if part), keys)
        if self.editor is not None:
            self.editor.show_row(row)

    def _promoting(self) -> str:
        made = self.row is not None and self.row.takeaway
        return _("Go to its takeaway") if made else _("Make a takeaway of it")

    def edit(self) -> None:
        """Open every field under the row, and go to the words."""
        if self.row is None:
            return
        if self.editor is None:
            self.editor = HighlightEditor(self._workspace, self)
            self.editor.finished.connect(self.close_editor)
            self.words.insertWidget(0, self.editor)
            self.editor.show_row(self.row)
        self.said.hide()
        self.editor.show()
        self.editor.start()

    def close_editor(self) -> None:
        """Save what is being typed and show the words again."""
        if self.editor is not None and not self.editor.isHidden():
            self.editor.flush()
            mark_keyboard(self)
            self.editor.hide()
            self.said.show()

    def promote(self) -> None:
        """Make a takeaway of it, or go to the one that was made before."""
        if self.row is None:
            return
        if self.row.takeaway:
            self.takeaway_wanted.emit(self.row.takeaway)
        else:
            said = _("Kept as a takeaway")
            self._workspace.act(_("Make a takeaway"), highlights.promote, self.row.uuid, toast=said)

    def mark(self) -> None:
        """Make it a favourite, or no longer one."""
        if self.row is not None:
            on = not self.row.favourite
            words = _("Mark as a favourite") if on else _("No favourite any more")
            self._workspace.act(words, highlights.edit, self.row.uuid, favourite=on)

    def delete(self) -> None:
        """Move the highlight with its earlier versions to Recently deleted."""
        if self.row is None:
            return
        space = self._workspace
        now, said = space.database.clock(), _("Highlight deleted")
        if space.act(_("Delete highlight"), highlights.delete, self.row.uuid, now=now, toast=said).ok:
            self.deleted.emit()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done with a highlight."""
        row = self.row
        if row is None:
            return
        add_action(menu, self._promoting(), "T", self.promote)
        add_action(menu, _("Favourite"), "F", self.mark, checked=row.favourite)
        add_action(menu, _("Edit"), _("Enter"), self.edit)
        add_action(menu, _("Copy the words"), QKeySequence("Ctrl+C").toString(), self.copy)
        menu.addSeparator()
        add_action(menu, _("Delete"), _("Del"), self.delete)

    def copy(self) -> None:
        """Put the words and their place on the clipboard."""
        if self.row is not None:
            words = "\n".join(part for part in (self.row.text, self.row.note, self.row.where) if part)
            QGuiApplication.clipboard().setText(words)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.editor is not None:
            self.editor.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the fields on Esc, copy on Ctrl+C; the rest is every row's."""
        if event.key() == Qt.Key.Key_Escape and self.editor is not None and not self.editor.isHidden():
            self.close_editor()
        elif event.matches(QKeySequence.StandardKey.Copy) and self.hasFocus():
            self.copy()
        else:
            super().keyPressEvent(event)
