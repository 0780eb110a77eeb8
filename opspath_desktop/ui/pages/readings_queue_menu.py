"""Put a book into the queue, or take it out, from the book's own menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from opspath_desktop.actions import queue
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.workspace import Workspace


def add_queue_action(menu: QMenu, workspace: Workspace, view: BookView | None) -> None:
    """Add what fits the book: it joins the queue while it is still to read, and leaves it."""
    if view is None:
        return
    if view.about.queued:
        menu.addAction(_("Take out of the queue"), lambda: take_out(workspace, view.key, view.title))
    elif view.status == "planned":
        menu.addAction(_("Add to queue"), lambda: enqueue(workspace, view.key, view.title))


def enqueue(workspace: Workspace, key: str, title: str) -> bool:
    """Put a book at the end of the queue and say so."""
    said = _("“{title}” is in the queue").format(title=title)
    return workspace.act(_("Add to queue"), queue.add, workspace.pathway, [key], toast=said).ok


def take_out(workspace: Workspace, key: str, title: str) -> bool:
    """Take a book out of the queue and say so."""
    said = _("Took “{title}” out of the queue").format(title=title)
    return workspace.act(_("Take out of the queue"), queue.take_out, workspace.pathway, [key], toast=said).ok
