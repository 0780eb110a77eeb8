"""What the pilots show before the first one: the field that starts it, and what the stage suggests."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import Suggestion
from opspath_desktop.ui.pages.pilots_new import FirstMinuteForm
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import EmptyState
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

_NAME, _WIDTH = 300, 400


class EmptyPilots(EmptyState):
    """Ask for the name of the first pilot; a tip of the stage fills the field. `named` carries what was told."""

    named = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            "flask-conical",
            _("Test one small change"),
            _("A pilot is one change, one measure and what you learned.\nName it now; aim and measure can wait."),
            _("For example: hand over with a checklist"),
            _("Start pilot"),
            parent=parent,
        )
        self._tip = ("", "")
        self.message = label("", "caption", "danger", parent=self)
        self.message.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.message.hide()
        self.form = FirstMinuteForm(workspace, self)
        self.suggests = label("", "caption", parent=self)
        self.suggests.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.tips = QVBoxLayout()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # EmptyState is a column that ends with a stretch
        column.insertWidget(column.count() - 1, self.message)
        column.insertWidget(column.count() - 1, self.form, 0, Qt.AlignmentFlag.AlignHCenter)
        column.insertWidget(column.count() - 1, self.suggests)
        column.insertLayout(column.count() - 1, self.tips)
        self.submitted.connect(self._name)
        self.form.entered.connect(lambda: self._name(self.field.text()))
        self.field.textChanged.connect(self._unfold)
        self.field.textEdited.connect(lambda _text: self.message.hide())
        on_theme(self, self._space_tips)

    def show_suggestion(self, found: Suggestion | None) -> None:
        """Offer the tips of the current stage."""
        while (item := self.tips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.suggests.setVisible(found is not None)
        if found is None:
            return
        self.suggests.setText(_("Stage {number} suggests:").format(number=found.stage))
        for tip in found.tips:
            button = Button(tip.title, "link", parent=self)
            button.clicked.connect(lambda _checked=False, tip=tip: self._take(tip.id, tip.title))
            self.tips.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def clear(self) -> None:
        """Empty the fields."""
        self.field.clear()
        self.form.clear()

    def error(self, text: str) -> None:
        """Say why the name was not taken; it stays in the field."""
        self.message.setText(text)
        self.message.show()

    def _unfold(self, text: str) -> None:
        """Show the further fields with the button behind the last of them, as Tab goes; without a name hide them."""
        self.form.follow(text)
        self._align()
        beside = self._row.indexOf(self.button) >= 0
        if beside and not self.form.isHidden():
            below = self._column.indexOf(self.form) + 1
            self._column.insertWidget(below, self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        elif not beside and self.form.isHidden():
            self._row.insertWidget(self._row.indexOf(self.field) + 1, self.button)

    def _take(self, tip: str, title: str) -> None:
        self._tip = (tip, title)
        self.field.setText(title)
        self.field.setFocus()
        self.field.selectAll()

    def _name(self, text: str) -> None:
        tip, _title = self._tip
        told = self.form.read(text, tip)
        if told is not None:
            self.named.emit(told)

    def _space_tips(self) -> None:
        self.tips.setSpacing(U(2))
        self.form.setFixedWidth(U(_WIDTH))
        self._align()

    def _align(self) -> None:
        self.field.setMinimumWidth(U(_NAME if self.form.isHidden() else _WIDTH))
