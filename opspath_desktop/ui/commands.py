"""The one table of commands: menus, the palette, tooltips and the key sheet are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from opspath_desktop.i18n import _

if TYPE_CHECKING:
    from opspath_desktop.ui.main_window import MainWindow

Keys = tuple[QKeySequence.StandardKey | str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do: its id, words, keys, icon, the menu it stands in and the slot it runs."""

    id: str
    text: str
    keys: Keys
    icon: str
    menu: str
    run: Callable[[], object]
    words: str = ""  # more words by which the palette finds it

    def sequences(self) -> list[QKeySequence]:
        """Return the key sequences on this platform, the first is the one shown."""
        found: list[QKeySequence] = []
        for key in self.keys:
            more = QKeySequence.keyBindings(key) if isinstance(key, QKeySequence.StandardKey) else [QKeySequence(key)]
            found.extend(sequence for sequence in more if sequence not in found)
        return found

    def shown_keys(self) -> str:
        """Return the first key sequence in the platform's writing, or nothing."""
        sequences = self.sequences()
        return sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""


def places() -> list[tuple[str, str, str, str]]:
    """Return (key, words, icon, shortcut) of the seven places, in the order of the sidebar."""
    return [
        ("overview", _("Overview"), "layout-dashboard", "Ctrl+1"),
        ("pathway", _("Pathway"), "route", "Ctrl+2"),
        ("readings", _("Readings"), "book-open", "Ctrl+3"),
        ("pilots", _("Pilots"), "flask-conical", "Ctrl+4"),
        ("capabilities", _("Capabilities"), "layers", "Ctrl+5"),
        ("plan", _("Plan & Reviews"), "file-text", "Ctrl+6"),
        ("settings", _("Settings"), "settings", "Ctrl+,"),
    ]


def commands(window: MainWindow) -> list[Command]:
    """Return every command of the window."""
    return [*_do(window), *_edit(window), *_go(window), *_view(window), *_help(window)]


def _do(window: MainWindow) -> list[Command]:
    menu, act = _("Do"), window.on_page
    return [
        Command(
            "log", _("Log reading or a number"), ("Ctrl+N",), "plus", menu, window.palette_log, _("pages value add")
        ),
        Command("new-pilot", _("Start a pilot"), ("Ctrl+Shift+N",), "flask-conical", menu, act("pilots", "new_pilot")),
        Command("add-value", _("Add a number to a pilot"), (), "activity", menu, act("pilots", "add_value")),
        Command("add-book", _("Add a book"), (), "book-open", menu, act("readings", "add_book")),
        Command("finish-book", _("Set the book to Finished"), (), "circle-check", menu, window.finish_book),
        Command("read-again", _("Read the book again"), (), "rotate-ccw", menu, act("readings", "read_again")),
        *_readings(window, menu),
        Command("mark-change", _("Mark a change on the pilot's chart"), (), "flag", menu, act("pilots", "mark_change")),
        Command("paste-numbers", _("Paste numbers into a pilot"), (), "table-2", menu, act("pilots", "paste_numbers")),
        Command("measure-settings", _("Measure settings"), (), "settings", menu, act("pilots", "measure_settings")),
        Command("pilot-evidence", _("Use the pilot as evidence"), (), "link", menu, act("pilots", "use_as_evidence")),
        *_improvement(window, menu),
        Command("rate", _("Rate a capability"), (), "layers", menu, act("capabilities", "focus_first")),
        Command("export", _("Preview and export the plan"), ("Ctrl+E",), "file-down", menu, window.export_plan, "pdf"),
        Command("print", _("Print the plan"), (QKeySequence.StandardKey.Print,), "printer", menu, window.print_plan),
        Command("review", _("Write down how the review went"), (), "message-square", menu, act("plan", "focus_review")),
        Command("backup", _("Back up now"), (), "hard-drive", menu, act("settings", "back_up_now")),
        Command("quit", _("Quit"), (QKeySequence.StandardKey.Quit, "Ctrl+Q"), "x", menu, window.close, _("close exit")),
    ]


