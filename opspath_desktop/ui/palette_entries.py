"""What the palette offers for the words typed: things to log, commands, places, and notes that were found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from opspath_desktop.actions import measures, pilots, tasks
from opspath_desktop.domain.pilot_lines import Match, match_bare, match_value
from opspath_desktop.domain.reading_log import Sitting, parse_sitting
from opspath_desktop.domain.reading_words import whole_words
from opspath_desktop.domain.tasks import read_action
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.pilot_measures import number_on
from opspath_desktop.queries.pilots import named, pilot_list
from opspath_desktop.queries.readings import NowReading, reading_now
from opspath_desktop.queries.search import Found, search
from opspath_desktop.ui.commands import places
from opspath_desktop.ui.log_reading import log_sitting
from opspath_desktop.ui.pages.pathway_move import move
from opspath_desktop.ui.pages.pilots_point_words import entry_words
from opspath_desktop.ui.palette import Entry, Group

if TYPE_CHECKING:
    from opspath_desktop.ui.main_window import MainWindow

MOST_COMMANDS = 7
MOST_VALUES = 3


class Entries:
    """Answers one line of typing; remembers which commands were run last, they come first."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._space = window.workspace
        self._recent: list[str] = []

    def groups(self, text: str) -> list[Group]:
        """Return the groups for what was typed, best first."""
        words = " ".join(text.split())
        rest = _after(words, (_("log"), "log"))
        logging = rest is not None
        found = [Group(_("Log"), tuple(self._log(rest if rest is not None else words)))]
        if not (logging and found[0].entries):
            found += [
                Group(_("Do"), (*self._make(words), *self._commands(words))),
                Group(_("Go to"), tuple(self._places(words))),
            ]
        found.append(Group(_("Found in your notes"), tuple(self._notes(rest or words))))
        return found

    # --- log ----------------------------------------------------------------------------------------------------

    def _log(self, words: str) -> Iterator[Entry]:
        space = self._space
        books = space.query(reading_now, space.pathway, space.today())
        if not words:
            for book in books:
                yield Entry(f"usual:{book.key}", _("Log reading"), book.title, "book-open", _open(self._window, book))
            return
        for book in books:
            sitting = self._sitting(words, book)
            if sitting is not None:
                yield self._log_entry(book, sitting)
        yield from self._values(words)

    def _sitting(self, words: str, book: NowReading) -> Sitting | None:
        try:
            return parse_sitting(words, self._space.habits, self._space.today(), audio=book.audio)
        except Refused:
            return None

    def _log_entry(self, book: NowReading, sitting: Sitting) -> Entry:
        title = _("Log {what}").format(what=whole_words(sitting, self._space.today()))
        space = self._space
        return Entry(f"log:{book.key}", title, book.title, "book-open", lambda: log_sitting(space, book.key, sitting))

    def _values(self, words: str) -> Iterator[Entry]:
        known, habits, today = self._space.query(named), self._space.habits, self._space.today()
        found = match_value(words, known, habits, today)
        if not found:
            found = tuple(self._bare(words))
        for match in found[:MOST_VALUES]:
            number = entry_words(match.entry, match.named.unit)
            there = self._space.query(number_on, match.named.measure, match.entry.on)
            title = _("Add {number}") if there is None else _("Change {day} to {number}")
            title = title.format(number=number, day=format_date(match.entry.on, today=today))
            run = self._adder(match, number) if there is None else self._changer(match, number, there[0])
            yield Entry(f"value:{match.named.measure}", title, match.named.title, "activity", run)

    def _bare(self, words: str) -> Iterator[Match]:
        """Offer a number without a name to the running pilots; a finished one must be named."""
        space = self._space
        rows = space.query(pilot_list, space.pathway, space.today())
        running = {row.uuid for row in rows if row.group == "running"}
        habits, today = space.habits, space.today()
        for pilot in (one for one in space.query(named) if one.pilot in running):
            match = match_bare(words, pilot, habits, today)
            if match is not None:
                yield match

    def _adder(self, match: Match, number: str) -> Callable[[], object]:
        space = self._space

        def run() -> None:
            space.act(
                _("Add a number"),
                measures.record,
                match.named.measure,
                match.entry,
                today=space.today(),
                toast=_("{number} added to {title}.").format(number=number, title=match.named.title),
            )

        return run

    def _changer(self, match: Match, number: str, point: str) -> Callable[[], object]:
        """Return what replaces the number that the day has already: refused, what was typed here would be gone."""
        space = self._space
        said = _("{title}: {day} changed to {number}.").format(
            title=match.named.title, day=format_date(match.entry.on, today=space.today()), number=number
        )
        words, today = _("Change value"), space.today()
        return lambda: space.act(words, measures.revise, point, match.entry, today=today, toast=said)

    # --- do -----------------------------------------------------------------------------------------------------

    def _make(self, words: str) -> Iterator[Entry]:
        title = _after(words, (_("pilot"), "pilot"))
        if title:
            text = _("Start the pilot “{title}”").format(title=title)
            yield Entry("make-pilot", text, "", "flask-conical", lambda: self._start_pilot(title))
        task = _after(words, (_("action"), "action"))
        if task:
            text = _("Add the action “{text}”").format(text=task)
            yield Entry("make-action", text, "", "list-checks", lambda: self._add_action(task))
        number = _after(words, (_("stage"), "stage"))
        if number and number.isdigit() and 1 <= int(number) <= len(self._space.pathway.stages):
            stage = self._space.pathway.stages[int(number) - 1]
            words = _("Move to stage {number}").format(number=stage.number)
            yield Entry("move-stage", words, stage.title, "route", lambda: self._move(stage.id))

    def _add_action(self, typed: str) -> None:
        space = self._space
        try:
            read = read_action(typed, space.habits, space.today())
        except Refused as refused:
            space.failed.emit(refused)
            return
        said = _("Added “{text}” to your actions.").format(text=read.text)
        space.act(_("Add action"), tasks.add, read.text, owner=read.owner, due=read.due, toast=said)

    def _start_pilot(self, title: str) -> None:
        space = self._space
        done = space.act(_("Start a pilot"), pilots.start, title, today=space.today(), toast=_("Pilot started."))
        if done.ok:
            self._window.go("pilots", done.result)

    def _move(self, stage_id: str) -> None:
        move(self._space, stage_id)
        self._window.go("pathway", stage_id)

    def _commands(self, words: str) -> Iterator[Entry]:
        wanted = words.casefold()
        scored = []
        for index, command in enumerate(self._window.commands):
            if command.id in ("search", "log") or command.id.startswith("go-"):
                continue
            score = fuzzy(wanted, f"{command.text} {command.words}".casefold())
            if score is not None:
                recent = self._recent.index(command.id) if command.id in self._recent else len(self._recent)
                scored.append((score, recent, index, command))
        for _score, _recent, _index, command in sorted(scored, key=lambda one: one[:3])[:MOST_COMMANDS]:
            run = self._runner(command.id)
            yield Entry(f"do:{command.id}", command.text, "", command.icon, run, command.shown_keys())

    def _runner(self, command_id: str) -> Callable[[], object]:
        def run() -> None:
            self._recent = [command_id, *(one for one in self._recent if one != command_id)][:8]
            self._window.command(command_id).run()

        return run

    def _places(self, words: str) -> Iterator[Entry]:
        wanted = words.casefold()
        for key, text, icon, _keys in places():
            if fuzzy(wanted, text.casefold()) is not None:
                shown = self._window.command(f"go-{key}").shown_keys()
                yield Entry(f"go:{key}", text, "", icon, lambda key=key: self._window.go(key), shown)  # type: ignore[misc]  # bound now

    # --- notes --------------------------------------------------------------------------------------------------

    def _notes(self, words: str) -> Iterator[Entry]:
        for number, found in enumerate(self._space.query(search, words)):
            hint = f"{_kind(found.kind)} · {found.title}" if found.title else _kind(found.kind)
            key = f"note:{found.place}:{found.target}:{number}"
            yield Entry(key, f"“{found.snippet}”", hint, "notebook-pen", self._goer(found))

    def _goer(self, found: Found) -> Callable[[], object]:
        return lambda: self._window.go(found.place, found.target)


