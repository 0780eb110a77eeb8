"""Show where the data lies, back it up, and choose a second place for backups."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.i18n import _, format_percent, format_size
from opspath_desktop.store import backup
from opspath_desktop.store.backup import Backup
from opspath_desktop.store.folder import Folder
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.settings_row import SettingRow, moment
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace

SLOW_MS = 2000


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies in the data folder."""

    size: int
    backups: tuple[Backup, ...]


def survey(data: Path) -> Survey:
    """Count the bytes of database and attached files and list the backups."""
    folder = Folder(data)
    found = [folder.database, *folder.attachments.glob("??/*")]
    size = sum(path.stat().st_size for path in found if path.is_file())
    return Survey(size, tuple(backup.listing(folder.backups)))


class DataCard(Card):
    """Name the folder, open it, back it up; `surveyed(Survey)` when it was looked through again."""

    surveyed = Signal(object)
    _progressed = Signal(float)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Your data"), parent=parent)
        self._workspace = workspace
        self.open = Button(_("Open folder"), icon="folder-open")
        self.back_up = Button(_("Back up now"), icon="hard-drive")
        self.cancel = Button(_("Cancel"))
        self.choose = Button(_("Choose folder"))
        self.stop = Button(_("Stop using it"))
        self.where = SettingRow(_("Everything stays on this computer"), "", self.open, self.back_up, self.cancel)
        self.second = SettingRow(_("Second place for backups"), "", self.choose, self.stop)
        for part in (self.where, Divider(), self.second):
            self.add(part)
        self.cancel.hide()
        self._stopped = threading.Event()
        self._look, self._save = Task(self), Task(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._connect()

    def refresh(self) -> None:
        """Show the folders, and look through the first in the worker."""
        second = self._workspace.settings.second_backup_folder
        self.second.set_caption(second or _("None yet. A drive or a synchronised folder survives this computer."))
        self.stop.setVisible(bool(second))
        self._look.run(partial(survey, self._workspace.folder))

    def back_up_now(self) -> None:
        """Write one file with the database and all attached files, also into the second place."""
        if self._save.running:
            return
        self._stopped.clear()
        self.back_up.set_text(_("Backing up…"))
        self.back_up.setEnabled(False)
        self._patience.start()
        second = self._workspace.settings.second_backup_folder
        now = self._workspace.database.clock()
        self._save.run(partial(self._job, self._workspace.folder, now, Path(second) if second else None))

    def _job(self, data: Path, now: str, second: Path | None) -> Backup:
        made = backup.full(data, now=now, progress=self._progress)
        if second is not None:
            backup.duplicate(made, second)
        return made

    def _progress(self, done: int, of: int) -> None:
        if self._stopped.is_set():
            raise Refused(_("The backup was cancelled."))
        self._progressed.emit(done / of if of else 1.0)

    def _connect(self) -> None:
        self.open.clicked.connect(self._open)
        self.back_up.clicked.connect(self.back_up_now)
        self.cancel.clicked.connect(self._stopped.set)
        self.choose.clicked.connect(self._choose)
        self.stop.clicked.connect(lambda: self._use(""))
        self._look.done.connect(self._show)
        self._look.failed.connect(self._workspace.failed)
        self._save.ended.connect(self._rest)
        self._save.done.connect(self._saved)
        self._save.failed.connect(self._workspace.failed)
        self._patience.timeout.connect(self.cancel.show)
        self._progressed.connect(self._show_progress)

    def _show_progress(self, fraction: float) -> None:
        if self._save.running and not self.cancel.isHidden():
            self.back_up.set_text(_("Backing up… {percent}").format(percent=format_percent(fraction)))

    def _rest(self) -> None:
        self._patience.stop()
        self.cancel.hide()
        self.back_up.set_text(_("Back up now"))
        self.back_up.setEnabled(True)

    def _saved(self, made: Backup) -> None:
        extras = [(_("Show in folder"), lambda: self._try(files.show_in_folder, made.path))]
        words = _("Backed up, {size}").format(size=format_size(made.size))
        self._workspace.told_extras.emit(words, extras)
        self.refresh()

    def _show(self, found: Survey) -> None:
        newest = next((each for each in found.backups if each.reason != "damaged"), None)
        when = moment(newest.made, self._workspace.today()) if newest else _("none yet")
        words = _("{path} · {size} · last backup {when}")
        path = str(Folder(self._workspace.folder).database)
        self.where.set_caption(words.format(path=path, size=format_size(found.size), when=when))
        self.surveyed.emit(found)

    def _open(self) -> None:
        self._try(files.open_path, self._workspace.folder)

    def _try(self, do: object, path: Path) -> None:
        assert callable(do)
        try:
            do(path)
        except OpsPathError as error:
            self._workspace.failed.emit(error)

    def _choose(self) -> None:
        start = Path(self._workspace.settings.second_backup_folder or self._workspace.folder)
        chosen = files.ask_folder(self, _("Choose a second place for backups"), start)
        if chosen is not None:
            self._use(str(chosen))

    def _use(self, folder: str) -> None:
        self._workspace.store_settings(second_backup_folder=folder)
        self.refresh()
