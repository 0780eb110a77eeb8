"""Bars and toasts say what happened and offer one way on."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.errors import Trouble
from opspath_desktop.ui.widgets.message_bar import MessageBar, say_trouble
from opspath_desktop.ui.widgets.toast import LIFT, Toast, keep_in_reach


def make_toast(qtbot: QtBot, width: int = 800) -> tuple[QWidget, Toast]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 500)
    window.show()
    return window, Toast(window)


def test_bar_shows_trouble_in_two_lines(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    say_trouble(bar, Trouble("The disk is full.", "Your data is safe.", "Make room."), "Try again")
    assert bar.accessibleName() == "The disk is full. Your data is safe. Make room."
    assert bar.property("tone") == "danger"
    with qtbot.waitSignal(bar.acted):
        next(button for button in bar.findChildren(QPushButton) if button.text() == "Try again").click()


def test_toast_stands_bottom_centred(qtbot: QtBot) -> None:
    window, toast = make_toast(qtbot)
    toast.say("30 pages logged.")
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert window.height() - toast.geometry().bottom() < 40
    window.resize(600, 400)
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1


def test_what_leads_a_narrow_bar_stands_over_its_words(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    lead = QWidget(bar)
    lead.setFixedSize(90, 33)
    bar.lead(lead)
    bar.say("The wait fell from 51.2 to 36.4 min. That is a signal: the process changed, it is not noise.")
    words = bar._what
    for width, beside in ((700, True), (260, False), (700, True)):
        bar.resize(width, bar.heightForWidth(width))
        qtbot.waitUntil(lambda beside=beside: (lead.geometry().right() < words.x()) is beside)
        assert (lead.geometry().bottom() < words.y()) is not beside


def test_a_toast_stays_off_what_must_stay_in_reach_while_that_is_seen(qtbot: QtBot) -> None:
    window, toast = make_toast(qtbot)
    switch = QWidget(window)
    keep_in_reach(switch)
    switch.setGeometry(0, 460, 800, 40)
    toast.say("30 pages logged.")
    alone = toast.geometry().bottom()
    switch.show()
    assert toast.geometry().bottom() == alone - 40 < switch.geometry().top()
    switch.hide()
    assert toast.geometry().bottom() == alone


def test_a_window_that_goes_with_its_toast_is_not_told_anything_any_more(qtbot: QtBot) -> None:
    window, toast = make_toast(qtbot)
    switch = QWidget(window)
    keep_in_reach(switch)
    switch.resize(800, 40)
    switch.show()
    toast.say("30 pages logged.")
    window.hide()  # as a window does that is destroyed while it is seen; to tell its toast ended the process
    assert window.property(LIFT) == 40


def test_undo_closes_and_tells(qtbot: QtBot) -> None:
    window, toast = make_toast(qtbot)
    toast.say("30 pages logged.")
    with qtbot.waitSignal(toast.undo):
        next(button for button in toast.findChildren(QPushButton) if button.text() == "Undo").click()
    assert (toast.text(), window.isVisible()) == ("", True)


def test_further_actions_are_run(qtbot: QtBot) -> None:
    window, toast = make_toast(qtbot)
    done: list[str] = []
    toast.say("Plan exported.", undo=False, extras=[("Open", lambda: done.append("open"))])
    next(button for button in toast.findChildren(QPushButton) if button.text() == "Open").click()
    assert (done, window.isVisible()) == (["open"], True)


def test_pointer_holds_the_toast(qtbot: QtBot) -> None:
    window, toast = make_toast(qtbot)
    toast.say("30 pages logged.")
    toast.enterEvent(None)  # type: ignore[arg-type] # the event's place is not looked at
    assert not toast._timer.isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert (toast.isHidden(), window.isVisible()) == (True, True)


def test_long_words_wrap_inside_a_narrow_window(qtbot: QtBot) -> None:
    window, toast = make_toast(qtbot, 320)
    toast.say("A sentence that is a good deal longer than a narrow window is wide, so it needs lines.")
    assert toast.width() <= window.width()
    assert toast.height() > 60


def test_long_words_have_the_button_below_them(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    bar.say("Short words", button="Set new limits")
    button = next(each for each in bar.findChildren(QPushButton) if each.text() == "Set new limits")
    assert button.geometry().left() > bar.width() // 2
    bar.say("Many words about what the numbers of a measure show. " * 12, button="Set new limits")
    qtbot.waitUntil(lambda: button.geometry().left() < bar.width() // 2)
