"""Say dates, numbers and states the way the paper says them, and keep long texts out of table cells."""

from __future__ import annotations

import datetime as dt
from functools import cache

from opspath_desktop.i18n import _, current_locale, format_date, format_number
from opspath_desktop.plan.blocks import Bullets, Cell, Mark, Style, Text, cell
from opspath_desktop.plan.text import one_line, pieces

LONGEST_CELL = 240
LONGEST_NAME = 90
LONGEST_TITLE = 130
BOOK_STATES: dict[str, Mark] = {
    "finished": "done",
    "consulted": "done",
    "reading": "part",
    "paused": "part",
    "stopped": "skip",
}
_YEARLESS = dt.date.min  # no date lies in this year, so the year is always written: paper outlives it

STATE_MARKS: dict[str, Mark] = {
    "done": "done",
    "in_progress": "part",
    "not_started": "open",
    "skipped": "skip",
    "not_applicable": "skip",
}


def day(on: dt.date | None, *, short: bool = False) -> str:
    """Return "26 November 2026" ("26 Nov 2026" when short), or nothing for no date."""
    if on is None:
        return ""
    words = _day(on, short, current_locale())
    return words.replace(" ", "\u00a0") if short else words


@cache
def _day(on: dt.date, short: bool, locale: str) -> str:
    return format_date(on, locale, today=_YEARLESS, short=short)


def amount(value: float | None, unit: str = "") -> str:
    """Return a number with its unit, or nothing."""
    return "" if value is None else f"{format_number(value)} {unit}".strip()


def state_word(state: str) -> str:
    """Return the word for the state of an item."""
    return {
        "done": _("Done"),
        "in_progress": _("In progress"),
        "not_started": _("Not started"),
        "skipped": _("Skipped"),
        "not_applicable": _("Does not apply"),
    }[state]


def book_word(status: str) -> str:
    """Return the word for how far a book was read."""
    return {
        "finished": _("Finished"),
        "consulted": _("Consulted"),
        "reading": _("Reading"),
        "paused": _("Paused"),
        "stopped": _("Stopped"),
    }[status]


def state_cell(state: str, since: dt.date | None = None, reason: str = "") -> Cell:
    """Return the cell that shows a state by its mark and word, with the day or the reason below."""
    note = one_line(reason, 80) if state == "skipped" and reason else day(since, short=True)
    return cell(state_word(state), note=note, mark=STATE_MARKS[state])


def nothing() -> Text:
    """Return the sentence that stands where a section has nothing to say."""
    return Text(_("None recorded this period."), "muted")


def name(text: str) -> str:
    """Return a name as one line that fits a header."""
    return one_line(text, LONGEST_NAME)


def title(text: str) -> str:
    """Return a title as one line that fits a heading."""
    return one_line(text, LONGEST_TITLE)


class Notes:
    """Collect what is too long for a cell; it is printed below the table, in full, under a number."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def fit(self, text: str, longest: int = LONGEST_CELL) -> str:
        """Return the text when it fits, else its beginning and the number of the note that holds all of it."""
        if len(text) <= longest and text.count("\n") < 4:
            return "\n".join(pieces(text))
        self._texts.append(text)
        return _("{start} (note {n})").format(start=one_line(text, longest // 2), n=len(self._texts))

    def cell(self, text: str, style: Style = "plain") -> Cell:
        """Return a cell with the text or its beginning."""
        return cell(self.fit(text), style=style)

    def blocks(self) -> list[Text | Bullets]:
        """Return the collected texts."""
        return [Text(_("Note {n}: {text}").format(n=n, text=text), "small") for n, text in enumerate(self._texts, 1)]
