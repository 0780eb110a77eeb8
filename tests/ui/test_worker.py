"""The worker gives back the newest answer only, and hands over what went wrong."""

import gc
import threading
from collections.abc import Iterator
from weakref import getweakrefcount

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from opspath_desktop.errors import Refused
from opspath_desktop.ui.worker import Progress, Task, in_worker


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
    task.run(lambda: gate.wait(60) and "old")
    with qtbot.waitSignal(task.done):
        task.run(lambda: "new")
        gate.set()
    assert answers == ["new"]


def test_what_was_cancelled_is_dropped(qtbot: QtBot, task: Task) -> None:
    gate = threading.Event()
    answers: list[object] = []
    task.done.connect(answers.append)
    task.run(lambda: gate.wait(60))
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
    lost.run(lambda: gate.wait(60))
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


def test_a_long_job_says_how_far_it_is(qtbot: QtBot, task: Task) -> None:
    heard: list[tuple[float, str]] = []
    task.progressed.connect(lambda fraction, words: heard.append((fraction, words)))

    def count(progress: Progress) -> str:
        for number in range(1001):
            progress.report(number / 1000, "Counting")
        return "counted"

    with qtbot.waitSignal(task.done) as got:
        task.follow(count)
    assert got.args == ["counted"]
    assert heard[0] == (0.0, "Counting")
    assert heard[-1] == (1.0, "Counting")
    assert len(heard) == 101, "whole percents only, or the window drowns in them"


def test_a_long_job_sees_that_it_was_cancelled_and_is_not_heard_any_more(qtbot: QtBot, task: Task) -> None:
    begun, stopped = threading.Event(), threading.Event()
    heard: list[float] = []
    task.progressed.connect(heard.append)

    def endless(progress: Progress) -> None:
        begun.set()
        while not progress.cancelled:
            progress.report(0.5)
        stopped.set()

    task.follow(endless)
    assert begun.wait(60)
    task.cancel()
    assert stopped.wait(60)
    assert not task.running
    with qtbot.waitSignal(task.done):
        task.run(int)
    assert heard == []


def test_a_new_wish_stops_the_long_job_before_it(qtbot: QtBot, task: Task) -> None:
    def wait(progress: Progress) -> str:
        while not progress.cancelled:
            pass
        return "old"

    task.follow(wait)
    with qtbot.waitSignal(task.done) as got:
        task.follow(lambda _progress: "new")
    assert got.args == ["new"]


def test_the_end_of_the_program_stops_a_long_job(qapp: QCoreApplication, task: Task) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def endless(progress: Progress) -> None:
        begun.set()
        while not progress.cancelled:
            pass
        stopped.set()

    task.follow(endless)
    assert begun.wait(60)
    qapp.aboutToQuit.emit()
    assert stopped.wait(60)


def test_a_long_job_stops_when_its_page_is_gone(qtbot: QtBot) -> None:
    owner, stopped = QObject(), threading.Event()

    def endless(progress: Progress) -> None:
        while not progress.cancelled:
            pass
        stopped.set()

    Task(owner).follow(endless)
    Shiboken.delete(owner)
    assert stopped.wait(60)


def test_garbage_waits_for_the_thread_of_the_window(qtbot: QtBot, task: Task) -> None:
    gate = threading.Event()
    other = Task(task)
    assert gc.isenabled()
    with qtbot.waitSignal(other.done) as got:
        other.run(lambda: (gc.isenabled(), gate.wait(60)))
        task.run(gc.isenabled)
        task.cancel()
        assert not gc.isenabled()
        gate.set()
    assert got.args == [(False, True)]
    qtbot.waitUntil(gc.isenabled)


def test_a_long_job_lets_the_window_collect(qtbot: QtBot, task: Task) -> None:
    threads: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        threads.append(threading.current_thread().name)

    def job(progress: Progress) -> None:
        for step in range(4):
            rubbish: list[object] = [[] for _number in range(5_000)]
            rubbish.append(rubbish)
            progress.report(step / 4)

    gc.callbacks.append(note)
    try:
        with qtbot.waitSignal(task.done):
            task.follow(job)
    finally:
        gc.callbacks.remove(note)
    assert set(threads) == {threading.main_thread().name}


def test_qt_does_not_watch_what_the_worker_may_let_go_of(qtbot: QtBot, task: Task) -> None:
    with qtbot.waitSignal(task.done) as got:
        task.follow(getweakrefcount)  # a connection would watch it, and end in the thread that drops it last
    assert got.args == [0]
