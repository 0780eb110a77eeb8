"""The import panel of the readings: choose a file, see what it would do, take it in, undo it in one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from opspath_desktop.errors import OpsPathError
from opspath_desktop.i18n import _
from opspath_desktop.paths import default_documents_dir
from opspath_desktop.store.database import Change
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.readings_import_export import tell_saved
from opspath_desktop.ui.pages.readings_import_flow import ImportFlow
from opspath_desktop.ui.pages.readings_import_result import ResultView
from opspath_desktop.ui.pages.readings_import_run import RunView
from opspath_desktop.ui.pages.readings_import_start import StartView
from opspath_desktop.ui.pages.readings_import_view import Choices, DryRun, imported_words, name_words, refusal_words
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.drop_zone import local_file
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.workspace import Workspace

PATIENCE_MS = 200  # what is done faster shows no progress
KINDS = "*.csv *.tsv *.txt *.bib *.ris *.json *.zip"


class ImportPanel(Panel):
    """Lead from a file to its records; a refusal stands beside the file's name and changes nothing."""

    place = "import"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._first = ""  # the book that "See the books" shows
        self.flow = ImportFlow(workspace, self)
        self.start, self.running, self.result = StartView(workspace), RunView(), ResultView()
        self._stack = QStackedLayout(self)
        for view in (self.start, self.running, self.result):
            self._stack.addWidget(view)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        self.start.zone.choose.clicked.connect(self.start_import)
        self.start.bar.acted.connect(lambda: self.workspace.go("readings", self._first))
        self.start.export.refused.connect(lambda path, error: self._refuse(self.start.bar, error, path))
        self.running.cancel.clicked.connect(self.cancel)
        self.result.answered.connect(self._answer)
        self.result.wanted.connect(self._take)
        self.result.failed_wanted.connect(self._save_failed)
        self.result.left.connect(self._leave)
        self._patience.timeout.connect(self._show_running)
        self.flow.progressed.connect(self.running.show_progress)
        self.flow.looked.connect(self._show_run)
        self.flow.imported.connect(self._show_imported)
        self.flow.refused.connect(self._fail)
        self.flow.failed_saved.connect(partial(tell_saved, self.workspace))
        self.flow.failed_refused.connect(partial(self._refuse, self.result.bar))
        self.workspace.changed.connect(self._forget)

    def refresh(self) -> None:
        """Work the dry run out again: what is here has changed."""
        self.flow.look_again()

    def focus_first(self) -> None:
        """Go to the button that does the next step."""
        now = self._stack.currentWidget()
        if now is self.result:
            self.result.focus_first()
        else:
            (self.running.cancel if now is self.running else self.start.zone.choose).setFocus()

    def start_import(self) -> None:
        """Ask for a file."""
        kinds = ";;".join([_("Readings ({kinds})").format(kinds=KINDS), _("All files (*)")])
        chosen = files.ask_file(self, _("Choose a file to import"), default_documents_dir().parent, kinds)
        if chosen is not None:
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self.start.bar.hide()
        self.result.show_busy()
        self.flow.open(path)
        self._wait(_("Reading “{name}”").format(name=name_words(path)))

    def cancel(self) -> None:
        """Stop what is under way; a dry run that was on show stays."""
        self.flow.stop()
        self._patience.stop()
        if self.flow.run is not None:
            self._show_run(self.flow.run)
            return
        self._leave()
        what = _("The import of “{name}” was cancelled.").format(name=name_words(self.flow.path))
        self.start.bar.say(what, _("Nothing was changed."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop what is under way on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.flow.busy:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file of this computer while nothing is under way."""
        if local_file(event.mimeData()) is not None and not self.flow.busy:
            self.start.zone.welcome(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the visitor."""
        self.start.zone.welcome(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        self.start.zone.welcome(False)
        path = local_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    def _turn_to(self, view: QWidget) -> None:
        """Show another view; the focus follows unless it is at work elsewhere in the window."""
        if self._stack.currentWidget() is not view:
            here = QApplication.focusWidget()
            mine = here is None or self.isAncestorOf(here)
            if mine:
                self.setFocus()  # or Qt would look for the next one by itself, and the view would scroll there
            self._stack.setCurrentWidget(view)
            if mine:
                self.focus_first()

    def _wait(self, title: str) -> None:
        self.running.begin(title)
        self._patience.start()

    def _show_running(self) -> None:
        if self.flow.busy:
            self._turn_to(self.running)
            announce(self.running.bar, self.running.title.text())

    def _show_run(self, run: DryRun) -> None:
        self._patience.stop()
        self.result.show_run(run)
        self._turn_to(self.result)

    def _answer(self, choices: Choices) -> None:
        self.result.show_busy()
        self.flow.look(choices)

    def _take(self) -> None:
        self.result.show_busy()
        self.flow.take()
        self._wait(_("Importing “{name}”").format(name=name_words(self.flow.path)))

    def _show_imported(self, run: DryRun, first: str) -> None:
        self._first = first
        self._leave()
        self.start.bar.say(*imported_words(run), _("See the books") if first else "", icon="circle-check")

    def _leave(self) -> None:
        """Go back to where an import begins."""
        self._patience.stop()
        self.flow.close()
        self.start.bar.hide()
        self._turn_to(self.start)

    def _fail(self, error: OpsPathError) -> None:
        self._patience.stop()
        if self.flow.run is not None:
            self._show_run(self.flow.run)
            self._refuse(self.result.bar, error)
        else:
            self._leave()
            self._refuse(self.start.bar, error)

    def _refuse(self, bar: MessageBar, error: OpsPathError, path: Path | None = None) -> None:
        """Say beside the file's name what happened, what is safe and what to do."""
        bar.say(*refusal_words(path or self.flow.path, error), tone="danger")

    def _save_failed(self) -> None:
        path = self.flow.path
        start = files.free_name(path.parent, _("{name} failed").format(name=path.stem), path.suffix)
        chosen = files.ask_target(self, _("Save failed records"), start, f"*{path.suffix}")
        if chosen is not None:
            self.flow.save_failed(files.with_ending(chosen, path.suffix.lower()))

    def _forget(self, change: Change) -> None:
        if change.kind == "undo" and change.label == _("Import"):
            self.start.bar.hide()  # what it says may not hold any more
