"""Take all records along in one archive, or delete them; before the second, the first is done by itself."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from opspath_desktop.actions.archive import delete_everything
from opspath_desktop.errors import OpsPathError
from opspath_desktop.i18n import _
from opspath_desktop.paths import default_documents_dir
from opspath_desktop.queries.archive import Contents, contents
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.settings_row import SettingRow
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace


def archive_name(folder: Path, day: dt.date) -> Path:
    """Return a name for an archive that nothing in the folder has."""
    return files.free_name(folder, f"OpsPath archive {day.isoformat()}", ".zip")


def write_archive(found: Contents, target: Path | None, folder: Path, day: dt.date) -> Path:
    """Write the archive to `target`, or under a free name into the folder; return where. Raise Trouble."""
    from opspath_desktop.exchange.archive import write_zip
    from opspath_desktop.files import telling

    with telling(folder):
        folder.mkdir(parents=True, exist_ok=True)
    place = target or archive_name(folder, day)
    write_zip(place, found.version, found.records, found.files)
    return place


class LeaveCard(Card):
    """Offer the archive, and deleting behind a word that has to be typed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Take it with you, or delete it"), parent=parent)
        self._workspace = workspace
        self.take = Button(_("Take my data with me"), icon="archive")
        self.begin = Button(_("Delete everything…"), "danger", "trash-2")
        self.field = QLineEdit()
        self.delete = Button(_("Delete everything"), "danger")
        self.keep = Button(_("Keep my data"))
        self._ask = QWidget()
        self._question = QHBoxLayout(self._ask)
        self._deleting = False
        self._task = Task(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        one_file = _("One file with every record and attached file. Any OpsPath can import it.")
        archive_first = _("An archive is written to {folder} before. Backups stay until you delete them.")
        self.add(SettingRow(_("All my records in one archive"), one_file, self.take))
        self.add(Divider())
        self._row = SettingRow(
            _("Delete every record"), archive_first.format(folder=str(default_documents_dir())), self.begin
        )
        self.add(self._row)
        self.field.setPlaceholderText(self.word())
        self.field.setAccessibleName(_("Type {word} to delete everything").format(word=self.word()))
        for widget in (
            label(_("Type {word}:").format(word=self.word()), wrap=False),
            self.field,
            self.delete,
            self.keep,
        ):
            self._question.addWidget(widget)
        self._question.addStretch(1)
        self._question.setContentsMargins(0, 0, 0, 0)
        self.add(self._ask)
        self._ask.hide()
        self.delete.setEnabled(False)
        on_theme(self, self._space_question)

    def _connect(self) -> None:
        self.take.clicked.connect(self.take_along)
        self.begin.clicked.connect(self._open)
        self.keep.clicked.connect(self._close)
        self.field.textChanged.connect(lambda text: self.delete.setEnabled(self._matches(text)))
        self.field.returnPressed.connect(self.delete.click)
        self.delete.clicked.connect(self._delete)
        self._task.done.connect(self._written)
        self._task.failed.connect(self._workspace.failed)
        self._task.ended.connect(lambda: self.take.setEnabled(True))

    @staticmethod
    def word() -> str:
        """Return the word that has to be typed."""
        return _("DELETE")

    def take_along(self) -> None:
        """Ask for a file and write the archive."""
        start = archive_name(default_documents_dir().parent, self._workspace.today())
        target = files.ask_target(self, _("Take my data with me"), start, "OpsPath (*.zip)")
        if target is not None:
            self._deleting = False
            self._write(files.with_ending(target, ".zip"))

    def _delete(self) -> None:
        if self._matches(self.field.text()):
            self._deleting = True
            self._write(None)

    def _write(self, target: Path | None) -> None:
        space = self._workspace
        self.take.setEnabled(False)
        found = space.query(contents, space.folder)
        folder = target.parent if target else default_documents_dir()
        self._task.run(partial(write_archive, found, target, folder, space.today()))

    def _written(self, path: Path) -> None:
        space = self._workspace
        if self._deleting:
            self._close()
            words = _("Everything is deleted. Your archive is {name}").format(name=path.name)
            space.act(_("Delete everything"), delete_everything, toast=words)
            return
        extras = [(_("Show in folder"), lambda: self._try(path))]
        space.told_extras.emit(_("Saved {name}").format(name=path.name), extras)

    def _try(self, path: Path) -> None:
        try:
            files.show_in_folder(path)
        except OpsPathError as error:
            self._workspace.failed.emit(error)

    def _matches(self, text: str) -> bool:
        return text.strip().casefold() == self.word().casefold()

    def _open(self) -> None:
        self._ask.show()
        self.begin.setEnabled(False)
        QTimer.singleShot(0, self.field, self.field.setFocus)

    def _close(self) -> None:
        self.field.clear()
        self._ask.hide()
        self.begin.setEnabled(True)

    def _space_question(self) -> None:
        self._question.setSpacing(U(8))
        self.field.setMaximumWidth(U(160))
