"""The card of watch-fors: what to look out for, the days on which it was noticed, and what to do instead."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import items
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.hanging import NoticedRow
from opspath_desktop.queries.pathway import ItemView
from opspath_desktop.ui.pages.dated_line import DatedLine
from opspath_desktop.ui.pages.parts import Panel, clear, section
from opspath_desktop.ui.pages.pathway_guidance import Guidance
from opspath_desktop.ui.pages.pathway_rows import flush_rows, show_rows
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.card import Card, Chip
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

SHOWN = 6  # newest days; the rest is one click away


class NoticedLine(DatedLine):
    """Show one day on which it was noticed; day and note are edited in place, Del deletes it."""

    def __init__(self, workspace: Workspace, row: NoticedRow, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("Day on which it was noticed"), _("Date"), row.on, parent)
        self._row = row
        words = format_date(row.on, today=workspace.today())
        self.note = InlineText(_("What happened on {day}").format(day=words), row.note, "body", _("What happened?"))
        self.gone = IconButton("trash-2", _("Delete {day}").format(day=words))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.day, 2), (self.note, 5), (self.gone, 0)):
            line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
        for field in (self.day, self.note):
            field.setMinimumWidth(1)  # the words wrap
        self.note.committed.connect(lambda text: self.edit(self.note, note=text))
        self.gone.clicked.connect(self.delete)

    def delete(self) -> None:
        """Move this day to Recently deleted."""
        now = self._workspace.database.clock()
        self._workspace.act(
            _("Delete a noticed day"), items.delete_noticed, self._row.uuid, now=now, toast=_("Deleted")
        )

    def edit(self, field: QWidget | None = None, **changes: Any) -> None:
        """Change this day; a refusal is told at `field`."""
        edit = partial(items.edit_noticed, today=self._workspace.today(), **changes)
        self._workspace.act(_("Edit a noticed day"), edit, self._row.uuid, field=field)


class Watched(OpenRow):
    """One watch-for: "Noticed it" dates it, a click opens signs, what to do instead and the days so far."""

    def __init__(self, workspace: Workspace, view: ItemView) -> None:
        self.notice = Button(_("Noticed it"), "link")
        self._chip = Chip("", "warn")
        trailing = QWidget()
        side = QVBoxLayout(trailing)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignRight)
        side.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignRight)
        super().__init__(view.item.title, trailing=trailing)
        self._workspace, self._view = workspace, view
        self.panel: Panel | None = None
        self._days = QVBoxLayout()
        self.lines: list[NoticedLine] = []
        self._all = False
        self.notice.setAccessibleName(_("Noticed it: {title}").format(title=view.item.title))
        self.notice.clicked.connect(self._notice)
        self.opened.connect(self.toggle)
        on_theme(trailing, lambda: side.setSpacing(U(2)))

    def show_view(self, view: ItemView) -> None:
        """Show when it was noticed last, and all days when open."""
        changed, self._view = view.noticed != self._view.noticed, view
        day = view.noticed[0].on if view.noticed else None
        today = self._workspace.today()
        words = _("Noticed {day}").format(day=format_date(day, today=today, short=True)) if day else ""
        self._chip.show_state(words, "warn")
        self._chip.setVisible(day is not None)
        self.notice.setText(_("Noticed it") if day is None else _("Noticed it again"))
        self.notice.setVisible(day is None or (day < today and self.panel is not None))
        self.setAccessibleDescription(words)
        if self.panel is not None and changed:
            self._fill()

    def toggle(self) -> None:
        """Open or close what belongs to it."""
        if self.panel is None:
            self.open()
        else:
            self.flush()
            self.panel.hide()
            self.panel.deleteLater()
            self.panel, self.lines = None, []
            self.show_view(self._view)

    def open(self) -> None:
        """Open signs, what to do instead and the days."""
        if self.panel is not None:
            return
        self.panel = Panel()
        self.panel.add(Guidance(self._view.item))
        self._days = QVBoxLayout()
        self.panel.column.addLayout(self._days)
        self.body.addWidget(self.panel)
        self._fill()
        self.show_view(self._view)

    def flush(self) -> None:
        """Save what is being typed."""
        for line in list(self.lines):
            line.flush()

    def _fill(self) -> None:
        clear(self._days)
        days = self._view.noticed
        shown = days if self._all else days[:SHOWN]
        self.lines = [NoticedLine(self._workspace, row) for row in shown]
        if self.lines:
            self._days.addWidget(section(_("Noticed on")))
        for line in self.lines:
            self._days.addWidget(line)
        if len(days) > len(shown):
            more = Button(_("Show all {n} days").format(n=len(days)), "link")
            more.clicked.connect(self._show_all)
            self._days.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _notice(self) -> None:
        space = self._workspace
        self.open()
        words, toast = _("Notice a watch-for"), _("Noticed today")
        item = self._view.item.id
        if space.act(words, items.notice, space.pathway, item, on=space.today(), toast=toast).ok and self.lines:
            self.lines[0].note.open()


class WatchCard(Card):
    """List the watch-fors of a stage."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Watch for"), icon="triangle-alert", tone="warn", parent=parent)
        self._workspace = workspace
        self.rows: dict[str, Watched] = {}

    def show_views(self, views: tuple[ItemView, ...]) -> None:
        """Show these watch-fors; rows of the same stage stay where they are."""
        show_rows(self, self.rows, views, lambda view: Watched(self._workspace, view))

    def flush(self) -> None:
        """Save what is being typed."""
        flush_rows(self.rows)
