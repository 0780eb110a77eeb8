"""Log a sitting from wherever it was typed, and say what came of it with one toast."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from opspath_desktop.actions import readings
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.domain.reading_words import logged_words, status_words
from opspath_desktop.i18n import _
from opspath_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from opspath_desktop.queries.reading_views import BookView


def log_sitting(workspace: Workspace, key: str, sitting: Sitting, *, field: Any = None) -> bool:
    """Log the sitting as one undo step; the toast says where the reader is, and asks about a place that lies back.

    At the end of the book the toast offers to set it to Finished. Return whether it was logged; a refusal stands beside
    `field`, or in the message bar without one.
    """
    from opspath_desktop.queries.reading_book import book

    before = workspace.query(book, workspace.pathway, workspace.today(), key)
    done = workspace.act(_("Log reading"), readings.log, workspace.pathway, key, sitting, field=field)
    if not done.ok:
        return False
    after = workspace.query(book, workspace.pathway, workspace.today(), key)
    words = _said(sitting, before, after, workspace)
    if after is not None and after.at_end:
        ended = after.entries[0].on  # what was logged afterwards ended on its day, not today
        extras = [
            (_("Finished"), lambda: set_status(workspace, after, "finished", on=ended)),
            (_("Undo"), workspace.undo),
        ]
        workspace.told_extras.emit(words, extras)
    else:
        workspace.told.emit(words, True)
    return True


def set_status(workspace: Workspace, view: BookView, status: str, *, on: date | None = None) -> bool:
    """Set a book's status as of a day, today when None, and say so; return whether it was done."""
    said = _("“{title}”: {status}").format(title=view.title, status=status_words(status))
    day = on or workspace.today()
    act = workspace.act
    done = act(_("Change status"), readings.set_status, workspace.pathway, view.key, status, on=day, toast=said)
    return done.ok


def _said(sitting: Sitting, before: BookView | None, after: BookView | None, workspace: Workspace) -> str:
    words = [logged_words(sitting, workspace.today())]
    if after is None:
        return words[0]
    if after.progress.place:
        words.append(_("{place}.").format(place=after.progress.place))
    if after.at_end:
        words.append(_("That is the end."))
    elif before is not None and _goes_back(sitting, before, after):
        words.append(_("It was {place} before. Is that right?").format(place=before.progress.place))
    return " ".join(words)


def _goes_back(sitting: Sitting, before: BookView, after: BookView) -> bool:
    was, now = before.progress, after.progress
    if sitting.position is None or was.position is None or now.position is None:
        return False
    return was.unit == now.unit and now.position < was.position
