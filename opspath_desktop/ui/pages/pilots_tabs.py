"""The tabs that choose between the measures of a pilot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.widgets.narrow import Segment


class MeasureTabs(QWidget):
    """Show one tab a measure when there is more than one; `chosen` carries the uuid."""

    chosen = Signal(str)

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after  # Tab comes from there
        self.segment: Segment | None = None
        self._keys: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)  # room to spare goes elsewhere
        self.hide()

    def show_measures(self, measures: Sequence[MeasureView], chosen: MeasureView | None) -> None:
        """Show these measures; the tabs are made anew only when there are others."""
        entries = [(measure.uuid, measure.name) for measure in measures]
        keys = [key for key, _name in entries]
        self.setVisible(len(keys) > 1)
        if keys != self._keys or self.segment is None:
            self._keys = keys
            self._make(entries)
        assert self.segment is not None  # just made
        self.segment.set_texts(dict(entries))
        self.segment.choose(chosen.uuid if chosen else "")

    def _make(self, entries: Sequence[tuple[str, str]]) -> None:
        if self.segment is not None:
            self.segment.hide()
            self.segment.deleteLater()
        self.segment = Segment(entries, _("Measures"), self)
        self.segment.ensurePolished()  # else the layout keeps the height that it has without the style sheet
        self.segment.chosen.connect(self.chosen)
        self._column.addWidget(self.segment)
        QWidget.setTabOrder(self._after, self.segment)
