"""The card of the next review: when, with whom, what is missing, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from opspath_desktop.actions import plan
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.i18n import _, format_date, format_month, format_weekday, ngettext
from opspath_desktop.queries.reviews import ReviewLine
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme
from opspath_desktop.ui.workspace import Workspace


class DayTile(QWidget):
    """A day as a leaf of a calendar: the month over the day."""

    def __init__(self) -> None:
        super().__init__()
        self._day: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.update()

    def sizeHint(self) -> QSize:
        """Return the leaf's size at the present text size."""
        return QSize(U(52), U(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint leaf, month and day."""
        if self._day is None:
            return
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("border"))
        painter.setBrush(look.color("surface2"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, U(8), U(8))
        half = rect.height() * 0.5
        painter.setPen(look.color("text2"))
        painter.setFont(look.font("caption"))
        month = format_month(self._day, short=True).upper()
        painter.drawText(QRectF(0, U(3), rect.width(), half - U(3)), int(Qt.AlignmentFlag.AlignCenter), month)
        painter.setPen(look.color("text"))
        painter.setFont(look.font("h2"))
        below = QRectF(0, half - U(4), rect.width(), half)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(self._day.day))
        painter.end()


def in_days(day: date, today: date) -> str:
    """Return how far away a day is, in words."""
    away = (day - today).days
    if away == 0:
        return _("today")
    if away > 0:
        return ngettext("in {n} day", "in {n} days", away).format(n=away)
    return ngettext("{n} day ago", "{n} days ago", -away).format(n=-away)


class ReviewCard(Card):
    """Without a date it holds the field for one; on the day and after, the field for how it went."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Next review"), link_text=_("Plan & Reviews"))
        self._workspace = workspace
        self.link.connect(lambda: workspace.go("plan"))
        self._tile = DayTile()
        self._kind, self._when = label("", "strong"), label("", "caption")
        self._field = DateEdit(_("Date of the next review"), self._parse)
        self._set = Button(_("Set date"))
        self._gaps = QVBoxLayout()
        self._how: NoteEdit | None = None  # made on the day of the review: it is the slowest field to make
        self._build()
        self._field.committed.connect(self._save_date)
        self._set.clicked.connect(self._field.submit)

    def _build(self) -> None:
        head, words, field = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._dated, self._undated = QWidget(), QWidget()
        words.addWidget(self._kind)
        words.addWidget(self._when)
        head.addWidget(self._tile)
        head.addLayout(words, 1)
        self._dated.setLayout(head)
        field.addWidget(self._field, 1)
        field.addWidget(self._set)
        self._undated.setLayout(field)
        self._preview, self._export = Button(_("Preview plan"), icon="eye"), Button(_("Export PDF"), icon="file-down")
        self._preview.clicked.connect(lambda: self._workspace.go("plan"))
        self._export.clicked.connect(lambda: self._workspace.go("plan", "export_plan"))
        buttons = QHBoxLayout()
        buttons.addWidget(self._preview)
        buttons.addWidget(self._export)
        buttons.addStretch(1)
        self._no_date = label(_("No date yet. A day in the calendar makes the plan worth writing."), "body", "muted")
        for widget in (self._no_date, self._undated, self._dated):
            self.add(widget)
        self.body.addLayout(self._gaps)
        self._how_at = self.body.count()
        self.body.addLayout(buttons)
        self.body.addStretch(1)

        def space() -> None:
            for layout in (head, field):
                layout.setContentsMargins(0, 0, 0, 0)
            head.setSpacing(U(12))
            words.setSpacing(U(2))
            self._gaps.setSpacing(U(6))

        on_theme(self, space)

    def show_review(self, review: ReviewLine | None, gaps: Sequence[str], reviewer: str) -> None:
        """Show the next review and what is still missing in the plan."""
        day, today = review.meeting_date if review else None, self._workspace.today()
        self._dated.setVisible(day is not None)
        self._undated.setVisible(day is None)
        self._no_date.setVisible(day is None)
        self._ask_how(day is not None and day <= today)
        self._show_gaps(gaps)
        if review is None or day is None:
            return
        self._tile.show_day(day)
        self._kind.setText(review.kind or _("Development review"))
        who = _("with {name}").format(name=reviewer) if reviewer else ""
        day_words = f"{format_weekday(day)} {format_date(day, today=today)}"
        self._when.setText(" · ".join(part for part in (day_words, who, in_days(day, today)) if part))

    def _ask_how(self, wanted: bool) -> None:
        if wanted and self._how is None:
            self._how = NoteEdit(_("How did it go?"), _("How did it go? Ctrl+Enter keeps it"))
            self._how.finished.connect(self._save_outcome)
            self.body.insertWidget(self._how_at, self._how)
        if self._how is not None:
            self._how.setVisible(wanted)

    def _show_gaps(self, gaps: Sequence[str]) -> None:
        clear(self._gaps)
        if not gaps:
            self._gaps.addWidget(_line("circle-check", "accent", _("The plan's header is complete")))
        for gap in gaps[:2]:
            self._gaps.addWidget(_line("triangle-alert", "warn", gap[:1].upper() + gap[1:]))

    def _parse(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _save_date(self, day: date) -> None:
        self._workspace.act(_("Set the review's date"), plan.set_review_date, day, toast=_("Date set."))

    def _save_outcome(self) -> None:
        space, how = self._workspace, self._how
        if how is None:
            return
        toast = _("Kept with the review. Set the next date when you know it.")
        if space.act(_("Record the review"), plan.record_outcome, how.text(), today=space.today(), toast=toast).ok:
            how.set_text("")


def _line(icon: str, token: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(U(8))
    row.addWidget(IconLabel(icon, token, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, "caption", "text"), 1)
    return made
