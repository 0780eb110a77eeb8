"""Offer the questions of a coach one click away from the section that they are about."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.coach import Section, questions, section_title
from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce, set_accessible_role
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import heading, label, on_theme, set_tooltip

WIDTH = 380  # px, less where the screen is narrower
GAP = 4  # px between the button and what it opens
_CLOSES = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CoachQuestions(QFrame):
    """Show the questions of one section over the page until a key or a click elsewhere takes them away."""

    def __init__(self, section: Section, button: QWidget) -> None:
        super().__init__(button.window())
        set_accessible_role(self, QAccessible.Role.HelpBalloon)
        self._button = button
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        title = _("A coach asks: {section}").format(section=section_title(section).lower())
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(questions(section)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.addWidget(heading(title, "strong"))
        self._rows = [self._row(question) for question in questions(section)]
        on_theme(self, self._space)

    def open(self) -> None:
        """Show the questions below the button, or above it where there is more room, and speak them."""
        window = self.window().rect()
        self.setFixedWidth(min(U(WIDTH), window.width() - 2 * U(GAP)))
        self.ensurePolished()
        self.resize(self.width(), self.heightForWidth(self.width()))
        corner = self._button.mapTo(self.window(), QPoint(0, 0))
        self.move(_place(QRect(corner, self._button.size()), self.size(), window))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self.accessibleDescription())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, Enter and Space, and go back to the button."""
        if event.key() in _CLOSES:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when something else is used."""
        super().focusOutEvent(event)
        self.close()

    def _row(self, question: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label("?", "strong", "accent", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(question), 1)
        self._column.addLayout(row)
        return row

    def _space(self) -> None:
        self._column.setContentsMargins(U(16), U(12), U(16), U(14))
        self._column.setSpacing(U(8))
        for row in self._rows:
            row.setSpacing(U(10))


class CoachButton(Button):
    """Open the coach's questions of one section of the A3: put it into the `title_row` of that section's card.

    With `words` it stands on its own, without the title of a card beside it.
    """

    def __init__(self, section: Section, parent: QWidget | None = None, *, words: str = "") -> None:
        super().__init__(words, "default" if words else "icon", "circle-question-mark", parent)
        if not words:
            self.setProperty("look", "small")  # it stands beside a heading and must not make that line taller
        name = _("Questions of a coach: {section}").format(section=section_title(section).lower())
        self.setAccessibleName(name)
        set_tooltip(self, name)
        self.section: Section = section
        self.clicked.connect(self.ask)

    def ask(self) -> CoachQuestions:
        """Show the questions."""
        shown = CoachQuestions(self.section, self)
        shown.open()
        return shown


def _place(button: QRect, size: QSize, room: QRect) -> QPoint:
    """Return the place below the button, its right edges aligned, moved so that all of it is in the window."""
    x = min(max(button.right() - size.width(), room.left()), room.right() - size.width())
    below = button.bottom() + U(GAP)
    fits = below + size.height() <= room.bottom()
    above = max(button.top() - U(GAP) - size.height(), room.top())
    return QPoint(max(x, room.left()), below if fits else above)
