"""One worker thread for what takes longer than a blink: it takes frozen data, returns frozen data, touches no widget.

A `Task` asks for one thing at a time. What it asked for before is dropped, so an old answer never overwrites a newer
one. Mistakes of ours travel back and are raised in the window's thread, where the crash dialog waits for them. A long
job gets a `Progress`: it says how far it is, and sees when nobody waits for it any more.

Python collects its garbage in whatever thread asks for memory next, and would walk and delete the widgets of the
window from the worker while Qt is busy with them. So nothing is collected on its own while a job is under way: the
window's thread does it, at every step that a long job reports and from the moment it hears of the job's end.
"""

import gc
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import cache, partial
from typing import Any
from weakref import ReferenceType, ref

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import Shiboken

from opspath_desktop.errors import OpsPathError


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="opspath-worker")


class _Post(QObject):
    """Carry answers to the window's thread. It outlives every task: a thread must not touch what may just be going."""

    arrived = Signal(object, int, object)
    moved = Signal(object, int, float, str)

    def __init__(self) -> None:
        super().__init__()
        self._jobs = 0
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.moved.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def await_one(self) -> None:
        """Leave the garbage to the window's thread until the answer of one more job has arrived."""
        self._jobs += 1
        gc.disable()

    def _deliver(self, address: ReferenceType["Task"], generation: int, future: Future[Any]) -> None:
        self._jobs -= 1
        if not self._jobs:
            gc.enable()
        task = address()
        if task is not None and Shiboken.isValid(task):
            task.receive(generation, future)

    def _tell(self, address: ReferenceType["Task"], generation: int, fraction: float, words: str) -> None:
        gc.collect(1)
        task = address()
        if task is not None and Shiboken.isValid(task):
            task.move(generation, fraction, words)


@cache
def _post() -> _Post:
    return _Post()


def _send(post: _Post, address: ReferenceType["Task"], generation: int, future: Future[Any]) -> None:
    post.arrived.emit(address, generation, future)


class Progress:
    """Stand between a long job in the worker's thread and the window that waits for it; both may use it at any time."""

    def __init__(self, address: ReferenceType["Task"], generation: int) -> None:
        self._address, self._generation = address, generation
        self._post = _post()
        self._given_up = threading.Event()
        self._percent = -1

    @property
    def cancelled(self) -> bool:
        """Tell the job whether nobody waits for it any more: it should stop where it stands, by any exception."""
        return self._given_up.is_set()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._given_up.set()

    def report(self, fraction: float, words: str = "") -> None:
        """Say how far the job is, 0..1, and what it does; the window hears of whole percents only."""
        percent = int(min(max(fraction, 0.0), 1.0) * 100)
        if percent != self._percent and not self.cancelled:
            self._percent = percent
            self._post.moved.emit(self._address, self._generation, fraction, words)


def _give_up(held: Sequence[Progress]) -> None:
    for progress in held:
        progress.cancel()


class Task(QObject):
    """Run the newest wish of its parent in the worker thread.

    Signals, in the window's thread: `done(object)` with the result, `failed(OpsPathError)` with what was refused, and
    before either of them `ended()`, which also comes when a mistake of ours travels back. While a job of `follow` is
    under way, `progressed(float, str)` with the fraction and what is being done.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    progressed = Signal(float, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._generation = 0
        self._future: Future[Any] | None = None
        held = self._held = list[Progress]()  # that of the long job under way
        # Nothing that the worker may be the last to let go of is connected to a signal: Qt would take its lock for the
        # end of the connection in that thread, while the window's thread holds it and waits for Python.
        self.destroyed.connect(lambda: _give_up(held))

    @property
    def running(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._future is not None

    def run(self, job: Callable[[], object]) -> None:
        """Start `job` as soon as the thread is free and forget what was asked before."""
        self.cancel()
        self._submit(job)

    def follow(self, job: Callable[[Progress], object]) -> None:
        """Start `job` as `run` does, and hand it what it reports to; the end of the program or of the task stops it."""
        self.cancel()
        progress = Progress(ref(self), self._generation)
        self._held.append(progress)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.cancel, Qt.ConnectionType.UniqueConnection)
        self._submit(partial(job, progress))

    def cancel(self) -> None:
        """Drop what is under way: a job that has not begun never will, the answer of one that has is ignored.

        A long one is asked to stop.
        """
        self._generation += 1
        _give_up(self._held)
        self._held.clear()
        if self._future is not None:
            self._future.cancel()
        self._future = None

    def move(self, generation: int, fraction: float, words: str) -> None:
        """Pass on what a long job reported, if it is still the one asked for."""
        if generation == self._generation and self._future is not None:
            self.progressed.emit(fraction, words)

    def receive(self, generation: int, future: Future[Any]) -> None:
        """Take the answer that the thread sent, if it is still the one asked for."""
        if generation != self._generation:
            return
        self._future = None
        self._held.clear()
        self.ended.emit()
        try:
            result = future.result()
        except CancelledError:
            return
        except OpsPathError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def _submit(self, job: Callable[[], object]) -> None:
        _post().await_one()
        self._future = _thread().submit(job)
        self._future.add_done_callback(partial(_send, _post(), ref(self), self._generation))


def in_worker(
    parent: QObject,
    job: Callable[[], object],
    done: Callable[[Any], object] | None = None,
    failed: Callable[[Any], object] | None = None,
) -> Task:
    """Run one job for `parent`, hand its result or its refusal to a slot, and tidy up after it."""
    task = Task(parent)
    if done is not None:
        task.done.connect(done)
    if failed is not None:
        task.failed.connect(failed)
    task.ended.connect(task.deleteLater)
    task.run(job)
    return task
