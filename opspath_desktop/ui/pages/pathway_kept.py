"""What the Pathway page says when no pack can be read: the records are safe, and here are their titles."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import Kept
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import heading, label, on_theme


class KeptTitles(QWidget):
    """List the items that have records, by kind, under the titles they had when they were first touched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column, self._cards = QVBoxLayout(self), QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(heading(_("The pathway cannot be read"), "h1", level=1))
        safe = _("Your records are safe: nothing was changed or deleted. They show again with the next version.")
        self._column.addWidget(label(safe, "lead", "muted"))
        self._column.addLayout(self._cards)
        self._column.addStretch(1)
        on_theme(self, self._space)

    def show_kept(self, kept: tuple[Kept, ...]) -> None:
        """Show these titles."""
        clear(self._cards)
        for kind, items in groupby(kept, key=lambda each: each.kind):
            card = Card(_kind_words(kind))
            for item in items:
                card.add(label(item.title))
            self._cards.addWidget(card)

    def _space(self) -> None:
        self._column.setSpacing(U(16))
        self._cards.setSpacing(U(16))


def _kind_words(kind: str) -> str:
    return {
        "stage": _("Stages"),
        "objective": _("Objectives"),
        "metric": _("Success metrics"),
        "tip": _("Development tips"),
        "reading": _("Readings"),
        "competency": _("Competencies"),
        "watch_for": _("Watch-fors"),
        "skill": _("Skills"),
    }.get(kind, kind)
