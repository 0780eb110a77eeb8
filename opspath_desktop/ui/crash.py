"""When the fault is ours: log it, say so, and offer the report for copying; the data stays safe."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from opspath_desktop import __version__
from opspath_desktop.errors import OpsPathError
from opspath_desktop.i18n import _

log = logging.getLogger("opspath")


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return where it happened, without messages or values: they could hold what the user wrote."""
    lines = [f"OpsPath {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"]
    frames = traceback.extract_tb(trace)
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*lines, kind.__name__])


def install(window: QWidget, logs: Path) -> None:
    """Catch what no code expected while the window is open."""
    showing: list[bool] = []

    def hook(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, trace)
            return
        if isinstance(value, OpsPathError):
            getattr(window, "show_error", print)(value)
            return
        words = report(kind, trace)
        log.error("unexpected error\n%s", words)
        if not showing:
            showing.append(True)
            _tell(window, words, logs)
            showing.clear()

    sys.excepthook = hook


def _tell(window: QWidget, words: str, logs: Path) -> None:
    box = QMessageBox(window)
    box.setWindowTitle("OpsPath")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_("Something went wrong that should not have."))
    box.setInformativeText(
        _(
            "What you saved before is safe. The last step may be missing; you can go on. A report is in {folder}."
        ).format(folder=logs)
    )
    copy = box.addButton(_("Copy the report"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(words)
