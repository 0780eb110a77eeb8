"""What can be done with many books at once, each as one undo step with a toast that says how many it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from opspath_desktop.actions import books_bulk, merge_books, queue
from opspath_desktop.actions.books import NumberField
from opspath_desktop.actions.chosen import Done
from opspath_desktop.actions.readings import DateField
from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.ui.workspace import Workspace


class Deeds:
    """Act on the chosen books; `keys` are theirs."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.keys: tuple[str, ...] = ()

    def set_status(self, status: str) -> bool:
        """Set the status as of today."""
        words = status_words(status)

        def said(done: Done) -> str:
            return _("{books}: {status}").format(books=_books(done.changed), status=words)

        return self._act(_("Change status"), books_bulk.set_status, status, said=said, on=self.workspace.today())

    def say_why(self, reason: str, field: Any) -> bool:
        """Say why books are paused or stopped."""
        return self._act(_("Say why"), books_bulk.say_why, reason, said=_changed, field=field)

    def set_date(self, which: DateField, day: date | None, precision: str, field: Any) -> bool:
        """Set when the books were begun or ended."""
        return self._act(_("Correct a day"), books_bulk.set_date, which, day, precision, said=_changed, field=field)

    def set_format(self, form: str) -> bool:
        """Set the format."""
        return self._act(_("Set format"), books_bulk.set_format, form, said=_changed)

    def rate(self, quarters: int | None) -> bool:
        """Rate the books that were begun; several keys in a row are one undo step."""
        merge = f"bulk rating {hash(self.keys)}"
        return self._act(_("Rate books"), books_bulk.rate, quarters, said=_rated, merge=merge)

    def tag(self, tags: Sequence[str], field: Any = None) -> bool:
        """Add tags to all."""
        return self._act(_("Tag books"), books_bulk.tag, said=_tagged, field=field, add=tags, now=self._now())

    def untag(self, tag: str) -> bool:
        """Take a tag away from all."""

        def said(done: Done) -> str:
            return _("Took “{tag}” away from {books}").format(tag=tag, books=_books(done.changed))

        return self._act(_("Take a tag away"), books_bulk.tag, said=said, remove=[tag], now=self._now())

    def write(self, name: books_bulk.TextField, text: str, field: Any) -> bool:
        """Write a text into all."""
        return self._act(_("Edit books"), books_bulk.write, name, text, said=_changed, field=field, now=self._now())

    def measure(self, name: NumberField, number: int | None, field: Any) -> bool:
        """Write a number into all."""
        return self._act(_("Edit books"), books_bulk.measure, name, number, said=_changed, field=field, now=self._now())

    def enqueue(self) -> bool:
        """Put the books that are still to read at the end of the queue."""
        return self._act(_("Add to queue"), queue.add, said=_queued)

    def take_out(self) -> bool:
        """Take the books out of the queue."""

        def said(number: int) -> str:
            return _("Took {books} out of the queue").format(books=_books(number))

        return self._act(_("Take out of the queue"), queue.take_out, said=said)

    def delete(self) -> bool:
        """Move the own books to Recently deleted."""
        return self._act(_("Delete books"), books_bulk.delete, said=_deleted, now=self._now())

    def merge(self, lead: str, title: str, field: Any) -> str:
        """Merge the books and return the uuid of the one that is kept, or nothing when it was refused."""
        space, number = self.workspace, len(self.keys)
        said = ngettext("Merged {n} book into “{title}”", "Merged {n} books into “{title}”", number)
        words = said.format(n=format_number(number), title=title)
        now, act = self._now(), space.act
        done = act(
            _("Merge books"), merge_books.merge, space.pathway, self.keys, lead, toast=words, field=field, now=now
        )
        return str(done.result) if done.ok else ""

    def _act(
        self, label: str, function: Callable[..., Any], *args: Any, said: Callable[[Any], str], **more: Any
    ) -> bool:
        space = self.workspace
        return space.act(label, function, space.pathway, self.keys, *args, toast=said, **more).ok

    def _now(self) -> str:
        return self.workspace.database.clock()


def _books(number: int) -> str:
    return ngettext("{n} book", "{n} books", number).format(n=format_number(number))


def _with(words: str, left: int, one: str, many: str) -> str:
    """Add how many books were left as they are, and why."""
    return f"{words}. {(one if left == 1 else many).format(n=format_number(left))}" if left else words


def _changed(done: Done) -> str:
    words = _("Changed {books}").format(books=_books(done.changed))
    return _with(words, done.left, _("{n} is left as it is."), _("{n} are left as they are."))


def _tagged(done: Done) -> str:
    return _("Tagged {books}").format(books=_books(done.changed))


def _rated(done: Done) -> str:
    words = _("Rated {books}").format(books=_books(done.changed))
    return _with(words, done.left, _("{n} was never begun."), _("{n} were never begun."))


def _queued(done: Done) -> str:
    words = _("{books} in the queue").format(books=_books(done.changed))
    return _with(words, done.left, _("{n} is begun or over."), _("{n} are begun or over."))


def _deleted(done: Done) -> str:
    words = _("Deleted {books}").format(books=_books(done.changed))
    return _with(words, done.left, _("{n} suggested book stays."), _("{n} suggested books stay."))
