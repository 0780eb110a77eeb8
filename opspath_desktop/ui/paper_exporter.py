"""Write a paper to a file, or print it, one thing at a time in the worker, and say what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import plan as actions
from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.i18n import _
from opspath_desktop.paths import default_documents_dir
from opspath_desktop.ui import files, printing
from opspath_desktop.ui.paper import Made, Written
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace

SLOW_MS = 2000  # after this long a way out is offered


class PaperExporter(QObject):
    """Say `busy(words)` while it works, `slow()` when that takes long, `troubled(error)`.

    `title` names a print job, with {day} in it. A subclass says in `export_elsewhere` what is written once more.
    """

    busy = Signal(str)
    slow = Signal()
    troubled = Signal(object)

    def __init__(self, workspace: Workspace, page: QWidget, title: str) -> None:
        super().__init__(page)
        self._workspace, self._page, self._title = workspace, page, title
        self._write, self._make = Task(self), Task(self)
        self._write.done.connect(self._written)
        self._make.done.connect(self._print)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self.slow)
        for task in (self._write, self._make):
            task.failed.connect(self.troubled)
            task.ended.connect(self._rest)

    @property
    def folder(self) -> Path:
        """Return where the next file goes: the last folder, or the one for documents."""
        last = self._workspace.settings.last_export_folder
        return Path(last) if last else default_documents_dir()

    @property
    def data(self) -> Path:
        """Return where the attached pictures lie."""
        return self._workspace.folder

    def export_elsewhere(self) -> None:
        """Ask for a folder, and write a new file there."""

    def cancel(self) -> None:
        """Forget what is under way; a file that is already being written is finished and left alone."""
        self._write.cancel()
        self._make.cancel()
        self._rest()

    def run_export(self, job: Callable[[], Written[Any]]) -> None:
        """Run what writes a new file."""
        self._begin(_("Exporting…"))
        self._write.run(job)

    def run_print(self, job: Callable[[], Made]) -> None:
        """Run what makes the pages, then open the system's print dialog."""
        self._begin(_("Preparing…"))
        self._make.run(job)

    def can_print(self) -> bool:
        """Tell whether there is a printer; say so when there is none."""
        if not printing.has_printer():
            self.troubled.emit(Refused(_("No printer is set up on this computer. Export the PDF and print it there.")))
            return False
        return True

    def ask_folder(self) -> Path | None:
        """Ask for a folder; it is the one for exports from then on."""
        return files.ask_folder(self._page, _("Choose a folder for your plans"), self.folder)

    def record(self, written: Written[Any]) -> None:
        """Keep in the records that a file was written."""
        raise NotImplementedError

    def keep(self, label: str, written: Written[Any], choices: dict[str, Any], for_whom: str = "") -> None:
        """Keep when, for whom and with which choices a file was written."""
        self._workspace.act(
            label,
            actions.record_export,
            on=self._workspace.today(),
            path=str(written.path),
            pages=written.printed.pages,
            sha256=written.printed.sha256,
            for_whom=for_whom,
            settings=json.dumps({"paper": written.paper, **choices}, sort_keys=True),
        )

    def _begin(self, words: str) -> None:
        self.busy.emit(words)
        self._patience.start()

    def _rest(self) -> None:
        self._patience.stop()
        self.busy.emit("")

    def _written(self, written: Written[Any]) -> None:
        space = self._workspace
        space.store_settings(last_export_folder=str(written.path.parent))
        self.record(written)
        extras = [
            (_("Open"), lambda: self._hand_over(files.open_path, written.path)),
            (_("Show in folder"), lambda: self._hand_over(files.show_in_folder, written.path)),
            (_("Elsewhere"), self.export_elsewhere),
        ]
        space.told_extras.emit(_("Saved {name}").format(name=written.path.name), extras)

    def _hand_over(self, do: Callable[[Path], object], path: Path) -> None:
        try:
            do(path)
        except Refused as refused:
            self.troubled.emit(refused)

    def _print(self, made: Made) -> None:
        title = self._title.format(day=self._workspace.today().isoformat())
        try:
            printing.print_pdf(made.printed.data, title, self._page)
        except OpsPathError as error:
            self.troubled.emit(error)
