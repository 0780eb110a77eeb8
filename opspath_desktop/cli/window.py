"""Open the window; the only command module that reaches Qt."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from opspath_desktop.errors import Trouble
from opspath_desktop.i18n import _

PLACES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")  # by one of these Qt finds something to paint on


def open_window(wish: argparse.Namespace) -> int:
    """Open the window on the data folder and return its exit code. Raise Trouble where there is no display."""
    # Qt would end the process with a core dump.
    if sys.platform == "linux" and not any(os.environ.get(name) for name in PLACES):
        raise Trouble(
            _("There is no display for the window."),
            todo=_("Start it on a desktop, or use a command that needs none, such as opspath status."),
        )
    gc.disable()  # a start makes many objects and no garbage; the app turns it on again after the first paint
    from opspath_desktop.app import run

    return run(wish.data_dir, self_test=wish.self_test, reset_window=wish.reset_window)
