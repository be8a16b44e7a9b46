"""Work in the background: one thread for the notebook, others for the rest; answers on the main thread.

An answer dies with the object that asked for it. Long functions take ``progress`` and ``cancelled`` as
plain callables and know nothing of Qt.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.vault.crashes import as_problem

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Executor = Literal["vault", "work"]
_THREADS: dict[Executor, int] = {"vault": 1, "work": 2}
Result = TypeVar("Result")
_LEAST_BETWEEN_REPORTS = 0.05


class Task:
    """One piece of work under way."""

    def __init__(self, *, long: bool) -> None:
        self.long = long
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at the next good moment. Work that is not long goes through to its end."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; handed to long functions."""
        return self._stop.is_set()


class _Relay(QObject):
    """Carries calls from any thread to the main one."""

    sent = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sent.connect(self._on_sent, Qt.ConnectionType.QueuedConnection)

    def _on_sent(self, call: Callable[[], None]) -> None:
        call()


class TaskRunner(QObject):
    """Runs functions on the ``vault`` thread (one) or the ``work`` threads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = _Relay(self)
        self._executors: dict[Executor, ThreadPoolExecutor] = {}
        self._under_way: dict[Task, Future[None]] = {}
        self._closed = False

    def run(
        self,
        function: Callable[..., Result],
        *args: Any,
        owner: QObject,
        on_done: Callable[[Result], None] | None = None,
        on_problem: Callable[[Problem], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
        executor: Executor = "vault",
        long: bool = False,
    ) -> Task:
        """Run ``function(*args)`` in the background and call back on the main thread while ``owner`` lives.

        With ``long`` the function also gets ``progress=`` and ``cancelled=``, and is asked to stop when
        ``owner`` goes. Anything else that was begun goes through to its end, so that nothing saved is lost.
        A bug arrives at ``on_problem`` as ``program.bug`` with the type and the place in the code only.
        """
        task = Task(long=long)
        if self._closed:
            return task

        def answer(call: Callable[..., None] | None, *results: object) -> None:
            self._send(owner, call, results)

        def work() -> None:
            extra: dict[str, object] = {}
            if long:
                extra = {
                    "progress": _thinned(lambda done, total: answer(on_progress, done, total)),
                    "cancelled": task.cancelled,
                }
            try:
                result = function(*args, **extra)
            except Cancelled:
                answer(on_cancelled)
            except Problem as problem:
                answer(on_problem, problem)
            except Exception as bug:  # noqa: BLE001  a bug must reach the user as such, and never end the thread
                answer(on_problem, as_problem(bug))
            else:
                answer(on_done, result)

        if long:
            owner.destroyed.connect(task.cancel)
        future = self._executor(executor).submit(work)
        self._under_way[task] = future
        future.add_done_callback(lambda _future: self._under_way.pop(task, None))
        return task

    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def others_wait(self) -> bool:
        """Whether more than one piece of work is under way; asked by work that gives way to any other."""
        return len(self._under_way) > 1

    def cancel_long(self) -> None:
        """Ask everything long to stop at its next good moment."""
        for task in list(self._under_way):
            if task.long:
                task.cancel()

    def settle(self, seconds: float) -> bool:
        """Ask everything long to stop and wait at most ``seconds`` until all has ended; True when it has.

        What was stopped takes back what it had begun, and what is short goes through to its end.
        """
        from concurrent.futures import wait

        self.cancel_long()
        _, left = wait(list(self._under_way.values()), timeout=seconds)
        return not left

    def close(self, seconds: float) -> bool:
        """Ask everything to stop, wait at most ``seconds``, take no more work; True when all has ended."""
        from concurrent.futures import wait

        self._closed = True
        tasks = dict(self._under_way)
        self.cancel_long()
        _, left = wait(tasks.values(), timeout=seconds)
        for executor in self._executors.values():
            executor.shutdown(wait=not left, cancel_futures=bool(left))
        return not left

    def finish_with(self, function: Callable[[], None], seconds: float) -> bool:
        """Run one last function on the vault thread, which alone may touch the notebook, after all that
        waits there.
        """
        from concurrent.futures import wait

        if self._closed:
            return False
        future = self._executor("vault").submit(function)
        done, _ = wait([future], timeout=seconds)
        return bool(done) and future.exception() is None

    def fetch(self, function: Callable[..., Result], *args: Any) -> Result:
        """Run ``function(*args)`` on the vault thread and wait for it: for work threads that need the notebook."""
        return self._executors["vault"].submit(function, *args).result()

    def _executor(self, name: Executor) -> ThreadPoolExecutor:
        # Made when first needed: the first window is on the screen sooner without it.
        if name not in self._executors:
            from concurrent.futures import ThreadPoolExecutor

            self._executors[name] = ThreadPoolExecutor(max_workers=_THREADS[name], thread_name_prefix=name)
        return self._executors[name]

    def tell(self, owner: QObject, call: Callable[..., None], *results: object) -> None:
        """Call ``call(*results)`` on the main thread while ``owner`` lives; from any thread."""
        self._send(owner, call, results)

    def _send(self, owner: QObject, call: Callable[..., None] | None, results: tuple[object, ...]) -> None:
        if call is None:
            return

        def deliver() -> None:
            if shiboken6.isValid(owner) and not self._closed:
                call(*results)

        if shiboken6.isValid(self._relay):
            self._relay.sent.emit(deliver)


def _thinned(report: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """Passes on at most twenty reports a second, and always the last."""
    last = 0.0

    def passed(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done >= total or now - last >= _LEAST_BETWEEN_REPORTS:
            last = now
            report(done, total)

    return passed
