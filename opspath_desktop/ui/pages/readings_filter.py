"""The menu that offers filter chips, and the words of each chip."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMenu

from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.domain.shelf_rule import OWN, Chip, Rule
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.shelves import Choices, SavedShelf
from opspath_desktop.store.schema import READING_STATUSES

_RATINGS = (20, 18, 16, 14, 12, 8)
_MOST_TAGS = 100
_FORMATS = ("paper", "ebook", "audio", "unknown")
Toggle = Callable[[Chip], object]


def fill_filter(menu: QMenu, rule: Rule, offer: Choices, stages: Iterable[int], toggle: Toggle) -> None:
    """Add every chip there is, ticked when it is active; a submenu for each kind with several values."""

    def add(into: QMenu, kind: str, value: str) -> None:
        chip = Chip(kind, value)
        words = value_words(chip) if into is not menu else chip_words(chip)
        action = into.addAction(words.replace("&", "&&"), lambda: toggle(chip))
        action.setCheckable(True)
        action.setChecked(chip in rule.chips)

    several = {
        "status": (_("Status"), [*READING_STATUSES, "skipped", "not_applicable"]),
        "stage": (_("Stage"), [*map(str, stages), OWN]),
        "format": (_("Format"), list(_FORMATS)),
        "tag": (_("Tag"), list(offer.tags[:_MOST_TAGS])),
        "rating": (_("Rating"), list(map(str, _RATINGS))),
        "finished": (_("Finished in"), list(offer.years)),
    }
    for kind, (words, values) in several.items():
        chosen = len(rule.values(kind))
        inner = menu.addMenu(_("{kind}: {n} chosen").format(kind=words, n=chosen) if chosen else words)
        for value in values:
            add(inner, kind, value)
        inner.setEnabled(bool(values))
    menu.addSeparator()
    for kind, value in _SINGLE:
        add(menu, kind, value)


_SINGLE = (
    ("highlights", "yes"),
    ("takeaways", "yes"),
    ("applied", "yes"),
    ("applied", "no"),
    ("queue", "yes"),
    ("suggested", "yes"),
)


def fill_shelves(
    menu: QMenu,
    shelves: Iterable[SavedShelf],
    show: Callable[[SavedShelf], None],
    edit: Callable[[SavedShelf, QMenu], None],
) -> None:
    """Add the saved shelves, each with what may be done with it."""
    menu.addSeparator()
    menu.addAction(_("Shelves")).setEnabled(False)
    for shelf in shelves:
        inner = menu.addMenu(shelf.name.replace("&", "&&"))
        inner.addAction(_("Show this shelf"), partial(show, shelf))
        edit(shelf, inner)


def chip_words(chip: Chip) -> str:
    """Say what a chip asks, so that it can stand alone."""
    if chip.kind == "finished":
        return _("Finished in {year}").format(year=chip.value)
    if chip.kind == "tag":
        return _("Tag: {tag}").format(tag=chip.value)
    if chip.kind == "format" and chip.value == "unknown":
        return _("Format not said")
    return value_words(chip)


def value_words(chip: Chip) -> str:
    """Say the value of a chip whose kind is told beside it."""
    if chip.kind == "status":
        return status_words(chip.value) if chip.value in _STATUSES else chip.value
    if chip.kind == "stage":
        return _("Own books") if chip.value == OWN else _("Stage {number}").format(number=chip.value)
    if chip.kind == "format":
        return _format_words().get(chip.value, chip.value)
    if chip.kind == "rating":
        return _("At least {n} stars").format(n=format_number(int(chip.value) / 4))
    if chip.kind == "applied":
        return _("Applied") if chip.value == "yes" else _("Not applied")
    return _flag_words().get(chip.kind, chip.value)


_STATUSES = {*READING_STATUSES, "skipped", "not_applicable"}


def _format_words() -> dict[str, str]:
    return {"unknown": _("Not said"), "paper": _("Paper"), "ebook": _("E-book"), "audio": _("Audiobook")}


def _flag_words() -> dict[str, str]:
    return {
        "highlights": _("Has highlights"),
        "takeaways": _("Has takeaways"),
        "queue": _("In the queue"),
        "suggested": _("Suggested by the pathway"),
    }
