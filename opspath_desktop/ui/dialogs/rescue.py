"""Dialogs for the one moment without a window: when the database cannot be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from opspath_desktop.errors import Trouble
from opspath_desktop.i18n import _
from opspath_desktop.store.upgrade import Damaged


def _box(trouble: Trouble) -> QMessageBox:
    box = QMessageBox()
    box.setWindowTitle("OpsPath")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(trouble.what)
    box.setInformativeText(" ".join(part for part in (trouble.safe, trouble.todo) if part))
    return box


def tell(trouble: Trouble) -> None:
    """Say why the window does not open."""
    _box(trouble).exec()


def offer_backup(damaged: Damaged) -> Path | None:
    """Offer the newest good backup, or another file; None when the user closes the program instead."""
    box = _box(damaged)
    newest = (
        box.addButton(_("Restore the newest backup"), QMessageBox.ButtonRole.AcceptRole) if damaged.backup else None
    )
    other = box.addButton(_("Choose another backup…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_("Close OpsPath"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if newest is not None and box.clickedButton() is newest:
        return damaged.backup
    if box.clickedButton() is other:
        chosen, _filter = QFileDialog.getOpenFileName(None, _("Restore a backup"), "", "OpsPath (*.zip *.db)")
        return Path(chosen) if chosen else None
    return None
