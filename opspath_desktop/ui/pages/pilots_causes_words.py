"""The words of a cause: bold for a root, grey and slanted while assumed, struck out when rejected."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from opspath_desktop.domain.causes import Branch, evidence_name, state_name
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.causes import CauseRow
from opspath_desktop.ui.pages.pilots_words import Words
from opspath_desktop.ui.widgets.plain import repolish, set_tone

_LOOKS = {"assumption": "font-style: italic", "rejected": "text-decoration: line-through"}


class CauseWords(Words):
    """Show the words of a cause; the keys are the tree's."""

    _tone = "plain"

    def show_cause(self, text: str, tone: str, said: str) -> None:
        """Show words in the look of a root, an assumption, a rejected or a plain cause."""
        self._tone = tone
        self.set_text(text, said)
        self.dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the tree."""
        event.ignore()

    def dress(self) -> None:
        """Take the look of the cause in the theme of now."""
        super().dress()
        self.label.setProperty("role", "strong" if self._tone == "root" else "body")
        set_tone(self.label, {"assumption": "muted", "rejected": "faint"}.get(self._tone, ""))
        self.label.setStyleSheet(_LOOKS.get(self._tone, ""))  # the theme's sheet would undo a font that is set
        repolish(self.label)


def tone_of(cause: CauseRow) -> str:
    """Return how a cause looks: rejected, root, assumption or plain."""
    if cause.state == "rejected":
        return "rejected"
    if cause.is_root:
        return "root"
    return "assumption" if cause.evidence == "assumption" else "plain"


def seen(count: float | None) -> str:
    """Return how often a cause was seen, in words."""
    return "" if count is None else _("seen {n} times").format(n=format_number(count))


def spoken(branch: Branch[CauseRow]) -> str:
    """Return a cause as a screen reader says it."""
    cause = branch.cause
    root = _("root cause") if cause.is_root else state_name(cause.state).lower()
    parts = (branch.number, cause.text, evidence_name(cause.evidence).lower(), root, seen(cause.count))
    return ", ".join(part for part in parts if part)
