"""Let Tab follow the reading order, also through rows that were made later than what stands under them.

Qt's own order is the order of creation, and `setTabOrder` does not move a field whose editor is inside a wrapper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QSplitter, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield the stops of Tab in a widget, in the order in which its layouts hold them."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if takes_tab(widget):
        yield widget
    for part in _parts(widget):
        yield from stops(part)


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab may stop at this very widget; a wrapper hands the focus on and is no stop."""
    return (widget.focusPolicy() & _TAB) == _TAB and widget.focusProxy() is None


def step(areas: Sequence[QWidget], forward: bool, *, around: bool) -> bool:
    """Move the focus to the next stop in the areas, as they follow each other; return False when that is not for us.

    `around`: behind the last stop comes the first; without it the step out of the areas is left to who holds them.
    """
    here = QApplication.focusWidget()
    order = [stop for area in areas for stop in stops(area)]
    if here not in order:
        return False
    place = order.index(here) + (1 if forward else -1)
    if not (around or 0 <= place < len(order)):
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[place % len(order)].setFocus(reason)
    return True


def _parts(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield inside
    elif isinstance(widget, QSplitter):
        panes = (widget.widget(index) for index in range(widget.count()))
        yield from (pane for pane in panes if pane is not None)
    elif layout is not None:
        yield from _held(layout)
    else:
        placed = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]
        yield from sorted(placed, key=lambda part: (part.y(), part.x()))


def _held(layout: QLayout) -> Iterator[QWidget]:
    places: list[int] = list(range(layout.count()))
    if isinstance(layout, QGridLayout):  # its items stand in the order in which they were put in
        places.sort(key=lambda index: layout.getItemPosition(index)[:2])  # type: ignore[index]  # (row, column, ...)
    for index in places:
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held(inner)
