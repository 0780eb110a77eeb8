"""One takeaway: what I take from the book and what I do differently, from which place, and what I did with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from opspath_desktop.actions import applications, takeaways
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_views import TakeawayRow
from opspath_desktop.ui.pages.readings_fields import Note
from opspath_desktop.ui.pages.readings_kept import KeptRow, add_action
from opspath_desktop.ui.pages.readings_star import Star, with_key
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace

_INDENT = 24  # of what stands under the words, so that it begins below them


class TakeawayLine(KeptRow):
    """Show one takeaway; both texts are notes that look like words until they are used.

    `highlight_wanted(uuid)` goes to what it was made of, `application_wanted(uuid)` to what was made of it.
    """

    highlight_wanted = Signal(str)
    application_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("More for this takeaway"), parent)
        self._workspace = workspace
        self.row: TakeawayRow | None = None
        self.text = Note(_("What I take from it"), parent=self)
        self.change = Note(_("What I do differently"), _("What I do differently"), parent=self)
        self.star, self.up = Star(self), IconButton("footprints", _("Apply it at work"), self)
        self._facts = QWidget(self)
        self.source = Button("", "link", parent=self._facts)
        self._private = label(_("Private"), "caption", wrap=False, parent=self._facts)
        self._build()
        self.keys |= {Qt.Key.Key_A: self.apply, Qt.Key.Key_F: self.mark}
        self.text.saved.connect(lambda text, merge: self._save(self.text, merge, text=text))
        self.change.saved.connect(lambda text, merge: self._save(self.change, merge, do_differently=text))
        self.star.clicked.connect(self.mark)
        self.up.clicked.connect(self.apply)
        self.source.clicked.connect(self._go_to_source)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        bullet, arrow = label("•", wrap=False, parent=self), IconLabel("arrow-right", "accent", 14, self)
        bullet.setAlignment(top)
        change, flow = QHBoxLayout(), FlowLayout(self._facts, gap=12, line_gap=0)
        self.up.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # A does the same, so Tab passes it by
        self.add_front(bullet)
        self.add_icon(self.star)
        self.add_icon(self.up)
        change.addWidget(arrow, 0, top)
        change.addWidget(self.change, 1)
        flow.addWidget(self.source)
        flow.addWidget(self._private)
        self.words.addWidget(self.text)
        self.below.addLayout(change)
        self.below.addWidget(self._facts)
        for note in (self.text, self.change):
            note.pad.setProperty("look", "bare")

        def space() -> None:
            change.setSpacing(U(2))
            bullet.setContentsMargins(U(4), U(5), 0, 0)
            arrow.setContentsMargins(0, U(8), 0, 0)
            change.setContentsMargins(U(_INDENT), 0, 0, 0)
            self._facts.setContentsMargins(U(_INDENT), 0, 0, 0)

        on_theme(self, space)

    def show_row(self, row: TakeawayRow) -> None:
        """Show this takeaway; words being typed stay."""
        self.row = row
        self.text.set_text(row.text)
        self.change.set_text(row.do_differently)
        self.star.show_state(row.favourite)
        self.up.set_icon("circle-check" if row.application else "footprints")
        self.up.setAccessibleName(self._applying())
        set_tooltip(self.up, with_key(self._applying(), "A"))
        words = _("From {place}").format(place=row.where or _("a highlight")) if row.highlight else ""
        self.source.set_text(words)
        self.source.setVisible(bool(words))
        self._private.setVisible(row.private)
        self._facts.setVisible(bool(words) or row.private)
        printed = _("Private: stays out of the plan") if row.private else _("Goes into the plan")
        self.more.setAccessibleDescription(printed)
        marked = _("Favourite") if row.favourite else ""
        known = (marked, row.do_differently, words, printed)
        keys = _("Enter edits, A applies it at work, F marks a favourite, Del deletes")
        self.say(row.text, ". ".join(part for part in known if part), keys)

    def flush(self) -> None:
        """Save what is being typed."""
        self.text.flush()
        self.change.flush()

    def edit(self) -> None:
        """Put the cursor into the words."""
        self.text.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self) -> None:
        """Plan to apply it, or go to what was planned before."""
        if self.row is None:
            return
        if self.row.application:
            self.application_wanted.emit(self.row.application)
        else:
            self.apply_again()

    def apply_again(self) -> None:
        """Plan to apply it once more."""
        if self.row is not None:
            space, said = self._workspace, _("Added to what I did with it")
            on, uuid = space.today(), self.row.uuid
            space.act(_("Apply takeaway"), applications.apply, uuid, on=on, again=True, toast=said)

    def mark(self) -> None:
        """Make it a favourite, or no longer one."""
        if self.row is not None:
            on = not self.row.favourite
            self._edit(_("Mark as a favourite") if on else _("No favourite any more"), favourite=on)

    def delete(self) -> None:
        """Move the takeaway to Recently deleted."""
        if self.row is None:
            return
        space = self._workspace
        now, said = space.database.clock(), _("Takeaway deleted")
        if space.act(_("Delete takeaway"), takeaways.delete, self.row.uuid, now=now, toast=said).ok:
            self.deleted.emit()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done with a takeaway."""
        row = self.row
        if row is None:
            return
        add_action(menu, self._applying(), "A", self.apply)
        if row.application:
            add_action(menu, _("Apply it once more"), "", self.apply_again)
        add_action(menu, _("Favourite"), "F", self.mark, checked=row.favourite)
        private = _("Private: keep out of the plan")
        add_action(menu, private, "", lambda: self._edit(_("Set private"), private=not row.private), row.private)
        if row.highlight:
            add_action(menu, _("Go to its highlight"), "", self._go_to_source)
        menu.addSeparator()
        add_action(menu, _("Delete"), _("Del"), self.delete)

    def _applying(self) -> str:
        done = self.row is not None and self.row.application
        return _("Go to what I did with it") if done else _("Apply it at work")

    def _go_to_source(self) -> None:
        if self.row is not None and self.row.highlight:
            self.highlight_wanted.emit(self.row.highlight)

    def _save(self, field: Note, merge: str, **texts: str) -> None:
        self._edit(_("Edit takeaway"), field=field, merge=merge, **texts)

    def _edit(self, what: str, **changes: Any) -> None:
        if self.row is not None:
            self._workspace.act(what, takeaways.edit, self.row.uuid, **changes)
