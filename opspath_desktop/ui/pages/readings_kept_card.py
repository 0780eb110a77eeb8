"""The card that takeaways and applications share: the records of a book in portions, and one field for the next."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_kept import KeptRow, bury, focus_near, show_in_order, walk
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class _Kept(Protocol):
    @property
    def uuid(self) -> str: ...


Line = TypeVar("Line", bound=KeptRow)


class KeptCard(Card, Generic[Line]):
    """Show at first `portion` records of a book with `gap` pixels between them; the rest waits behind a link."""

    def __init__(
        self, workspace: Workspace, title: str, field: LineEdit, *, portion: int, gap: int, parent: QWidget | None
    ) -> None:
        super().__init__(title, caption="", parent=parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self._portion = self._most = portion
        self.rows: dict[str, Line] = {}
        self._places: dict[str, int] = {}  # also of a row that has just gone
        self._list = QVBoxLayout()
        self.more = Button("", "link")
        self.field = field
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_more)
        on_theme(self, lambda: self._list.setSpacing(U(gap)))

    @abstractmethod
    def _records(self, view: BookView) -> Sequence[_Kept]:
        """Return the records of the book, in their order."""

    @abstractmethod
    def _new_line(self) -> Line:
        """Make a row and connect what only this kind of row has."""

    @abstractmethod
    def _fill(self, line: Line, view: BookView, place: int) -> None:
        """Show the record at a place in its row."""

    @abstractmethod
    def _say_left(self, left: int) -> None:
        """Name the link behind which so many records wait."""

    def show_book(self, view: BookView) -> None:
        """Show the records of this book."""
        if self._view is None or self._view.key != view.key:
            self._most = self._portion
        self._view = view
        every = self._records(view)
        shown = every[: self._most]
        keys = {row.uuid for row in shown}
        for uuid in [uuid for uuid in reversed(self.rows) if uuid not in keys]:
            bury(self._list, self.rows.pop(uuid))
        for place, row in enumerate(shown):
            self._fill(self.rows.get(row.uuid) or self._make(row.uuid), view, place)
        show_in_order(self._list, self._in_order())
        self._places.update({row.uuid: place for place, row in enumerate(shown)})
        self.more.setVisible(len(every) > len(shown))
        self._say_left(len(every) - len(shown))

    def reveal(self, uuid: str) -> None:
        """Bring a record into sight and give it the keyboard."""
        every = [row.uuid for row in self._records(self._view)] if self._view is not None else []
        if self._view is not None and uuid in every:
            self._most = max(self._most, every.index(uuid) + 1)
            self.show_book(self._view)
            mark_keyboard(self.rows[uuid])

    def _in_order(self) -> list[Line]:
        every = self._records(self._view) if self._view is not None else ()
        return [self.rows[row.uuid] for row in every if row.uuid in self.rows]

    def _make(self, uuid: str) -> Line:
        line = self.rows[uuid] = self._new_line()
        line.walked.connect(lambda way: walk(self._in_order(), line, way))
        line.deleted.connect(lambda: focus_near(self._in_order(), self._places.pop(uuid, 0), self.field.edit))
        return line

    def _show_more(self) -> None:
        first_new = self._most
        self._most += self._portion
        if self._view is not None:
            self.show_book(self._view)
            focus_near(self._in_order(), first_new, self.field.edit)
