"""What the tabs of a pilot and the cards in them share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class PilotCard(Card):
    """One card of a tab; it queries what the view of the pilot does not hold."""

    def show_pilot(self, view: PilotView) -> None:
        """Show this pilot; words that are being typed stay."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is being typed."""

    def reveal(self, target: str) -> bool:
        """Bring the record with this uuid into view and give it the focus; tell whether the card has it."""
        return False


class Tab(QWidget):
    """One tab: cards under each other, made when it is shown first and filled while it is seen.

    `asked` is a wish to the page: "measure" for the tab of the numbers, "evidence" to use the pilot as evidence,
    "reopen" for a status of a running pilot.
    """

    asked = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.cards: list[PilotCard] = []
        self.column = QVBoxLayout(self)
        on_theme(self, self._space)

    def add(self, card: PilotCard) -> None:
        """Put a card under the others; it is then shown, saved and searched with them."""
        self.cards.append(card)
        self.column.addWidget(card)

    def show_pilot(self, view: PilotView, measure: MeasureView | None) -> None:
        """Show this pilot, with the measure that is chosen."""
        for card in self.cards:
            card.show_pilot(view)

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields outside of the cards that may hold words not saved yet."""
        return ()

    def flush(self) -> None:
        """Save what is being typed in the tab."""
        for field in self.editors():
            field.flush()
        for card in self.cards:
            card.flush()

    def reveal(self, target: str) -> None:
        """Bring a record into view."""
        any(card.reveal(target) for card in self.cards)

    def _space(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(U(14))
