"""The card of a book that is one click away: what the pathway says about it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.pathway_guidance import Guidance
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import on_theme


class Folded(Card):
    """Be a card whose body opens with the link at its title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, link_text=_("Show"), parent=parent)
        self.inside = QWidget(self)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.add(self.inside)
        self.unfold(False)
        self.link.connect(lambda: self.unfold(self.inside.isHidden()))
        on_theme(self, lambda: self.column.setSpacing(U(8)))

    def unfold(self, open_: bool) -> None:
        """Open the card, or close it."""
        self.inside.setVisible(open_)
        self.set_link(_("Hide") if open_ else _("Show"))
        self._link.set_icon("chevron-down" if open_ else "chevron-right")


class GuidanceCard(Folded):
    """Show why the pathway suggests a book, how to read it, and what to try; open before the book is begun."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Why and how to read it"), parent)
        self._key = ""
        self._words: Guidance | None = None

    def show_book(self, view: BookView) -> None:
        """Show what the pathway says about this book."""
        self.setVisible(view.item is not None)
        if view.item is None or view.key == self._key:
            return
        self._key = view.key
        if self._words is not None:
            self.column.removeWidget(self._words)
            self._words.hide()
            self._words.deleteLater()
        self._words = Guidance(view.item)
        self.column.addWidget(self._words)
        self.unfold(view.status == "planned")
