"""One aim of a stage: where it stands in a sentence, and its number and day as fields in another."""

from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import aims
from opspath_desktop.domain.aims import parse_by
from opspath_desktop.domain.book_place import parse_length
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.aims import AimView
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.number_edit import NumberEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.progress import ProgressBar
from opspath_desktop.ui.workspace import Workspace


class Sentence(QWidget):
    """Hold fields between the words of a sentence; another language may turn their order."""

    def __init__(self, fields: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = Flow(self)
        for words, name, _spec, _way in string.Formatter().parse(_("{books} books of {stage} by {day} {done}")):
            if words.strip():
                row.addWidget(label(words.strip(), wrap=False))
            if name is not None and name in fields:
                row.addWidget(fields[name])


class AimFields:
    """The number and the day of an aim as two fields; who owns them says what is done with them."""

    def __init__(self, workspace: Workspace, *, on_leave: bool) -> None:
        self._workspace = workspace
        self.books = NumberEdit(_("How many books"), self._number, width=48, on_leave=on_leave)
        self.day = DateEdit(_("By which day"), self._day, placeholder=_("30 September"), on_leave=on_leave)

    def _number(self, text: str) -> int:
        return parse_length(text, "pages", self._workspace.habits) or 0

    def _day(self, text: str) -> date:
        if not text.strip():
            raise Refused(_("Write a day to come, such as 30 September."))
        return parse_by(text, self._workspace.habits, self._workspace.today())


class AimLine(QWidget):
    """Show where one aim stands; its number and its day are edited in place."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: AimView | None = None
        self.words, self.basis = label("", "body", parent=self), label("", "caption", parent=self)
        self.bar = ProgressBar(_("Aim"))
        fields = AimFields(workspace, on_leave=True)
        self.books, self.day = fields.books, fields.day
        self._stage = label("", wrap=False)
        self.gone = IconButton("trash-2", _("Take the aim away"))
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.words, 1)
        top.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        sentence = Sentence({"books": self.books, "stage": self._stage, "day": self.day}, self)
        for widget in (self.bar, self.basis, sentence):
            column.addWidget(widget)
        self.books.committed.connect(lambda number: self._set(self.books, books=number))
        self.day.committed.connect(lambda day: self._set(self.day, by=day))
        self.gone.clicked.connect(self.remove)

        def space() -> None:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(U(6))

        on_theme(self, space)

    def show_aim(self, view: AimView) -> None:
        """Show this aim."""
        self._view = view
        self.words.setText(view.words)
        self.basis.setText(view.basis)
        self.basis.setVisible(bool(view.basis))
        self.bar.setAccessibleName(_("Aim for stage {number}").format(number=view.number))
        self.bar.set_fraction(view.standing.fraction, view.words)
        self.books.set_text(format_number(view.aim.books))
        self.day.set_text(format_date(view.aim.by_date, today=self._workspace.today()))
        self._stage.setText(stage_words(view.number))
        self.gone.setAccessibleName(_("Take the aim for stage {number} away").format(number=view.number))

    def flush(self) -> None:
        """Save what is being typed."""
        self.books.flush()
        self.day.flush()

    def remove(self) -> None:
        """Move the aim to Recently deleted."""
        if self._view is not None:
            space, stage = self._workspace, self._view.stage
            now, said = space.database.clock(), _("Aim taken away")
            space.act(_("Take the aim away"), aims.remove, space.pathway, stage, now=now, toast=said)

    def _set(self, field: NumberEdit | DateEdit, *, books: int | None = None, by: date | None = None) -> None:
        if self._view is None:
            return
        space, aim = self._workspace, self._view.aim
        number, day = aim.books if books is None else books, by or aim.by_date
        act, today = space.act, space.today()
        act(_("Change the aim"), aims.set_aim, space.pathway, self._view.stage, number, day, today=today, field=field)


def stage_words(number: int) -> str:
    """Name a stage inside a sentence."""
    return _("stage {number}").format(number=number)
