"""The field that names a new measure of a pilot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import measures
from opspath_desktop.domain.pilots import read_measure
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.workspace import Workspace


class MeasureField(ParsedEdit):
    """Name a new measure, with its unit in brackets; `made` carries the uuid."""

    made = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        hint = _("What do you count or time? For example: median first response (h)")
        super().__init__(_("New measure"), str, "", hint, parent=parent)
        self._workspace = workspace
        self._pilot = ""
        self.committed.connect(self._add)

    def open(self, view: PilotView) -> None:
        """Take a measure for this pilot from now on."""
        if self._pilot != view.uuid:
            self.reset()
        self._pilot = view.uuid
        self.show()

    def _add(self, text: str) -> None:
        name, unit = read_measure(text)
        said = _("Measuring “{name}”").format(name=name)
        made = self._workspace.act(
            _("Add measure"), measures.add_measure, self._pilot, name=name, unit=unit, field=self, toast=said
        )
        if made.ok:
            self.reset()
            self.made.emit(made.result)
