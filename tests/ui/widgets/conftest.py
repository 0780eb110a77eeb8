"""Test every widget as a screen reader sees it."""

import pytest
from PySide6.QtGui import QAccessible


@pytest.fixture(autouse=True)
def _screen_reader(_same_world: None) -> None:
    """Switch accessibility on; it is off again for the next test."""
    QAccessible.setActive(True)
