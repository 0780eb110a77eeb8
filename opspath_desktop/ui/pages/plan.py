"""Plan & Reviews: the next review, what goes into the plan, the real pages beside it, and what was handed over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from opspath_desktop.actions import plan as actions
from opspath_desktop.errors import OpsPathError, Trouble
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.reviews import PlanDesk, plan_desk
from opspath_desktop.ui import paper
from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.pages.plan_actions import PlanActionsCard
from opspath_desktop.ui.pages.plan_export import Exporter
from opspath_desktop.ui.pages.plan_footer import Footer
from opspath_desktop.ui.pages.plan_goals import GoalsCard
from opspath_desktop.ui.pages.plan_head import ReviewHead
from opspath_desktop.ui.pages.plan_header import HeaderCard
from opspath_desktop.ui.pages.plan_history import ExportsCard, ReviewsCard
from opspath_desktop.ui.pages.plan_layout import FormBesidePages
from opspath_desktop.ui.pages.plan_sections import SectionsCard
from opspath_desktop.ui.preview import Preview
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.message_bar import MessageBar, say_trouble
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.widgets.toast import keep_in_reach
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace

REST_MS = 300  # the preview waits this long for the next change


class PlanPage(Page):
    """Edit at the left, see at the right; in a narrow window the pages stand under the form."""

    place = "plan"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.bar = MessageBar(closable=True)
        self.head = ReviewHead(workspace)
        self.sections = SectionsCard(workspace)
        self.header = HeaderCard(workspace)
        self.comments = NoteEdit(_("My comments"), _("Printed above the lines for your manager"))
        self.goals = GoalsCard(workspace)
        self.tasks = PlanActionsCard(workspace)
        self.reviews = ReviewsCard(workspace)
        self.exports = ExportsCard(workspace)
        self.footer = Footer()
        keep_in_reach(self.footer)
        self.preview = Preview()
        self.exporter = Exporter(workspace, self)
        self._making = Task(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._visits = 0
        self._mend_with: Callable[[], None] = self.export_plan
        self._build()
        self._connect()

    def title(self) -> str:
        """Return the words in the top bar."""
        return _("Plan & Reviews")

    def refresh(self) -> None:
        """Show what is written now; the pages follow when the typing rests."""
        desk = self.workspace.query(plan_desk)
        self.head.show_desk(desk)
        self.sections.show_desk(desk)
        self.header.show_desk(desk)
        self.comments.set_text(desk.my_comments)
        self.goals.refresh()
        self.tasks.refresh()
        self.reviews.show_reviews(desk.reviews)
        self.exports.show_exports(desk.exports)
        self.footer.say(self._where(desk))
        self._rest.start(REST_MS if self.preview.caption() else 0)

    def flush(self) -> None:
        """Save what is being typed."""
        for part in (self.head, self.header, self.comments, self.goals, self.tasks):
            part.flush()

    def focus_first(self) -> None:
        """Go to the question about the review when it is due, else to its name."""
        self.refresh_if_stale()
        if self.head.is_due():
            self.head.start()
        else:
            self.head.kind.setFocus()

    def show_target(self, target: object) -> None:
        """Stand ready for what was asked from elsewhere: Enter exports, prints, or edits the name."""
        places = {
            "export_plan": self.footer.export,
            "print_plan": self.footer.print,
            "name": self.header.people["me", "name"],
        }
        if isinstance(target, str) and target in places:
            places[target].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(target, str):
            self.refresh_if_stale()
            kind, _colon, uuid = target.partition(":")
            known = {"goal": (self.goals.reveal,), "action": (self.tasks.reveal,)}
            any(reveal(uuid) for reveal in known.get(kind, (self.head.reveal, self.reviews.reveal)))

    def export_plan(self) -> None:
        """Write the plan to a new file in the last folder."""
        self.flush()
        self.bar.dismiss()
        self.exporter.export()

    def print_plan(self) -> None:
        """Open the system's print dialog for the plan."""
        self.flush()
        self.bar.dismiss()
        self.exporter.print()

    def focus_review(self) -> None:
        """Put the cursor where the review is written about."""
        self.refresh_if_stale()
        self.head.start()

    def _build(self) -> None:
        notes = Card(_("My comments"))
        notes.add(self.comments)
        written = (self.sections, self.goals, self.tasks, self.header, notes)
        parts = (self.head, *written, self.reviews, self.exports)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.addWidget(self.bar)
        column.addLayout(above)
        column.addWidget(FormBesidePages(parts, self.footer, self.preview), 1)
        on_theme(self, lambda: above.setContentsMargins(U(24), 0, U(24), 0))

    def _connect(self) -> None:
        self.comments.committed.connect(self._comment)
        self.footer.export.clicked.connect(self.export_plan)
        self.footer.print.clicked.connect(self.print_plan)
        self.footer.cancel.clicked.connect(self.exporter.cancel)
        self.exporter.busy.connect(self.footer.show_busy)
        self.exporter.slow.connect(self.footer.offer_cancel)
        self.exporter.troubled.connect(self._trouble)
        self.bar.acted.connect(self._mend)
        self._rest.timeout.connect(self._make)
        self._making.done.connect(self._show_made)
        self._making.failed.connect(self._trouble)

    def _comment(self, text: str, new_visit: bool) -> None:
        self._visits += new_visit
        merge = f"comments-{self._visits}"
        self.workspace.act(_("Write comments"), actions.set_comments, text, field=self.comments, merge=merge)

    def _make(self) -> None:
        view = self.exporter.view()
        self.sections.show_captions(view)
        self._making.run(partial(paper.make, view, self.workspace.folder))

    def _show_made(self, made: paper.Made) -> None:
        self.preview.show_plan(made.printed.data, made.text)
        self.preview.say(paper.caption(made), "warn" if made.printed.long else "")
        self.preview.warn(paper.name_lost(made.printed.lost))

    def _trouble(self, error: OpsPathError) -> None:
        self.preview.stop_waiting()
        if isinstance(error, Trouble):
            self._mend_with = self.exporter.export_elsewhere
            say_trouble(self.bar, error, _("Choose another folder"))
        else:
            self._mend_with = self.export_plan
            self.bar.say(str(error), "", _("Export PDF"), "warn")

    def _mend(self) -> None:
        self.bar.dismiss()
        self._mend_with()

    def _where(self, desk: PlanDesk) -> str:
        words = _("Goes to {folder}").format(folder="/".join(self.exporter.folder.parts[-2:]))
        if not desk.exports:
            return words
        last = format_date(desk.exports[0].on_date, today=self.workspace.today())
        return _("{where} · last export {date}").format(where=words, date=last)
