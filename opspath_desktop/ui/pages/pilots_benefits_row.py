"""One benefit: its words, stage and worth; opened, all that the arithmetic needs is edited in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import benefits
from opspath_desktop.domain import benefits as rules
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.benefits import BenefitView
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.parts import Panel
from opspath_desktop.ui.pages.pilots_benefits_words import captions, choice_captions, day_captions
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import Fact, ValueButton
from opspath_desktop.ui.pages.pilots_rows import Row, open_menu
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.widgets.plain import escape_mnemonic, label, on_theme
from opspath_desktop.ui.workspace import Workspace

_CHOICES: tuple[tuple[str, tuple[str, ...], Callable[[str], str]], ...] = (
    ("stage", rules.STAGES, rules.stage_word),
    ("category", rules.CATEGORIES, rules.category_word),
    ("nature", rules.NATURES, rules.nature_word),
    ("recurrence", rules.RECURRENCES, rules.recurrence_word),
)


class BenefitRow(Row):
    """Show a benefit; Enter or a click unfolds it, Del deletes it. `pilot` tells which measures may show it."""

    def __init__(
        self, workspace: Workspace, pilot: Callable[[], PilotView | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._pilot = workspace, pilot
        self._view: BenefitView | None = None
        self.head = OpenRow("")
        self.panel = Panel()
        self.what = InlineText(_("Benefit"), "", "body", _("what got better?"))
        self.choices = {name: Choice(choice_captions()[name], options, word) for name, options, word in _CHOICES}
        self.amount = InlineText(_("How much"), "", "body", _("like 3 h"), wrap=False)
        self.rate = InlineText(
            _("One unit is worth"), "", "body", _("like {amount} EUR").format(amount=rules.example_rate()), wrap=False
        )
        self.days = {name: DateInline(workspace, words, _("when?")) for name, words in day_captions().items()}
        self.by = InlineText(_("Confirmed by"), "", "body", _("who?"), wrap=False)
        self.measure = ValueButton()
        self.twice = InlineText(_("Counted elsewhere?"), "", "body", _("say where, so that it is not counted twice"))
        self.delete_button = Button(_("Delete this benefit"), "link")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        column.addWidget(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        facts = QWidget()
        flow = FlowLayout(facts, 20, 6)
        values = (self.choices["stage"], self.choices["category"], self.choices["nature"], self.amount)
        more = (self.choices["recurrence"], self.rate, *self.days.values(), self.measure, self.by, self.twice)
        for widget, words in zip((*values, *more), captions(), strict=True):
            flow.addWidget(Fact(words, widget))
        for part in (label(_("What got better"), "caption"), self.what, facts):
            self.panel.add(part)
        self.panel.column.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.panel.hide()

        def space() -> None:
            column.setSpacing(0)
            for field in (self.amount, self.rate, *self.days.values(), self.by):
                field.edit.setMaximumWidth(U(140))

        on_theme(self, space)

    def _connect(self) -> None:
        self.head.opened.connect(self.unfold)
        self.what.committed.connect(lambda text: self._edit(self.what, what=text))
        for name, choice in self.choices.items():
            choice.chosen.connect(lambda key, name=name: self._edit(None, **{name: key}))
        self.amount.committed.connect(self._save_amount)
        self.rate.committed.connect(self._save_rate)
        for name, day in self.days.items():
            day.committed.connect(lambda text, name=name: self._save_day(name, text))
        self.by.committed.connect(self._save_by)
        self.twice.committed.connect(lambda text: self._edit(self.twice, double_count_note=text))
        self.measure.clicked.connect(lambda: open_menu(self.measure, self.fill_measures))
        self.delete_button.clicked.connect(self.delete)
        self.delete_wanted.connect(self.delete)

    def show_row(self, view: BenefitView) -> None:
        """Show this benefit."""
        self._view = view
        name = view.what or rules.category_word(view.category)
        self.head.title.setText(name)
        state = [rules.stage_word(view.stage), rules.nature_word(view.nature), view.formula]
        if view.is_validated and view.validated_on is not None:
            day = format_date(view.validated_on, today=self._workspace.today())
            state.append(_("confirmed by {who}, {day}").format(who=view.validated_by, day=day))
        words = " · ".join(part for part in state if part)
        self.head.set_caption(words, "" if view.stage == "actual" else "muted")
        self.head.setAccessibleName(name)
        self.what.set_text(view.what)
        for key, choice in self.choices.items():
            choice.show_key(getattr(view, key))
        self.amount.set_text("" if view.quantity is None else f"{format_number(view.quantity)} {view.unit}".strip())
        self.rate.set_text("" if view.rate_minor is None else rules.format_money(view.rate_minor, view.currency))
        for key, field in self.days.items():
            field.show_date(getattr(view, key))
        self.by.set_text(view.validated_by)
        self.twice.set_text(view.double_count_note)
        self.measure.say(view.measure_name or _("choose"), _("Shown by: {name}").format(name=view.measure_name))

    def unfold(self) -> None:
        """Show the fields, or fold them away."""
        self.panel.setVisible(self.panel.isHidden())

    def focus_row(self) -> None:
        """Open the row and put the focus on it."""
        self.panel.show()
        self.head.focus_row()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.what, self.amount, self.rate, self.by, self.twice, *self.days.values()):
            field.flush()

    def delete(self) -> None:
        """Move the benefit to Recently deleted."""
        if self._view is not None:
            space = self._workspace
            now, toast = space.database.clock(), _("Benefit deleted")
            space.act(_("Delete benefit"), benefits.delete, self._view.uuid, now=now, toast=toast)

    def fill_measures(self, menu: QMenu) -> None:
        """Add the measures of the pilot, and none."""
        view, pilot = self._view, self._pilot()
        if view is None or pilot is None:
            return

        def link(uuid: str) -> None:
            self._workspace.act(_("Link a measure"), benefits.set_measure, view.uuid, uuid)

        for uuid, name in (("", _("None")), *((measure.uuid, measure.name) for measure in pilot.measures)):
            action = menu.addAction(escape_mnemonic(name))
            action.setCheckable(True)
            action.setChecked(uuid == view.measure)
            action.triggered.connect(lambda _on=False, uuid=uuid: link(uuid))

    def _save_amount(self, text: str) -> None:
        try:
            quantity, unit = rules.read_quantity(text, self._workspace.habits)
        except Refused as refused:
            self.amount.error(str(refused))
            return
        self._edit(self.amount, quantity=quantity, unit=unit)

    def _save_rate(self, text: str) -> None:
        known = self._view.currency if self._view else ""
        try:
            currency = known or self._workspace.query(benefits.last_currency)
            minor, code = rules.read_rate(text, self._workspace.habits, currency)
        except Refused as refused:
            self.rate.error(str(refused))
            return
        self._edit(self.rate, rate_minor=minor, currency=code if minor is not None else known)

    def _save_day(self, name: str, text: str) -> None:
        good, day = self.days[name].read(text)
        if good:
            self._edit(self.days[name], **{name: day})

    def _save_by(self, text: str) -> None:
        """Take today as the day of a first confirmation."""
        on = self._view.validated_on if self._view else None
        self._edit(self.by, validated_by=text, validated_on=(on or self._workspace.today()) if text.strip() else None)

    def _edit(self, field: QWidget | None, **changes: Any) -> None:
        if self._view is not None:
            space = self._workspace
            words = _("Edit benefit")
            space.act(words, benefits.edit, self._view.uuid, today=space.today(), field=field, **changes)
