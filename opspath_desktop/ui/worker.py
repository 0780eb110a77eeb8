"""One worker thread for what takes longer than a blink: it takes frozen data, returns frozen data, touches no widget.

A `Task` asks for one thing at a time. What it asked for before is dropped, so an old answer never overwrites a newer
one. Mistakes of ours travel back and are raised in the window's thread, where the crash dialog waits for them.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from opspath_desktop.errors import OpsPathError


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="opspath-worker")


class Task(QObject):
    """Run the newest wish of its parent in the worker thread.

    Signals, in the window's thread: `done(object)` with the result, `failed(OpsPathError)` with what was refused, and
    before either of them `ended()`, which also comes when a mistake of ours travels back.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _arrived = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._generation = 0
        self._future: Future[Any] | None = None
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._future is not None

    def run(self, job: Callable[[], object]) -> None:
        """Start `job` as soon as the thread is free and forget what was asked before."""
        self.cancel()
        self._future = _thread().submit(job)
        self._future.add_done_callback(partial(self._send, self._generation))

    def cancel(self) -> None:
        """Drop what is under way: a job that has not begun never will, the answer of one that has is ignored."""
        self._generation += 1
        if self._future is not None:
            self._future.cancel()
        self._future = None

    def _send(self, generation: int, future: Future[Any]) -> None:
        with suppress(RuntimeError):  # the page was closed meanwhile, and this object with it
            self._arrived.emit(generation, future)

    def _receive(self, generation: int, future: Future[Any]) -> None:
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
