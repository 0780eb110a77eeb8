"""Write the A3 of a pilot to a file, or print it, and say what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.i18n import _
from opspath_desktop.paths import default_documents_dir
from opspath_desktop.queries.a3 import A3Desk
from opspath_desktop.ui import a3_paper, files, printing
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace

SLOW_MS = 2000  # after this long a way out is offered


class A3Exporter(QObject):
    """Do one thing at a time: `busy(words)` while it works, `slow()` when it takes long, `troubled(error)`."""

    busy = Signal(str)
    slow = Signal()
    troubled = Signal(object)

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page
        self._last: tuple[A3Desk, str] | None = None
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

    def export(self, desk: A3Desk, paper: str, folder: Path | None = None) -> None:
        """Write a new file into the folder; never over another one."""
        self._last = (desk, paper)
        self._begin(_("Exporting…"))
        self._write.run(partial(a3_paper.export, desk, paper, folder or self.folder))

    def export_elsewhere(self) -> None:
        """Ask for a folder, and write the last A3 there; it is the folder from then on."""
        chosen = files.ask_folder(self._page, _("Choose a folder for your plans"), self.folder)
        if chosen is not None and self._last is not None:
            self.export(*self._last, chosen)

    def print(self, desk: A3Desk, paper: str) -> None:
        """Build the page and open the system's print dialog."""
        if not printing.has_printer():
            self.troubled.emit(Refused(_("No printer is set up on this computer. Export the PDF and print it there.")))
            return
        self._begin(_("Preparing…"))
        self._make.run(partial(a3_paper.make, desk, paper))

    def cancel(self) -> None:
        """Forget what is under way; a file that is already being written is finished and left alone."""
        self._write.cancel()
        self._make.cancel()
        self._rest()

    def _begin(self, words: str) -> None:
        self.busy.emit(words)
        self._patience.start()

    def _rest(self) -> None:
        self._patience.stop()
        self.busy.emit("")

    def _written(self, written: a3_paper.Written) -> None:
        space = self._workspace
        space.store_settings(last_export_folder=str(written.path.parent))
        extras = [
            (_("Open"), lambda: self._hand_over(files.open_path, written.path)),
            (_("Show in folder"), lambda: self._hand_over(files.show_in_folder, written.path)),
            (_("Elsewhere"), self.export_elsewhere),
        ]
        space.told_extras.emit(_("Saved {name}").format(name=written.path.name), extras)

    def _hand_over(self, do: object, path: Path) -> None:
        assert callable(do)
        try:
            do(path)
        except Refused as refused:
            self.troubled.emit(refused)

    def _print(self, made: a3_paper.Made) -> None:
        title = _("OpsPath A3 {day}").format(day=self._workspace.today().isoformat())
        try:
            printing.print_pdf(made.printed.data, title, self._page)
        except OpsPathError as error:
            self.troubled.emit(error)
