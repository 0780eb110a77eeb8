"""The page of pilots: a list by state, and the chosen pilot or a panel beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout

from opspath_desktop.actions import pilot_start
from opspath_desktop.i18n import _
from opspath_desktop.queries import pilot_glance
from opspath_desktop.queries import pilots as queries
from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.pages.pilots_chart import ChartCard
from opspath_desktop.ui.pages.pilots_detail import MEASURE
from opspath_desktop.ui.pages.pilots_empty import EmptyPilots
from opspath_desktop.ui.pages.pilots_list import PilotList
from opspath_desktop.ui.pages.pilots_right import PANELS, PILOT, RightPane
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.panes import Panes
from opspath_desktop.ui.workspace import Workspace


class PilotsPage(Page):
    """Start pilots, add their numbers, see what the numbers show, write the journal."""

    place = "pilots"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.view: queries.PilotView | None = None
        self._rows: tuple[queries.PilotRow, ...] = ()
        self._chosen = ""
        self.empty = EmptyPilots(workspace)
        self.pane = PilotList(workspace)
        self.right = RightPane(workspace)
        self.detail = self.right.detail
        self.head = self.detail.head
        self.chart = self.detail.measure.chart
        self.journal = self.detail.measure.journal
        self._panes = Panes(workspace, "pilots", self.pane, self.right, 280)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._panes)
        self._connect()

    def title(self) -> str:
        """Return the words in the top bar."""
        return _("Pilots")

    def refresh(self) -> None:
        """Show the list and the chosen pilot, or the first one's field."""
        space = self.workspace
        self._rows = space.query(queries.pilot_list, space.pathway, space.today())
        if not self._rows:
            self.view, self._chosen = None, ""
            self.empty.show_suggestion(space.query(queries.suggestion, space.pathway))
            self._stack.setCurrentWidget(self.empty)
            return
        if self._chosen not in {row.uuid for row in self._rows}:
            self._chosen = self._rows[0].uuid
        self.pane.show_rows(self._rows)
        self.pane.list.select(self._chosen)
        self._show_chosen()
        self._stack.setCurrentWidget(self._panes)

    def show_target(self, target: object) -> None:
        """Choose the pilot with this uuid; "uuid#cycles" opens a tab, "uuid#cycles:record" a record in it.

        Without a uuid it is the pilot on show. "panel:portfolio" opens a panel.
        """
        self.refresh_if_stale()
        if str(target).startswith("panel:"):
            self.show_panel(str(target).removeprefix("panel:"))
            return
        uuid, _hash, part = str(target).partition("#")
        tab, _colon, record = part.partition(":")
        if any(row.uuid == (uuid or self._chosen) for row in self._rows):
            self._choose(uuid or self._chosen)
            if tab:
                self.detail.show_tab(tab)
            if record:
                self.detail.tabs[self.detail.shown].reveal(record)

    def show_panel(self, name: str) -> None:
        """Show a panel beside the list and work in it."""
        if self._rows and name in PANELS:
            self.right.show_part(name)
            self.right.panel(name).focus_first()

    def focus_first(self) -> None:
        """Go to the list, or to the field that starts the first pilot."""
        self.refresh_if_stale()
        if self._rows:
            self.pane.list.setFocus()
        else:
            self.empty.field.setFocus()

    def flush(self) -> None:
        """Save what is being typed in the fields of the chosen pilot."""
        self.right.flush()
        self._panes.keep()

    def new_pilot(self) -> None:
        """Put the cursor into the field that starts a pilot."""
        self.refresh_if_stale()
        field = self.pane.field if self._rows else self.empty.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def add_value(self) -> None:
        """Put the cursor where the next number of the running pilot is typed; the chosen one goes first."""
        self.refresh_if_stale()
        if self.view is None:
            self.new_pilot()
            return
        if not self.view.measures:
            running = self.workspace.query(pilot_glance.running)
            self._choose(running.uuid if running else self._chosen)
        self._measure().add_value()

    def mark_change(self) -> None:
        """Open the row that marks a change on the chart of the chosen pilot."""
        self._measure().open_mark()

    def paste_numbers(self) -> None:
        """Open the box into which numbers of the chosen measure are pasted."""
        self._measure().paste_numbers()

    def measure_settings(self) -> None:
        """Open the settings of the chosen measure."""
        self._measure().open_settings()

    def use_as_evidence(self) -> None:
        """Make the chosen pilot evidence for what it counts for."""
        self.refresh_if_stale()
        self.head.use_as_evidence()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._rows:
            mark_keyboard(self.pane.list)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.empty.named.connect(lambda told: self._start(told, self.empty))
        self.pane.named.connect(lambda told: self._start(told, self.pane))
        self.pane.list.chosen.connect(self._choose)
        self.pane.list.opened.connect(lambda _uuid: mark_keyboard(self.head.title))
        self.pane.list.menu_wanted.connect(self._open_menu)
        self.pane.rename_wanted.connect(self.head.title.open)
        self.pane.delete_wanted.connect(self.head.delete)
        self.pane.panels.chosen.connect(self.right.show_part)
        self.right.changed.connect(self.pane.panels.choose)
        self.head.mark_wanted.connect(self.mark_change)
        self.head.measure_wanted.connect(lambda: self._measure().add_measure())
        self.head.facts.definition_wanted.connect(lambda: self._measure().define())
        self.head.deleted.connect(self.focus_first)

    def _start(self, told: pilot_start.FirstMinute, asks: EmptyPilots | PilotList) -> None:
        space = self.workspace
        said = _("Started “{title}”").format(title=" ".join(told.title.split()))
        start, today = pilot_start.start, space.today()
        made = space.act(_("Start pilot"), start, space.pathway, told, today=today, field=asks, toast=said)
        if made.ok:
            self.pane.clear()
            self.empty.clear()
            self._choose(made.result)
            self.detail.show_tab(MEASURE)
            self.head.aim.open()

    def _open_menu(self, uuid: str, place: QPoint) -> None:
        self._choose(uuid)
        self.head.open_menu(place)

    def _choose(self, uuid: str) -> None:
        if uuid != self._chosen:
            self.flush()
        self.right.show_part(PILOT)
        self._chosen = uuid
        self.pane.list.select(uuid)
        self._show_chosen()

    def _show_chosen(self) -> None:
        space = self.workspace
        view = space.query(queries.pilot, space.pathway, space.today(), self._chosen)
        if view is None:
            return
        if self.view is None or self.view.uuid != view.uuid:
            self.right.scroll_area.verticalScrollBar().setValue(0)
        self.view = view
        self.detail.show_pilot(view)

    def _measure(self) -> ChartCard:
        """Show the tab of the numbers, whatever is on show, and return its chart."""
        self.refresh_if_stale()
        self.right.show_part(PILOT)
        self.detail.show_tab(MEASURE)
        return self.chart
