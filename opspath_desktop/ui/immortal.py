"""Keep None, True and False alive, whatever PySide does to their reference counts.

PySide 6.12 gives away one reference too many for each `Signal.emit()` (True), for many calls of a painter and of an
accessibility factory (None). After some thousand of them Python 3.11 frees the object and dies ("bool_dealloc:
deallocating True or False"). From Python 3.12 on these objects are immortal by themselves.
"""

from __future__ import annotations

import ctypes
import sys

_MANY = 1 << 40  # references: more than any session gives away


def protect() -> None:
    """Make None, True and False outlive the process; a second call changes nothing that matters."""
    if sys.version_info < (3, 12):
        for each in (None, True, False):
            ctypes.c_ssize_t.from_address(id(each)).value += _MANY
