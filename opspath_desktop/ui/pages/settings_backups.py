"""List the backups, and put one in the place of the records."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_size
from opspath_desktop.store.backup import Backup
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.pages.settings_row import SettingRow, moment
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

SHOWN = 5  # backups in sight before "Show all"


def reason_words(backup: Backup) -> str:
    """Say why a backup was made."""
    return {
        "daily": _("Daily"),
        "manual": _("Made by hand"),
        "migration": _("Before an update"),
        "restore": _("Before a restore"),
        "import": _("Before an import"),
        "pack": _("Before new content"),
    }.get(backup.reason, _("Backup"))


class BackupsCard(Card):
    """Show the newest backups with a way back to each."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Restore a backup"), parent=parent)
        self._workspace = workspace
        self._all = False
        self._backups: tuple[Backup, ...] | None = None
        self.from_file = Button(_("From a file…"), icon="folder-open")
        self.more = Button("", "link")
        self.rows: list[Button] = []
        self._lines = QVBoxLayout()
        what = _("Your records go back to that moment")
        safe = _("What is here now is backed up before, so another restore brings it back.")
        self.add(SettingRow(what, safe, self.from_file))
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.hide()  # until it is known what there is
        self.from_file.clicked.connect(self._ask)
        self.more.clicked.connect(self._show_all)
        on_theme(self, lambda: self._lines.setSpacing(U(6)))

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """List what can be restored, newest first."""
        usable = tuple(each for each in backups if each.reason != "damaged")
        if usable != self._backups:
            self._backups = usable
            self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        self.rows = []
        backups = self._backups or ()
        shown = backups if self._all else backups[:SHOWN]
        if not backups:
            self._lines.addWidget(label(_("No backup yet; one is made each day."), "caption"))
        for each in shown:
            self._lines.addWidget(self._row(each))
        self.more.setVisible(len(shown) < len(backups))
        self.more.set_text(_("Show {n} more").format(n=len(backups) - len(shown)))

    def _row(self, backup: Backup) -> SettingRow:
        when = moment(backup.made, self._workspace.today())
        size = format_size(backup.size)
        files_too = _("with attached files") if backup.has_attachments else ""
        words = " · ".join(part for part in (reason_words(backup), files_too, size) if part)
        button = Button(_("Restore"))
        button.setAccessibleName(_("Restore the backup: {when}, {words}").format(when=when, words=words))
        button.clicked.connect(partial(self._restore, backup.path))
        self.rows.append(button)
        return SettingRow(when[:1].upper() + when[1:], words, button)

    def _restore(self, path: Path) -> None:
        self._workspace.restore_asked.emit(path)

    def _ask(self) -> None:
        start = Path(self._workspace.settings.second_backup_folder or self._workspace.folder)
        chosen = files.ask_file(self, _("Restore a backup"), start, "OpsPath (*.zip *.db)")
        if chosen is not None:
            self._restore(chosen)

    def _show_all(self) -> None:
        self._all = True
        self._fill()
