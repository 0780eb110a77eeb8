"""The aims of stages above the queue, and the sentence that sets a new one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import aims
from opspath_desktop.i18n import _
from opspath_desktop.queries.aims import AimDesk, StageChoice
from opspath_desktop.ui.pages.readings_fields import popup
from opspath_desktop.ui.pages.readings_queue_aim import AimFields, AimLine, Sentence, stage_words
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class AimForm(QWidget):
    """Set an aim: how many books of which stage by when; Enter in any field sets it when all are there."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._free: tuple[StageChoice, ...] = ()
        self._stage: StageChoice | None = None
        self._number = 0
        self._by: date | None = None
        fields = AimFields(workspace, on_leave=False)
        self.books, self.day = fields.books, fields.day
        self.stage, self.button = Button("", "plain"), Button(_("Set the aim"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        parts = {"books": self.books, "stage": self.stage, "day": self.day, "done": self.button}
        column.addWidget(Sentence(parts, self))
        self.stage.clicked.connect(lambda: popup(self.stage, self.fill_stages))
        self.button.clicked.connect(self.submit)
        self.books.committed.connect(self._take_books)
        self.day.committed.connect(self._take_day)
        for field in (self.books, self.day):
            field.edit.entered.connect(self.submit)

    def show_stages(self, free: tuple[StageChoice, ...]) -> None:
        """Offer these stages, the first unless another was chosen."""
        self._free = free
        chosen = self._stage.stage if self._stage else ""
        self._choose(next((each for each in free if each.stage == chosen), free[0] if free else None))

    def submit(self) -> None:
        """Set the aim; a field that is missing or wrong says so and gets the focus."""
        if self.books.edit.hasFocus() and not self.day.text():
            self.day.edit.setFocus()
            return
        for field in (self.books, self.day):
            if not field.submit():
                field.edit.setFocus()
                return
        if self._stage is None or self._by is None:
            return
        space, stage, act = self._workspace, self._stage.stage, self._workspace.act
        number, day, today = self._number, self._by, self._workspace.today()
        if act(_("Set an aim"), aims.set_aim, space.pathway, stage, number, day, today=today, field=self.books).ok:
            self.books.reset()
            self.day.reset()

    def _take_books(self, number: int) -> None:
        self._number = number

    def _take_day(self, day: date) -> None:
        self._by = day

    def fill_stages(self, menu: QMenu) -> None:
        """Add the stages without an aim."""
        for each in self._free:
            action = menu.addAction(f"{stage_words(each.number)}: {each.title}")
            action.triggered.connect(partial(self._choose, each))

    def _choose(self, stage: StageChoice | None, _checked: bool = False) -> None:
        self._stage = stage
        words = stage_words(stage.number) if stage else ""
        self.stage.set_text(words)
        self.stage.setAccessibleName(_("Of which stage: {stage}").format(stage=words))


class AimsCard(Card):
    """Show the aims; without any the form invites to set one."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Aims"), link_text=_("Another aim"), parent=parent)
        self._workspace = workspace
        self.lines: dict[str, AimLine] = {}
        self._list = QVBoxLayout()
        self.form = AimForm(workspace, self)
        self._invite = label(_("Pace the books of a stage to a day."), "body", "muted", parent=self)
        self.body.addLayout(self._list)
        self.add(self._invite)
        self.add(self.form)
        self.link.connect(self.start)
        on_theme(self, lambda: self._list.setSpacing(U(16)))

    def show_desk(self, desk: AimDesk) -> None:
        """Show these aims."""
        self.setVisible(bool(desk.aims or desk.free))
        for stage in self.lines.keys() - {view.stage for view in desk.aims}:
            line = self.lines.pop(stage)
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, view in enumerate(desk.aims):
            line = self.lines.get(view.stage) or AimLine(self._workspace, self)
            self.lines[view.stage] = line
            line.show_aim(view)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
        self.form.show_stages(desk.free)
        self.form.setVisible(not desk.aims)
        self._invite.setVisible(not desk.aims)
        self.set_link(_("Another aim") if desk.aims and desk.free else "")

    def start(self) -> None:
        """Open the form and go to its first field."""
        self.form.show()
        self.form.books.select_all()

    def flush(self) -> None:
        """Save what is being typed; a half typed new aim is set by Enter only."""
        for line in self.lines.values():
            line.flush()
