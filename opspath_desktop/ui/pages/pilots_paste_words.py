"""The field for a block of numbers, and the words for what would come of the block."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from opspath_desktop.domain.pasted import Pasted
from opspath_desktop.i18n import _, format_date, format_number, ngettext

_MOST_REASONS = 6


def pasted_block(event: QKeyEvent) -> str:
    """Return the text of the clipboard when this key pastes one of several lines or cells, else nothing."""
    if not event.matches(QKeySequence.StandardKey.Paste):
        return ""
    text = QGuiApplication.clipboard().text()
    return text if "\n" in text.strip() or "\t" in text.strip() else ""


class BlockPad(QPlainTextEdit):
    """Take plain text; Tab leaves, Ctrl+Enter finishes."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    def has_unsaved_text(self) -> bool:
        """Tell whether there are words: Ctrl+Z is theirs."""
        return bool(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)


def result(block: Pasted, today: date) -> str:
    """Return how many rows can be recorded, of which days, and how many cannot."""
    if not block.rows:
        return _("Nothing is recorded yet.")
    taken, refused = len(block.taken), len(block.refused)
    can = ngettext("{n} row can be added", "{n} rows can be added", taken).format(n=format_number(taken))
    if taken:
        days = [entry.on for entry in block.taken]
        first, last = (format_date(day, today=today) for day in (min(days), max(days)))
        span = _("{rows}, {first}") if first == last else _("{rows}, {first} to {last}")
        can = span.format(rows=can, first=first, last=last)
    if not refused:
        return _("{rows}.").format(rows=can)
    cannot = ngettext("{n} cannot and stays here", "{n} cannot and stay here", refused)
    return _("{rows}; {others}:").format(rows=can, others=cannot.format(n=format_number(refused)))


def reasons(block: Pasted) -> list[str]:
    """Return a line for each of the first rows that were refused, then how many more there are."""
    refused = block.refused
    lines = [_("Line {n}: {why}").format(n=row.number, why=row.problem) for row in refused[:_MOST_REASONS]]
    more = len(refused) - _MOST_REASONS
    if more > 0:
        lines.append(ngettext("and {n} more line", "and {n} more lines", more).format(n=format_number(more)))
    return lines
