"""The marks of a pilot as a row of links: each opens in the row above, where everything about it can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilots import MarkView
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import elide, label, set_tooltip
from opspath_desktop.ui.workspace import Workspace

_WIDEST = 30  # letters of a mark's words in a link


class MarkList(QWidget):
    """Show one link a mark, the one that is being changed left out; `chosen` carries its uuid."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: tuple[MarkView, ...] = ()
        self.links: list[Button] = []
        self._flow = FlowLayout(self, gap=16, line_gap=2)
        self._flow.addWidget(label(_("Change a mark:"), "caption", wrap=False, parent=self))
        self.hide()

    def show_marks(self, marks: Sequence[MarkView], but: str) -> None:
        """Show these marks."""
        wanted = tuple(mark for mark in marks if mark.uuid != but)
        self.setVisible(bool(wanted))
        if wanted == self._shown:
            return
        self._shown = wanted
        for link in self.links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = [self._link(mark) for mark in wanted]
        for link in self.links:
            self._flow.addWidget(link)
            link.show()

    def _link(self, mark: MarkView) -> Button:
        day = format_date(mark.on, today=self._workspace.today())
        words = _("{text}, {day}").format(text=mark.text, day=day)
        link = Button("", "link", parent=self)
        link.set_text(elide(link.fontMetrics(), words, link.fontMetrics().averageCharWidth() * _WIDEST))
        spoken = _("Change the mark “{words}”: {kind}").format(words=words, kind=kind_name(mark.kind))
        link.setAccessibleName(spoken)
        set_tooltip(link, spoken)
        link.clicked.connect(lambda: self.chosen.emit(mark.uuid))
        return link


def kind_name(kind: str) -> str:
    """Return the word for a kind of mark."""
    return {"change": _("A change"), "event": _("An event"), "data_issue": _("Trouble with the data")}[kind]
