"""A value with its caption, in the line of a pilot's facts."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, Kind
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import elide, label, on_theme, set_tooltip

_WIDEST, _NARROWEST = 260, 90
_ICON = 22  # px, with the gap beside it


class ValueButton(Button):
    """Be a value that opens a menu, or a link; long words are shortened to the room there is."""

    def __init__(
        self, parent: QWidget | None = None, kind: Kind = "plain", widest: int = _WIDEST, *, icon: bool = False
    ) -> None:
        super().__init__("", kind, parent=parent)
        self._words, self._widest, self.hint = "", widest, ""
        self._side = 24 if kind == "chip" else 8  # px beside the words, as the style sheet has them
        self._side += _ICON if icon else 0
        self.setProperty("side", "left")  # shortened words leave room beside them, which is no indent
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words: str, spoken: str) -> None:
        """Show the words; a screen reader hears `spoken`."""
        self._words = words
        self._fit()
        self.setAccessibleName(spoken)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of all words, within a limit."""
        width = self.fontMetrics().horizontalAdvance(self._words) + U(self._side)
        return QSize(min(width, U(self._widest)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Agree to a narrow column."""
        return QSize(min(self.sizeHint().width(), U(_NARROWEST)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        name = self.accessibleName()
        shown = elide(self.fontMetrics(), self._words, min(self.width(), self.sizeHint().width()) - U(self._side - 1))
        self.set_text(shown)
        self.setAccessibleName(name)
        set_tooltip(self, self._words if shown != self._words else self.hint)


class Fact(QWidget):
    """Hold a caption over one or more values."""

    def __init__(self, caption: str, *values: QWidget) -> None:
        super().__init__()
        self._column, self._row = QVBoxLayout(self), FlowLayout(gap=2, line_gap=0)
        self._caption = label(caption, "caption", wrap=False, parent=self)
        self._column.addWidget(self._caption)
        self._column.addLayout(self._row)
        for value in values:
            self._row.addWidget(value)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        on_theme(self, self._space)

    def _space(self) -> None:
        self._caption.setContentsMargins(3, 0, 0, 0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)


class LongFact(QWidget):
    """Hold a caption over words that may be long: they take the whole width and go on in the next line."""

    def __init__(self, caption: str, words: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._caption = label(caption, "caption", wrap=False, parent=self)
        self._column.addWidget(self._caption)
        self._column.addWidget(words)
        on_theme(self, self._space)

    def _space(self) -> None:
        self._caption.setContentsMargins(3, 0, 0, 0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
