"""Log a sitting from wherever it was typed, and say what came of it with one toast."""

from __future__ import annotations

from typing import Any

from opspath_desktop.actions import readings
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.domain.reading_words import sitting_words
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView, book
from opspath_desktop.ui.workspace import Workspace


def log_sitting(workspace: Workspace, key: str, sitting: Sitting, *, field: Any = None) -> bool:
    """Log the sitting as one undo step; the toast says where the reader is, and asks about a place that lies back.

    Return whether it was logged; a refusal stands beside `field`, or in the message bar without one.
    """
    before = workspace.query(book, workspace.pathway, workspace.today(), key)
    done = workspace.act(_("Log reading"), readings.log, workspace.pathway, key, sitting, field=field)
    if not done.ok:
        return False
    after = workspace.query(book, workspace.pathway, workspace.today(), key)
    workspace.told.emit(_said(sitting, before, after, workspace), True)
    return True


def _said(sitting: Sitting, before: BookView | None, after: BookView | None, workspace: Workspace) -> str:
    words = [_("Logged: {what}.").format(what=sitting_words(sitting, workspace.today()))]
    if after is None:
        return words[0]
    if after.progress.place:
        words.append(f"{after.progress.place}.")
    was = before.progress.position if before else None
    now = after.progress.position
    if sitting.position is not None and was is not None and now is not None and now < was:
        words.append(_("That lies before the last place. Is it right?"))
    elif after.progress.fraction is not None and after.progress.fraction >= 1 and after.status == "reading":
        words.append(_("That is the end. Set the book to Finished on its page."))
    return " ".join(words)
