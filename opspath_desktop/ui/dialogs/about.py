"""Say which versions run, who made the parts and under which licences they are used."""

from __future__ import annotations

import sqlite3
import sys
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from opspath_desktop import __version__
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.i18n import _
from opspath_desktop.paths import content_dir, resource_dir
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import heading

DISTRIBUTIONS = (
    ("PySide6_Essentials", "LGPL-3.0"),
    ("PySide6_Pdf", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("PyYAML", "MIT"),
    ("Babel", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("filelock", "MIT"),
    ("bibtexparser", "MIT"),
    ("pylatexenc", "MIT"),
    ("rispy", "MIT"),
    ("RapidFuzz", "MIT"),
)


def versions(pathway: Pathway) -> list[str]:
    """Return one line for the program, its content, and each library with version and licence."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return [
        f"OpsPath Desktop {__version__} (MIT)",
        f"{pathway.pack} {pathway.version} (CC BY 4.0)",
        f"Python {python} (PSF-2.0)",
        f"Qt {qVersion()} (LGPL-3.0)",
        f"SQLite {sqlite3.sqlite_version} ({_('public domain')})",
        *(f"{name} {_version(name)} ({licence})" for name, licence in DISTRIBUTIONS),
    ]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # the frozen program carries no metadata of some libraries
        return ""


def licences() -> list[tuple[str, str]]:
    """Return (file name, text) of every licence that came with the program."""
    folder = resource_dir()
    found = [*sorted((folder / "fonts").glob("*.txt")), *sorted((folder / "icons").glob("*.txt"))]
    found += sorted((content_dir() / "packs").glob("*/LICENSE*"))
    return [(path.name if path.parent.name in ("fonts", "icons") else path.parent.name, _read(path)) for path in found]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()


def about_text(pathway: Pathway) -> str:
    """Return all that the dialog says, as plain text."""
    lgpl = _(
        "OpsPath uses Qt and Qt for Python under the GNU Lesser General Public License, version 3. Their libraries are "
        "separate files in the program's folder, and you may replace them with versions of your own. Their source is "
        "available from the Qt Project."
    )
    offline = _("OpsPath works offline: it sends nothing and asks no server for anything.")
    parts = [_("Versions"), "\n".join(versions(pathway)), "Qt", lgpl, _("Network"), offline]
    for name, text in licences():
        parts += [name, text]
    titled = [f"{title}\n{'-' * len(title)}\n{text}" for title, text in zip(parts[::2], parts[1::2], strict=True)]
    return "\n\n\n".join(titled)


class AboutDialog(QDialog):
    """Show the text in a field that can be read, scrolled and copied by keyboard."""

    def __init__(self, pathway: Pathway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About OpsPath"))
        self.text = QPlainTextEdit(about_text(pathway))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(_("Versions and licences"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(U(24), U(16), U(24), U(16))
        column.setSpacing(U(12))
        column.addWidget(heading(f"OpsPath Desktop {__version__}", "h2"))
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(U(640), U(520))
