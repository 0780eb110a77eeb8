"""The menus of a journal entry: its step, and the cycle that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from opspath_desktop.domain.pilots import STEPS, step_name
from opspath_desktop.i18n import _
from opspath_desktop.queries.cycles import CycleChoice
from opspath_desktop.ui.widgets.plain import escape_mnemonic

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class EntryCycle:
    """The cycle of an entry, empty for none, and the cycles it may belong to."""

    now: str = ""
    choices: tuple[CycleChoice, ...] = ()

    @property
    def words(self) -> str:
        """Return what stands beside the day: "Cycle 3", or nothing."""
        number = next((choice.number for choice in self.choices if choice.uuid == self.now), None)
        return "" if number is None else _("Cycle {n}").format(n=number)


def fill_steps(menu: QMenu, now: str, choose: Callable[[str], object]) -> None:
    """Add the four steps and a plain note."""
    _fill(menu, [(step, step_name(step)) for step in (*STEPS, "note")], now, choose)


def fill_cycles(menu: QMenu, cycle: EntryCycle, choose: Callable[[str], object]) -> None:
    """Add the cycles as a menu of their own, and none; nothing where the pilot has no cycle."""
    if cycle.choices:
        named = [(each.uuid, _("{n}: {idea}").format(n=each.number, idea=_short(each.idea))) for each in cycle.choices]
        _fill(menu.addMenu(_("Cycle")), [*named, ("", _("No cycle"))], cycle.now, choose)


def _fill(menu: QMenu, entries: Iterable[tuple[str, str]], now: str, choose: Callable[[str], object]) -> None:
    group = QActionGroup(menu)
    for key, words in entries:
        action = QAction(escape_mnemonic(words), group)
        action.setCheckable(True)
        action.setChecked(key == now)
        action.triggered.connect(lambda _checked=False, key=key: choose(key))
        menu.addAction(action)


def _short(idea: str) -> str:
    return idea if len(idea) <= _LONGEST else idea[: _LONGEST - 1].rstrip() + "…"
