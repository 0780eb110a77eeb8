"""The rule of the weekly review under its cards: a link that opens how they are chosen, a point each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.parts import bullet
from opspath_desktop.ui.pages.readings_review_words import rule
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import on_theme


class HowChosen(QWidget):
    """Stand closed until it is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(_("How these are chosen"), "link", parent=self)
        self.points = QWidget(self)
        column, points = QVBoxLayout(self), QVBoxLayout(self.points)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.points)
        for text in rule():
            points.addWidget(bullet(text))
        self.points.hide()
        self.button.clicked.connect(self.toggle)

        def space() -> None:
            for layout in (column, points):
                layout.setContentsMargins(0, 0, 0, 0)
                layout.setSpacing(U(4))

        on_theme(self, space)

    def toggle(self) -> None:
        """Open the points, or close them."""
        self.points.setVisible(self.points.isHidden())
        closed = self.points.isHidden()
        self.button.set_text(_("How these are chosen") if closed else _("Hide how these are chosen"))
