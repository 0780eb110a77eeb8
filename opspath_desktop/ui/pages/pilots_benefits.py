"""The card of what a pilot brought: a line for the next benefit, the benefits, and what the actual ones add up to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import benefits
from opspath_desktop.domain.benefits import Sum, format_money, nature_word, sums
from opspath_desktop.i18n import _
from opspath_desktop.queries import benefits as queries
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_benefits_row import BenefitRow
from opspath_desktop.ui.pages.pilots_rows import Rows
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.workspace import Workspace


class BenefitsCard(PilotCard):
    """Show benefits; only the actual ones are added up, each nature and currency for itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Benefits"), caption=_("in 12 months at most"), parent=parent)
        self._workspace = workspace
        self._view: PilotView | None = None
        self.actual = label("", "strong", parent=self)
        self.forecast = label("", "caption", "muted", parent=self)
        self.field = ParsedEdit(_("New benefit"), str.strip, "", _("What got better? For example: less walking"))
        self.rows = Rows(lambda: BenefitRow(workspace, lambda: self._view), self.field.edit, self)
        for widget in (self.actual, self.forecast, self.rows, self.field):
            self.add(widget)
        self.field.committed.connect(self._add)

    def show_pilot(self, view: PilotView) -> None:
        """Show the benefits of this pilot."""
        if self._view is None or self._view.uuid != view.uuid:
            self.field.reset()
        self._view = view
        found = self._workspace.query(queries.benefits, view.uuid)
        self.rows.show_rows({each.uuid: each for each in found})
        actual = queries.actual_sums(found)
        expected = sums((each.worth for each in found), stage="forecast")
        self.actual.setText(_("Actual: {sums}").format(sums=_in_words(actual)))
        self.actual.setVisible(bool(actual))
        self.forecast.setText(_("Forecast, not added: {sums}").format(sums=_in_words(expected)))
        self.forecast.setVisible(bool(expected))

    def flush(self) -> None:
        """Save what is being typed."""
        self.rows.flush()

    def reveal(self, target: str) -> bool:
        """Open the benefit with this uuid."""
        return self.rows.reveal(target)

    def _add(self, text: object) -> None:
        if self._view is None:
            return
        space = self._workspace
        made = space.act(
            _("Add benefit"), benefits.add, self._view.uuid, what=str(text), today=space.today(), field=self.field
        )
        if made.ok:
            self.field.reset()
            row = self.rows.rows[made.result]
            assert isinstance(row, BenefitRow)
            row.unfold()
            row.amount.open()


def _in_words(found: tuple[Sum, ...]) -> str:
    parts = [f"{nature_word(each.nature)} {format_money(each.minor, each.currency)}" for each in found]
    return " · ".join(parts)
