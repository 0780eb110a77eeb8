"""The worker gives back the newest answer only, and hands over what went wrong."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from opspath_desktop.errors import Refused
from opspath_desktop.ui.worker import Task, in_worker


@pytest.fixture
def task(qtbot: QtBot) -> Iterator[Task]:
    owner = QObject()
    yield Task(owner)
    owner.deleteLater()


def test_a_result_comes_back(qtbot: QtBot, task: Task) -> None:
    with qtbot.waitSignal(task.done) as got:
        task.run(lambda: ("frozen", threading.current_thread().name.split("_")[0]))
    assert got.args == [("frozen", "opspath-worker")]
    assert not task.running


def test_a_refusal_comes_back_as_one(qtbot: QtBot, task: Task) -> None:
    def refuse() -> None:
        raise Refused("No.")

    with qtbot.waitSignal(task.failed) as got:
        task.run(refuse)
    assert str(got.args[0]) == "No."


def test_an_old_answer_never_arrives(qtbot: QtBot, task: Task) -> None:
    gate = threading.Event()
    answers: list[object] = []
    task.done.connect(answers.append)
    task.run(lambda: gate.wait(5) and "old")
    with qtbot.waitSignal(task.done):
        task.run(lambda: "new")
        gate.set()
    assert answers == ["new"]


def test_what_was_cancelled_is_dropped(qtbot: QtBot, task: Task) -> None:
    gate = threading.Event()
    answers: list[object] = []
    task.done.connect(answers.append)
    task.run(lambda: gate.wait(5))
    task.cancel()
    assert not task.running
    gate.set()
    other = Task(task)
    with qtbot.waitSignal(other.done):
        other.run(lambda: None)
    assert answers == []


def test_a_mistake_of_ours_is_raised_in_the_window(qtbot: QtBot, task: Task) -> None:
    with qtbot.captureExceptions() as caught:
        task.run(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_page_that_is_gone_gets_no_answer(qtbot: QtBot) -> None:
    owner = QObject()
    lost, gate = Task(owner), threading.Event()
    lost.run(lambda: gate.wait(5))
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    keeper = QObject()
    other = Task(keeper)
    with qtbot.waitSignal(other.done):
        other.run(lambda: None)


def test_one_job_hands_its_result_over_and_is_gone(qtbot: QtBot) -> None:
    owner, got = QObject(), list[object]()
    once = in_worker(owner, lambda: 7, done=got.append)
    with qtbot.waitSignal(once.destroyed):
        pass
    assert got == [7]
    assert owner.children() == []


def test_one_job_hands_its_refusal_over(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused("No.")

    owner, got = QObject(), list[object]()
    in_worker(owner, refuse, failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert str(got[0]) == "No."


def test_an_owner_may_go_while_the_thread_answers(qtbot: QtBot) -> None:
    """Let owner and answer meet a few hundred times; a thread that touches what is going ends the process."""
    for _again in range(300):
        owner = QObject()
        Task(owner).run(int)
        Shiboken.delete(owner)
    follower = QObject()
    last = Task(follower)
    with qtbot.waitSignal(last.done):
        last.run(int)
