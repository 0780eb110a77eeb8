"""Show plain words: labels, headings and tooltips that never interpret what a person typed."""

import html
import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import theme
from opspath_desktop.ui.widgets.access import set_accessible_role

_ENDLESS = re.compile(r"\S{31,}")
_BREAK = re.compile(r"(\S{5})(?<!\u200d)(?=[\w!-/:-@\[-`{-~])")


class _Words(QLabel):
    """Show words that wrap, and break within where they have no end, so that no text widens a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""

    def setText(self, text: str) -> None:
        """Replace the words."""
        self._full = text
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        """Return the words as they were given."""
        return self._full


def label(
    text: str = "", role: str = "body", tone: str = "", wrap: bool = True, parent: QWidget | None = None
) -> QLabel:
    """Make a label; role is a type role ("caption", "h2" ...), tone a colour ("muted", "accent", "warn" ...)."""
    return _dress(_Words(parent), text, role, tone, wrap)


def heading(text: str, role: str = "strong", tone: str = "", level: int = 2, parent: QWidget | None = None) -> QLabel:
    """Make a label that a screen reader announces, and jumps to, as a heading."""
    made = _Words(parent)
    set_accessible_role(made, QAccessible.Role.Heading)
    made.setProperty("level", level)
    return _dress(made, text, role, tone, True)


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the colour role of a label, chip or bar and dress it again."""
    if (widget.property("tone") or "") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at the properties of the widget again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_tooltip(widget: QWidget, text: str) -> None:
    """Set a tooltip; the words are escaped because tooltips guess at rich text."""
    widget.setToolTip(tooltip_text(text))


def tooltip_text(text: str) -> str:
    """Escape words for a tooltip."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def escape_mnemonic(text: str) -> str:
    """Double every & so that a button or menu shows it instead of taking it for a shortcut."""
    return text.replace("&", "&&")


def elide(metrics: QFontMetrics, text: str, width: int) -> str:
    """Shorten the text to the width with an ellipsis; line breaks become spaces."""
    return metrics.elidedText(" ".join(text.split("\n")), Qt.TextElideMode.ElideRight, width)


def breakable(text: str) -> str:
    """Let a label break words of more than 30 characters, by spaces of no width that stand in them.

    None stands before a mark that belongs to the character before it, nor after what joins two to one.
    """
    return _ENDLESS.sub(lambda word: _BREAK.sub("\\1\u200b", word[0]), text)


class ElidedLabel(QLabel):
    """Show one line that gives way when space is short; the full text stays in the tooltip and for screen readers."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        _dress(self, "", role, tone, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Replace the text."""
        self._full = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def full_text(self) -> str:
        """Return the text as it was given."""
        return self._full

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        beside = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._full) + 2 + beside.left() + beside.right()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Agree to a few letters, and to the whole text where that is shorter."""
        few = self.fontMetrics().averageCharWidth() * 4
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = elide(self.fontMetrics(), self._full, max(self.contentsRect().width(), 1))
        self.setText(shown)
        set_tooltip(self, self._full if shown != self._full else "")


class IconLabel(QLabel):
    """Show an icon beside words; decoration only, so it has no accessible name."""

    def __init__(self, name: str, token: str = "text2", px: float = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._px = name, token, px
        self._draw()
        theme().changed.connect(self._draw)

    def set_icon(self, name: str, token: str | None = None) -> None:
        """Show another icon, or the same one in the colour of another token."""
        self._name, self._token = name, token or self._token
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(icons.pixmap(self._name, self._token, self._px) if self._name else QPixmap())


class _Follower(QObject):
    """Live and die with a widget, so that nothing calls `dress` for a widget that is gone."""

    def __init__(self, widget: QWidget, dress: Callable[[], None]) -> None:
        super().__init__(widget)
        self._dress = dress
        theme().changed.connect(self.follow)

    def follow(self) -> None:
        self._dress()


def on_theme(widget: QWidget, dress: Callable[[], None]) -> None:
    """Call `dress` now and after every change of theme or text size, as long as the widget lives."""
    dress()
    _Follower(widget, dress)


def _dress(made: QLabel, text: str, role: str, tone: str, wrap: bool) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    made.setText(text)
    return made