def _open(window: MainWindow, book: NowReading) -> Callable[[], object]:
    return lambda: window.go("readings", book.key)


def _after(words: str, heads: tuple[str, ...]) -> str | None:
    """Return what follows one of the heads at the start, or None when none is there."""
    for head in heads:
        if words.casefold() == head.casefold():
            return ""
        if words.casefold().startswith(f"{head.casefold()} "):
            return words[len(head) :].strip()
    return None


def fuzzy(wanted: str, text: str) -> int | None:
    """Return how well `text` answers `wanted` (0 best), or None when its letters are not there in this order."""
    if not wanted:
        return 3
    if text.startswith(wanted):
        return 0
    if f" {wanted}" in text:
        return 1
    if wanted in text:
        return 2
    words = wanted.split()
    if all(word in text for word in words):
        return 3
    at = -1
    gaps = 0
    for letter in wanted.replace(" ", ""):
        found = text.find(letter, at + 1)
        if found < 0:
            return None
        gaps += found - at - 1
        at = found
    return 10 + gaps if gaps <= 2 * len(wanted) else None


def _kind(kind: str) -> str:
    return {
        "note": _("Note"),
        "noticed": _("Noticed"),
        "metric": _("Definition"),
        "value": _("Value"),
        "evidence": _("Evidence"),
        "rating": _("Rating"),
        "book": _("Book"),
        "why": _("Book"),
        "shelf": _("Shelf"),
        "takeaway": _("Takeaway"),
        "highlight": _("Highlight"),
        "application": _("Applied"),
        "action": _("Action"),
        "cause": _("Cause"),
        "goal": _("Goal"),
        "log": _("Reading log"),
        "pilot": _("Pilot"),
        "benefit": _("Benefit"),
        "check": _("Check of a pilot"),
        "file": _("File"),
        "question": _("Question of a reviewer"),
        "journal": _("Pilot journal"),
        "cycle": _("PDSA cycle"),
        "change": _("Change"),
        "number": _("Number"),
        "phase": _("New limits"),
        "review": _("Review"),
        "stage": _("Reason for the move"),
        "reading": _("Reading"),
        "measure": _("Measure"),
        "plan": _("Plan"),
    }[kind]
