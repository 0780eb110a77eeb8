"""The window: sidebar, top bar, the page in view, toast, message bar and palette, held together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from opspath_desktop.errors import Trouble
from opspath_desktop.i18n import _
from opspath_desktop.store.database import Change
from opspath_desktop.ui import commands as table
from opspath_desktop.ui import window_state
from opspath_desktop.ui.menu_keys import MenuKeys
from opspath_desktop.ui.theme import SIZE, U, apply_theme, theme
from opspath_desktop.ui.top_bar import TopBar
from opspath_desktop.ui.undo_keys import UndoKeys
from opspath_desktop.ui.widgets.message_bar import MessageBar, say_trouble
from opspath_desktop.ui.widgets.nav import NavItem, Sidebar
from opspath_desktop.ui.widgets.tab_order import step
from opspath_desktop.ui.widgets.toast import Toast
from opspath_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from opspath_desktop.ui.pages.page import Page
    from opspath_desktop.ui.palette import Palette

PAGES = {
    "overview": ("overview", "OverviewPage"),
    "pathway": ("pathway", "PathwayPage"),
    "readings": ("readings", "ReadingsPage"),
    "pilots": ("pilots", "PilotsPage"),
    "capabilities": ("capabilities", "CapabilitiesPage"),
    "plan": ("plan", "PlanPage"),
    "settings": ("settings", "SettingsPage"),
}


class MainWindow(QMainWindow):
    """Show one place at a time; a page is built when it is first shown. `restore_asked(path)` goes to the app."""

    restore_asked = Signal(object)

    def __init__(self, workspace: Workspace, problems: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.workspace = workspace
        self.pages: dict[str, Page] = {}
        self.place = ""
        self._past: list[str] = []
        self._future: list[str] = []
        self._palette: Palette | None = None
        self._day = workspace.today()
        self.setWindowTitle("OpsPath")
        self.commands = table.commands(self)
        self.menu_bar = table.install(self, self.commands)
        self._build()
        self._connect()
        self._undo_keys = UndoKeys(self)
        self._menu_keys = MenuKeys(self, self.menu_bar, lambda: workspace.settings.always_show_menu)
        window_state.restore(self)
        self.settings_changed(dress=False)
        self._begin(problems)

    def _build(self) -> None:
        items = [table.places()[index] for index in range(7)]
        nav = [NavItem(key, words, icon) for key, words, icon, _keys in items]
        self.sidebar = Sidebar(nav[:-1], footer=nav[-1])
        self.top = TopBar(self.command("search").shown_keys())
        self.bar = MessageBar(closable=True)
        self.bar.hide()
        self.stack = QStackedWidget()
        self.frame = QFrame()
        self.frame.setProperty("role", "page")
        row, column = QHBoxLayout(self.frame), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QHBoxLayout()
        holder.setContentsMargins(24, 0, 24, 8)
        holder.addWidget(self.bar)
        self._bar_holder = QWidget()
        self._bar_holder.setLayout(holder)
        self._bar_holder.hide()
        column.addWidget(self.top)
        column.addWidget(self._bar_holder)
        column.addWidget(self.stack, 1)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        self.first_run: QWidget | None = None
        self.root = QStackedWidget()
        self.root.addWidget(self.frame)
        self.setCentralWidget(self.root)
        self.toast = Toast(self)
        self.setMinimumSize(640, 480)  # not scaled: large text scrolls, the screen does not grow

    def _connect(self) -> None:
        space = self.workspace
        self.sidebar.chosen.connect(self.go)
        self.top.searched.connect(self.open_palette)
        self.top.logged.connect(self.palette_log)
        self.toast.undo.connect(self.undo)
        self.bar.dismissed.connect(self._bar_holder.hide)
        space.changed.connect(self._after_change)
        space.told.connect(self.toast.say)  # no lambda here: the workspace would keep it, and the window with it
        space.told_extras.connect(self._tell_extras)
        space.failed.connect(self.show_error)
        space.asked.connect(self.go)
        space.restore_asked.connect(self.restore_asked)
        space.settings_changed.connect(self.settings_changed)
        self._clock = QTimer(self)
        self._clock.setInterval(30_000)
        self._clock.timeout.connect(self._new_day)
        self._clock.start()

    def _tell_extras(self, text: str, extras: Sequence[tuple[str, Callable[[], object]]]) -> None:
        self.toast.say(text, False, extras)

    def _begin(self, problems: tuple[str, ...]) -> None:
        from opspath_desktop.queries.standings import current_stage

        self.refresh_badges()
        stages = self.workspace.pathway.stages
        if stages and self.workspace.query(current_stage) is None:
            self._show_first_run()
        else:
            self.go(self.workspace.settings.page if self.workspace.settings.page in PAGES else "overview")
        if problems:
            what = _("The content pack cannot be read: {problem}").format(problem=problems[0])
            self.say(what, _("Your records are safe and keep their titles."), "warn")

    # --- places -------------------------------------------------------------------------------------------------

    def page(self, place: str) -> Page:
        """Return the page of a place; build it the first time."""
        if place not in self.pages:
            module, name = PAGES[place]
            made: Page = getattr(import_module(f"opspath_desktop.ui.pages.{module}"), name)(self.workspace)
            self.pages[place] = made
            self.stack.addWidget(made)
        return self.pages[place]

    def go(self, place: str, target: object = None) -> None:
        """Show a place, and one record or item in it; remember the way back."""
        self.root.setCurrentWidget(self.frame)
        if place != self.place:
            if self.place:
                self.page(self.place).flush()
                self._past.append(self.place)
                self._future.clear()
            self._show(place)
        if target is not None:
            self.page(place).show_target(target)

    def _show(self, place: str) -> None:
        self.place = place
        page = self.page(place)
        page.refresh_if_stale()
        self.stack.setCurrentWidget(page)
        self.sidebar.choose(place)
        self.top.show_page(page.title(), page.subtitle())
        page.focus_first()

    def back(self) -> None:
        """Go to the place seen before."""
        if self._past:
            self._future.append(self.place)
            self._show(self._past.pop())

    def forward(self) -> None:
        """Go to the place that `back` came from."""
        if self._future:
            self._past.append(self.place)
            self._show(self._future.pop())

    def on_page(self, place: str, method: str) -> Callable[[], None]:
        """Return a slot that goes to a place and calls one of its methods."""

        def run() -> None:
            self.go(place)
            getattr(self.page(place), method)()

        return run

    def command(self, command_id: str) -> table.Command:
        """Return the command with this id."""
        return next(command for command in self.commands if command.id == command_id)

    def _show_first_run(self) -> None:
        from opspath_desktop.ui.first_run import FirstRun

        self.first_run = first = FirstRun(self.workspace.pathway.stages)
        first.started.connect(self._start)
        first.restore_asked.connect(lambda: self._choose_backup())
        self.root.addWidget(first)
        self.root.setCurrentWidget(first)
        first.focus_first()

    def _start(self, stage_id: str) -> None:
        from opspath_desktop.actions import stages

        space = self.workspace
        if space.act(_("Start"), stages.enter, space.pathway, stage_id, on=space.today()).ok:
            self.go("overview")

    def _choose_backup(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = str(self.workspace.folder)
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Restore a backup"), folder, "OpsPath (*.zip *.db)")
        if chosen:
            self.restore_asked.emit(Path(chosen))

    # --- what commands do ---------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the newest step back and say so."""
        self._flush()
        change = self.workspace.undo()
        if change is not None:
            self.toast.say(_("Undone: {label}").format(label=change.label), False)

    def redo(self) -> None:
        """Do the newest undone step again and say so."""
        change = self.workspace.redo()
        if change is not None:
            self.toast.say(_("Done again: {label}").format(label=change.label), False)

    def open_palette(self, text: object = "") -> None:
        """Open the search-and-command box."""
        from opspath_desktop.ui.palette import Palette
        from opspath_desktop.ui.palette_entries import Entries

        if self.first_run is not None and self.root.currentWidget() is self.first_run:
            return
        if self._palette is None:
            self._palette = Palette(self, Entries(self).groups)
        self._flush()
        self._palette.open(text if isinstance(text, str) else "")

    def palette_log(self) -> None:
        """Open the box pre-set to log."""
        self.open_palette(_("log") + " ")

    def export_plan(self) -> None:
        """First time: show the plan with its preview; on the plan: write the PDF."""
        self._plan("export_plan")

    def print_plan(self) -> None:
        """Show the plan; on the plan: open the print dialog."""
        self._plan("print_plan")

    def _plan(self, method: str) -> None:
        if self.place == "plan":
            getattr(self.page("plan"), method)()
        else:
            self.go("plan", method)

    def finish_book(self) -> None:
        """Set the book in view on Readings to finished."""
        self.go("readings")
        self.page("readings").set_status("finished")  # type: ignore[attr-defined]  # ReadingsPage has it

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the list in view, if the place has one."""
        focus = getattr(self.page(self.place), "focus_filter", None)
        if focus is not None:
            focus()

    def next_pane(self) -> None:
        """Move the focus from the sidebar to the page and back."""
        if self.sidebar.isAncestorOf(self.focusWidget()):
            self.page(self.place).focus_first()
        else:
            self.sidebar.focus_current()

    def zoom(self, step: float) -> None:
        """Make the text larger or smaller by a quarter; 0 goes back to normal."""
        scale = 1.0 if step == 0 else min(max(self.workspace.settings.text_scale + step, 1.0), 2.0)
        self.workspace.store_settings(text_scale=scale)

    def switch_theme(self) -> None:
        """Change from light to dark or back."""
        self.workspace.store_settings(theme="light" if theme().dark else "dark")

    def show_help(self) -> None:
        """Open the offline help of this place."""
        from opspath_desktop.ui.dialogs.help import HelpDialog

        HelpDialog(self.place or "overview", self.commands, self).exec()

    # --- what the window hears ----------------------------------------------------------------------------------

    def show_error(self, error: Exception) -> None:
        """Say in the bar what went wrong; the sidebar shows that the last write failed."""
        self._bar_holder.show()
        if isinstance(error, Trouble):
            say_trouble(self.bar, error)
            self.sidebar.set_error(_("Not saved: {what}").format(what=error.what))
        else:
            self.bar.say(str(error), "", "", "warn")

    def say(self, what: str, safe: str, tone: str) -> None:
        """Show a line in the bar above the page."""
        self._bar_holder.show()
        self.bar.say(what, safe, "", tone)  # type: ignore[arg-type]  # one of the bar's tones

    def back_up_daily(self) -> None:
        """Make the backup of the day, if it is missing, in the worker thread."""
        from opspath_desktop import clock
        from opspath_desktop.store import backup
        from opspath_desktop.ui.worker import Task

        second = self.workspace.settings.second_backup_folder
        folder, now = self.workspace.folder, clock.utc_now()
        task = Task(self)
        task.failed.connect(self.show_error)
        task.run(lambda: backup.daily(folder, now=now, second=Path(second) if second else None))

    def after_restore(self, kept: Path | None, missing: tuple[str, ...]) -> None:
        """Show the restored records from the start, and say where the replaced ones are."""
        safe = _("What was replaced is kept in {path}.").format(path=kept) if kept else ""
        if missing:
            safe += " " + _("{n} attached files are missing in the backup.").format(n=len(missing))
        self.place = ""
        self._begin(())
        self.say(_("The backup is restored."), safe, "info")

    def _after_change(self, _change: Change) -> None:
        self.sidebar.set_saved(_("Saved on this computer"))
        self.refresh_badges()
        if self.place:
            page = self.page(self.place)
            self.top.show_page(page.title(), page.subtitle())

    def refresh_badges(self) -> None:
        """Show the words at the right of the places."""
        from opspath_desktop.queries.badges import badges

        space = self.workspace
        for place, words in space.query(badges, space.pathway, space.today()).items():
            self.sidebar.set_badge(place, words)

    def settings_changed(self, dress: bool = True) -> None:
        """Follow theme, text size and menu bar."""
        settings = self.workspace.settings
        app = QApplication.instance()
        look = theme()
        if dress and isinstance(app, QApplication) and (look.mode, look.scale) != (settings.theme, settings.text_scale):
            apply_theme(app, settings.theme, settings.text_scale)  # type: ignore[arg-type]  # checked when read
        self._menu_keys.settle()
        self._fit_rail()

    def _new_day(self) -> None:
        if self.workspace.today() != self._day:
            self._day = self.workspace.today()
            for page in self.pages.values():
                page.mark_stale()
            self.refresh_badges()

    def _flush(self) -> None:
        if self.place:
            self.page(self.place).flush()

    def _fit_rail(self) -> None:
        self.sidebar.set_rail(self.width() < U(SIZE["rail_below"]))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go from the sidebar through top bar and page to the toast, and round."""
        return step([self.root, self.toast], forward, around=True) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the sidebar into a rail when the window is narrow for its text."""
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        """Look at the clock when the window comes back (after sleep, too)."""
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and hasattr(self, "_clock"):
            self._new_day()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what waits for its delay, and the window's place; what is closed asks for no new day."""
        self._clock.stop()
        self._flush()
        window_state.keep(self)
        super().closeEvent(event)
