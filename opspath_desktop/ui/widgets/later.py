"""Do something once the events at hand are done, as long as its owner lives."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def after_events(owner: QObject, do: Callable[[], None]) -> QTimer:
    """Return a timer that calls `do` once when the events at hand are done; `start()` it as often as needed.

    It is a child of its owner. `QTimer.singleShot` would keep a bound method, and with it a whole window, for ever when
    the owner goes before the call.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(do)
    return timer
