"""Write the A3 of a pilot to a file, or print it, keep in the records that it was, and say what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.a3 import A3Desk
from opspath_desktop.ui import a3_paper
from opspath_desktop.ui.paper import Written
from opspath_desktop.ui.paper_exporter import PaperExporter
from opspath_desktop.ui.workspace import Workspace


class A3Exporter(PaperExporter):
    """Export and print the A3 that is handed over, on the paper that is named."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(workspace, page, _("OpsPath A3 {day}"))
        self._last: tuple[A3Desk, str] | None = None

    def export(self, desk: A3Desk, paper: str, folder: Path | None = None) -> None:
        """Write a new file into the folder; never over another one."""
        self._last = (desk, paper)
        self.run_export(partial(a3_paper.export, desk, paper, self.data, folder or self.folder))

    def export_elsewhere(self) -> None:
        """Ask for a folder, and write the last A3 there; it is the folder from then on."""
        chosen = self.ask_folder()
        if chosen is not None and self._last is not None:
            self.export(*self._last, chosen)

    def print(self, desk: A3Desk, paper: str) -> None:
        """Build the page and open the system's print dialog."""
        if self.can_print():
            self.run_print(partial(a3_paper.make, desk, paper, self.data))

    def record(self, written: Written[A3Desk]) -> None:
        """Keep which pilot's A3 was exported."""
        desk = written.told
        self.keep(_("Export the A3"), written, {"pilot": desk.view.uuid, "document": desk.document_id})
