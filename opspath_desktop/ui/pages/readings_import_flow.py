"""Lead a file through the worker and back: read, compare, back up, write; each step can be left."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.folder import Folder
from opspath_desktop.ui import files
from opspath_desktop.ui.pages import readings_import_job as jobs
from opspath_desktop.ui.pages.readings_import_view import Choices, DryRun, amount_words
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace


class ImportFlow(QObject):
    """Hold the file that is being imported.

    Signals: `looked(DryRun)` when it is known what would happen, `imported(DryRun, key of a book of it or "")`,
    `refused(OpsPathError)` when a step could not be taken (nothing was changed), `progressed(float, str)`,
    `failed_saved(Path)` and `failed_refused(OpsPathError)` for the file of failed records.
    """

    looked = Signal(object)
    imported = Signal(object, str)
    refused = Signal(object)
    progressed = Signal(float, str)
    failed_saved = Signal(object)
    failed_refused = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.path = Path()
        self.run: DryRun | None = None  # the newest dry run of the file
        self._workspace = workspace
        self._found: jobs.Found | None = None
        self._writing = False
        self._refusal: OpsPathError | None = None  # of the import, to be said beside the next dry run
        self._reader, self._looker, self._saver, self._failed_saver = (Task(self) for _each in range(4))
        for task, then in (
            (self._reader, self._take_file),
            (self._looker, self._show),
            (self._saver, self._write),
        ):
            task.done.connect(then)
            task.failed.connect(self.refused)
            task.progressed.connect(self.progressed)
        self._failed_saver.done.connect(self.failed_saved)
        self._failed_saver.failed.connect(self.failed_refused)

    @property
    def busy(self) -> bool:
        """Tell whether a step is under way."""
        return any(task.running for task in (self._reader, self._looker, self._saver))

    def open(self, path: Path) -> None:
        """Read a file and work out what it would do."""
        self.close()
        self.path = path
        self._reader.follow(partial(jobs.read_job, path))

    def look(self, choices: Choices) -> None:
        """Work out again what the file would do."""
        if self._found is not None:
            self._looker.follow(jobs.look(self._workspace, self._found, choices))

    def look_again(self) -> None:
        """Follow a change of the records while a dry run is on show."""
        if self.run is not None and not self._writing:
            self.look(self.run.choices)

    def take(self) -> None:
        """Back up, then write what the dry run showed."""
        space = self._workspace
        backups, now = Folder(space.folder).backups, space.database.clock()
        self._saver.follow(partial(jobs.backup_job, space.database.path, backups, now))

    def save_failed(self, target: Path) -> None:
        """Write the records that cannot be taken into a file of their own."""
        if self._found is None or self.run is None:
            return
        try:
            files.check_target(target, self._workspace.folder, self.path)
        except Refused as refused:
            self.failed_refused.emit(refused)
        else:
            self._failed_saver.run(partial(jobs.failed_job, self.run, self._found, target))

    def stop(self) -> None:
        """Leave the step that is under way; what was known before it stays."""
        for task in (self._reader, self._looker, self._saver):
            task.cancel()

    def close(self) -> None:
        """Forget the file."""
        self.stop()
        self._found = self.run = self._refusal = None

    def _take_file(self, found: jobs.Found) -> None:
        self._found = found
        self.look(Choices())

    def _show(self, run: DryRun) -> None:
        self.run = run
        self.looked.emit(run)
        refusal, self._refusal = self._refusal, None
        if refusal is not None:
            self.refused.emit(refusal)

    def _write(self, _backup: Path) -> None:
        run = self.run
        if run is None:
            return
        self._writing = True  # the window refreshes in the middle of it
        try:
            done = jobs.write(self._workspace, run, _("Imported {amount}").format(amount=amount_words(run)))
        finally:
            self._writing = False
        if done.error is None:
            self.close()
            self.imported.emit(run, str(getattr(done.result, "first", "") or run.first_known))
            return
        assert isinstance(done.error, OpsPathError)
        self._refusal = done.error
        self.look_again()  # what is here may have changed; then the refusal is said, or the new dry run would hide it
