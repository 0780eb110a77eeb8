"""True outlives the signals: without protection these loops end the process."""

from PySide6.QtCore import QObject, Signal

import opspath_desktop.ui


class Speaker(QObject):
    said = Signal(str)


def test_true_outlives_twenty_thousand_signals() -> None:
    assert opspath_desktop.ui.__doc__  # the import protects
    speaker = Speaker()
    heard: list[str] = []
    speaker.said.connect(heard.append)
    for _number in range(20_000):
        speaker.said.emit("x")
    assert len(heard) == 20_000
