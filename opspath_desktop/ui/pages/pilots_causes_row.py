"""One cause as a row of the tree: its number, its words, how it is known and how far it was checked."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.causes import EVIDENCE, STATES, Branch, evidence_name, state_name
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.causes import CauseRow
from opspath_desktop.ui.pages.pilots_causes_words import CauseWords, seen, spoken, tone_of
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.inline_edit import InlineText, LineEdit
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone

STEP, DEEPEST = 20, 8  # px a level; deeper causes stand no further to the right, their numbers tell the level
NARROW = 520


class CauseLine(QWidget):
    """Show one cause; its words open for editing, its chips open menus, the rest is in "..." and under keys."""

    renamed = Signal(str)
    noted = Signal(str)
    counted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.branch: Branch[CauseRow] | None = None
        self._indent = 0
        self._narrow: bool | None = None
        self.number = label("", "caption", "faint", wrap=False, parent=self)
        self.words = CauseWords(self)
        self.edit = LineEdit(_("Cause"), parent=self)
        self.note = InlineText(_("How it is known"), "", "caption", _("What shows it?"), self)
        self.count = InlineText(_("How often it was seen"), "", "caption", _("How often?"), self, wrap=False)
        self.against = label("", "caption", wrap=False, parent=self)
        self.evidence = Button("", "chip", parent=self)
        self.state = Button("", "chip", parent=self)
        self.why = IconButton("plus", _("Add a cause below"), self)
        self.more = IconButton("ellipsis", _("More for this cause"), self)
        self._middle, self._tail, self._grid = QVBoxLayout(), FlowLayout(gap=6, line_gap=2), QGridLayout(self)
        self._facts = FlowLayout(gap=10, line_gap=0)
        self._build()
        self.edit.edit.committed.connect(self.renamed)
        self.edit.edit.left.connect(self.close_edit)
        for fact, said in ((self.note, self.noted), (self.count, self.counted)):
            fact.committed.connect(said)
            fact.edit.edit.left.connect(lambda: QTimer.singleShot(0, self, self._show_facts))
        on_theme(self, self._space)

    def show_branch(self, branch: Branch[CauseRow]) -> None:
        """Show this cause where the tree has it; words being typed stay."""
        self.branch, cause = branch, branch.cause
        self.number.setText(branch.number)
        self.words.show_cause(cause.text, tone_of(cause), spoken(branch))
        self.edit.set_text(cause.text)
        self.note.set_text(cause.note)
        self.count.set_text(seen(cause.count))
        many = ngettext("{n} countermeasure", "{n} countermeasures", cause.countermeasures)
        self.against.setText(many.format(n=cause.countermeasures))
        self._show_chips(cause)
        self._show_facts()
        self._space()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the keys of the tree: the words and the field that they turn into."""
        return (self.words, self.edit.edit)

    def open(self) -> None:
        """Turn the words into a field."""
        self.words.hide()
        self.edit.show()
        self.edit.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.edit.selectAll()

    def close_edit(self) -> None:
        """Turn back into words, unless a refused text has to be mended."""
        if self.edit.isHidden() or self.edit.error_text():
            return
        if self.edit.edit.hasFocus():
            mark_keyboard(self.words)
        self.words.show()
        self.edit.hide()

    def error(self, text: str) -> None:
        """Open the field with the typed words again and say why they were not taken."""
        self.open()
        self.edit.error(text)

    def open_fact(self, fact: InlineText) -> None:
        """Open the field of the evidence or of the count."""
        fact.show()
        fact.open()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.edit, self.note, self.count):
            field.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chips under the words and the levels closer together where there is little room."""
        super().resizeEvent(event)
        self._indent_words()
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line down each level that this cause stands under."""
        painter = QPainter(self)
        painter.setPen(theme().color("border_strong" if theme().contrast else "border"))
        for level in range(self._indent):
            x = self._step() * level + U(8)
            painter.drawLine(x, 0, x, self.height())
        painter.end()

    def _show_chips(self, cause: CauseRow) -> None:
        known, state = evidence_name(cause.evidence), state_name(cause.state)
        if cause.is_root:
            state = _("Root cause")
        self.evidence.set_text(known)
        self.state.set_text(state)
        self.evidence.setAccessibleName(_("Known by: {known}").format(known=known))
        self.state.setAccessibleName(_("State: {state}").format(state=state))
        self.state.set_icon("target" if cause.is_root else "check" if cause.state == "verified" else None)
        set_tone(self.state, "accent" if cause.state == "verified" else "")

    def _show_facts(self) -> None:
        cause = self.branch.cause if self.branch else None
        asked = cause is not None and cause.evidence != "assumption"
        self.note.setVisible(asked or bool(self.note.text()) or self.note.is_editing())
        self.count.setVisible(bool(self.count.text()) or self.count.is_editing())
        self.against.setVisible(cause is not None and cause.countermeasures > 0)
        self._facts.invalidate()

    def _build(self) -> None:
        self._middle.addWidget(self.words)
        self._middle.addWidget(self.edit)
        self._middle.addWidget(self.note)
        self._middle.addLayout(self._facts)
        for fact in (self.count, self.against):
            self._facts.addWidget(fact)
        self.edit.hide()
        for widget in (self.evidence, self.state, self.why, self.more):
            self._tail.addWidget(widget)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.number, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._middle, 0, 1)

    def _arrange(self) -> None:
        narrow = self.width() < U(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.removeItem(self._tail)
        self._tail.setParent(None)
        metrics = QFontMetrics(theme().font("caption"))
        for chip, names in ((self.evidence, map(evidence_name, EVIDENCE)), (self.state, map(state_name, STATES))):
            widest = max(metrics.horizontalAdvance(name) for name in names) + U(24)
            chip.setMinimumWidth(0 if narrow else widest)  # in a column where there is room beside the words
        if narrow:
            self._grid.addLayout(self._tail, 1, 1)
        else:
            self._grid.addLayout(self._tail, 0, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def _step(self) -> int:
        """Return how far a level stands to the right: all of them together take a quarter of the width at most."""
        return min(U(STEP), self.width() // (4 * DEEPEST))

    def _indent_words(self) -> None:
        self._grid.setContentsMargins(self._step() * self._indent, U(1), 0, U(1))

    def _space(self) -> None:
        self._indent = min(self.branch.depth, DEEPEST) if self.branch else 0
        self._indent_words()
        self._grid.setHorizontalSpacing(U(6))
        self._grid.setVerticalSpacing(0)
        self._middle.setSpacing(0)
        self.number.setContentsMargins(0, U(8), 0, 0)
        self._narrow = None
        self._arrange()
