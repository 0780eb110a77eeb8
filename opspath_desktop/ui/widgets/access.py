"""Give widgets the accessible role that Qt does not know for them, and speak short announcements.

A QLabel that is a heading, or a frame that is a list, looks like static text or a filler to a screen reader. One
factory answers for every widget that carries the role as a property; it has to be set before the first text, because
Qt keeps the first interface it was given.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget
from shiboken6 import Shiboken

_PROPERTY = "a11yRole"
# Qt holds the interface, but nobody holds its Python half: without this list it would be collected, and at the end of
# the program PySide would delete what Qt deletes too. Qt may ask twice for one widget, so there is no key.
_kept: list[QAccessibleInterface] = []
_alive = [256]  # how many there were after the last look for those whose widget is gone
_installed: list[bool] = []


class _Named(QAccessibleWidget):
    """Answer with the role of the property and with the text of a label as name."""

    def text(self, kind: QAccessible.Text) -> str:
        """Return the accessible name, or the label's words when no name was given."""
        widget = self.object()
        if kind == QAccessible.Text.Name and isinstance(widget, QLabel) and not widget.accessibleName():
            return widget.text()
        return super().text(kind)


def set_accessible_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Announce the widget in this role; call it before the widget gets its first text."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)
    widget.setProperty(_PROPERTY, role.value)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader speak the text without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = thing.property(_PROPERTY) if isinstance(thing, QWidget) else None
    if role is None or not isinstance(thing, QWidget):
        return None
    made = _Named(thing, QAccessible.Role(role))
    if len(_kept) >= 2 * _alive[0]:
        _kept[:] = [interface for interface in _kept if Shiboken.isValid(interface)]
        _alive[0] = max(len(_kept), _alive[0])
    _kept.append(made)
    return made
