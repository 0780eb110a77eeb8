"""List what lies behind: the reviews that were held and the files that were handed over."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, ngettext
from opspath_desktop.queries.reviews import ExportLine, ReviewLine
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.pages.pilots_seen import LinkedPilots
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import ElidedLabel, label, on_theme, set_tooltip
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace


class ReviewsCard(Card):
    """Show the reviews that are over, newest first, with what came of them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Past reviews"), parent=parent)
        self._workspace = workspace
        self._shown: tuple[ReviewLine, ...] | None = None
        self.pilots: dict[str, LinkedPilots] = {}

    def show_reviews(self, reviews: tuple[ReviewLine, ...]) -> None:
        """List the reviews, or say that there is none."""
        if reviews == self._shown:
            return
        self._shown = reviews
        clear(self.body)
        self.pilots = {}
        if not reviews:
            self.add(label(_("None yet. The outcome of a review is kept here."), "caption"))
        for number, review in enumerate(reviews):
            if number:
                self.add(Divider())
            day = format_date(review.meeting_date, today=self._workspace.today()) if review.meeting_date else ""
            self.add(label(" · ".join(part for part in (day, review.kind or _("Review")) if part), "strong"))
            if review.outcome:
                self.add(label(review.outcome, "body", "muted"))
            if review.pilots:
                linked = LinkedPilots(self._workspace)
                linked.show_pilots(review.pilots)
                self.pilots[review.uuid] = linked
                self.add(linked)

    def reveal(self, uuid: str) -> bool:
        """Give the keyboard to the first pilot of a review; tell whether it is listed here."""
        linked = self.pilots.get(uuid)
        if linked is not None:
            mark_keyboard(linked.buttons[0])
        return linked is not None


class ExportsCard(Card):
    """Show the last ten files; one that was moved or deleted says so."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Recent exports"), parent=parent)
        self._workspace = workspace
        self._shown: tuple[ExportLine, ...] | None = None
        self.lines: list[ExportRow] = []
        self._look = Task(self)  # a file may lie on a drive that takes its time to answer
        self._look.done.connect(self._mark)

    def show_exports(self, exports: tuple[ExportLine, ...]) -> None:
        """List the files, then look whether they are still there."""
        if exports != self._shown:
            self._shown = exports
            clear(self.body)
            self.lines = [ExportRow(self._workspace, line) for line in exports]
            for row in self.lines:
                self.add(row)
            if not exports:
                self.add(label(_("None yet. Every file you export is listed here."), "caption"))
        self._look.run(partial(present, tuple(line.path for line in exports)))

    def _mark(self, found: frozenset[str]) -> None:
        for row in self.lines:
            row.set_present(row.line.path in found)


def present(paths: tuple[str, ...]) -> frozenset[str]:
    """Return those of the paths that are files."""
    return frozenset(path for path in paths if Path(path).is_file())


class ExportRow(QWidget):
    """Show one file: day, for whom and name, with Open and Show in folder."""

    def __init__(self, workspace: Workspace, line: ExportLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._workspace = workspace
        day = format_date(line.on_date, today=workspace.today())
        pages = ngettext("{n} page", "{n} pages", line.pages).format(n=line.pages)
        words = _("{day}, for {whom}").format(day=day, whom=line.for_whom) if line.for_whom else day
        name = Path(line.path).name
        self._words = label(f"{words} · {pages}")
        self._name = ElidedLabel(name, "caption")
        set_tooltip(self._name, line.path)
        self.open = Button(_("Open"), "link")
        self.show_folder = Button(_("Show in folder"), "link")
        self.open.setAccessibleName(_("Open {name}").format(name=name))
        self.show_folder.setAccessibleName(_("Show {name} in its folder").format(name=name))
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._column.addWidget(self._name)
        self._row.addWidget(self.open)
        self._row.addWidget(self.show_folder)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self.open.clicked.connect(lambda: self._try(files.open_path))
        self.show_folder.clicked.connect(lambda: self._try(files.show_in_folder))
        on_theme(self, self._space)

    def set_present(self, there: bool) -> None:
        """Offer the file, or say that it is gone."""
        name = Path(self.line.path).name
        self._name.set_text(name if there else _("{name} is not there any more").format(name=name))
        self.open.setVisible(there)
        self.show_folder.setVisible(there or Path(self.line.path).parent.is_dir())

    def name_text(self) -> str:
        """Return the line with the file's name."""
        return self._name.full_text()

    def _try(self, do: object) -> None:
        assert callable(do)
        try:
            do(Path(self.line.path))
        except Refused as refused:
            self._workspace.failed.emit(refused)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, U(4))
        self._column.setSpacing(0)
        self._row.setSpacing(U(12))
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
