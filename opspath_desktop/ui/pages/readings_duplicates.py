"""The duplicates panel of the readings: books that are probably one and the same, merged group by group."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.duplicates import Twins, duplicates
from opspath_desktop.ui.pages.readings_bulk_deeds import Deeds
from opspath_desktop.ui.pages.readings_bulk_merge import MergeForm
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace

AT_ONCE = 20
Group = frozenset[str]


class DuplicatesPanel(Panel):
    """Merge duplicates, or leave them apart until the program is started again."""

    place = "duplicates"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.setAccessibleName(_("Duplicate books"))
        self.forms: dict[Group, MergeForm] = {}
        self._apart: set[Group] = set()
        self._most = AT_ONCE
        inside = QWidget()
        self._found = label("", "body", "muted", parent=inside)
        self.more = Button("", "link", "chevron-down", inside)
        self._list, column, outer = QVBoxLayout(), QVBoxLayout(inside), QVBoxLayout(self)
        column.addWidget(heading(_("Duplicate books"), "h2", parent=inside))
        column.addWidget(self._found)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Fit(inside, SIZE["detail_max"] + 48, self))
        self.more.clicked.connect(self._show_more)

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(16))
            self._list.setSpacing(U(16))

        on_theme(inside, space)

    def refresh(self) -> None:
        """Look for duplicates again."""
        space = self.workspace
        found = {_group(each): each for each in space.query(duplicates, space.pathway)}
        groups = {group: each for group, each in found.items() if group not in self._apart}
        self._found.setText(_words(len(groups)))
        shown = dict(list(groups.items())[: self._most])
        for group in self.forms.keys() - shown.keys():
            self._drop(group)
        for place, (group, each) in enumerate(shown.items()):
            form = self.forms.get(group) or self._make(group, each)
            form.show_twins(each.books)
            if self._list.indexOf(form) != place:
                self._list.insertWidget(place, form)
        left = len(groups) - len(shown)
        self.more.setVisible(left > 0)
        self.more.set_text(_("Show {n} more").format(n=format_number(min(left, AT_ONCE))))

    def focus_first(self) -> None:
        """Go to the first group."""
        self.refresh_if_stale()
        first = self._list.itemAt(0)
        form = first.widget() if first is not None else None
        if isinstance(form, MergeForm):
            form.start()
        else:
            self.setFocus()
            announce(self, self._found.text())

    def _make(self, group: Group, each: Twins) -> MergeForm:
        form = self.forms[group] = MergeForm(Deeds(self.workspace), _("Leave them apart"), _sentence(each.reason))
        form.left.connect(lambda: self._leave(group))
        form.merged.connect(lambda _uuid: self.focus_first())
        return form

    def _drop(self, group: Group) -> None:
        form = self.forms.pop(group)
        self._list.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _leave(self, group: Group) -> None:
        self._apart.add(group)
        self.refresh()
        self.focus_first()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self.refresh()


def _group(each: Twins) -> Group:
    return frozenset(book.key for book in each.books)


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]  # capitalize() would write "isbn"


def _words(groups: int) -> str:
    if not groups:
        return _("No two books look the same.")
    words = ngettext(
        "{n} book stands more than once. Merging keeps the readings, highlights, notes and links of all.",
        "{n} books stand more than once. Merging keeps the readings, highlights, notes and links of all.",
        groups,
    )
    return words.format(n=format_number(groups))