def _readings(window: MainWindow, menu: str) -> list[Command]:
    found = [
        ("panel:queue", _("Reading queue"), "list-checks", _("order next aims")),
        ("panel:review", _("Weekly review"), "lightbulb", _("highlights takeaways")),
        ("panel:numbers", _("Reading numbers"), "chart-line", _("statistics pages heatmap")),
        ("panel:import", _("Import readings"), "upload", _("goodreads storygraph kindle export")),
        ("panel:duplicates", _("Find duplicate books"), "copy", _("merge twice")),
        ("list:table", _("Show readings as a table or as a list"), "table-2", _("columns")),
        ("list:sort", _("Sort readings"), "arrow-up-down", _("order column")),
        ("list:filter", _("Filter readings by status, tag and more"), "funnel", _("chips shelf shelves")),
        ("list:shelf", _("Save the filter of the readings as a shelf"), "bookmark", _("chips name")),
        ("list:all", _("Select all readings shown"), "check", _("bulk several tag merge")),
    ]
    return [
        Command(f"readings-{to.partition(':')[2]}", text, (), icon, menu, partial(window.go, "readings", to), words)
        for to, text, icon, words in found
    ]


def _improvement(window: MainWindow, menu: str) -> list[Command]:
    found = [
        ("new-cycle", _("Start a PDSA cycle"), "rotate-ccw", "pilots", "#cycles:new", _("prediction test change")),
        ("export-a3", _("Export the pilot's A3"), "file-down", "pilots", "#a3:export", _("one page pdf")),
        ("portfolio", _("Portfolio of pilots"), "table-2", "pilots", "panel:portfolio", _("compare benefits totals")),
        ("predictions", _("How good your predictions are"), "target", "pilots", "panel:calibration", _("calibration")),
        ("new-goal", _("Set a goal"), "flag", "plan", "goal:new", _("objective result period")),
        ("new-action", _("Write an action"), "list-checks", "plan", "action:new", _("task to do countermeasure")),
    ]
    return [
        Command(key, text, (), icon, menu, partial(window.go, place, to), words)
        for key, text, icon, place, to, words in found
    ]


def _edit(window: MainWindow) -> list[Command]:
    menu, standard = _("Edit"), QKeySequence.StandardKey
    return [
        Command("undo", _("Undo"), ("Ctrl+Z",), "undo-2", menu, window.undo),
        Command("redo", _("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2", menu, window.redo),
        Command("filter", _("Filter the list in view"), (standard.Find,), "funnel", menu, window.focus_filter, "find"),
    ]


def _go(window: MainWindow) -> list[Command]:
    menu = _("Go")
    found = [
        Command(f"go-{key}", text, (keys,), icon, menu, lambda key=key: window.go(key))  # type: ignore[misc]  # bound now
        for key, text, icon, keys in places()
    ]
    return [
        *found,
        Command("search", _("Search or run a command"), ("Ctrl+K",), "search", menu, window.open_palette),
        Command("back", _("Back"), ("Alt+Left",), "arrow-left", menu, window.back),
        Command("forward", _("Forward"), ("Alt+Right",), "arrow-right", menu, window.forward),
        Command("next-pane", _("Next pane"), ("F6",), "chevron-right", menu, window.next_pane),
    ]


def _view(window: MainWindow) -> list[Command]:
    menu, standard = _("View"), QKeySequence.StandardKey
    return [
        Command("larger", _("Larger text"), (standard.ZoomIn, "Ctrl+="), "zoom-in", menu, lambda: window.zoom(0.25)),
        Command("smaller", _("Smaller text"), (standard.ZoomOut,), "zoom-out", menu, lambda: window.zoom(-0.25)),
        Command("normal", _("Normal text size"), ("Ctrl+0",), "search", menu, lambda: window.zoom(0)),
        Command("theme", _("Switch between light and dark"), (), "moon", menu, window.switch_theme),
    ]


def _help(window: MainWindow) -> list[Command]:
    menu = _("Help")
    return [
        Command("help", _("Help for this place"), ("F1",), "circle-question-mark", menu, window.show_help, _("keys")),
        Command("role", _("About the role"), (), "user", menu, window.on_page("pathway", "show_role")),
        Command("about", _("About OpsPath"), (), "info", menu, window.on_page("settings", "show_about"), _("licence")),
    ]


def install(window: MainWindow, table: list[Command]) -> QMenuBar:
    """Give the window an action for each command and return the menu bar that holds them all."""
    bar = window.menuBar()
    menus: dict[str, list[Command]] = {}
    for command in table:
        menus.setdefault(command.menu, []).append(command)
    for title, entries in menus.items():
        menu = bar.addMenu(title.replace("&", "&&"))
        for command in entries:
            action = QAction(command.text.replace("&", "&&"), window)
            action.setObjectName(command.id)
            action.setShortcuts(command.sequences())
            action.triggered.connect(lambda _checked=False, run=command.run: run())
            menu.addAction(action)
            window.addAction(action)
    return bar
