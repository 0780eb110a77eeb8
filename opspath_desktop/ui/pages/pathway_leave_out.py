"""Take an item out of the count and back: skip it with a reason, mark it not applicable, begin it, count it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import items
from opspath_desktop.domain.pathway import Item
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.i18n import _
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.workspace import Workspace


def set_state(
    workspace: Workspace, item_id: str, state: str, reason: str = "", field: ParsedEdit | None = None
) -> None:
    """Write the state of an item and say so; a refusal stands under the field of the reason."""
    told = {
        "in_progress": (_("Begin an item"), None),
        "skipped": (_("Skip an item"), _("Skipped; it no longer counts")),
        "not_applicable": (_("Leave an item out"), _("Not applicable; it no longer counts")),
    }
    words, toast = told.get(state, (_("Count an item again"), _("It counts again")))
    on = workspace.today()
    workspace.act(
        words, items.set_state, workspace.pathway, item_id, state, on=on, reason=reason, toast=toast, field=field
    )


class LeaveOut(QWidget):
    """Take an item out of the count, with a reason, or count it again; a skip asks for its reason in place."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self.begin = Button(_("Mark as in progress"), "ghost")
        self.skip = Button(_("Skip it"), "ghost")
        self.not_mine = Button(_("Not applicable"), "ghost")
        self.again = Button(_("Count it again"), "default", "rotate-ccw")
        self.reason = ParsedEdit(_("Why skip it?"), str.strip, placeholder=_("Why skip it? Press Enter to skip"))
        self.reason.hide()
        buttons, column = Flow(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for button in (self.begin, self.skip, self.not_mine, self.again):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addWidget(self.reason)
        self.begin.clicked.connect(lambda: set_state(workspace, item.id, "in_progress"))
        self.not_mine.clicked.connect(lambda: set_state(workspace, item.id, "not_applicable"))
        self.again.clicked.connect(lambda: set_state(workspace, item.id, "not_started"))
        self.skip.clicked.connect(self.ask)
        self.reason.committed.connect(lambda why: set_state(workspace, item.id, "skipped", why, self.reason))

    def show_state(self, state: str) -> None:
        """Offer what can be done from here."""
        out = state in OUT_OF_COUNT
        self.begin.setVisible(state == "not_started" and self._item.kind != "reading")
        self.skip.setVisible(not out)
        self.not_mine.setVisible(not out)
        self.again.setVisible(out)
        if out:
            self.reason.hide()
            self.reason.set_text("")

    def ask(self) -> None:
        """Open the field for the reason of a skip."""
        self.reason.show()
        self.reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
