"""The settings of a measure, in place under its chart: what is counted, target, chart and rules, baseline, limits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import measures
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import Fact, LongFact
from opspath_desktop.ui.pages.pilots_limits_words import limits_words
from opspath_desktop.ui.pages.pilots_measure_fields import (
    LONG,
    Beside,
    Chosen,
    Typed,
    baseline_fields,
    groups,
    is_used,
    read,
    taken,
    written,
)
from opspath_desktop.ui.pages.pilots_measure_metric import MetricChoice
from opspath_desktop.ui.pages.pilots_phases import PhaseList
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.workspace import Workspace


class MeasureSettings(QWidget):
    """Show every setting in words; each is changed where it stands and saved at once."""

    closed = Signal()
    measure_wanted = Signal()
    limits_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._measure: MeasureView | None = None
        self._pending = ""  # a baseline mode that waits for its number
        self.choices: dict[str, Choice] = {}
        self.texts: dict[str, InlineText] = {}
        self._fields: dict[str, Chosen | Typed] = {}
        self._facts: dict[str, QWidget] = {}
        self._messages: dict[str, Any] = {}
        self.serves = MetricChoice(workspace, self)
        self.phases = PhaseList(workspace, self)
        self.new_limits = Button("", "link", parent=self)
        self.another = Button(_("Add another measure"), "link", parent=self)
        self.delete_button = Button(_("Delete this measure"), "link", parent=self)
        self._column = QVBoxLayout(self)
        self._build()
        on_theme(self, self._space)

    def _build(self) -> None:
        for group in groups():
            self._column.addWidget(heading(group.title, "caption_strong", parent=self))
            row = FlowLayout(gap=24, line_gap=6)
            message = label("", "caption", "danger", parent=self)
            message.hide()
            for field in group.fields:
                if field.field not in LONG:
                    row.addWidget(self._fact(field))
                self._messages[field.field] = message
            if group.fields[0].field == "kind":
                row.addWidget(Fact(_("Serves the success metric"), self.serves))
            self._column.addLayout(row)
            for field in (each for each in group.fields if each.field in LONG):
                self._column.addWidget(self._fact(field))
            self._column.addWidget(message)
        self._column.addWidget(self.phases)
        links = FlowLayout(gap=16, line_gap=2)
        for link in (self.new_limits, self.another, self.delete_button):
            links.addWidget(link)
        self._column.addLayout(links)
        self.phases.change_wanted.connect(self.limits_wanted)
        self.new_limits.clicked.connect(lambda: self.limits_wanted.emit(""))
        self.another.clicked.connect(self.measure_wanted)
        self.delete_button.clicked.connect(self._delete)

    def _fact(self, field: Chosen | Typed) -> QWidget:
        self._fields[field.field] = field
        if isinstance(field, Chosen):
            choice = Choice(field.caption, field.keys, field.name, self)
            choice.chosen.connect(lambda key, field=field: self._take(field, key))
            self.choices[field.field] = choice
            self._facts[field.field] = Fact(field.caption, choice)
        else:
            long = field.field in LONG
            text = InlineText(field.caption, "", "body", field.hint, self, wrap=long)
            text.committed.connect(lambda words, field=field: self._read(field, words))
            self.texts[field.field] = text
            self._facts[field.field] = LongFact(field.caption, text) if long else Fact(field.caption, text)
        return self._facts[field.field]

    def show_measure(self, view: PilotView, measure: MeasureView) -> None:
        """Show the settings of this measure."""
        if self._measure is None or self._measure.uuid != measure.uuid:
            self._pending = ""
            self._quiet()
        self._measure = measure
        today = self._workspace.today()
        for name, field in self._fields.items():
            words = written(measure, field, today)
            if name in self.choices:
                self.choices[name].show_key(words)
            else:
                self.texts[name].set_text(words)
            self._facts[name].setVisible(is_used(measure, name))
        self.serves.show_measure(measure)
        self.phases.show_measure(measure)
        self.new_limits.set_text(limits_words(measure.study.kind).set_new)
        self.new_limits.setVisible(measure.study.proposal is not None)

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields that may hold words not saved yet."""
        return tuple(self.texts.values())

    def focus_first(self) -> None:
        """Go to the first setting."""
        self.choices["kind"].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, field: Chosen, key: str) -> None:
        if self._measure is None:
            return
        self._quiet()
        fields: dict[str, object] = {field.field: taken(field.field, key)}
        if field.field == "baseline_mode":
            if key == "typed" and self._measure.baseline is None:
                self._pending = key
                self.texts["baseline"].open()
                self._say("baseline", _("Type the centre, then the limits come from it."))
                return
            fields = baseline_fields(self._measure, key)
        self._save(field, fields)

    def _read(self, field: Typed, words: str) -> None:
        if self._measure is None:
            return
        self._quiet()
        space = self._workspace
        try:
            value = read(field, words, space.habits, space.today(), self._measure.unit)
        except Refused as refused:
            self.texts[field.field].error(str(refused))
            return
        fields: dict[str, object] = {field.field: value}
        if field.field == "baseline" and self._pending and value is not None:
            fields["baseline_mode"], self._pending = self._pending, ""
        self._save(field, fields)

    def _save(self, field: Chosen | Typed, fields: dict[str, Any]) -> None:
        if self._measure is None:
            return
        asks = (
            self.texts[field.field] if isinstance(field, Typed) else Beside(lambda text: self._say(field.field, text))
        )
        what = _("Change “{setting}”").format(setting=field.caption)
        done = self._workspace.act(what, measures.edit_measure, self._measure.uuid, field=asks, **fields)
        if not done.ok and isinstance(field, Chosen) and self._measure is not None:
            self.choices[field.field].show_key(written(self._measure, field, self._workspace.today()))

    def _say(self, field: str, text: str) -> None:
        self._messages[field].setText(text)
        self._messages[field].show()
        announce(self, text)

    def _quiet(self) -> None:
        for message in self._messages.values():
            message.hide()

    def _delete(self) -> None:
        if self._measure is not None:
            said = _("Deleted the measure “{name}”").format(name=self._measure.name)
            now, uuid = self._workspace.database.clock(), self._measure.uuid
            self._workspace.act(_("Delete measure"), measures.delete_measure, uuid, now=now, toast=said)

    def _space(self) -> None:
        self._column.setContentsMargins(0, U(4), 0, U(4))
        self._column.setSpacing(U(8))
