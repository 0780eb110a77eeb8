"""One worker thread for what takes longer than a blink: it takes frozen data, returns frozen data, touches no widget.

A `Task` asks for one thing at a time. What it asked for before is dropped, so an old answer never overwrites a newer
one. Mistakes of ours travel back and are raised in the window's thread, where the crash dialog waits for them.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import cache, partial
from typing import Any
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import Shiboken

from opspath_desktop.errors import OpsPathError


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="opspath-worker")


class _Post(QObject):
    """Carry answers to the window's thread. It outlives every task: a thread must not touch what may just be going."""

    arrived = Signal(object, int, object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, address: ReferenceType["Task"], generation: int, future: Future[Any]) -> None:
        task = address()
        if task is not None and Shiboken.isValid(task):
            task.receive(generation, future)


@cache
def _post() -> _Post:
    return _Post()


def _send(post: _Post, address: ReferenceType["Task"], generation: int, future: Future[Any]) -> None:
    post.arrived.emit(address, generation, future)


class Task(QObject):
    """Run the newest wish of its parent in the worker thread.

    Signals, in the window's thread: `done(object)` with the result, `failed(OpsPathError)` with what was refused, and
    before either of them `ended()`, which also comes when a mistake of ours travels back.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._generation = 0
        self._future: Future[Any] | None = None

    @property
    def running(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._future is not None

    def run(self, job: Callable[[], object]) -> None:
        """Start `job` as soon as the thread is free and forget what was asked before."""
        self.cancel()
        self._future = _thread().submit(job)
        self._future.add_done_callback(partial(_send, _post(), ref(self), self._generation))

    def cancel(self) -> None:
        """Drop what is under way: a job that has not begun never will, the answer of one that has is ignored."""
        self._generation += 1
        if self._future is not None:
            self._future.cancel()
        self._future = None

    def receive(self, generation: int, future: Future[Any]) -> None:
        """Take the answer that the thread sent, if it is still the one asked for."""
        if generation != self._generation:
            return
        self._future = None
        self.ended.emit()
        try:
            result = future.result()
        except CancelledError:
            return
        except OpsPathError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)


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
