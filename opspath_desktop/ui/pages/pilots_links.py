"""The card of what a pilot is linked to: one field that finds a target, and the links, each of which goes there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from opspath_desktop.actions import pilot_links, pilots
from opspath_desktop.domain.pilots import LINK_ROLES, link_role_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.pilot_links import Link, Target, links, sort_word, targets
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.pages.pilots_rows import Row, Rows
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.completing import Completing
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

_LINE = 26  # px, as tall as the words beside


class LinkRow(Row):
    """Show one link: what it means, where it leads; Del takes it away."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._link: Link | None = None
        self.role = Choice(_("This link means"), LINK_ROLES, link_role_name)
        self.go = ValueButton(kind="link", widest=420)
        self.away = IconButton("x", _("Take this link away"))
        words = QWidget()
        flow = FlowLayout(words, gap=8, line_gap=0)
        flow.addWidget(self.role)
        flow.addWidget(self.go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        on_theme(self, lambda: self.away.setFixedHeight(U(_LINE)))
        self.role.chosen.connect(self._set_role)
        self.go.clicked.connect(self._go)
        self.away.clicked.connect(self.take_away)
        self.delete_wanted.connect(self.take_away)

    def show_row(self, view: Link) -> None:
        """Show this link."""
        self._link = view
        self.role.show_key(view.role)
        words = target_words(view.target)
        self.go.say(words, _("Go to {target}").format(target=words))
        self.away.setAccessibleName(_("Take the link to {title} away").format(title=view.target.title))

    def focus_row(self) -> None:
        """Put the focus on the way to the target."""
        self.go.setFocus()

    def take_away(self) -> None:
        """Take the link away."""
        if self._link is not None:
            self._workspace.act(_("Unlink pilot"), pilots.unlink, self._link.uuid, toast=_("Link taken away"))

    def _set_role(self, role: str) -> None:
        if self._link is not None:
            self._workspace.act(_("Say what a link means"), pilot_links.set_role, self._link.uuid, role)

    def _go(self) -> None:
        if self._link is not None:
            self._workspace.go(self._link.target.place, self._link.target.route)


class LinksCard(PilotCard):
    """Link a pilot by typing a few letters of what it serves, applies or came from."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Linked to"), parent=parent)
        self._workspace = workspace
        self._pilot = ""
        self._offered: dict[str, Target] = {}
        hint = _("Link a metric, competency, tip, goal, review, book or what you applied")
        self.field = Completing(hint, self._offers, hint)
        self.rows = Rows(lambda: LinkRow(workspace), self.field.edit, self)
        self.add(self.rows)
        self.add(self.field)
        self.field.committed.connect(self._add)
        on_theme(self, lambda: self.field.setMinimumWidth(U(180)))

    def show_pilot(self, view: PilotView) -> None:
        """Show the links of this pilot."""
        if self._pilot != view.uuid:
            self.field.take()
        self._pilot = view.uuid
        found = self._workspace.query(links, self._workspace.pathway, view.uuid)
        self.rows.show_rows({link.uuid: link for link in found})

    def reveal(self, target: str) -> bool:
        """Put the cursor into the field, or the focus on a link."""
        if target == "links":
            self.field.edit.setFocus()
        return target == "links" or self.rows.reveal(target)

    def _offers(self) -> list[str]:
        found = self._workspace.query(targets, self._workspace.pathway)
        self._offered = {}
        for target in found:
            words, n = target_words(target), 1
            line = words
            while line in self._offered:  # two that are called the same stay two
                n += 1
                line = f"{words} ({n})"
            self._offered[line] = target
        return list(self._offered)

    def _add(self, text: str) -> None:
        target = self._matching(text)
        if target is None:
            if text.strip():
                self.field.error(
                    _("Nothing is called “{text}”. Choose one of the lines offered.").format(text=text[:40])
                )
            return
        space = self._workspace
        made = space.act(
            _("Link pilot"),
            pilot_links.link,
            space.pathway,
            self._pilot,
            kind=target.kind,
            target=target.id,
            role=target.usual_role,
            field=self.field,
        )
        if made.ok:
            self.field.take()

    def _matching(self, text: str) -> Target | None:
        """Return what was chosen, else the only one that holds the typed words."""
        words = " ".join(text.split()).casefold()
        if not self._offered:
            self._offers()
        exact = self._offered.get(text)
        if exact is not None or not words:
            return exact
        found = [target for line, target in self._offered.items() if words in line.casefold()]
        return found[0] if len(found) == 1 else None


def target_words(target: Target) -> str:
    """Return a target on one line: what it is, of which stage, and its title."""
    if target.stage:
        words = _("{sort} of stage {n}: {title}")
        return words.format(sort=sort_word(target.sort), n=target.stage, title=target.title)
    return _("{sort}: {title}").format(sort=sort_word(target.sort), title=target.title)
