"""Write the plan to a file, or print it, and say what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.plan import plan
from opspath_desktop.queries.plan_view import PlanView
from opspath_desktop.ui import paper
from opspath_desktop.ui.paper import Written
from opspath_desktop.ui.paper_exporter import PaperExporter
from opspath_desktop.ui.workspace import Workspace


class Exporter(PaperExporter):
    """Export and print the plan as it is at that moment, and record what was exported."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(workspace, page, _("OpsPath plan {day}"))

    def view(self) -> PlanView:
        """Read the plan as it is now."""
        space = self._workspace
        return space.query(plan, space.pathway, today=space.today())

    def export(self, folder: Path | None = None) -> None:
        """Write a new file into the folder."""
        self.run_export(partial(paper.export, self.view(), self.data, folder or self.folder))

    def export_elsewhere(self) -> None:
        """Ask for a folder, and write a new file there; it is the folder from then on."""
        chosen = self.ask_folder()
        if chosen is not None:
            self.export(chosen)

    def print(self) -> None:
        """Build the plan and open the system's print dialog."""
        if self.can_print():
            self.run_print(partial(paper.make, self.view(), self.data))

    def record(self, written: Written[PlanView]) -> None:
        """Keep for whom and with which choices the plan was exported."""
        view = written.told
        choices = {
            "left_out": sorted(view.left_out),
            "with_private": view.with_private,
            "document": view.document_id,
        }
        self.keep(_("Export the plan"), written, choices, view.head.reviewer)
