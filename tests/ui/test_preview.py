"""The preview shows the bytes it is given, keeps place and size, and has a twin in words."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.preview import Preview
from tests.ui.seeing import settle


def pdf(*texts: str) -> bytes:
    """Write a PDF with one text a page."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for number, text in enumerate(texts):
        if number:
            writer.newPage()
        painter.drawText(100, 400, text)
    painter.end()
    return bytes(buffer.data().data())


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    return made


def test_pages_are_counted(preview: Preview) -> None:
    assert preview.show_plan(pdf("one", "two"), "one\ntwo") == 2


def test_bytes_that_are_no_pdf_show_nothing_and_keep_what_was_there(preview: Preview) -> None:
    preview.show_plan(pdf("one"), "one")
    assert preview.paper.show_pdf(b"no pdf") == 0
    assert preview.paper.factor() > 0


def test_zoom_keeps_within_bounds(preview: Preview, qtbot: QtBot) -> None:
    preview.show_plan(pdf("one"), "one")
    qtbot.waitUntil(lambda: preview.paper.factor() > 0.5)
    fitting = preview.paper.factor()
    preview.larger.click()
    assert preview.paper.factor() == pytest.approx(fitting * 1.25)
    for _press in range(20):
        preview.smaller.click()
    assert preview.paper.factor() == pytest.approx(0.25)


def test_zoom_before_the_first_page_does_nothing(preview: Preview) -> None:
    preview.larger.click()
    assert preview.paper.factor() == 1.0


def test_another_plan_keeps_size_and_place(preview: Preview, qtbot: QtBot) -> None:
    preview.show_plan(pdf("one", "two", "three"), "")
    preview.larger.click()
    before = preview.paper.factor()
    bar = preview.paper.focusProxy().verticalScrollBar()  # type: ignore[union-attr]  # the QPdfView
    bar.setValue(300)
    preview.show_plan(pdf("one", "two", "four"), "")
    qtbot.waitUntil(lambda: bar.value() == 300)
    assert preview.paper.factor() == pytest.approx(before)


def test_the_words_stand_in_for_the_pages(preview: Preview) -> None:
    preview.show_plan(pdf("one"), "Stage 2\nTwo objectives")
    QTest.keyClick(preview.text_button, Qt.Key.Key_Space)
    assert preview.shows_text()
    assert preview.words.toPlainText() == "Stage 2\nTwo objectives"
    assert not preview.larger.isEnabled()
    assert preview.text_button.accessibleName() == "Show pages"
    QTest.keyClick(preview.text_button, Qt.Key.Key_Space)
    assert not preview.shows_text()


def test_both_views_have_a_name(preview: Preview) -> None:
    preview.show_plan(pdf("one"), "one")
    assert preview.words.accessibleName() == "The plan as text"
    assert preview.paper.focusProxy().accessibleName() == "Preview of the plan"  # type: ignore[union-attr]


def test_the_bytes_live_as_long_as_the_document(preview: Preview) -> None:
    from PySide6.QtCore import QSize

    from opspath_desktop.ui.preview import open_pdf

    document = open_pdf(bytes(QByteArray(pdf("one")).data()), preview)
    assert not document.render(0, QSize(100, 140)).isNull()


def test_the_words_about_the_pages_stand_under_the_title_in_a_narrow_pane(preview: Preview) -> None:
    preview.say("A4 landscape, two pages: what has no room goes on after the first")
    preview.show()
    for width in (700, 340, 280):  # a window is never less wide than what it holds asks for
        preview.resize(width, 500)
        settle(preview)
    assert preview.width() == 280
