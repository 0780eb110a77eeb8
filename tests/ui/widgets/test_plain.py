"""Plain words stay plain, headings are headings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.buttons import Button, IconButton, same_width
from opspath_desktop.ui.widgets.plain import ElidedLabel, breakable, heading, label, set_tooltip


def test_a_shortened_label_knows_its_margins(qtbot: QtBot) -> None:
    made = ElidedLabel("3 of 5, signal after the change")
    qtbot.addWidget(made)
    made.setContentsMargins(12, 0, 12, 0)
    made.show()
    made.resize(made.sizeHint())
    assert made.text() == made.full_text()
    made.resize(made.width() - 20, made.height())
    assert made.text().endswith("…")


def test_markup_in_a_label_is_shown_as_typed(qtbot: QtBot) -> None:
    made = label("<b>5 & 6</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == "<b>5 & 6</b>"


def test_a_label_breaks_words_without_end_and_gives_them_back_whole(qtbot: QtBot) -> None:
    made, line = label("W" * 10_000), label("W" * 10_000, wrap=False)
    qtbot.addWidget(made)
    qtbot.addWidget(line)
    assert made.minimumSizeHint().width() < 200 < line.minimumSizeHint().width()
    assert made.text() == "W" * 10_000


def test_tooltip_escapes_markup(qtbot: QtBot) -> None:
    made = label("x")
    qtbot.addWidget(made)
    set_tooltip(made, "<b>a & b</b>")
    assert made.toolTip() == "<qt>&lt;b&gt;a &amp; b&lt;/b&gt;</qt>"


def test_heading_has_the_heading_role_and_its_name(qtbot: QtBot) -> None:
    made = heading("Next up")
    qtbot.addWidget(made)
    found = QAccessible.queryAccessibleInterface(made)
    assert found.role() == QAccessible.Role.Heading
    assert found.text(QAccessible.Text.Name) == "Next up"


def test_elided_label_keeps_the_whole_text_for_a_screen_reader(qtbot: QtBot) -> None:
    made = ElidedLabel("A very long title that cannot fit")
    qtbot.addWidget(made)
    made.resize(60, 20)
    made.show()
    assert made.text().endswith("…")
    assert made.accessibleName() == "A very long title that cannot fit"


def test_ampersand_is_no_mnemonic(qtbot: QtBot) -> None:
    button = Button("Plan & Reviews")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Plan & Reviews"


def test_icon_button_is_named(qtbot: QtBot) -> None:
    button = IconButton("plus", "Add a book")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Add a book"
    assert not button.icon().isNull()


def test_buttons_of_a_column_share_a_width(qtbot: QtBot) -> None:
    buttons = [Button("Rate"), Button("Add value")]
    for button in buttons:
        qtbot.addWidget(button)
    same_width(*buttons)
    assert buttons[0].minimumWidth() == buttons[1].minimumWidth() > 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Short words, and a_word_of_thirty_characters!", 1),
        ("W" * 100, 20),
        ("=" * 31, 7),
        ("👩‍👩‍👧‍👦" * 20, 1),
        ("e\N{COMBINING ACUTE ACCENT}" * 30, 10),
    ],
)
def test_only_words_without_end_may_break_inside(text: str, parts: int) -> None:
    shown = breakable(text)
    assert (len(shown.split("\u200b")), shown.replace("\u200b", "")) == (parts, text)
    assert all(not part.startswith("\N{COMBINING ACUTE ACCENT}") for part in shown.split("\u200b"))
