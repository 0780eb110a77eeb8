"""What stands on the import panel while a big file is read: how far it is, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_percent
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.progress import ProgressBar

_SPOKEN_STEP = 0.25  # how often a screen reader hears where it is


class RunView(QWidget):
    """Show one bar for the whole job; `cancel` is its only button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = heading(_("Import"), "h2")
        self.bar = ProgressBar(_("Progress of the import"), thickness=8)
        self.words = label("", "caption")
        self.cancel = Button(_("Cancel"))
        self._said = 0.0
        self._card = Card(parent=self)
        self._card.add(self.words)
        self._card.add(self.bar)
        self._card.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self._card)
        self._column.addStretch(1)
        on_theme(self, self._space)

    def begin(self, title: str) -> None:
        """Start at nothing, under this title."""
        self.title.setText(title)
        self._said = 0.0
        self.words.setText("")
        self.bar.set_fraction(0.0)

    def show_progress(self, fraction: float, words: str) -> None:
        """Show how far it is; speak it four times on the whole way."""
        self.bar.set_fraction(fraction, words)
        self.words.setText(words)
        if self.isVisible() and fraction >= self._said + _SPOKEN_STEP:
            self._said = fraction
            announce(self.bar, format_percent(fraction))

    def _space(self) -> None:
        self._column.setContentsMargins(U(24), U(4), U(24), U(24))
        self._column.setSpacing(U(16))
        self._card.setMaximumWidth(U(SIZE["detail_max"]))
