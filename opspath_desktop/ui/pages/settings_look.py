"""Choose how the window looks and in which language it speaks; every choice takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QRadioButton, QWidget

from opspath_desktop.actions import plan
from opspath_desktop.i18n import _, format_percent
from opspath_desktop.paths import resource_dir
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.workspace import Workspace

TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


class Choice(QWidget):
    """Show a few words of which one holds; `chosen(key)` when a person takes another."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        row = FlowLayout(self)
        for key, words in options:
            self.buttons[key] = button = QRadioButton(words)
            button.setObjectName(key)
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.objectName()))

    def choose(self, key: str) -> None:
        """Show which one holds; a value without a button shows none."""
        button = self.buttons.get(key)
        if button is not None:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self.buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def current(self) -> str:
        """Return the key of the one that holds, or nothing."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")


class LookCards:
    """Hold the cards about the window: appearance, text size, language and menu bar."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        themes = [("light", _("Light")), ("dark", _("Dark")), ("system", _("Follow the system"))]
        self.theme = Choice(_("Appearance"), themes)
        self.scale = Choice(_("Text size"), [(str(size), format_percent(size)) for size in TEXT_SIZES])
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language"))
        for key, words in languages():
            self.language.addItem(words, key)
        self.menu = QCheckBox(_("Always show the menu bar"))
        self.cards = (
            _card(_("Appearance"), self.theme),
            _card(_("Text size"), self.scale),
            _card(
                _("Language"),
                self.language,
                _("Dates and numbers are written as your system does. A change shows at the next start."),
            ),
            _card(_("Menu bar"), self.menu, _("Alt or F10 shows it when it is hidden.")),
        )
        self.theme.chosen.connect(lambda key: workspace.store_settings(theme=key))
        self.scale.chosen.connect(lambda key: workspace.store_settings(text_scale=float(key)))
        self.language.activated.connect(self._speak)
        self.menu.clicked.connect(lambda on: workspace.store_settings(always_show_menu=on))

    def refresh(self) -> None:
        """Show what the settings say."""
        settings = self._workspace.settings
        self.theme.choose(settings.theme)
        self.scale.choose(str(float(settings.text_scale)))
        self.language.setCurrentIndex(max(self.language.findData(settings.language), 0))
        self.menu.setChecked(settings.always_show_menu)

    def _speak(self, index: int) -> None:
        self._workspace.store_settings(language=self.language.itemData(index))


class PaperCard(Card):
    """Choose the paper of the plan, which is part of the plan: kept with the records and undoable."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan paper size"), parent=parent)
        self.paper = Choice(_("Plan paper size"), [("a4", _("A4")), ("letter", _("US Letter"))])
        self.add(self.paper)
        self.paper.chosen.connect(lambda key: workspace.act(_("Choose the paper"), plan.set_paper, key))


def languages() -> list[tuple[str, str]]:
    """Return (key, name in its own language) of what can be chosen: the system's, English, and what is translated."""
    from babel import Locale

    translated = sorted(path.parent.parent.name for path in (resource_dir() / "locale").glob("*/LC_MESSAGES/*.mo"))
    named = [(key, Locale.parse(key).get_display_name(key) or key) for key in translated]
    return [("", _("Follow the system")), ("en", "English"), *named]


def _card(title: str, widget: QWidget, caption: str = "") -> Card:
    made = Card(title)
    side = Qt.AlignmentFlag.AlignLeft if isinstance(widget, QComboBox) else Qt.AlignmentFlag(0)
    made.body.addWidget(widget, 0, side)
    if caption:
        made.add(label(caption, "caption"))
    return made
