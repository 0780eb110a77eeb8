"""About the role at the end of the pathway: profile, titles on the way, and its value by horizon."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.pathway import RoleProfile
from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.parts import bullet, section
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
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(heading(role.title, "h1", level=1))
        self._column.addWidget(label(role.summary, "lead", "muted"))
        self._sides = (
            self._side(_profile(role), _value(role)),
            self._side(
                _points(_("Responsibilities"), "list-checks", role.responsibilities),
                _points(_("Core competencies"), "layers", role.core_competencies),
                _points(_("Titles along the way"), "route", role.titles),
            ),
        )
        self._column.addLayout(self._columns)
        self._column.addStretch(1)
        on_theme(self, self._space)

    def set_narrow(self, narrow: bool) -> None:
        """Put the cards beside each other, or under each other."""
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _side(self, *cards: Card) -> QVBoxLayout:
        side = QVBoxLayout()
        for card in cards:
            side.addWidget(card)
        side.addStretch(1)
        self._columns.addLayout(side, 1)
        return side

    def _space(self) -> None:
        for layout in (self._column, self._columns, *self._sides):
            layout.setSpacing(U(16))


def _profile(role: RoleProfile) -> Card:
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
            card.add(section(name))
            card.add(label(words, "body", "muted"))
    return _close(card)


def _value(role: RoleProfile) -> Card:
    card = Card(_("Value to the enterprise"), icon="trending-up")
    for horizon in role.value:
        card.add(section(horizon.title))
        for point in horizon.items:
            card.add(bullet(point))
    return _close(card)


def _points(title: str, icon: str, points: tuple[str, ...]) -> Card:
    card = Card(title, icon=icon)
    for point in points:
        card.add(bullet(point))
    return _close(card)


def _close(card: Card) -> Card:
    """Set the lines of a card closer than separate things."""
    on_theme(card, lambda: card.body.setSpacing(U(3)))
    return card
