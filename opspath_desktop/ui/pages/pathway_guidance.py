"""Show what the pack says about doing an item: how, signs, questions, what would show it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.pathway import Item
from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.parts import bullet, section
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import label, on_theme


def guidance(item: Item) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return (heading, text, points) of what the pack says about doing an item; empty parts are left out."""
    parts = [
        (_("What it means"), item.text if item.text != item.title else "", ()),
        (_("Signs"), item.signs, ()),
        (_("Instead"), item.instead, ()),
        (_("How"), item.how, ()),
        (_("Why"), item.why, ()),
        (_("Read with these questions"), "", item.questions),
        (_("Try at work"), item.apply, ()),
        (_("What would show it"), "", item.evidence),
    ]
    return [part for part in parts if part[1] or part[2]]


class Guidance(QWidget):
    """Show the pack's words about an item."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for title, text, points in guidance(item):
            column.addWidget(section(title))
            if text:
                column.addWidget(label(text, "body", "muted"))
            for point in points:
                column.addWidget(bullet(point))
        on_theme(self, lambda: column.setSpacing(U(3)))
