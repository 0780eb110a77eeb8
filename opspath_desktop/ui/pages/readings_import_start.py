"""Where an import begins: the place to drop a file, what is understood, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.readings_import_export import ExportCard
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Tile
from opspath_desktop.ui.widgets.drop_zone import DropZone
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace

_NARROW = 420


def understood() -> list[tuple[str, str]]:
    """Return (kind of file, where the other program keeps it)."""
    return [
        (_("Goodreads"), _("On the website: My Books, Import and export, Export library. A .csv file.")),
        (_("StoryGraph"), _("On the website: Manage account, Export library. A .csv file.")),
        (_("Kindle"), _("Connect the reader by USB: documents, My Clippings.txt. Any language.")),
        (_("BibTeX"), _("Zotero, JabRef and calibre export a .bib file.")),
        (_("RIS"), _("Library catalogues, EndNote and Zotero: Export citation. A .ris file.")),
        (_("CSL-JSON"), _("Zotero: Export library, format CSL JSON. A .json file.")),
        (_("OpsPath CSV"), _("The table that is saved below, also after a change in a spreadsheet.")),
        (_("OpsPath archive"), _("All records of another computer: Settings, Take my data with me. A .zip file.")),
    ]


class FileZone(DropZone):
    """Take a file by a drop or by its button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = Button(_("Choose a file…"), "primary", "folder-open", self)
        self._column = QVBoxLayout(self)
        words = label(_("Drop a file anywhere here, or"), "body", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(Tile("upload", 40, self), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(words)
        self._column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        on_theme(self, self._space)

    def _space(self) -> None:
        self._column.setContentsMargins(U(16), U(20), U(16), U(20))
        self._column.setSpacing(U(10))


class FormatsCard(Card):
    """List what can be read, with the place where the other program has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What is understood"), parent=parent)
        self._pairs = [(label(name), label(where, "caption")) for name, where in understood()]
        self._narrow: bool | None = None
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        on_theme(self, self._space_grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the places under the names where there is no room beside them."""
        super().resizeEvent(event)
        self._arrange(self.width() < U(_NARROW))

    def _arrange(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._space_grid()
        for row, (name, where) in enumerate(self._pairs):
            self._grid.addWidget(name, 2 * row, 0, 1, 2 if narrow else 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(where, 2 * row + narrow, 0 if narrow else 1, 1, 2 if narrow else 1)

    def _space_grid(self) -> None:
        self._grid.setHorizontalSpacing(U(16))
        self._grid.setVerticalSpacing(0 if self._narrow else U(6))
        for _name, where in self._pairs:
            where.setContentsMargins(0, 0, 0, U(8) if self._narrow else 0)
        self._grid.setColumnMinimumWidth(0, 0 if self._narrow else U(110))


class StartView(Fit):
    """Show where to begin, and beside it what came of the file before."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        inside = QWidget()
        super().__init__(inside, SIZE["detail_max"] + 48, parent)
        self.bar = MessageBar(closable=True)
        self.zone = FileZone()
        self.export = ExportCard(workspace)
        column = QVBoxLayout(inside)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(heading(_("Import and export"), "h2"))
        head.addWidget(label(_("You see what would happen before anything is written."), "body", "muted"))
        column.addLayout(head)
        for part in (self.bar, self.zone, FormatsCard(), self.export):
            column.addWidget(part)
        column.addStretch(1)

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(16))

        on_theme(inside, space)
