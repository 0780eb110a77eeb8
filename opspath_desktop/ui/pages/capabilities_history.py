"""The ratings of one skill so far, newest first; nothing in it is ever changed."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.pathway import Scale
from opspath_desktop.i18n import _, format_date, ngettext
from opspath_desktop.queries.hanging import RatingRow
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

SHOWN = 4


def told(ratings: tuple[RatingRow, ...]) -> list[RatingRow]:
    """Return the ratings worth telling: of rows of one day with the same level and target, the last one."""
    same_day = groupby(ratings, key=lambda rating: (rating.on, rating.level, rating.target, rating.by))
    return [next(group) for _key, group in same_day]


class History(QWidget):
    """Show day, level, target and reason of each rating."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._scale: Scale = workspace.pathway.scale
        self._ratings: tuple[RatingRow, ...] = ()
        self._all = False
        self.more = Button("", "link")
        self._list, column = QVBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addWidget(self.more)
        self.more.clicked.connect(self._show_all)
        on_theme(self, lambda: self._list.setSpacing(U(2)))

    def show_ratings(self, ratings: tuple[RatingRow, ...]) -> None:
        """Show the newest ratings; the rest is one click away."""
        self._ratings, self._all = ratings, False
        self._fill()

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        clear(self._list)
        rows = told(self._ratings)
        shown = rows if self._all else rows[:SHOWN]
        for rating in shown:
            self._list.addWidget(label(self._words(rating)))
            if rating.rationale:
                self._list.addWidget(label(rating.rationale, "caption", "muted"))
        if not rows:
            self._list.addWidget(label(_("Not rated yet"), "body", "muted"))
        hidden = len(rows) - len(shown)
        self.more.set_text(ngettext("Show {n} earlier rating", "Show {n} earlier ratings", hidden).format(n=hidden))
        self.more.setVisible(hidden > 0)

    def _words(self, rating: RatingRow) -> str:
        words = _("{day}: {level}").format(
            day=format_date(rating.on, today=self._workspace.today()), level=self._scale.levels[rating.level].name
        )
        if rating.target is not None:
            target = self._scale.levels[rating.target].name
            words = _("{rating}, target {target}").format(rating=words, target=target)
        return _("{rating} (reported by {name})").format(rating=words, name=rating.by) if rating.by else words
