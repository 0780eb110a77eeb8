"""The card of a pilot's files: dropped or chosen, copied in, with a caption, a tick for the plan, and their sum."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import pilot_files
from opspath_desktop.errors import OpsPathError
from opspath_desktop.i18n import _, format_size, ngettext
from opspath_desktop.queries.pilot_outcome import FileView, files
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.store import attachments
from opspath_desktop.ui import files as opening
from opspath_desktop.ui.pages.pilots_rows import Row, Rows, open_menu
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.drop_zone import DropZone
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.worker import in_worker
from opspath_desktop.ui.workspace import Workspace


class FileRow(Row):
    """Show one file; Del deletes it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._file: FileView | None = None
        self.caption = InlineText(_("Caption"), "", "body", _("what does it show?"))
        self.open = Button("", "link", "external-link")
        self.printed = QCheckBox(_("Print in the plan"))
        self.more = IconButton("ellipsis", _("More for this file"))
        self._sum = label("", "caption", "muted")
        self._sum.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column, row, words = QVBoxLayout(), QHBoxLayout(self), QWidget()
        flow = FlowLayout(words, gap=12, line_gap=0)
        flow.addWidget(self.open)
        flow.addWidget(self.printed)
        for widget in (self.caption, words, self._sum):
            column.addWidget(widget)
        row.addLayout(column, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.caption.committed.connect(lambda text: self._edit(_("Write a caption"), self.caption, caption=text))
        self.printed.toggled.connect(lambda on: self._edit(_("Print a file"), None, printed=on))
        self.open.clicked.connect(self.open_file)
        self.more.clicked.connect(lambda: open_menu(self.more, self.fill_menu))
        self.delete_wanted.connect(self.delete)
        self._sum.hide()

    def show_row(self, view: FileView) -> None:
        """Show this file."""
        self._file = view
        self.caption.set_text(view.caption)
        self.open.set_text(_("{name}, {size}").format(name=view.name, size=format_size(view.size)))
        self.printed.blockSignals(True)
        self.printed.setChecked(view.printed)
        self.printed.blockSignals(False)
        self.printed.setAccessibleName(_("Print {name} in the plan").format(name=view.name))
        self._sum.setText(_("SHA-256 {hash}").format(hash=" ".join(_groups(view.sha256))))

    def focus_row(self) -> None:
        """Put the focus on the file."""
        self.open.setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        self.caption.flush()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what can be done with the file."""
        menu.addAction(_("Open"), self.open_file)
        shown = menu.addAction(_("Show the check sum"), self.show_sum)
        shown.setCheckable(True)
        shown.setChecked(not self._sum.isHidden())
        menu.addAction(_("Copy the check sum"), self._copy_sum)
        menu.addSeparator()
        menu.addAction(_("Delete") + "\t" + _("Del"), self.delete)

    def open_file(self) -> None:
        """Open a copy of the file with the program that the system has for it."""
        if self._file is None:
            return
        try:
            folder = Path(tempfile.mkdtemp(prefix="opspath-"))
            opening.open_path(attachments.copy_out(self._workspace.folder, self._file.sha256, self._file.name, folder))
        except OpsPathError as error:
            self._workspace.failed.emit(error)

    def show_sum(self) -> None:
        """Show or hide the check sum by which the file can be known again."""
        self._sum.setVisible(self._sum.isHidden())

    def delete(self) -> None:
        """Move the file to Recently deleted."""
        if self._file is not None:
            space = self._workspace
            now = space.database.clock()
            space.act(_("Delete file"), pilot_files.delete, self._file.uuid, now=now, toast=_("File deleted"))

    def _copy_sum(self) -> None:
        if self._file is not None:
            QGuiApplication.clipboard().setText(self._file.sha256)

    def _edit(self, words: str, field: QWidget | None, **changes: Any) -> None:
        if self._file is not None:
            space = self._workspace
            space.act(words, pilot_files.edit, self._file.uuid, today=space.today(), field=field, **changes)


class FilesCard(PilotCard):
    """Show the files, and where to drop the next one; the button is the keyboard's."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Files"), parent=parent)
        self._workspace = workspace
        self._pilot = ""
        self.zone = DropZone(self)
        self.attach = Button(_("Attach a file"), icon="paperclip")
        self.rows = Rows(lambda: FileRow(workspace), self.attach, self)
        line = QHBoxLayout(self.zone)
        line.addWidget(label(_("Drop a map, a photograph or a standard here"), "caption", "muted"), 1)
        line.addWidget(self.attach)
        self.add(self.rows)
        self.add(self.zone)
        self.setAcceptDrops(True)
        self.attach.clicked.connect(self._choose)
        on_theme(self, lambda: line.setContentsMargins(U(12), U(8), U(12), U(8)))

    def show_pilot(self, view: PilotView) -> None:
        """Show the files of this pilot."""
        self._pilot = view.uuid
        found = self._workspace.query(files, view.uuid)
        self.rows.show_rows({each.uuid: each for each in found})

    def flush(self) -> None:
        """Save what is being typed."""
        self.rows.flush()

    def reveal(self, target: str) -> bool:
        """Put the focus on the file with this uuid."""
        return self.rows.reveal(target)

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Copy files in beside the window's work, then keep them with the pilot."""
        space, pilot = self._workspace, self._pilot

        def record(copied: list[attachments.Copied]) -> None:
            space.act(
                _("Attach a file"),
                pilot_files.attach,
                pilot,
                copied,
                on=space.today(),
                toast=ngettext("{n} file attached", "{n} files attached", len(copied)).format(n=len(copied)),
            )

        folder = space.folder
        in_worker(self, lambda: [attachments.copy_in(folder, path) for path in paths], record, space.failed.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.zone.welcome(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Wait again."""
        self.zone.welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        self.zone.welcome(False)
        event.acceptProposedAction()
        self.attach_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Attach files"))
        if chosen:
            self.attach_files([Path(path) for path in chosen])


def _groups(digest: str) -> list[str]:
    return [digest[at : at + 8] for at in range(0, len(digest), 8)]
