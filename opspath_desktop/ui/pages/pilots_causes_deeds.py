"""What a person can do with a cause, each as one change with its words for undo and toast."""

from __future__ import annotations

from typing import Any

from opspath_desktop.actions import causes
from opspath_desktop.domain.causes import Branch, read_count
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.queries.causes import CauseRow
from opspath_desktop.ui.pages.pilots_causes_row import CauseLine
from opspath_desktop.ui.workspace import Workspace


class CauseDeeds:
    """Write what was done in the tree; a refusal stands beside the field or in the message bar."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.pilot = ""

    def add(self, pilot: str, text: str, field: Any, **place: Any) -> str:
        """Add a cause; return its uuid, "" when it was refused."""
        made = self._workspace.act(_("Add cause"), causes.add, pilot, text, field=field, **place)
        return made.result if made.ok else ""

    def rename(self, line: CauseLine, text: str) -> None:
        """Save new words."""
        self._workspace.act(_("Edit cause"), causes.edit, _uuid(line), text=text, field=line)

    def note(self, line: CauseLine, text: str) -> None:
        """Save what shows the cause."""
        self._workspace.act(_("Write evidence of a cause"), causes.edit, _uuid(line), note=text, field=line.note)

    def count(self, line: CauseLine, text: str) -> None:
        """Save how often the cause was seen; the words around the number may stay."""
        plain = text.removeprefix(_("seen")).strip().removesuffix(_("times")).strip()
        try:
            count = read_count(plain, self._workspace.habits)
        except Refused as refused:
            line.count.error(str(refused))
            return
        self._workspace.act(_("Count a cause"), causes.set_count, _uuid(line), count, field=line.count)

    def set_evidence(self, line: CauseLine, evidence: str) -> None:
        """Say how the cause is known."""
        done = self._workspace.act(_("Say how a cause is known"), causes.set_evidence, _uuid(line), evidence)
        self._tell_fallen(line, done.result)

    def set_state(self, line: CauseLine, state: str) -> None:
        """Say how far the cause was checked."""
        done = self._workspace.act(_("Check a cause"), causes.set_state, _uuid(line), state)
        self._tell_fallen(line, done.result)

    def set_root(self, line: CauseLine, is_root: bool) -> None:
        """Make the cause a root cause, or no longer one."""
        self._workspace.act(_("Choose root causes"), causes.set_root, _uuid(line), is_root)

    def indent(self, line: CauseLine) -> None:
        """Let the cause explain the one above it."""
        self._workspace.act(_("Move cause"), causes.indent, _uuid(line))

    def outdent(self, line: CauseLine) -> None:
        """Let the cause explain what the cause above it explains."""
        self._workspace.act(_("Move cause"), causes.outdent, _uuid(line))

    def shift(self, line: CauseLine, by: int) -> None:
        """Move the cause up or down among its siblings."""
        self._workspace.act(_("Move cause"), causes.shift, _uuid(line), by)

    def hang(self, line: CauseLine, category: str) -> None:
        """Hang the cause on a bone of the fishbone, "" puts it back into the why-tree."""
        said = _("Moved to the fishbone") if category else _("Moved to the why-tree")
        self._workspace.act(_("Move cause"), causes.set_bone, _uuid(line), category, toast=said)

    def counter(self, line: CauseLine) -> None:
        """Go to the field for a countermeasure against the cause."""
        self._workspace.go("pilots", f"{self.pilot}#cycles:against:{_uuid(line)}")

    def delete(self, line: CauseLine) -> None:
        """Move the cause with all below it to Recently deleted."""
        now = self._workspace.database.clock()
        self._workspace.act(_("Delete cause"), causes.delete, _uuid(line), now=now, toast=_deleted)

    def _tell_fallen(self, line: CauseLine, fell: object) -> None:
        if fell:
            text = _branch(line).cause.text
            self._workspace.told.emit(_("“{cause}” no longer counts as a root cause").format(cause=text), True)


def _branch(line: CauseLine) -> Branch[CauseRow]:
    assert line.branch is not None  # a line is shown only with its cause
    return line.branch


def _uuid(line: CauseLine) -> str:
    return _branch(line).cause.uuid


def _deleted(below: int) -> str:
    if not below:
        return _("Cause deleted")
    return ngettext("Cause deleted with {n} below it", "Cause deleted with {n} below it", below).format(n=below)
