"""The takeaways card of a book: what I take from it and what I do differently, as plain text that saves itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import takeaways
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_views import TakeawayRow
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_fields import Note, popup
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme
from opspath_desktop.ui.workspace import Workspace


class TakeawayLine(QWidget):
    """Show one takeaway; both texts are notes that look like words until they are used."""

    deleted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._row: TakeawayRow | None = None
        self.text = Note(_("What I take from it"), parent=self)
        self.more = IconButton("ellipsis", _("More for this takeaway"), self)
        self.change = Note(_("What I do differently"), _("What I do differently"), parent=self)
        self._private = label(_("Private"), "caption", wrap=False, parent=self)
        self._build()
        self.text.saved.connect(lambda text, merge: self._save(self.text, merge, text=text))
        self.change.saved.connect(lambda text, merge: self._save(self.change, merge, do_differently=text))
        self.more.clicked.connect(lambda: popup(self.more, self.fill_menu))

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        row, words, first, change = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        bullet, arrow = label("•", wrap=False, parent=self), IconLabel("arrow-right", "accent", 14, self)
        change.addWidget(arrow, 0, top)
        change.addWidget(self.change, 1)
        first.addWidget(self.text, 1)
        first.addWidget(self._private, 0, top)
        first.addWidget(self.more, 0, top)
        words.addLayout(first)
        words.addLayout(change)
        row.addWidget(bullet, 0, top)
        row.addLayout(words, 1)
        for note in (self.text, self.change):
            note.pad.setProperty("look", "bare")

        def space() -> None:
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(U(4))
            words.setSpacing(0)
            first.setSpacing(U(4))
            change.setSpacing(U(2))
            bullet.setContentsMargins(U(4), U(5), 0, 0)
            arrow.setContentsMargins(U(6), U(8), 0, 0)
            self._private.setContentsMargins(0, U(8), 0, 0)

        on_theme(self, space)

    def show_row(self, row: TakeawayRow) -> None:
        """Show this takeaway; words being typed stay."""
        self._row = row
        self.text.set_text(row.text)
        self.change.set_text(row.do_differently)
        self._private.setVisible(row.private)
        said = _("Private: stays out of the plan") if row.private else _("Goes into the plan")
        self.more.setAccessibleDescription(said)

    def flush(self) -> None:
        """Save what is being typed."""
        self.text.flush()
        self.change.flush()

    def delete(self) -> None:
        """Move the takeaway to Recently deleted."""
        if self._row is None:
            return
        space = self._workspace
        now, said = space.database.clock(), _("Takeaway deleted")
        if space.act(_("Delete takeaway"), takeaways.delete, self._row.uuid, now=now, toast=said).ok:
            self.deleted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete on Del, when the "..." button has the focus."""
        if event.key() == Qt.Key.Key_Delete and self.more.hasFocus():
            self.delete()
        else:
            super().keyPressEvent(event)

    def fill_menu(self, menu: QMenu) -> None:
        """Add privacy and deleting."""
        private = menu.addAction(_("Private: keep out of the plan"))
        private.setCheckable(True)
        private.setChecked(self._row is not None and self._row.private)
        private.toggled.connect(self._set_private)
        menu.addSeparator()
        menu.addAction(_("Delete") + "\t" + _("Del"), self.delete)

    def _set_private(self, private: bool) -> None:
        if self._row is not None:
            self._workspace.act(_("Set private"), takeaways.edit, self._row.uuid, private=private)

    def _save(self, field: Note, merge: str, **texts: str) -> None:
        if self._row is not None:
            act = self._workspace.act
            act(_("Edit takeaway"), takeaways.edit, self._row.uuid, field=field, merge=merge, **texts)


class TakeawaysCard(Card):
    """Show a book's takeaways, and one field for the next."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Takeaways"), parent=parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self.rows: dict[str, TakeawayLine] = {}
        self._list = QVBoxLayout()
        self.field = LineEdit(_("New takeaway"), "", _("What do you take from it? Enter keeps it"))
        self.body.addLayout(self._list)
        self.add(self.field)
        self.field.committed.connect(self._add)
        on_theme(self, lambda: self._list.setSpacing(U(4)))

    def show_book(self, view: BookView) -> None:
        """Show the takeaways of this book."""
        self._view = view
        keys = {row.uuid for row in view.takeaways}
        for uuid in [uuid for uuid in self.rows if uuid not in keys]:
            line = self.rows.pop(uuid)
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, row in enumerate(view.takeaways):
            line = self.rows.get(row.uuid) or self._make(row.uuid)
            line.show_row(row)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)

    def _make(self, uuid: str) -> TakeawayLine:
        line = self.rows[uuid] = TakeawayLine(self._workspace, self)
        line.deleted.connect(self.field.setFocus)
        return line

    def _add(self, text: str) -> None:
        if self._view is None or not text.strip():
            return
        space = self._workspace
        done = space.act(_("Keep takeaway"), takeaways.add, space.pathway, self._view.key, text, field=self.field)
        if done.ok:
            self.field.set_text("")
