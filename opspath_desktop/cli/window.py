"""Open the window; the only command module that reaches Qt."""

from __future__ import annotations

import argparse


def open_window(wish: argparse.Namespace) -> int:
    """Open the window on the data folder and return its exit code."""
    from opspath_desktop.app import run

    return run(wish.data_dir, self_test=wish.self_test, reset_window=wish.reset_window)
