"""Choose which of several records of a book leads, and merge them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.duplicates import Twin
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.pages.readings_bulk_deeds import Deeds
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.plain import label, on_theme


class TwinRow(QWidget):
    """Show one record of a book behind its radio button; the words press it too."""

    def __init__(self, twin: Twin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton(self)
        parts = [twin.title, twin.authors] if twin.authors else [twin.title]
        stage = [_("Stage {number}").format(number=twin.stage)] if twin.stage is not None else []
        facts = " · ".join([*stage, twin.facts])
        self.button.setAccessibleName(", ".join([*parts, facts]))
        row, words = QHBoxLayout(self), QVBoxLayout()
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for text, role, tone in ((", ".join(parts), "body", ""), (facts, "caption", "")):
            line = label(text, role, tone)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(line)

        def space() -> None:
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(U(8))
            words.setSpacing(0)
            self.button.setFixedSize(U(26), U(24))

        on_theme(self, space)

    def mousePressEvent(self, _event: object) -> None:
        """Choose this record."""
        self.button.setChecked(True)
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)


class MergeForm(Card):
    """Offer the records of one book; `merged(uuid)` when they are one, `left()` on Esc or the second button."""

    merged = Signal(str)
    left = Signal()

    def __init__(self, deeds: Deeds, leave: str, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or _("Merge"), parent=parent)
        self._deeds = deeds
        self._twins: Sequence[Twin] = ()
        self.rows: list[TwinRow] = []
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._message = label("", "caption", "danger", parent=self)
        self._message.hide()
        self.button, self.leave = Button("", "primary"), Button(leave)
        buttons = QWidget(self)
        flow = Flow(buttons)
        for each in (self.button, self.leave):
            flow.addWidget(each)
        self.body.addLayout(self._list)
        self.add(self._message)
        self.add(buttons)
        self.button.clicked.connect(self.merge)
        self.leave.clicked.connect(self.left)
        on_theme(self, lambda: self._list.setSpacing(U(6)))

    def show_twins(self, twins: Sequence[Twin]) -> None:
        """Offer these records; the first one leads unless another is chosen."""
        self._message.hide()
        if tuple(twins) == tuple(self._twins):
            return
        self._twins = tuple(twins)
        clear(self._list)
        self.rows = [TwinRow(twin, self) for twin in twins]
        for row in self.rows:
            self._group.addButton(row.button)
            self._list.addWidget(row)
        if self.rows:
            self.rows[0].button.setChecked(True)
        words = ngettext("Merge {n} book", "Merge {n} books", len(twins))
        self.button.set_text(words.format(n=format_number(len(twins))))

    def start(self) -> None:
        """Put the focus on the record that leads."""
        for row in self.rows:
            if row.button.isChecked():
                row.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def merge(self) -> None:
        """Merge the records; the chosen one leads."""
        lead = next((twin for twin, row in zip(self._twins, self.rows, strict=True) if row.button.isChecked()), None)
        if lead is None:
            return
        kept = next((twin for twin in self._twins if twin.suggested), lead)
        self._deeds.keys = tuple(twin.key for twin in self._twins)
        uuid = self._deeds.merge(lead.key, kept.title, self)
        if uuid:
            self.merged.emit(uuid)

    def error(self, text: str) -> None:
        """Say why they could not be merged."""
        self._message.setText(text)
        self._message.show()
        announce(self.button, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc; Enter on a record merges."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and any(row.button.hasFocus() for row in self.rows):
            self.merge()
        else:
            super().keyPressEvent(event)
