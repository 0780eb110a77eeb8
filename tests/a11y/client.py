"""The screen reader of the accessibility run: the system's Python runs it, for pyatspi; it knows nothing of Qt."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Any

import pyatspi

PLACES = ("Overview", "Pathway", "Readings", "Pilots", "Capabilities", "Plan & Reviews", "Settings")
DEADLINE = 30  # seconds for one answer
Node = Any  # an AT-SPI accessible; pyatspi has no types


def wait_for(look: Callable[[], Node | None], what: str) -> Node:
    """Look again and again until there is an answer."""
    end = monotonic() + DEADLINE
    while monotonic() < end:
        found = look()
        if found is not None:
            return found
        sleep(0.05)
    raise SystemExit(f"Not found: {what}")


def walk(node: Node) -> Iterator[Node]:
    """Yield what is shown below a node, top down; widgets may go away meanwhile."""
    yield node
    for number in range(node.childCount):
        child = node.getChildAtIndex(number)
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield from walk(child)


def has(node: Node, state: Any) -> bool:
    """Tell whether a node has a state."""
    return bool(node.getState().contains(state))


def application() -> Node | None:
    """Return the running program."""
    desktop = pyatspi.Registry.getDesktop(0)
    found = [desktop.getChildAtIndex(number) for number in range(desktop.childCount)]
    return next(
        (node for node in found if node is not None and "opspath" in node.name.lower() and node.childCount), None
    )


def first(window: Node, role: str, name: str) -> Node | None:
    """Return the first node on show with this role whose name begins so."""
    nodes = walk(window)
    return next((node for node in nodes if node.getRoleName() == role and node.name.startswith(name)), None)


def act(node: Node, name: str) -> None:
    """Do an action of a node by its name."""
    actions = node.queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    actions.doAction(names.index(name))


def look_at(window: Node, place: str) -> int:
    """Go to a place, count its nodes and name those that lack a name; return how many."""
    button = wait_for(lambda: place_button(window, place), f"the way to {place}")
    act(button, "Press")
    wait_for(lambda: first(window, "heading", place) or first(window, "label", place), f"the title {place}")
    nodes = list(walk(window))
    focusable = [node for node in nodes if has(node, pyatspi.STATE_FOCUSABLE)]
    bad = [node for node in focusable if not node.name.strip()]
    print(f"{place:<15} {len(nodes):>4} nodes  {len(focusable):>3} focusable  {len(bad)} unnamed")
    for node in bad:
        print(f"    {node.getRoleName()} “{node.description}” in {node.parent.getRoleName()} “{node.parent.name}”")
    return len(bad)


def place_button(window: Node, place: str) -> Node | None:
    """Return the button of a place in the sidebar."""
    roles = ("push button", "radio button", "toggle button", "page tab", "list item")
    return next((node for role in roles if (node := first(window, role, place)) is not None), None)


def log_thirty_pages(window: Node) -> None:
    """Type 30 into the field of the Overview, press Log, and hear what came of it."""
    act(wait_for(lambda: place_button(window, "Overview"), "the way to the Overview"), "Press")
    field = wait_for(lambda: reading_field(window), "the field for pages")
    field.queryEditableText().setTextContents("30")
    beside = field.parent
    while first(beside, "push button", "Log") is None:
        beside = beside.parent
    act(first(beside, "push button", "Log"), "Press")
    said = wait_for(lambda: first(window, "label", "30 pages logged"), "the answer")
    print(f"Logged by AT-SPI alone: {said.name}")


def reading_field(window: Node) -> Node | None:
    """Return the one-line field for what was read."""
    fields = (node for node in walk(window) if node.getRoleName() in ("text", "entry"))
    return next((node for node in fields if "read" in node.name.lower() or "pages" in node.name.lower()), None)


def main() -> int:
    """Look at every place and log one entry; return 1 when a node that takes the keyboard has no name."""
    program = wait_for(application, "the program on the bus")
    window = wait_for(lambda: program.getChildAtIndex(0), "its window")
    bad = sum(look_at(window, place) for place in PLACES)
    log_thirty_pages(window)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
