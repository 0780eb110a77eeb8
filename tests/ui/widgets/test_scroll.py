"""Pages scroll only as far as they are long, by keys, and follow the focus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.theme import U, apply_theme
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.widgets.scroll import Fit, page_column


def make(qtbot: QtBot, paragraphs: int) -> tuple[Fit, list[QPushButton]]:
    page = QWidget()
    column = page_column(page)
    buttons = []
    for i in range(paragraphs):
        column.addWidget(label("Words that wrap when the window is narrow. " * 6))
        buttons.append(QPushButton(f"Button {i}"))
        column.addWidget(buttons[-1])
    fit = Fit(page)
    qtbot.addWidget(fit)
    fit.resize(400, 300)
    with qtbot.waitActive(fit):
        fit.show()
        fit.activateWindow()
    return fit, buttons


def test_short_page_has_no_phantom_scroll_bar(qtbot: QtBot) -> None:
    fit, _buttons = make(qtbot, 1)
    assert fit.verticalScrollBar().maximum() == 0


def test_long_page_ends_with_its_last_line(qtbot: QtBot) -> None:
    fit, buttons = make(qtbot, 8)
    rest = fit.widget().height() - buttons[-1].geometry().bottom()
    assert rest <= U(26)


def test_page_down_scrolls_and_the_area_is_no_tab_stop(qtbot: QtBot) -> None:
    fit, _buttons = make(qtbot, 8)
    assert fit.focusPolicy() == Qt.FocusPolicy.NoFocus
    qtbot.keyClick(fit, Qt.Key.Key_PageDown)
    assert fit.verticalScrollBar().value() > 0


def test_focus_is_brought_into_sight(qtbot: QtBot) -> None:
    fit, buttons = make(qtbot, 8)
    assert fit.verticalScrollBar().value() == 0
    buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)
    assert buttons[-1].visibleRegion().boundingRect().height() == buttons[-1].height()


def test_what_is_taller_than_the_view_shows_its_beginning(qtbot: QtBot) -> None:
    fit, buttons = make(qtbot, 8)
    buttons[-1].setMinimumHeight(2 * fit.height())
    buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)
    assert 0 <= buttons[-1].mapTo(fit.viewport(), QPoint(0, 0)).y() <= U(16)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_content_stays_left_and_within_its_width(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    fit, _buttons = make(qtbot, 2)
    fit.resize(3000, 400)
    apply_theme(qapp, "light", scale, contrast=False)
    assert (fit.widget().x(), fit.widget().width()) == (0, U(1160))
