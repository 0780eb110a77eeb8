"""Settings: how the window looks, where the data lies, backups, what was deleted, and what the program is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop import __version__
from opspath_desktop.i18n import _
from opspath_desktop.queries.deleted import recently_deleted
from opspath_desktop.queries.reviews import plan_desk
from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.pages.settings_backups import BackupsCard
from opspath_desktop.ui.pages.settings_data import DataCard, Survey
from opspath_desktop.ui.pages.settings_deleted import DeletedCard
from opspath_desktop.ui.pages.settings_leave import LeaveCard
from opspath_desktop.ui.pages.settings_look import LookCards, PaperCard
from opspath_desktop.ui.pages.settings_row import SettingRow
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.scroll import Fit, page_column
from opspath_desktop.ui.workspace import Workspace

WIDEST = 808  # cards of 760 with the margins of a page


class SettingsPage(Page):
    """One column of cards; every choice takes effect at once."""

    place = "settings"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.look = LookCards(workspace)
        self.paper = PaperCard(workspace)
        self.data = DataCard(workspace)
        self.backups = BackupsCard(workspace)
        self.deleted = DeletedCard(workspace)
        self.leave = LeaveCard(workspace)
        self.about = Button(_("Versions and licences"), icon="info")
        content = QWidget()
        column = page_column(content)
        for card in self._cards():
            column.addWidget(card)
        column.addStretch(1)
        self._scroll = Fit(content, WIDEST)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        self.about.clicked.connect(self.show_about)
        self.data.surveyed.connect(self._show_survey)
        workspace.settings_changed.connect(self.look.refresh)

    def title(self) -> str:
        """Return the words in the top bar."""
        return _("Settings")

    def refresh(self) -> None:
        """Show what holds now; the folder is looked through in the worker."""
        self.look.refresh()
        self.paper.paper.choose(self.workspace.query(plan_desk).paper)
        self.deleted.show_deleted(self.workspace.query(recently_deleted))
        self.data.refresh()

    def focus_first(self) -> None:
        """Go to the first choice."""
        self.refresh_if_stale()
        chosen = self.look.theme.buttons.get(self.look.theme.current())
        if chosen is not None:
            chosen.setFocus()

    def back_up_now(self) -> None:
        """Make a backup with all attached files."""
        self.data.back_up_now()

    def show_about(self) -> None:
        """Open versions and licences."""
        from opspath_desktop.ui.dialogs.about import AboutDialog

        AboutDialog(self.workspace.pathway, self).exec()

    def _cards(self) -> list[Card]:
        about = Card(_("About"))
        made_for = _("Personal development planning for operations managers. Works offline; sends nothing.")
        about.add(SettingRow(f"OpsPath Desktop {__version__}", made_for, self.about))
        appearance, size, language, menu = self.look.cards
        return [
            appearance,
            size,
            self.data,
            self.paper,
            self.backups,
            self.deleted,
            language,
            menu,
            self.leave,
            about,
        ]

    def _show_survey(self, found: Survey) -> None:
        self.backups.show_backups(found.backups)
        self.deleted.show_backups(found.backups)
