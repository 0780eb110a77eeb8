"""The card "What I did with it": what a book led to at work, and what the pathway suggests to try."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import applications
from opspath_desktop.domain.applications import applied_words
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.applications import ApplicationRow
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_applications_row import ApplicationLine
from opspath_desktop.ui.pages.readings_kept_card import KeptCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme
from opspath_desktop.ui.workspace import Workspace


class Suggestion(QWidget):
    """Show what the pathway suggests to try with a book and what would show it; the button starts it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._signs = label("", "body", "muted", parent=self), label("", "caption", parent=self)
        self.button = Button(_("Try this"), icon="plus", parent=self)
        row, column = QHBoxLayout(self), QVBoxLayout()
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel("lightbulb", "accent", 16, self), 0, top)
        row.addLayout(column, 1)
        column.addWidget(self._words)
        column.addWidget(self._signs)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

        def space() -> None:
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(U(8))
            column.setSpacing(U(4))

        on_theme(self, space)

    def show_words(self, apply: str, signs: tuple[str, ...]) -> None:
        """Show what to try and what would show it."""
        self._words.setText(apply)
        self._signs.setText(_("What would show it: {signs}").format(signs="; ".join(signs)))
        self._signs.setVisible(bool(signs))
        self.button.setAccessibleDescription(apply)


class ApplicationsCard(KeptCard[ApplicationLine]):
    """Show what was done with a book, and one field for the next; `takeaway_wanted(uuid)` goes to its takeaway."""

    takeaway_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        field = LineEdit(_("New application"), "", _("What do you do with it at work? Enter keeps it"))
        super().__init__(workspace, _("What I did with it"), field, portion=10, gap=8, parent=parent)
        self.suggestion = Suggestion()
        self.add(self.suggestion)
        self.add(self.field)
        self.field.committed.connect(self._typed)
        self.suggestion.button.clicked.connect(self.try_suggestion)

    def show_book(self, view: BookView) -> None:
        """Show what was done with this book."""
        super().show_book(view)
        self.set_caption(_summary(view))
        self._show_suggestion(view)

    def _records(self, view: BookView) -> Sequence[ApplicationRow]:
        return view.applications

    def _new_line(self) -> ApplicationLine:
        line = ApplicationLine(self._workspace, self)
        line.takeaway_wanted.connect(self.takeaway_wanted)
        return line

    def _fill(self, line: ApplicationLine, view: BookView, place: int) -> None:
        line.show_row(view.applications[place], view.item.stage if view.item else "")

    def _say_left(self, left: int) -> None:
        self.more.set_text(_("Show {n} earlier").format(n=format_number(left)))

    def _show_suggestion(self, view: BookView) -> None:
        words = view.item.apply if view.item else ""
        tried = any(row.action == words for row in view.applications)
        self.suggestion.setVisible(bool(words) and not tried)
        if view.item is not None:
            self.suggestion.show_words(words, view.item.evidence)

    def start(self) -> None:
        """Put the cursor into the field for the next application."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def try_suggestion(self) -> None:
        """Plan what the pathway suggests, and go to it."""
        if self._view is not None and self._view.item is not None:
            done = self._add(self._view.item.apply, _("Planned. It is evidence once you have tried it"))
            if done:
                self.reveal(done)

    def _typed(self, text: str) -> None:
        if text.strip() and self._add(text):
            self.field.set_text("")

    def _add(self, action: str, said: str | None = None) -> str:
        if self._view is None:
            return ""
        space, key, on = self._workspace, self._view.key, self._workspace.today()
        words, field = _("Plan an application"), None if said else self.field
        done = space.act(words, applications.add, space.pathway, key, action, on=on, toast=said, field=field)
        return done.result if done.ok else ""


def _summary(view: BookView) -> str:
    """Say "Applied twice · 1 planned"; nothing before the first."""
    if not view.applications:
        return ""
    planned = sum(row.state == "planned" for row in view.applications)
    waits = ngettext("{n} planned", "{n} planned", planned).format(n=planned) if planned else ""
    return " · ".join(part for part in (applied_words(view.applied), waits) if part)
