"""The card of causes: a why-tree or a fishbone, read back with "therefore", and the Pareto of what was counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.fishbone import LEAST_WIDTH, Bone, Twig, fishbone, height_for
from opspath_desktop.charts.pareto import Bar, pareto_chart
from opspath_desktop.domain.causes import category_name, evidence_name, state_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.causes import CauseRow, CauseTree, Twigs, cause_tree
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.parts import bullet, clear
from opspath_desktop.ui.pages.pilots_causes_list import CauseList
from opspath_desktop.ui.pages.pilots_causes_words import tone_of
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.coach import CoachButton
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.narrow import Segment
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.table_twin import TableTwin
from opspath_desktop.ui.workspace import Workspace

BARS = 2  # from so many counted causes on the Pareto chart says something
FISH_HEIGHT, PARETO_HEIGHT = 240, 240
_PX_PER_POINT = 1.5


class CausesCard(PilotCard):
    """Ask why until the answer can be verified; the keys stand in the hint under the rows."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Causes"), parent=parent)
        self.title_row.addWidget(CoachButton("causes", self))
        self._workspace = workspace
        self._tree = CauseTree("", "")
        ways = (("why", _("Why-tree")), ("fishbone", _("Fishbone")))
        self.method = Segment(ways, _("How causes are drawn"), self)
        self.fish = FigureView(self._fish, FISH_HEIGHT, self)
        self.fish_twin = TableTwin(self.fish, self)
        self.list = CauseList(workspace, self)
        self.hint = label("", "caption", "muted", parent=self)
        self.back = Button(_("Read it back"), "link", parent=self)
        self.told = QWidget(self)
        self._told_column = QVBoxLayout(self.told)
        self.pareto = FigureView(self._pareto, PARETO_HEIGHT, self)
        self.pareto_twin = TableTwin(self.pareto, self)
        self._pareto_title = label(_("How often each cause was seen"), "caption_strong", parent=self)
        above: tuple[QWidget, ...] = (self.method, self.fish, self.fish_twin, self.list, self.hint)
        below: tuple[QWidget, ...] = (self.told, self._pareto_title, self.pareto, self.pareto_twin)
        for part in above:
            self.add(part)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in below:
            self.add(part)
        self.told.hide()
        self.method.chosen.connect(self._show)
        self.back.clicked.connect(self._toggle_told)
        on_theme(self, self._space_told)

    def show_pilot(self, view: PilotView) -> None:
        """Show the causes of this pilot; a pilot that has only a fishbone opens with it."""
        tree = self._workspace.query(cause_tree, view.uuid)
        if tree.pilot != self._tree.pilot:
            only_bones = not tree.why and bool(tree.causes)
            self.method.choose("fishbone" if only_bones else "why")
            self.told.hide()
        self._tree = tree
        self._show()

    def flush(self) -> None:
        """Save what is being typed."""
        self.list.flush()

    def reveal(self, target: str) -> bool:
        """Show the cause with this uuid where it stands and give it the keyboard."""
        cause = next((cause for cause in self._tree.causes if cause.uuid == target), None)
        if cause is None:
            return False
        self.method.choose(cause.method)
        self._show()
        return self.list.focus_cause(target)

    def _show(self, *_chosen: str) -> None:
        tree, method = self._tree, self.method.current()
        self.list.show_tree(tree, method)
        drawn = method == "fishbone" and any(twigs for _key, twigs in tree.bones)
        self.fish.set_height(round(height_for(self._bones()) * _PX_PER_POINT))
        self.fish.setVisible(drawn and self.width() >= U(LEAST_WIDTH * _PX_PER_POINT))
        self.fish_twin.setVisible(drawn)
        self.hint.setText(self._hint(bool(tree.causes), method))
        self.back.setVisible(bool(tree.chains()))
        self._tell_back()
        counted = len(tree.counts) >= BARS
        shown: tuple[QWidget, ...] = (self._pareto_title, self.pareto, self.pareto_twin)
        for part in shown:
            part.setVisible(counted)
        for figure, twin in ((self.fish, self.fish_twin), (self.pareto, self.pareto_twin)):
            figure.refresh()
            twin.refresh()

    def _hint(self, some: bool, method: str) -> str:
        if not some and method == "fishbone":
            return _("Six bones help to look beyond the first idea. Choose a bone, then write a cause.")
        if not some:
            return _("Start with what you see, then ask why of each answer. A cause may have several causes.")
        keys = _("Enter adds a cause, Shift+Enter one below it, Alt and the arrows move it, F2 edits, Del deletes.")
        return f"{keys} {_('Grey and slanted: only assumed. Bold: a root cause.')}"

    def _toggle_told(self) -> None:
        self.told.setVisible(self.told.isHidden())
        self._tell_back()

    def _tell_back(self) -> None:
        open_now = not self.told.isHidden()
        self.back.set_text(_("Close the read-back") if open_now else _("Read it back"))
        clear(self._told_column)
        if not open_now:
            return
        asks = _("Read each line aloud. Where “therefore” sounds wrong, the tree is wrong.")
        self._told_column.addWidget(label(asks, "caption", "muted", parent=self.told))
        for chain in self._tree.chains():
            line = bullet(chain)
            self._told_column.addWidget(line)

    def _fish(self, width: float, height: float) -> Figure:
        return fishbone(self._tree.problem, self._bones(), width=width, height=height)

    def _bones(self) -> list[Bone]:
        return [Bone(category_name(key), _twigs(twigs)) for key, twigs in self._tree.bones]

    def _pareto(self, width: float, height: float) -> Figure:
        bars = [Bar(text, count) for text, count in self._tree.counts]
        return pareto_chart(bars, width=width, height=height)

    def _space_told(self) -> None:
        self._told_column.setContentsMargins(0, 0, 0, 0)
        self._told_column.setSpacing(U(4))


def _twigs(twigs: Twigs) -> tuple[Twig, ...]:
    return tuple(Twig(branch.cause.text, tone_of(branch.cause), _known(branch.cause), branch.depth) for branch in twigs)


def _known(cause: CauseRow) -> str:
    state = _("Root cause") if cause.is_root else state_name(cause.state)
    return _("{evidence}, {state}").format(evidence=evidence_name(cause.evidence), state=state.lower())
