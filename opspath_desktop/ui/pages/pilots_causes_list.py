"""The rows of the tree, with the field for the next cause among them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from opspath_desktop.domain.causes import category_name
from opspath_desktop.queries.causes import CauseTree, Twigs
from opspath_desktop.ui.pages import pilots_causes_menus as menus
from opspath_desktop.ui.pages.pilots_causes_deeds import CauseDeeds
from opspath_desktop.ui.pages.pilots_causes_entry import CauseEntry
from opspath_desktop.ui.pages.pilots_causes_keys import CauseKeys
from opspath_desktop.ui.pages.pilots_causes_row import CauseLine
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import heading, on_theme
from opspath_desktop.ui.workspace import Workspace


class CauseList(QWidget):
    """Show a why-tree, or the causes of the fishbone by category; rows keep what is being typed across refreshes."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree, self._method = CauseTree("", ""), "why"
        self.deeds = CauseDeeds(workspace)
        self.lines: dict[str, CauseLine] = {}
        self._heads: list[QLabel] = []
        self.entry = CauseEntry(self)
        self._column = QVBoxLayout(self)
        self._keys = CauseKeys(self)
        self.entry.field.edit.installEventFilter(self._keys)
        self.entry.field.committed.connect(self._add)
        on_theme(self, self._space)

    def show_tree(self, tree: CauseTree, method: str) -> None:
        """Show the causes of one method; of another pilot the field stands at the end."""
        if (tree.pilot, method) != (self._tree.pilot, self._method):
            self.entry.place()
            self.entry.field.reset()
        self._tree, self._method, self.deeds.pilot = tree, method, tree.pilot
        self.entry.show_in(tree, method)
        parts = [("", tree.why)] if method == "why" else [(key, twigs) for key, twigs in tree.bones if twigs]
        shown = {branch.cause.uuid for _key, twigs in parts for branch in twigs}
        for uuid in [uuid for uuid in self.lines if uuid not in shown]:
            self._drop(self.lines.pop(uuid))
        self._fill(parts)

    def begin(self, line: CauseLine, below: bool) -> None:
        """Open the field for a cause below a row, or beside it."""
        if line.branch is None:
            return
        cause = line.branch.cause
        self.entry.category = cause.category or self.entry.category
        self.entry.place(cause.uuid, "") if below else self.entry.place(cause.parent, cause.uuid)
        self.show_again()
        self.entry.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self) -> None:
        """Show the same causes with the field at its new place."""
        self.show_tree(self._tree, self._method)

    def focus_cause(self, uuid: str) -> bool:
        """Give the keyboard to one cause; tell whether it is on show."""
        if uuid in self.lines:
            mark_keyboard(self.lines[uuid].words)
        return uuid in self.lines

    def flush(self) -> None:
        """Save what is being typed in the rows."""
        for line in self.lines.values():
            line.flush()

    def _add(self, text: object) -> None:
        made = self.deeds.add(self._tree.pilot, str(text), self.entry.field, **self.entry.target())
        if made:
            self.entry.field.reset()
            self.entry.after = made
            self.show_again()

    def shown(self) -> Twigs:
        """Return the causes on show in reading order."""
        return tuple(branch for branch in self._tree.branches if branch.cause.method == self._method)

    def _fill(self, parts: list[tuple[str, Twigs]]) -> None:
        """Put headings, rows and the field into their order; the field stands behind all below what it follows."""
        self._clear()
        for key, twigs in parts:
            if key:
                self._put_head(category_name(key))
            for at, branch in enumerate(twigs):
                self._column.addWidget(self._line(branch.cause.uuid))
                self.lines[branch.cause.uuid].show_branch(branch)
                if self._is_place(twigs, at):
                    self._column.addWidget(self.entry)
        if self._column.indexOf(self.entry) < 0:
            self._column.addWidget(self.entry)
        for widget in (*self._heads, *self.lines.values()):
            widget.show()

    def _clear(self) -> None:
        while self._column.takeAt(0) is not None:
            pass
        while self._heads:
            self._drop(self._heads.pop())

    def _put_head(self, words: str) -> None:
        head = heading(words, "caption_strong", parent=self)
        head.setContentsMargins(0, U(6), 0, 0)
        self._heads.append(head)
        self._column.addWidget(head)

    def _is_place(self, twigs: Twigs, at: int) -> bool:
        """Tell whether the field follows this row: the last one at or below what it was opened from."""
        anchor = self.entry.after or self.entry.under
        if not anchor:
            return False
        start = next((n for n, branch in enumerate(twigs) if branch.cause.uuid == anchor), None)
        if start is None or at < start:
            return False
        return at + 1 == len(twigs) or twigs[at + 1].depth <= twigs[start].depth

    def _line(self, uuid: str) -> CauseLine:
        if uuid not in self.lines:
            line = CauseLine(self)
            for stop in line.stops():
                stop.installEventFilter(self._keys)
            line.words.opened.connect(line.open)
            line.renamed.connect(partial(self.deeds.rename, line))
            line.noted.connect(partial(self.deeds.note, line))
            line.counted.connect(partial(self.deeds.count, line))
            line.why.clicked.connect(lambda: self.begin(line, True))
            line.evidence.clicked.connect(
                lambda: menus.pop_up(line.evidence, lambda menu: menus.fill_evidence(menu, line, self.deeds))
            )
            line.state.clicked.connect(
                lambda: menus.pop_up(line.state, lambda menu: menus.fill_state(menu, line, self.deeds))
            )
            line.more.clicked.connect(
                lambda: menus.pop_up(line.more, lambda menu: menus.fill_more(menu, line, self.deeds, self.begin))
            )
            self.lines[uuid] = line
        return self.lines[uuid]

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
