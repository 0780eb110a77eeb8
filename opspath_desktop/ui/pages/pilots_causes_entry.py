"""The field for the next cause: it stands where the cause will stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from opspath_desktop.domain.causes import CATEGORIES, category_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.causes import CauseRow, CauseTree
from opspath_desktop.ui.pages.pilots_causes_menus import pop_up
from opspath_desktop.ui.pages.pilots_causes_row import DEEPEST, STEP
from opspath_desktop.ui.pages.pilots_choice import add_choices
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.number_edit import ParsedEdit, with_words
from opspath_desktop.ui.widgets.plain import on_theme


class CauseEntry(QWidget):
    """Take one cause after the other; Alt+Right and Alt+Left choose what the next one explains."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.under = ""
        self.after = ""
        self.category = CATEGORIES[0]
        self.method = "why"
        self._depth = 0
        self.bone = Button("", "chip", "chevron-down", self)
        self.field = ParsedEdit(_("New cause"), with_words(_("Write why it happens.")), "", "", parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.bone, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.field, 1)
        self.bone.clicked.connect(lambda: pop_up(self.bone, self.fill_bones))
        on_theme(self, self._space)

    def place(self, under: str = "", after: str = "") -> None:
        """Let the next cause explain `under` and stand behind `after`."""
        self.under, self.after = under, after

    def target(self) -> dict[str, str]:
        """Return where the next cause goes, as the action wants it."""
        return {"under": self.under, "after": self.after, "method": self.method, "category": self.category}

    def show_in(self, tree: CauseTree, method: str) -> None:
        """Say in the field what the next cause explains."""
        known = {branch.cause.uuid: branch for branch in tree.branches if branch.cause.method == method}
        self.method = method
        self.under = self.under if self.under in known else ""
        self.after = self.after if self.after in known else ""
        above = known.get(self.under)
        self._depth = above.depth + 1 if above else 0
        asks = _("Why does it happen?") if above is None else _("Why? {effect}").format(effect=above.cause.text)
        self.field.edit.setPlaceholderText(asks)
        self.field.edit.setAccessibleDescription(asks)
        self.bone.setVisible(method == "fishbone" and above is None)
        self._say_bone()
        self._space()

    def indent(self, causes: list[CauseRow]) -> None:
        """Let the next cause explain the one above the field."""
        before = [cause.uuid for cause in causes if cause.parent == self.under]
        if before:
            self.place(self.after or before[-1])

    def outdent(self, causes: list[CauseRow]) -> None:
        """Let the next cause explain what the one above it explains."""
        above = next((cause for cause in causes if cause.uuid == self.under), None)
        if above is not None:
            self.place(above.parent, above.uuid)

    def fill_bones(self, menu: QMenu) -> None:
        """Offer the six categories."""
        options = [(category, category_name(category)) for category in CATEGORIES]
        add_choices(menu, options, self.category, self._choose_bone)

    def _choose_bone(self, category: str) -> None:
        self.category = category
        self.place()
        self._say_bone()
        self.field.edit.setFocus()

    def _say_bone(self) -> None:
        self.bone.set_text(category_name(self.category))
        self.bone.setAccessibleName(_("Bone: {category}").format(category=category_name(self.category)))

    def _space(self) -> None:
        self._row.setContentsMargins(U(STEP) * min(self._depth, DEEPEST), U(2), 0, U(2))
        self._row.setSpacing(U(8))
        self.bone.setMinimumHeight(self.field.edit.sizeHint().height())
