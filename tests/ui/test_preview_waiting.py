"""While the first pages are being made, the preview says so; the words go when there are pages or trouble."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.preview import Preview

ONLY_ITS_OWN = Qt.FindChildOption.FindDirectChildrenOnly


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def words(preview: Preview) -> QLabel:
    """Return the label beside the title."""
    found = preview.findChild(QLabel, "words-about-the-pages")
    assert found is not None
    return found


def test_the_first_pages_are_announced(preview: Preview, words: QLabel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: words.text() == "Making the pages...")
    assert preview.caption() == ""  # nothing is known of them yet
    preview.stop_waiting()
    assert words.text() == ""


def test_pages_on_show_keep_their_words(preview: Preview, words: QLabel) -> None:
    preview.say("A4 · 1 page")
    preview.hide()
    preview.show()
    assert not any(timer.isActive() for timer in preview.findChildren(QTimer, options=ONLY_ITS_OWN))
    preview.stop_waiting()
    assert words.text() == "A4 · 1 page"
