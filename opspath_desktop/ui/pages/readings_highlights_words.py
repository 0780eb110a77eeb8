"""What is seen of a highlight: the passage, my note, where it stands, and the earlier versions behind it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import highlights
from opspath_desktop.i18n import _, format_date, ngettext
from opspath_desktop.queries.highlights import HighlightRow, earlier_versions
from opspath_desktop.ui import icons
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone
from opspath_desktop.ui.workspace import Workspace

LETTERS = 700  # on show of one highlight; Enter opens all of it
_MOST_VERSIONS = 20
_ICONS = {"note": "notebook-pen", "bookmark": "bookmark"}


class Front(QWidget):
    """Show what a highlight is: a bar beside a passage, an icon beside a note or a bookmark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = "quote"

    def show_kind(self, kind: str) -> None:
        """Show another kind."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of an icon."""
        return QSize(U(16), U(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar or icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind in _ICONS:
            icons.paint_icon(painter, _ICONS[self._kind], QRectF(0, U(5), U(14), U(14)), theme().color("text2"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("border_strong" if theme().contrast else "track"))
            painter.drawRoundedRect(QRectF(U(5), U(4), U(3), self.height() - U(8)), U(1.5), U(1.5))
        painter.end()


class HighlightWords(QWidget):
    """Show the words of one highlight; the earlier versions unfold under them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._uuid = ""
        self._text, self._note = label("", parent=self), label("", "body", "muted", parent=self)
        self._where = label("", "caption", parent=self)
        self.versions = Button("", "link", parent=self)
        self.older = QVBoxLayout()
        column = QVBoxLayout(self)
        for words in (self._text, self._note, self._where):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)
        column.addWidget(self.versions, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.older)
        self.versions.clicked.connect(self._unfold)

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            self._text.setContentsMargins(0, U(4), 0, 0)
            self._where.setContentsMargins(0, U(2), 0, 0)

        on_theme(self, space)

    def show_row(self, row: HighlightRow) -> None:
        """Show this highlight."""
        self._uuid = row.uuid
        self._text.setText(clipped(first_words(row)))
        set_tone(self._text, "" if row.text else "faint")
        shows_note = bool(row.note) and first_words(row) != row.note
        self._note.setText(clipped(row.note) if shows_note else "")
        self._note.setVisible(shows_note)
        self._where.setText(place_and_day(row, self._workspace.today()))
        self._where.setVisible(bool(self._where.text()))
        self.versions.setVisible(row.earlier > 0)
        words = ngettext("Show {n} earlier version", "Show {n} earlier versions", row.earlier)
        self.versions.set_text(words.format(n=row.earlier))
        clear(self.older)

    def where(self) -> str:
        """Return place and day, as they are shown."""
        return self._where.text()

    def _unfold(self) -> None:
        self.versions.hide()
        for row in self._workspace.query(earlier_versions, self._uuid)[:_MOST_VERSIONS]:
            self.older.addWidget(self._version(row))

    def _version(self, row: HighlightRow) -> QWidget:
        made = QWidget(self)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, U(4), 0, 0)
        column.setSpacing(0)
        day = place_and_day(row, self._workspace.today())
        apart = Button(_("Keep as a highlight of its own"), "link")
        apart.setAccessibleDescription(row.text[:LETTERS])
        apart.clicked.connect(lambda: self._workspace.act(_("Keep a version"), highlights.separate, row.uuid))
        column.addWidget(label(clipped(row.text), "body", "muted"))
        column.addWidget(label(_("Earlier version, {where}").format(where=day) if day else "", "caption"))
        column.addWidget(apart, 0, Qt.AlignmentFlag.AlignLeft)
        return made


def first_words(row: HighlightRow) -> str:
    """Return what stands on the first line of a highlight: its passage, or why there is none."""
    if row.text:
        return row.text
    if row.withheld:
        return _("Text withheld by the shop, place kept")
    return (
        row.note if row.kind == "note" and row.note else _("Bookmark") if row.kind == "bookmark" else _("No words yet")
    )


def place_and_day(row: HighlightRow, today: date) -> str:
    """Say where a highlight stands, when it was made, and what became of it."""
    day = format_date(row.on, today=today) if row.on else ""
    made = _("kept as a takeaway") if row.takeaway else ""
    return " · ".join(part for part in (row.where, day, made) if part)


def clipped(text: str) -> str:
    """Cut a text that would take more than its share of the page."""
    return text if len(text) <= LETTERS else f"{text[:LETTERS].rstrip()}…"
