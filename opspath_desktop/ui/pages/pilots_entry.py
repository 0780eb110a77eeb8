"""One entry of a pilot's journal: step, words, day, and what may be done with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import journal
from opspath_desktop.domain.pilots import STEPS, step_name
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilots import EntryView
from opspath_desktop.ui.pages.pilots_entry_menus import EntryCycle, fill_cycles, fill_steps
from opspath_desktop.ui.pages.pilots_words import Words
from opspath_desktop.ui.pages.readings_fields import popup
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace

_NARROW = 300


class EntryRow(QWidget):
    """Show an entry; Enter, F2 or a click on its words opens them, Esc or Ctrl+Enter closes, Del deletes."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._entry: EntryView | None = None
        self._cycle = EntryCycle()
        self._visit = 0
        self.step = Button("", "chip", parent=self)
        self.words = Words(self)
        self.note = NoteEdit(_("Journal entry"), lines=2, parent=self)
        self.day = InlineText(_("Day of the entry"), "", "caption", parent=self, wrap=False)
        self.cycle = label("", "caption", wrap=False, parent=self)
        self.printed = IconLabel("eye", "text2", 14, self)
        self.more = IconButton("ellipsis", _("More for this entry"), self)
        self._head, self._middle, self._tail = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._grid = QGridLayout(self)
        self._narrow = False
        self._build()
        self.step.clicked.connect(lambda: popup(self.step, self.fill_steps))
        self.more.clicked.connect(lambda: popup(self.more, self.fill_menu))
        self.words.opened.connect(self.open)
        self.words.delete_wanted.connect(self.delete)
        self.note.committed.connect(self._save_words)
        self.note.finished.connect(self.close_note)
        self.note.pad.left.connect(self.close_note)
        self.day.committed.connect(self._save_day)
        on_theme(self, self._space)

    def _build(self) -> None:
        self._head.addWidget(self.step)
        self._middle.addWidget(self.words)
        self._middle.addWidget(self.note)
        self.note.hide()
        for widget in (self.printed, self.cycle, self.day, self.more):
            self._tail.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Put the words beside the step, or under it where the row is narrow."""
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        for layout in (self._head, self._middle, self._tail):
            self._grid.removeItem(layout)
            layout.setParent(None)
        self._grid.addLayout(self._head, 0, 0, top)
        self._grid.addLayout(self._tail, 0, 2, top | right)
        if self._narrow:
            self._grid.addLayout(self._middle, 1, 0, 1, 3)
        else:
            self._grid.addLayout(self._middle, 0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        narrow = self.width() < U(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def show_entry(self, entry: EntryView, cycle: EntryCycle) -> None:
        """Show this entry and its cycle; words being typed stay."""
        self._entry, self._cycle = entry, cycle
        self.cycle.setText(cycle.words)
        self.cycle.setVisible(bool(cycle.words))
        step, day = step_name(entry.step), format_date(entry.on, today=self._workspace.today(), short=True)
        self.step.set_text(step)
        self.step.setAccessibleName(_("Step: {step}").format(step=step))
        self.words.set_text(entry.text, _("{step}, {day}: {text}").format(step=step, day=day, text=entry.text))
        if self.note.isHidden():  # an open note keeps the space that was typed last
            self.note.set_text(entry.text)
        self.day.set_text(day)
        printed = _("Private: stays out of the plan") if entry.private else _("Goes into the plan")
        self.more.setAccessibleDescription(printed)
        self.printed.setVisible(not entry.private)
        set_tooltip(self.printed, printed)

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in reading order."""
        return (self.step, self.words, self.note.pad, self.day, self.day.edit.edit, self.more)

    def open(self) -> None:
        """Turn the words into a note field."""
        self.words.hide()
        self.note.show()
        self.note.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_note(self) -> None:
        """Save and turn back into words, unless a refused text has to be mended."""
        self.note.flush()
        if self.note.isHidden() or self.note.error_text():
            return
        had_focus = self.note.pad.hasFocus()
        self.note.hide()
        self.words.show()
        if had_focus:
            mark_keyboard(self.words)

    def flush(self) -> None:
        """Save what is being typed."""
        self.note.flush()
        self.day.flush()

    def delete(self) -> None:
        """Move the entry to Recently deleted."""
        if self._entry is not None:
            now, act = self._workspace.database.clock(), self._workspace.act
            act(_("Delete journal entry"), journal.delete, self._entry.uuid, now=now, toast=_("Journal entry deleted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the note on Esc; words that were refused are given up."""
        if event.key() == Qt.Key.Key_Escape and not self.note.isHidden():
            if self.note.error_text() and self._entry is not None:
                self.note.pad.setPlainText(self._entry.text)
            self.close_note()
        else:
            super().keyPressEvent(event)

    def fill_steps(self, menu: QMenu) -> None:
        """Add the four steps and a plain note."""
        now = self._entry.step if self._entry is not None else ""
        fill_steps(menu, now, lambda step: self._edit(_("Set step"), step=step))

    def fill_menu(self, menu: QMenu) -> None:
        """Add editing, privacy and deleting."""
        menu.addAction(_("Edit") + "\tF2", self.open)
        private = menu.addAction(_("Private: keep out of the plan"))
        private.setCheckable(True)
        private.setChecked(self._entry is not None and self._entry.private)
        private.toggled.connect(lambda on: self._edit(_("Set private"), private=on))
        fill_cycles(menu, self._cycle, lambda uuid: self._edit(_("Set cycle"), cycle=uuid))
        menu.addSeparator()
        menu.addAction(_("Delete") + "\t" + _("Del"), self.delete)

    def _edit(self, what: str, **fields: Any) -> None:
        if self._entry is not None:
            today = self._workspace.today()
            self._workspace.act(what, journal.edit, self._entry.uuid, today=today, **fields)

    def _save_words(self, text: str, new_visit: bool) -> None:
        if self._entry is None:
            return
        self._visit += new_visit
        merge = f"journal {self._entry.uuid} {self._visit}"
        self._edit(_("Edit journal entry"), text=text, field=self.note, merge=merge)

    def _save_day(self, text: str) -> None:
        try:
            day = parse_date(text, self._workspace.habits, self._workspace.today())
        except Refused as refused:
            self.day.error(str(refused))
            return
        self._edit(_("Correct a day"), on=day, field=self.day)

    def _space(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(U(8))
        self._grid.setVerticalSpacing(0)
        self._tail.setSpacing(U(8))
        self._head.setContentsMargins(0, U(3), 0, 0)  # the button at the end is the tallest of the line
        metrics = QFontMetrics(theme().font("caption"))
        self.step.setFixedWidth(max(metrics.horizontalAdvance(step_name(step)) for step in (*STEPS, "note")) + U(24))
        for quiet in (self.printed, self.cycle):
            quiet.setContentsMargins(0, U(7), 0, 0)
        self.day.setContentsMargins(0, U(4), 0, 0)
