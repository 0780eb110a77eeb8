"""The first start: one question, five cards, Enter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from opspath_desktop.domain.pathway import Stage
from opspath_desktop.i18n import _
from opspath_desktop.ui import icons
from opspath_desktop.ui.icons import app_pixmap
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit


class _Number(QWidget):
    """A stage's number in a ring."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self.chosen = number, False
        on_theme(self, lambda: self.setFixedSize(U(28), U(28)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color("accent" if self.chosen else "border_strong")
        painter.setPen(QPen(color, U(2 if self.chosen else 1)))
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setPen(theme().color("accent" if self.chosen else "text2"))
        painter.setFont(theme().font("caption_strong" if self.chosen else "caption"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.end()


class StageCard(QRadioButton):
    """One stage to choose: number, title, for whom. It is a radio button to the keyboard and to screen readers."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Stage {number}: {title}").format(number=stage.number, title=stage.title))
        self.setAccessibleDescription(stage.audience)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = _Number(stage.number, self)
        self._title = label(stage.title, "body", parent=self)
        self._audience = label(stage.audience, "caption", parent=self)
        row, words = QHBoxLayout(self), QVBoxLayout()
        self._row = row
        row.addWidget(self._number)
        words.addWidget(self._title)
        words.addWidget(self._audience)
        row.addLayout(words, 1)
        for child in (self._number, self._title, self._audience):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        watch_focus(self)
        self.toggled.connect(self._dress)

        def space() -> None:
            row.setContentsMargins(U(16), U(8), U(48), U(8))
            row.setSpacing(U(16))
            words.setSpacing(U(1))

        on_theme(self, space)

    def _dress(self, chosen: bool) -> None:
        self._number.chosen = chosen
        self._title.setProperty("role", "strong" if chosen else "body")
        self._title.style().polish(self._title)
        self.update()

    def hitButton(self, position: object) -> bool:
        """Take a click anywhere on the card."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        return self._row.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card; chosen: fill, border and a tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, chosen = theme(), self.isChecked()
        painter.setPen(QPen(look.color("accent" if chosen else "border"), U(2 if chosen else 1)))
        painter.setBrush(look.color("selected" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), U(8), U(8))
        if chosen:
            side = U(20)
            place = QRectF(self.width() - U(20) - side, (self.height() - side) / 2, side, side)
            icons.paint_icon(painter, "circle-check", place, look.color("accent"))
        if shows_focus(self):
            paint_ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), U(6))
        painter.end()


class FirstRun(QFrame):
    """`started(stage id)` when a stage was picked; `restore_asked` for people who bring a backup."""

    started = Signal(str)
    restore_asked = Signal()

    def __init__(self, stages: tuple[Stage, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages = stages
        self.setProperty("role", "page")
        self._group = QButtonGroup(self)
        inner = QWidget()
        self.cards = [StageCard(stage, inner) for stage in stages]
        self.start = Button("", "primary", parent=inner)
        self.restore = Button(_("Restore a backup"), "ghost", parent=inner)
        self._column = QVBoxLayout(inner)
        self._fill(inner)
        self._outer = QHBoxLayout(self)
        self._outer.addStretch(1)
        self._fit = Fit(inner, 640)
        self._outer.addWidget(self._fit, 6)
        self._outer.addStretch(1)
        on_theme(self, lambda: self._fit.setMaximumWidth(U(640) + self._fit.verticalScrollBar().sizeHint().width()))
        self._group.idToggled.connect(self._chosen)
        self.start.clicked.connect(self._start)
        self.restore.clicked.connect(self.restore_asked)
        if self.cards:
            self.cards[0].setChecked(True)

    def _fill(self, inner: QWidget) -> None:
        self._column.addStretch(1)
        brand = QHBoxLayout()
        logo = label("", wrap=False, parent=inner)
        brand.addWidget(logo)
        brand.addWidget(label("OpsPath", "h3", wrap=False, parent=inner), 1)
        self._column.addLayout(brand)
        self._column.addWidget(heading(_("Where are you on the pathway?"), "h1", level=1, parent=inner))
        line = _("Pick the closest. You can change it at any time, and nothing leaves this computer.")
        self._column.addWidget(label(line, "body", "muted", parent=inner))
        for number, card in enumerate(self.cards, start=1):
            self._group.addButton(card, number)
            self._column.addWidget(card)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addWidget(self.restore)
        row.addStretch(1)
        row.addWidget(label(_("Enter to start"), "caption", wrap=False, parent=inner))
        self._column.addLayout(row)
        self._column.addStretch(1)

        def space() -> None:
            logo.setPixmap(app_pixmap(28))
            brand.setSpacing(U(10))
            self._column.setSpacing(U(12))

        on_theme(self, space)

    def focus_first(self) -> None:
        """Put the keyboard on the chosen card."""
        chosen: QAbstractButton | None = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits for the cards and Enter for the start."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
            return
        digit = event.text()
        if digit.isdigit() and 1 <= int(digit) <= len(self.cards):
            self.cards[int(digit) - 1].setChecked(True)
            self.cards[int(digit) - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def _chosen(self, number: int, checked: bool) -> None:
        if checked:
            self.start.set_text(_("Start at stage {number}").format(number=number))

    def _start(self) -> None:
        number = self._group.checkedId()
        if 1 <= number <= len(self._stages):
            self.started.emit(self._stages[number - 1].id)
