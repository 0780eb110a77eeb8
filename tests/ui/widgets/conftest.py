"""Dress every widget test in the light theme at text size 100 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from opspath_desktop.ui.theme import apply_theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """Start from the same look, with accessibility switched on."""
    QAccessible.setActive(True)
    apply_theme(qapp, "light", 1.0, contrast=False, motion=False)
    yield
    apply_theme(qapp, "light", 1.0, contrast=False, motion=False)
