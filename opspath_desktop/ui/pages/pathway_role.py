"""About the role at the end of the pathway: profile, titles on the way, and its value by horizon."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.pathway import RoleProfile
from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import heading, label, on_theme


class RoleView(QWidget):
    """Show the role profile in cards; `closed` goes back to the stages."""

    closed = Signal()

    def __init__(self, role: RoleProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(_("Back to the stages"), "default", "arrow-left")
        self.back.clicked.connect(self.closed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: list[QBoxLayout] = []
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(heading(role.title, "h1", level=1))
        self._column.addWidget(label(role.summary, "lead", "muted"))
        self._row(_facts(role), _points(_("Responsibilities"), "list-checks", role.responsibilities))
        self._row(
            _points(_("Core competencies"), "layers", role.core_competencies),
            _points(_("Titles along the way"), "route", role.titles),
        )
        self._column.addWidget(heading(_("What the role is worth to the enterprise"), "h3"))
        self._row(*(_points(horizon.title, "trending-up", horizon.items) for horizon in role.value))
        self._column.addStretch(1)
        on_theme(self, self._space)

    def set_narrow(self, narrow: bool) -> None:
        """Put the cards beside each other, or under each other."""
        ways = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _row(self, *cards: Card) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for card in cards:
            row.addWidget(card, 1)
        self._rows.append(row)
        self._column.addLayout(row)

    def _space(self) -> None:
        self._column.setSpacing(U(16))
        for row in self._rows:
            row.setSpacing(U(16))


def _facts(role: RoleProfile) -> Card:
    card = Card(_("Profile"), icon="user")
    facts = {
        _("Purpose"): role.purpose,
        _("Reports to"): role.reports_to,
        _("Primary focus"): role.primary_focus,
        _("Scope"): role.scope,
        _("Outcomes"): role.outcomes,
        _("Suits"): role.suits,
    }
    for name, words in facts.items():
        if words:
            card.add(label(name, "caption_strong"))
            card.add(label(words, "body", "muted"))
    card.body.addStretch(1)
    return card


def _points(title: str, icon: str, points: tuple[str, ...]) -> Card:
    card = Card(title, icon=icon)
    for point in points:
        card.add(label(f"•  {point}", "body", "muted"))
    card.body.addStretch(1)
    return card
