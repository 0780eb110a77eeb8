"""Take the readings along: as a table, as text, or as the archive of everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.errors import OpsPathError, Refused
from opspath_desktop.i18n import _
from opspath_desktop.paths import default_documents_dir
from opspath_desktop.queries.archive import Contents, contents
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.settings_row import SettingRow
from opspath_desktop.ui.widgets.buttons import Button, same_width
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: `fetch` reads in the window, `write(target, fetched)` runs in the worker."""

    key: str
    title: str
    caption: str
    button: str
    stem: str
    ending: str
    kinds: str
    fetch: Callable[[], Any]
    write: Callable[[Path, Any], object]


def ways(space: Workspace) -> tuple[Way, ...]:
    """Return the three ways out of the readings."""
    return (
        Way(
            "csv",
            _("Readings as a table"),
            _("A CSV file with every book, reading and sitting. It imports again without loss."),
            _("Save table…"),
            _("OpsPath readings"),
            ".csv",
            _("Table (*.csv)"),
            lambda: _rows(space),
            _write_csv,
        ),
        Way(
            "md",
            _("Highlights and takeaways as text"),
            _("A Markdown file, book by book, to read or to paste elsewhere."),
            _("Save text…"),
            _("OpsPath highlights"),
            ".md",
            _("Markdown (*.md)"),
            lambda: _notes(space),
            _write_markdown,
        ),
        Way(
            "zip",
            _("Everything as an archive"),
            _("One file with every record and attached file. Any OpsPath can import it."),
            _("Save archive…"),
            "OpsPath archive",
            ".zip",
            "OpsPath (*.zip)",
            lambda: space.query(contents, space.folder),
            _write_archive,
        ),
    )


def tell_saved(space: Workspace, path: Path) -> None:
    """Say in the toast that a file was written, and offer its folder."""

    def show() -> None:
        try:
            files.show_in_folder(path)
        except OpsPathError as error:
            space.failed.emit(error)

    space.told_extras.emit(_("Saved {name}").format(name=path.name), [(_("Show in folder"), show)])


def _rows(space: Workspace) -> Any:
    from opspath_desktop.queries.export_rows import books

    return space.query(books, space.pathway)


def _write_csv(target: Path, found: Any) -> None:
    from opspath_desktop.exchange.own_csv import write

    write(target, found)


def _notes(space: Workspace) -> Any:
    from opspath_desktop.queries.export_rows import kept

    return space.query(kept, space.pathway)


def _write_markdown(target: Path, found: Any) -> None:
    from opspath_desktop.exchange.markdown import write

    write(target, found)


def _write_archive(target: Path, found: Contents) -> None:
    from opspath_desktop.exchange.archive import write_zip

    write_zip(target, found.version, found.records, found.files)


class ExportCard(Card):
    """Offer one button a way; `refused(Path, OpsPathError)` when a file could not be written."""

    refused = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Export"), parent=parent)
        self._workspace = workspace
        self._target = Path()
        self._task = Task(self)
        self.buttons: dict[str, Button] = {}
        for way in ways(workspace):
            if self.buttons:
                self.add(Divider())
            self.buttons[way.key] = made = Button(way.button, icon="file-down")
            made.setAccessibleDescription(way.title)
            self.add(SettingRow(way.title, way.caption, made))
            made.clicked.connect(partial(self._save, way))
        same_width(*self.buttons.values())
        self._task.done.connect(self._written)
        self._task.failed.connect(self._refuse)
        self._task.ended.connect(lambda: self._enable(True))

    def _save(self, way: Way) -> None:
        space = self._workspace
        folder = default_documents_dir().parent
        start = files.free_name(folder, f"{way.stem} {space.today().isoformat()}", way.ending)
        chosen = files.ask_target(self, way.title, start, way.kinds)
        if chosen is None:
            return
        self._target = files.with_ending(chosen, way.ending)
        try:
            files.check_target(self._target, space.folder)
        except Refused as refused:
            self._refuse(refused)
            return
        self._enable(False)
        self._task.run(partial(way.write, self._target, way.fetch()))

    def _written(self, _result: object) -> None:
        tell_saved(self._workspace, self._target)

    def _refuse(self, error: OpsPathError) -> None:
        self.refused.emit(self._target, error)

    def _enable(self, on: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(on)
