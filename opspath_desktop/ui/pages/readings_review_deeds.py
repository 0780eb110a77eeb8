"""Do what the keys of the weekly review say: each deed is one change and one undo step."""

from __future__ import annotations

from typing import Any

from opspath_desktop.actions import use_checks, weekly
from opspath_desktop.domain.use_checks import Question
from opspath_desktop.i18n import _
from opspath_desktop.queries.weekly import Card
from opspath_desktop.ui.workspace import Outcome, Workspace


def do_card(space: Workspace, card: Card, deed: str) -> Outcome:
    """Keep, mark, settle or discard a card."""
    today = space.today()
    if deed == "discard":
        said = _("Takeaway discarded") if card.kind == "takeaway" else _("Highlight discarded")
        now = space.database.clock()
        return space.act(_("Discard a card"), weekly.discard, card.key, today=today, now=now, toast=said)
    labels: dict[str, tuple[str, Any]] = {
        "keep": (_("Keep a card"), weekly.keep),
        "favourite": (_("Mark a favourite"), weekly.favourite),
        "settle": (_("Be done with a card"), weekly.settle),
    }
    words, action = labels[deed]
    return space.act(words, action, card.key, today=today)


def apply(space: Workspace, card: Card, words: str, field: Any) -> Outcome:
    """Plan to do something with a card."""
    said = _("Planned. It stands with the book, and is asked about after 30 days.")
    return space.act(_("Apply a card"), weekly.apply, card.key, words, today=space.today(), toast=said, field=field)


def answer(space: Workspace, question: Question, said: str, words: str, note: str, field: Any) -> Outcome:
    """Answer a question; `words` say what was done or what came of it."""
    label = _("Answer “did you use it?”")
    texts = {"words": words, "note": note}
    today, pathway = space.today(), space.pathway
    return space.act(label, use_checks.answer, pathway, question, said, today=today, field=field, **texts)


def undo_here(space: Workspace, step: object) -> bool:
    """Take back one undo step, if nothing else was changed since; tell when there was something."""
    stack = space.database.stack.undo
    if stack and stack[-1] is step:
        space.undo()
        return True
    space.told.emit(_("Something else was changed since. Ctrl+Z takes it back step by step."), False)
    return False
