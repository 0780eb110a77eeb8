"""Under the tabs: the saved shelves, the chips that are active, and the field that names a shelf."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import shelves as actions
from opspath_desktop.domain.shelf_rule import Chip, Rule
from opspath_desktop.i18n import _
from opspath_desktop.queries.shelves import SavedShelf
from opspath_desktop.ui.pages.readings_filter import chip_words
from opspath_desktop.ui.pages.readings_shelves_chip import ShelfChip, give_focus, place_of_focus, set_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace

_MOST_SHELVES = 6  # more of them stand in the menu only


class ShelfBar(QWidget):
    """Show shelves and chips; `changed(Rule)` when a person chooses others."""

    changed = Signal(object)
    refilled = Signal()
    left_empty = Signal()  # the focus was here, and nothing is left that could have it

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._rule, self._renamed, self._most = Rule(), "", 0
        self.saved: tuple[SavedShelf, ...] = ()
        self._holder = QWidget(self)
        self._flow = Flow(self._holder, 6)
        self._scroll = Fit(self._holder, parent=self)
        self.name = LineEdit(_("Name of the shelf"), "", _("Name of the shelf"), self)
        column = QVBoxLayout(self)
        column.addWidget(self._scroll)
        column.addWidget(self.name)
        column.setContentsMargins(0, 0, 0, 0)
        self.name.hide()
        self.hide()
        self.name.committed.connect(self._name)
        self.name.edit.left.connect(self._leave)
        on_theme(self, lambda: column.setSpacing(U(6)))

    def fit(self, most: int) -> None:
        """Take the height that the chips need, at most so many pixels: more of them scroll. For 0 shelves give way."""
        self._most = most
        self._scroll.setFixedHeight(min(self._flow.heightForWidth(max(self.width(), 1)), max(most, U(28))))
        self.setVisible(bool(self._rule.chips or (self.saved and most)) or not self.name.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines of chips anew."""
        super().resizeEvent(event)
        self.fit(self._most)

    def show_rule(self, rule: Rule, saved: tuple[SavedShelf, ...]) -> None:
        """Show these shelves and chips."""
        if (rule, saved) == (self._rule, self.saved):
            return
        here, uuid = place_of_focus(self.chips())
        self._rule, self.saved = rule, saved
        self._fill()
        if here >= 0:
            self._focus(uuid, here)
        self.fit(self._most)

    def chips(self) -> list[Button]:
        """Return the buttons on show: shelves, chips, then what can be done with them."""
        found = [self._flow.itemAt(place) for place in range(self._flow.count())]
        return [widget for item in found if item is not None and isinstance(widget := item.widget(), Button)]

    def start_save(self) -> None:
        """Ask for the name of a new shelf."""
        self._ask("", "")

    def fill_shelf(self, shelf: SavedShelf, menu: QMenu) -> None:
        """Add what may be done with a saved shelf."""
        if self._rule.chips and self._rule != shelf.rule:
            menu.addAction(_("Let it hold what is chosen now"), lambda: self._change(shelf))
        menu.addAction(_("Rename") + "\t" + _("F2"), lambda: self._do(shelf, "rename"))
        menu.addAction(_("Move forward") + "\t" + _("Alt+Left"), lambda: self._do(shelf, "before"))
        menu.addAction(_("Move back") + "\t" + _("Alt+Right"), lambda: self._do(shelf, "after"))
        menu.addAction(_("Delete") + "\t" + _("Del"), lambda: self._do(shelf, "delete"))

    def show_shelf(self, shelf: SavedShelf) -> None:
        """Show what a shelf holds; the shelf on show is closed."""
        self.changed.emit(Rule() if self._rule == shelf.rule else shelf.rule)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the field of the name on Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.name.isHidden():
            self._close()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for shelf in self.saved[:_MOST_SHELVES]:
            self._flow.addWidget(self._shelf_chip(shelf))
        for chip in self._rule.chips:
            self._flow.addWidget(self._chip(chip))
        if self._rule.chips:
            if all(shelf.rule != self._rule for shelf in self.saved):
                self._flow.addWidget(self._link(_("Save as shelf"), self.start_save))
            self._flow.addWidget(self._link(_("Clear"), lambda: self.changed.emit(Rule())))
        for button in self.chips():
            button.show()  # a hidden one would take no room in the flow
        self._scroll.setVisible(self._flow.count() > 0)
        self.refilled.emit()

    def _shelf_chip(self, shelf: SavedShelf) -> ShelfChip:
        made = ShelfChip(shelf, self._rule == shelf.rule, self._holder)
        made.clicked.connect(partial(self.show_shelf, shelf))
        made.wanted.connect(partial(self._do, shelf))
        made.customContextMenuRequested.connect(partial(self._popup, shelf, made))
        return made

    def _chip(self, chip: Chip) -> Button:
        made = Button("", "chip", "x", self._holder)
        set_words(made, chip_words(chip))
        made.setAccessibleName(_("Remove the filter {name}").format(name=chip_words(chip)))
        made.clicked.connect(partial(self._toggle, chip))
        return made

    def _link(self, words: str, do: object) -> Button:
        made = Button(words, "link", parent=self._holder)
        made.clicked.connect(do)
        return made

    def _toggle(self, chip: Chip, _checked: bool = False) -> None:
        self.changed.emit(self._rule.toggled(chip))

    def _popup(self, shelf: SavedShelf, at: QWidget, spot: QPoint) -> None:
        menu = QMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_shelf(shelf, menu)
        menu.popup(at.mapToGlobal(spot))

    def _do(self, shelf: SavedShelf, wanted: str) -> None:
        space, said = self._workspace, _("Shelf “{name}” deleted").format(name=shelf.name)
        if wanted == "rename":
            self._ask(shelf.uuid, shelf.name)
        elif wanted == "delete":
            space.act(_("Delete shelf"), actions.delete, shelf.uuid, now=space.database.clock(), toast=said)
        else:
            space.act(_("Move shelf"), actions.move, shelf.uuid, -1 if wanted == "before" else 1)

    def _change(self, shelf: SavedShelf) -> None:
        said = _("“{name}” holds the new choice").format(name=shelf.name)
        self._workspace.act(_("Change shelf"), actions.change, shelf.uuid, self._rule, toast=said)

    def _ask(self, uuid: str, name: str) -> None:
        self._renamed = uuid
        self.show()
        self.name.show()
        self.name.edit.revert()
        self.name.set_text(name)
        self.name.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.edit.selectAll()

    def _name(self, name: str) -> None:
        act, field = self._workspace.act, self.name
        if self._renamed:
            done = act(_("Rename shelf"), actions.rename, self._renamed, name, field=field)
        elif name.strip():
            said = _("Shelf “{name}” saved").format(name=" ".join(name.split()))
            done = act(_("Save shelf"), actions.save, name, self._rule, toast=said, field=field)
        else:
            return
        if done.ok:
            self._close(self._renamed or str(done.result))

    def _leave(self) -> None:
        if not self.name.has_unsaved_text():
            self._close()

    def _close(self, uuid: str = "") -> None:
        """Put the field away; the keyboard goes on at the shelf it named, or at the chips."""
        if self.name.edit.hasFocus():
            self._focus(uuid or self._renamed, 0)
        self.name.hide()
        self.name.clear_error()
        self.fit(self._most)

    def _focus(self, uuid: str, place: int) -> None:
        """Give the focus to a shelf, or to what stands at this place now."""
        if not give_focus(self.chips(), uuid, place):
            self.left_empty.emit()
