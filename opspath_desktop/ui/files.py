"""Hand files and folders to the system: open one, show where it lies, ask for one and give it a name."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from opspath_desktop.domain.links import check_link
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.folder import Folder


def open_path(path: Path) -> None:
    """Open a file with its program, or a folder. Raise Refused when it is gone or nothing opens it."""
    if not path.exists():
        raise Refused(_("“{path}” is not there any more.").format(path=str(path)))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise Refused(_("No program opens “{path}”. Open it from its folder.").format(path=str(path)))


def open_link(link: str) -> None:
    """Open an address with the system's program. Raise Refused when it may not be kept or nothing opens it."""
    if not QDesktopServices.openUrl(QUrl(check_link(link))):
        raise Refused(_("No program opens “{path}”. Copy it into your browser.").format(path=link))


def show_in_folder(path: Path) -> None:
    """Open the folder that holds `path`. Raise Refused when it is gone."""
    open_path(path.parent)


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Let the person choose a folder; None when they think better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


def ask_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the person choose a file to read; `kinds` is a filter such as "OpsPath (*.zip)"."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def ask_target(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the person name a file to write; the system asks before an existing one is chosen."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def check_target(target: Path, records: Path, source: Path | None = None) -> None:
    """Raise Refused for a target among the files of the records' folder, and for the `source` that is being read."""
    if Folder(records).owns(target):
        raise Refused(_("The file would lie among the records themselves. Choose another folder."))
    if source is not None and target.exists() and source.exists() and target.samefile(source):
        raise Refused(_("That is the file you are importing. Choose another name, and it stays whole."))


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """Return a name that nothing in the folder has: "stem.zip", else "stem (2).zip" and so on."""
    names = (f"{stem}{ending}" if n == 1 else f"{stem} ({n}){ending}" for n in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def with_ending(target: Path, ending: str) -> Path:
    """Add the ending that was left out; the system has not asked about a file that has the longer name."""
    if target.suffix.lower() == ending:
        return target
    return free_name(target.parent, target.name, ending)
