"""What opens under a pilot's chart: the table, the row for a mark, the box for pasted numbers, limits and settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_limits import LimitsPanel
from opspath_desktop.ui.pages.pilots_mark import MarkRow
from opspath_desktop.ui.pages.pilots_measure_settings import MeasureSettings
from opspath_desktop.ui.pages.pilots_paste import PasteBox
from opspath_desktop.ui.pages.pilots_table import PointsTable
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class ChartTools(QWidget):
    """Hold a row of links and what each of them opens in place."""

    ranges_wanted = Signal(bool)
    measure_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[PilotView, MeasureView] | None = None
        self._ranges = False
        self.table = PointsTable(workspace, self)
        self.mark_link = Button(_("Mark a change"), "link", parent=self)
        self.paste_link = Button(_("Paste numbers"), "link", parent=self)
        self.ranges_link = Button("", "link", parent=self)
        self.settings_link = Button("", "link", parent=self)
        self.limits = LimitsPanel(workspace, self)
        self.mark_row = MarkRow(workspace, self)
        self.paste_box = PasteBox(workspace, self)
        self.settings = MeasureSettings(workspace, self)
        self._column = QVBoxLayout(self)
        self._build()
        on_theme(self, self._space)

    def _build(self) -> None:
        self.table.add_links(self.mark_link, self.paste_link, self.ranges_link, self.settings_link)
        for widget in (self.mark_row, self.paste_box, self.settings):
            self.table.insert_under_links(widget)
            widget.hide()
        self._column.addWidget(self.limits)
        self._column.addWidget(self.table)
        self.limits.hide()
        self.mark_link.clicked.connect(lambda: self.open_mark())
        self.table.mark_wanted.connect(self.open_mark)
        self.mark_row.done.connect(lambda: self._close(self.mark_row, self.mark_link))
        self.paste_link.clicked.connect(lambda: self.paste(""))
        self.paste_box.closed.connect(lambda: self._close(self.paste_box, self.paste_link))
        self.table.grid.block_pasted.connect(self.paste)
        self.ranges_link.clicked.connect(self._turn_ranges)
        self.settings_link.clicked.connect(self._turn_settings)
        self.settings.measure_wanted.connect(self.measure_wanted)
        self.settings.closed.connect(lambda: self._close(self.settings, self.settings_link))
        self.settings.limits_wanted.connect(self.open_limits)
        self.limits.closed.connect(lambda: self._close(self.limits, self.settings_link))

    def show_measure(self, view: PilotView, measure: MeasureView) -> None:
        """Show what belongs to this measure; what is open for another one closes."""
        if self._shown is None or self._shown[1].uuid != measure.uuid:
            self.mark_row.hide()
            self.limits.hide()
            self.settings.hide()
        self._shown = (view, measure)
        if not self.mark_row.isHidden():
            self.mark_row.show_pilot(view)
        self.table.show_measure(view, measure)
        self.paste_box.show_measure(measure)
        if not self.settings.isHidden():
            self.settings.show_measure(view, measure)
        self.ranges_link.setVisible(measure.study.kind == "xmr")
        self._name_links()

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields that may hold words not saved yet."""
        return self.settings.editors()

    def open_mark(self, uuid: str = "") -> None:
        """Open the row that marks a change, or that changes the mark that is named."""
        if self._shown is not None:
            self.mark_row.open(self._shown[0], uuid)

    def paste(self, text: str) -> None:
        """Open the box for pasted numbers, with a text that was pasted elsewhere."""
        if self._shown is not None:
            self.paste_box.open(self._shown[1], text)

    def open_settings(self) -> None:
        """Open the settings of the measure."""
        if self._shown is not None:
            self.settings.show_measure(*self._shown)
            self.settings.show()
            self.settings.focus_first()
            self._name_links()

    def offer_limits(self) -> None:
        """Open the panel that sets new limits, as the numbers propose them."""
        self.open_limits("")

    def open_limits(self, phase: str) -> None:
        """Open the panel for a phase that is there, or for new limits."""
        if self._shown is not None:
            self.limits.open(*self._shown, phase)

    def _turn_ranges(self) -> None:
        self._ranges = not self._ranges
        self._name_links()
        self.ranges_wanted.emit(self._ranges)

    def _turn_settings(self) -> None:
        if self.settings.isHidden():
            self.open_settings()
        else:
            self._close(self.settings, self.settings_link)

    def _close(self, panel: QWidget, link: Button) -> None:
        panel.hide()
        self._name_links()
        link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_links(self) -> None:
        self.ranges_link.set_text(_("Hide moving ranges") if self._ranges else _("Moving ranges"))
        closed = self.settings.isHidden()
        self.settings_link.set_text(_("Measure settings") if closed else _("Hide the settings"))

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(8))
