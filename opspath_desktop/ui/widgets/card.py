"""Group things on a page: cards, chips, dividers, icon tiles and the empty state."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import RADIUS, SIZE, U, theme
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import IconLabel, heading, label, on_theme, set_tone

Tone = Literal["neutral", "accent", "warn"]


class Card(QFrame):
    """Hold a title row (title left, caption or link right) and `body`, a vertical layout for the rest."""

    link = Signal()

    def __init__(
        self,
        title: str = "",
        link_text: str | None = None,
        icon: str | None = None,
        caption: str | None = None,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("tone", tone)
        self._outer = QVBoxLayout(self)
        self.title_row = QHBoxLayout()
        self.body = QVBoxLayout()
        self._icon = IconLabel(icon, "warn" if tone == "warn" else "text2", 16, self) if icon else None
        self.title_label = heading(title, "strong", tone if tone == "warn" else "", parent=self)
        self.caption_label = label(caption or "", "caption", wrap=False, parent=self)
        self._link = Button(link_text or "", "link", "arrow-right", self)
        self._fill_title_row(bool(title), caption is not None, link_text is not None)
        self._outer.addLayout(self.title_row)
        self._outer.addLayout(self.body, 1)
        self._link.clicked.connect(self.link)
        on_theme(self, self._space)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Append a widget to the body."""
        self.body.addWidget(widget, stretch)

    def set_title(self, text: str) -> None:
        """Replace the title."""
        self.title_label.setText(text)
        self.title_label.setVisible(bool(text))

    def set_caption(self, text: str) -> None:
        """Replace the quiet words at the right of the title."""
        self.caption_label.setText(text)
        self.caption_label.setVisible(bool(text))

    def set_link(self, text: str) -> None:
        """Replace the words of the link at the right of the title."""
        self._link.set_text(text)
        self._link.setVisible(bool(text))

    def _fill_title_row(self, title: bool, caption: bool, link: bool) -> None:
        if self._icon:
            self.title_row.addWidget(self._icon)
        self.title_row.addWidget(self.title_label, 1)
        self.title_row.addWidget(self.caption_label)
        self.title_row.addWidget(self._link)
        self.title_label.setVisible(title)
        self.caption_label.setVisible(caption)
        self._link.setVisible(link)

    def _space(self) -> None:
        self._outer.setContentsMargins(U(16), U(12), U(16), U(14))
        self._outer.setSpacing(U(8))
        self.title_row.setSpacing(U(8))
        self.body.setSpacing(U(8))


class Chip(QFrame):
    """Show a state in one or two words, with an icon when there is one."""

    def __init__(
        self, text: str, tone: Tone = "neutral", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setProperty("tone", tone)
        self._row = QHBoxLayout(self)
        self._icon = IconLabel(icon or "", _CHIP_TOKEN[tone], 14, self)
        self._icon.setVisible(bool(icon))
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setText(text)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        on_theme(self, self._space)

    def text(self) -> str:
        """Return the words."""
        return self._text.text()

    def show_state(self, text: str, tone: Tone = "neutral", icon: str | None = None) -> None:
        """Replace words, colour and icon."""
        self._text.setText(text)
        self._icon.set_icon(icon or "", _CHIP_TOKEN[tone])
        self._icon.setVisible(bool(icon))
        set_tone(self, tone)
        set_tone(self._text, "")

    def _space(self) -> None:
        self._row.setContentsMargins(U(7), U(1), U(7), U(1))
        self._row.setSpacing(U(5))


_CHIP_TOKEN: dict[str, str] = {"neutral": "text2", "accent": "accent", "warn": "warn"}


class Divider(QFrame):
    """Draw a hairline between things that belong together."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "divider")
        self.setProperty("way", "down" if vertical else "across")


class Tile(QWidget):
    """Show an icon on a soft square."""

    def __init__(self, icon: str, px: int = SIZE["tile"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._px = icon, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the square at the present text size."""
        return QSize(U(self._px), U(self._px))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint square and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        painter.setPen(QPen(look.color("text")) if look.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent_soft"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), U(RADIUS["tile"]), U(RADIUS["tile"])
        )
        side = U(16 if self._px <= 32 else self._px * 0.46)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.paint_icon(painter, self._icon, rect, look.color("accent"))
        painter.end()


class EmptyState(QWidget):
    """Say what a page is for and hold its first input field; `submitted` carries the typed words, trimmed."""

    submitted = Signal(str)

    def __init__(
        self,
        icon: str,
        title: str,
        line: str,
        placeholder: str = "",
        button_text: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.button = Button(button_text, "primary", parent=self)
        self.hint = label(hint, "caption", parent=self)
        self._row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build(icon, title, line)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder or title)
        self.field.setVisible(bool(placeholder))
        self.button.setVisible(bool(button_text))
        self.hint.setVisible(bool(hint))
        self.button.clicked.connect(self._submit)
        self.field.returnPressed.connect(self._submit)
        on_theme(self, self._space)

    def _build(self, icon: str, title: str, line: str) -> None:
        center = Qt.AlignmentFlag.AlignHCenter
        words = [heading(title, "h2", parent=self), label(line, "body", "muted", parent=self), self.hint]
        self._column.addStretch(1)
        self._column.addWidget(Tile(icon, 56, self), 0, center)
        for word in words[:2]:
            word.setAlignment(center)
            self._column.addWidget(word)
        self._row.addStretch(1)
        self._row.addWidget(self.field)
        self._row.addWidget(self.button)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self.hint.setAlignment(center)
        self._column.addWidget(self.hint)
        self._column.addStretch(2)

    def _submit(self) -> None:
        text = self.field.text().strip()
        if text or not self.field.isVisibleTo(self):
            self.submitted.emit(text)
        else:
            self.field.setFocus()

    def _space(self) -> None:
        self._column.setSpacing(U(12))
        self._row.setSpacing(U(8))
        self.field.setMinimumWidth(U(300))
