"""Look at a window as its readers do: by ear, by Tab, by eye; every function returns what is wrong as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.nav import Sidebar
from opspath_desktop.ui.widgets.plain import ElidedLabel

MOST_LOOKS = 4000
STATIC = {QAccessible.Role.StaticText, QAccessible.Role.Heading, QAccessible.Role.Graphic}
MOST_STOPS = 400
TARGET = 24


def describe(widget: QWidget) -> str:
    """Name a widget so that it can be found in the source."""
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (str(text())[:40] if callable(text) else "")
    parent = widget.parentWidget()
    return f"{type(parent).__name__} > {type(widget).__name__} “{words}”"


def settle(thing: QWidget) -> None:
    """Wait until three looks in a row find everything in the same place, however slow the machine is."""
    before, same = list[tuple[QRect, bool]](), 0
    for _ in range(MOST_LOOKS):
        now = [(part.geometry(), part.isVisible()) for part in (thing, *thing.findChildren(QWidget))]
        same = same + 1 if now == before else 0
        if same == 2:
            return
        before = now
        QTest.qWait(5)
    raise AssertionError("The layouts do not come to rest.")


# --- by ear ----------------------------------------------------------------------------------------------------------


def nodes(thing: QWidget) -> Iterator[QAccessibleInterface]:
    """Walk everything that a screen reader meets in a widget that is shown; hidden pages are left out."""
    root = QAccessible.queryAccessibleInterface(thing)
    assert root is not None
    waiting: list[QAccessibleInterface | None] = [root]
    while waiting:
        node = waiting.pop()
        if node is None or not node.isValid() or node.state().invisible:
            continue
        yield node
        waiting += [node.child(number) for number in range(node.childCount())]


def unnamed(thing: QWidget) -> list[str]:
    """Return the nodes that take the keyboard and have no name."""
    found = []
    for node in nodes(thing):
        if node.state().focusable and not node.text(QAccessible.Text.Name).strip():
            widget = node.object()
            found.append(describe(widget) if isinstance(widget, QWidget) else str(node.role()))
    return found


def speaking_stops(thing: QWidget) -> list[str]:
    """Return the static texts that take the keyboard though there is nothing to do with them."""
    return [
        node.text(QAccessible.Text.Name) for node in nodes(thing) if node.state().focusable and node.role() in STATIC
    ]


# --- by Tab ----------------------------------------------------------------------------------------------------------


def reachable(window: QWidget) -> set[QWidget]:
    """Return the widgets that Tab must visit: seen, enabled, willing, and of exclusive radio buttons the chosen one."""
    found = set()
    for widget in window.findChildren(QWidget):
        willing = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if not willing or not widget.isVisible() or not widget.isEnabled() or widget.focusProxy() is not None:
            continue
        if isinstance(widget, QRadioButton) and not widget.isChecked():
            continue
        if isinstance(widget.parentWidget(), QComboBox):
            continue
        found.add(widget)
    return found


def tab_stops(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab until it is back where it began; return the stops of the round in their order."""
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        here = QApplication.focusWidget()
        assert here is not None
        if stops and here is stops[0]:
            return stops
        stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    names = [describe(stop) for stop in dict.fromkeys(stops[-20:])]
    raise AssertionError(f"Tab does not come back, it goes round here: {names}")


def from_the_top(stops: list[QWidget]) -> list[QWidget]:
    """Turn a round so that it begins in the sidebar: a page may give the keyboard to something in its middle."""
    first = next((number for number, stop in enumerate(stops) if isinstance(stop.parentWidget(), Sidebar)), 0)
    return stops[first:] + stops[:first]


def card_of(widget: QWidget) -> Card | None:
    """Return the innermost card around a widget."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Card):
        around = around.parentWidget()
    return around


def leaps(stops: list[QWidget]) -> list[str]:
    """Return the steps inside one card that go up to an earlier row."""
    found = []
    for one, two in pairwise(stops):
        card = card_of(one)
        if card is None or card is not card_of(two):
            continue
        bottom = two.mapTo(card, QPoint(0, two.height())).y()
        if bottom <= one.mapTo(card, QPoint(0, 0)).y():
            found.append(f"{describe(one)} -> {describe(two)}")
    return found


def returns(stops: list[QWidget]) -> list[str]:
    """Return the stops by which Tab comes back to a card that it had left."""
    found: list[str] = []
    left: set[Card | None] = set()
    before: Card | None = None
    for stop in stops:
        card = card_of(stop)
        if card is not before:
            left.add(before)
            before = card
            if card is not None and card in left:
                found.append(describe(stop))
    return found


def out_of_sight(window: QWidget) -> list[str]:
    """Return the stops that Tab reaches and that cannot be seen there."""
    found = []
    for stop in tab_stops(window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.sendPostedEvents()
        if stop.visibleRegion().isEmpty():
            found.append(describe(stop))
    return found


# --- by eye ----------------------------------------------------------------------------------------------------------


def small(window: QWidget) -> list[str]:
    """Return what can be pressed and is smaller than a fingertip."""
    return [
        f"{describe(widget)} {widget.width()} x {widget.height()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and widget.isVisible()
        and min(widget.width(), widget.height()) < TARGET
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


def clipped(window: QWidget) -> list[str]:
    """Return the words that have less room than they need, or stand partly outside of what holds them."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedLabel):
            continue
        if not label.wordWrap() and label.width() < label.sizeHint().width():
            found.append(f"too narrow: {describe(label)} {label.width()} < {label.sizeHint().width()}")
        elif label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            found.append(f"too low: {describe(label)} {label.height()} < {label.heightForWidth(label.width())}")
        elif not _held(label):
            found.append(f"outside: {describe(label)}")
    narrow = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width()
    ]
    return found + [
        f"too narrow: {describe(button)} {button.width()} < {button.minimumSizeHint().width()}" for button in narrow
    ]


def _held(widget: QWidget) -> bool:
    inner, around = QRect(QPoint(0, 0), widget.size()), widget
    while (parent := around.parentWidget()) is not None and not around.isWindow():
        inner.translate(around.pos())
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return True
        if not parent.rect().contains(inner):
            return False
        around = parent
    return True
