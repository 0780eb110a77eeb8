"""Show one piece of evidence and let it be edited where it stands."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import evidence
from opspath_desktop.errors import OpsPathError
from opspath_desktop.i18n import _
from opspath_desktop.queries.hanging import EvidenceRow, SourceRow
from opspath_desktop.store import attachments
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.dated_line import DatedLine
from opspath_desktop.ui.pages.pathway_words import kind_words
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class EvidenceLine(DatedLine):
    """Show one piece: its words and day are edited in place, Del deletes it, the menu holds the rest."""

    def __init__(self, workspace: Workspace, row: EvidenceRow, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("Day of this evidence"), _("Date"), row.on, parent)
        self.row = row
        self.what = InlineText(_("Evidence"), row.what)
        self.open = Button(self._open_words(), "link", "external-link")
        self.sources = [self._source(source) for source in row.sources]
        self.more = IconButton("ellipsis", _("More for {title}").format(title=row.what[:60]))
        self._kind = label(self._kind_words(), "caption", wrap=False)
        self._line, self._column = FlowLayout(gap=8, line_gap=0), QVBoxLayout(self)
        self._build()
        self.open.setVisible(bool(row.link or row.sha256))
        self.what.committed.connect(lambda text: self.edit(self.what, what=text))
        self.open.clicked.connect(self._open)
        self.more.clicked.connect(self._show_menu)
        on_theme(self, self._space)

    def delete(self) -> None:
        """Move this piece to Recently deleted."""
        space = self._workspace
        words = _("Delete evidence")
        space.act(words, evidence.delete, self.row.uuid, now=space.database.clock(), toast=_("Evidence deleted"))

    def _source(self, source: SourceRow) -> ValueButton:
        """Return the way to the pilot or to the book that this piece was made of."""
        button = ValueButton(self, "link")
        if source.kind == "pilot":
            words = _("Pilot: {title}").format(title=source.title)
        else:
            words = _("Applied from “{book}”").format(book=source.book)
        button.say(words, words)
        place = "pilots" if source.kind == "pilot" else "readings"
        button.clicked.connect(lambda: self._workspace.go(place, source.uuid))
        return button

    def _open_words(self) -> str:
        return self.row.file_name or self.row.link

    def _kind_words(self) -> str:
        words = kind_words(self.row.kind)
        return _("{kind} · stays out of the plan").format(kind=words) if self.row.private else words

    def edit(self, field: QWidget | None = None, **changes: Any) -> None:
        """Change this piece; a refusal is told at `field`."""
        space = self._workspace
        space.act(_("Edit evidence"), evidence.edit, self.row.uuid, today=space.today(), field=field, **changes)

    def _open(self) -> None:
        try:
            if self.row.sha256:
                folder = Path(tempfile.mkdtemp(prefix="opspath-"))
                target = attachments.copy_out(self._workspace.folder, self.row.sha256, self.row.file_name, folder)
                files.open_path(target)
            else:
                files.open_link(self.row.link)
        except OpsPathError as error:
            self._workspace.failed.emit(error)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Edit the words"), self.what.open)
        menu.addAction(_("Change the day"), self.day.open)
        kinds = menu.addMenu(_("Kind"))
        for kind in evidence.KINDS:
            chosen = kinds.addAction(kind_words(kind), partial(self.edit, None, kind=kind))
            chosen.setCheckable(True)
            chosen.setChecked(kind == self.row.kind)
        private = menu.addAction(_("Keep out of the plan"), partial(self.edit, None, private=not self.row.private))
        private.setCheckable(True)
        private.setChecked(self.row.private)
        menu.addSeparator()
        menu.addAction(_("Delete"), self.delete)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        first = QHBoxLayout()
        first.addWidget(self.what, 1)
        first.addWidget(self.more, 0, top)
        for part in (self.day, self._kind, self.open, *self.sources):
            self._line.addWidget(part)
        self._column.addLayout(first)
        self._column.addLayout(self._line)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
