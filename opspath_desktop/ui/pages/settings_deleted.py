"""List what was deleted in the last 30 days, with a way back; older backups can go too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import deleted
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.deleted import DeletedLine
from opspath_desktop.store import backup
from opspath_desktop.store.backup import Backup
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.pages.settings_row import SettingRow, moment
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace

SHOWN = 10


def kind_words(kind: str) -> str:
    """Name a kind of record as the pages do."""
    return {
        "action": _("Action"),
        "aim": _("Reading aim"),
        "annotation": _("Change of a pilot"),
        "application": _("What I did with a book"),
        "benefit": _("Benefit"),
        "book": _("Book"),
        "cause": _("Cause"),
        "data_point": _("Number of a pilot"),
        "evidence": _("Evidence"),
        "goal": _("Goal"),
        "highlight": _("Highlight"),
        "journal_entry": _("Journal entry"),
        "pdsa_cycle": _("PDSA cycle"),
        "log_entry": _("Reading log"),
        "measure": _("Measure"),
        "metric_value": _("Value of a metric"),
        "noticed": _("Noticed"),
        "pilot": _("Pilot"),
        "pilot_attachment": _("File of a pilot"),
        "reading": _("Reading"),
        "review_note": _("Question of a reviewer"),
        "takeaway": _("Takeaway"),
    }.get(kind, _("Record"))


class DeletedCard(Card):
    """Show what can be restored; `show_backups` tells how many older files keep the same words."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Recently deleted"), parent=parent)
        self._workspace = workspace
        self._all = False
        self._shown: tuple[DeletedLine, ...] | None = None
        self._backups: tuple[Backup, ...] = ()
        self.rows: list[Button] = []
        self.more = Button("", "link")
        self.begin = Button(_("Delete older backups…"), icon="trash-2")
        self.forget = Button(_("Delete them for good"), "danger")
        self.keep = Button(_("Keep them"))
        words = _("Backups still hold what you deleted")
        self.older = SettingRow(words, "", self.begin, self.forget, self.keep)
        self._lines = QVBoxLayout()
        self._rule = Divider()
        self._task = Task(self)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._rule)
        self.add(self.older)
        self.more.clicked.connect(self._show_all)
        self.begin.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.forget.clicked.connect(self._forget)
        self._task.done.connect(self._forgotten)
        self._task.failed.connect(workspace.failed)
        self._ask(False)
        self.more.hide()
        self.show_backups(())  # until it is known what there is
        on_theme(self, lambda: self._lines.setSpacing(U(6)))

    def show_deleted(self, lines: tuple[DeletedLine, ...]) -> None:
        """List what can be restored, newest first."""
        if lines != self._shown:
            self._shown = lines
            self._fill()

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Offer to delete all backups but the newest."""
        self._backups = backups[1:]
        n = len(self._backups)
        words = ngettext(
            "{n} backup is older than the newest one. Once deleted, it cannot be brought back.",
            "{n} backups are older than the newest one. Once deleted, they cannot be brought back.",
            n,
        )
        self.older.set_caption(words.format(n=n))
        self.older.setVisible(n > 0)
        self._rule.setVisible(n > 0)

    def _fill(self) -> None:
        clear(self._lines)
        self.rows = []
        lines = self._shown or ()
        shown = lines if self._all else lines[:SHOWN]
        if not lines:
            self._lines.addWidget(label(_("Nothing. What you delete stays here for 30 days."), "caption"))
        for line in shown:
            self._lines.addWidget(self._row(line))
        self.more.setVisible(len(shown) < len(lines))
        self.more.set_text(_("Show {n} more").format(n=len(lines) - len(shown)))

    def _row(self, line: DeletedLine) -> SettingRow:
        kind, when = kind_words(line.kind), moment(line.deleted_at, self._workspace.today())
        button = Button(_("Restore"))
        button.setAccessibleName(_("Restore {title}").format(title=line.title or kind))
        button.clicked.connect(partial(self._restore, line.id))
        self.rows.append(button)
        return SettingRow(line.title or kind, _("{kind} · deleted {when}").format(kind=kind, when=when), button)

    def _restore(self, entry: int) -> None:
        self._workspace.act(
            _("Restore"), deleted.restore, entry, toast=lambda title: _("Restored {title}").format(title=title)
        )

    def _ask(self, sure: bool) -> None:
        """Files cannot be undone, so the second press is another button; the focus goes with it."""
        held = self.begin.hasFocus() or self.keep.hasFocus() or self.forget.hasFocus()
        self.begin.setVisible(not sure)
        self.forget.setVisible(sure)
        self.keep.setVisible(sure)
        if held:
            (self.keep if sure else self.begin).setFocus()

    def _forget(self) -> None:
        self._task.run(partial(backup.delete, list(self._backups)))

    def _forgotten(self, _nothing: object) -> None:
        self._ask(False)
        self._workspace.told.emit(_("Older backups deleted"), False)
        self.show_backups(())

    def _show_all(self) -> None:
        self._all = True
        self._fill()
