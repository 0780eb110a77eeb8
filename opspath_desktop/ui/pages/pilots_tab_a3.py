"""The tab that shows a pilot as one page, with what it still lacks beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from opspath_desktop.errors import OpsPathError, Trouble
from opspath_desktop.i18n import _
from opspath_desktop.queries.a3 import A3Desk, a3_desk
from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui import a3_paper, paper
from opspath_desktop.ui.pages.pilots_a3 import A3Exporter
from opspath_desktop.ui.pages.pilots_a3_checks import ChecksCard, CoachCard
from opspath_desktop.ui.pages.pilots_tab import Tab
from opspath_desktop.ui.pages.plan_footer import Footer
from opspath_desktop.ui.preview import Preview
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.columns import Columns
from opspath_desktop.ui.widgets.message_bar import MessageBar, say_trouble
from opspath_desktop.ui.widgets.narrow import Segment
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.worker import Task
from opspath_desktop.ui.workspace import Workspace

REST_MS = 300  # the preview waits this long for the next change
SHAPES = {"letter": 8.5 / 11}  # height of the page by its width; all others are as A4
A4 = 0.5**0.5
HEAD, TALLEST, LEAST = 62, 1200, 240  # px of the preview: what stands above the page, and all of it at most and least
BESIDE = 980  # px: narrower, the checks stand below the page


class A3Tab(Tab):
    """See the page that the plan prints, and what it still lacks; write or print it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.desk: A3Desk | None = None
        self.bar = MessageBar(closable=True)
        self.papers = Segment([(key, a3_paper.paper_name(key)) for key in ("a4", "a3", "letter")], _("Paper"))
        self.preview = Preview(name=_("Preview of the A3"), text_name=_("The A3 as text"))
        self.footer = Footer(line=False)
        self.checks = ChecksCard()
        self.coach = CoachCard()
        self.exporter = A3Exporter(workspace, self)
        self._making = Task(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._shown: tuple[str, str] = ("", "")  # document and paper of the pages on show
        self._chosen = ""
        self._mend_with: Callable[[], None] = self.export_a3
        self._build()
        self._connect()

    def show_pilot(self, view: PilotView, measure: MeasureView | None) -> None:
        """Show the page of this pilot; the pages follow when the typing rests."""
        space = self.workspace
        self.desk = space.query(a3_desk, space.pathway, space.today(), view.uuid)
        if self.desk is None:
            return
        if not self._chosen:
            self._chosen = self.desk.paper
            self.papers.choose(self._chosen)
            self._fit()
        self.checks.show_view(self.desk.view)
        folder = self.exporter.folder
        self.footer.say(_("Goes to {folder}").format(folder="/".join(folder.parts[-2:])))
        self._rest.start(REST_MS if self.preview.caption() else 0)

    def export_a3(self) -> None:
        """Write the page to a new file in the last folder."""
        self.bar.dismiss()
        if self.desk is not None:
            self.exporter.export(self.desk, self._chosen)

    def print_a3(self) -> None:
        """Open the system's print dialog for the page."""
        self.bar.dismiss()
        if self.desk is not None:
            self.exporter.print(self.desk, self._chosen)

    def reveal(self, target: str) -> None:
        """Put the focus on Export or on Print."""
        place = {"export": self.footer.export, "print": self.footer.print}.get(target)
        if place is not None:
            place.setFocus()

    def _build(self) -> None:
        beside = Columns((64, 36), stack_below=BESIDE)
        for part in (self.papers, self.footer, self.preview):
            beside.left.addWidget(part)
        beside.left.addStretch(1)
        beside.right.addWidget(self.checks)
        beside.right.addWidget(self.coach)
        beside.right.addStretch(1)
        self.column.addWidget(self.bar)
        self.column.addWidget(beside)
        self.preview.installEventFilter(self)
        on_theme(self, self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the preview as tall as a whole page is at its width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page = self.preview.width() * SHAPES.get(self._chosen, A4)
        self.preview.setFixedHeight(round(min(max(page + U(HEAD), U(LEAST)), U(TALLEST))))

    def _connect(self) -> None:
        self.papers.chosen.connect(self._choose_paper)
        self.footer.export.clicked.connect(self.export_a3)
        self.footer.print.clicked.connect(self.print_a3)
        self.footer.cancel.clicked.connect(self.exporter.cancel)
        self.exporter.busy.connect(self.footer.show_busy)
        self.exporter.slow.connect(self.footer.offer_cancel)
        self.exporter.troubled.connect(self._trouble)
        self.bar.acted.connect(self._mend)
        self.checks.wanted.connect(self._go)
        self._rest.timeout.connect(self._make)
        self._making.done.connect(self._show_made)
        self._making.failed.connect(self._trouble)

    def _choose_paper(self, key: str) -> None:
        self._chosen = key
        self._fit()
        self._make()

    def _make(self) -> None:
        if self.desk is not None and (self.desk.document_id, self._chosen) != self._shown:
            self._making.run(partial(a3_paper.make, self.desk, self._chosen, self.workspace.folder))

    def _show_made(self, made: paper.Made) -> None:
        if self.desk is not None:
            self._shown = (self.desk.document_id, made.paper)
        self.preview.show_plan(made.printed.data, made.text)
        self.preview.say(a3_paper.caption(made), "warn" if made.printed.pages > 1 else "")
        self.preview.warn(paper.name_lost(made.printed.lost))

    def _go(self, target: str) -> None:
        if self.desk is not None:
            part = f"#{target}" if target else ""
            self.workspace.go("pilots", f"{self.desk.view.uuid}{part}")

    def _trouble(self, error: OpsPathError) -> None:
        self.preview.stop_waiting()
        if isinstance(error, Trouble):
            self._mend_with = self.exporter.export_elsewhere
            say_trouble(self.bar, error, _("Choose another folder"))
        else:
            self._mend_with = self.export_a3
            self.bar.say(str(error), "", _("Export PDF"), "warn")

    def _mend(self) -> None:
        self.bar.dismiss()
        self._mend_with()
