"""The queue panel of the readings: aims on top, then the books to read next in the user's order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import queue, readings
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.aims import aims
from opspath_desktop.queries.queue import Candidate, candidates
from opspath_desktop.queries.queue import queue as queued
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.pages.readings_queue_aims import AimsCard
from opspath_desktop.ui.pages.readings_queue_list import QueueList
from opspath_desktop.ui.pages.readings_queue_menu import enqueue, take_out
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.completing import Completing
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace

AT_ONCE = 50


class QueuePanel(Panel):
    """Order the books to read next, say why, and start the first."""

    place = "queue"
    chosen = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._most = AT_ONCE
        self._candidates: dict[str, Candidate] = {}
        self.aims = AimsCard(workspace)
        self.card = Card(_("Next to read"))
        self._basis = label("", "caption")
        self.field = Completing(_("Add a book to the queue"), self._offers, _("Add a book that is still to read"))
        self.list = QueueList(workspace, self.field.edit)
        self.more = Button("", "link", "chevron-down")
        self._build()
        self.field.committed.connect(self._add)
        self.list.moved.connect(self._move)
        self.list.started.connect(self._start)
        self.list.taken_out.connect(self._take_out)
        self.list.opened.connect(self._open)
        self.more.clicked.connect(self._show_more)

    def _build(self) -> None:
        inside = QWidget()
        outer, column = QVBoxLayout(self), QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Fit(inside, SIZE["detail_max"] + 48, self))
        column.addWidget(heading(_("Queue"), "h2", parent=inside))
        for widget in (self._basis, self.list, self.more, self.field):
            self.card.add(widget)
        self.card.body.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.aims)
        column.addWidget(self.card)
        column.addStretch(1)

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(16))

        on_theme(inside, space)

    def refresh(self) -> None:
        """Query queue and aims again."""
        space = self.workspace
        view = space.query(queued, space.pathway, space.today())
        self.aims.show_desk(space.query(aims, space.pathway, space.today()))
        rows = view.rows[: self._most]
        self.list.show_rows(rows, len(view.rows))
        self.list.setVisible(bool(rows))
        invite = _("Put the books here that you want to read next, in your order.")
        self._basis.setText(view.basis if rows else invite)
        self._basis.setVisible(bool(self._basis.text()))
        left = len(view.rows) - len(rows)
        self.more.setVisible(left > 0)
        self.more.set_text(_("Show {n} more").format(n=format_number(min(left, AT_ONCE))))

    def focus_first(self) -> None:
        """Go to the first book, or to the field that adds one."""
        self.refresh_if_stale()
        first = next(iter(self.list.lines.values()), None)
        if first is not None:
            mark_keyboard(first)
        else:
            self.add_book()

    def add_book(self) -> None:
        """Put the cursor into the field that adds a book."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Save what is being typed; a book that is looked for is added by Enter only."""
        self.list.flush()
        self.aims.flush()

    def _offers(self) -> list[str]:
        space = self.workspace
        found = space.query(candidates, space.pathway)
        named = [(f"{each.title}, {each.authors}" if each.authors else each.title, each) for each in found]
        self._candidates = {words.casefold(): each for words, each in reversed(named)}
        return [words for words, _each in named]

    def _add(self, text: str) -> None:
        typed = " ".join(text.split()).casefold()
        if not typed:
            return
        titled = {each.title.casefold(): each for each in self._candidates.values()}
        found = self._candidates.get(typed) or titled.get(typed)
        if found is None:
            self.field.error(_("No book that is still to read is called “{title}”.").format(title=text.strip()))
            return
        if enqueue(self.workspace, found.key, found.title):
            self.field.take()
            self._offers()

    def _move(self, key: str, to: int) -> None:
        self.workspace.act(_("Move in the queue"), queue.move, self.workspace.pathway, key, to)

    def _start(self, key: str) -> None:
        space, said = self.workspace, _("Reading “{title}”").format(title=self.list.lines[key].row.title)
        space.act(_("Start reading"), readings.set_status, space.pathway, key, "reading", on=space.today(), toast=said)

    def _take_out(self, key: str) -> None:
        take_out(self.workspace, key, self.list.lines[key].row.title)

    def _open(self, key: str) -> None:
        self.chosen.emit(key)
        self.workspace.go("readings", key)

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.refresh()
