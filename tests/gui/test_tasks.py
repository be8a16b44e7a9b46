from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.gui.tasks import TaskRunner


def test_answers_arrive_on_the_main_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[tuple[int, bool, bool]] = []

    def answer(result: int) -> None:
        seen.append((result, QThread.currentThread().isMainThread(), True))

    runner.run(lambda a, b: a + b, 2, 3, owner=owner, on_done=answer)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(5, True, True)]


def test_vault_work_goes_one_after_the_other_on_one_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    owner = QObject()
    threads: list[str] = []
    for _ in range(5):
        runner.run(lambda: threading.current_thread().name, owner=owner, on_done=threads.append)
    qtbot.waitUntil(lambda: len(threads) == 5)
    assert len(set(threads)) == 1


def test_an_answer_dies_with_its_owner_but_the_work_is_done(runner: TaskRunner, qtbot: QtBot) -> None:
    owner, witness = QObject(), QObject()
    go_on = threading.Event()
    answered: list[str] = []
    written: list[str] = []

    def save() -> None:
        go_on.wait(5)
        written.append("saved")

    runner.run(save, owner=owner, on_done=lambda _result: answered.append("too late"))
    owner.deleteLater()
    qtbot.wait(10)
    go_on.set()
    runner.run(lambda: None, owner=witness, on_done=lambda _result: answered.append("witness"))
    qtbot.waitUntil(lambda: "witness" in answered)
    assert written == ["saved"]
    assert answered == ["witness"]


def test_a_problem_comes_as_it_is_and_a_bug_without_its_message(runner: TaskRunner, qtbot: QtBot) -> None:
    owner = QObject()
    problems: list[Problem] = []

    def known() -> None:
        raise Problem("notebook.wrong-passphrase")

    def bug() -> None:
        int("what the user wrote")

    runner.run(known, owner=owner, on_problem=problems.append)
    runner.run(bug, owner=owner, on_problem=problems.append)
    qtbot.waitUntil(lambda: len(problems) == 2)
    assert problems[0].code == "notebook.wrong-passphrase"
    assert problems[1].code == "program.bug"
    assert problems[1].params["kind"] == "ValueError"
    assert "what the user wrote" not in str(problems[1].params)


def endless(*, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
    while not cancelled():
        progress(1, 100)
        time.sleep(0.001)
    raise Cancelled


def test_long_work_reports_and_can_be_stopped(runner: TaskRunner, qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[str] = []
    task = runner.run(
        endless,
        owner=owner,
        long=True,
        executor="work",
        on_progress=lambda done, total: seen.append(f"{done} of {total}"),
        on_cancelled=lambda: seen.append("stopped"),
    )
    qtbot.waitUntil(lambda: "1 of 100" in seen)
    task.cancel()
    qtbot.waitUntil(lambda: "stopped" in seen)


def test_closing_stops_what_is_long_and_takes_no_more(runner: TaskRunner) -> None:
    owner = QObject()
    runner.run(endless, owner=owner, long=True, executor="work")
    assert runner.close(5)
    ran: list[bool] = []
    runner.run(lambda: ran.append(True), owner=owner)
    assert not ran


def test_the_last_function_runs_after_all_that_waits(runner: TaskRunner) -> None:
    owner = QObject()
    order: list[str] = []
    runner.run(lambda: (time.sleep(0.02), order.append("save")), owner=owner)
    assert runner.finish_with(lambda: order.append("close"), 5)
    assert order == ["save", "close"]


@pytest.mark.parametrize("executor", ["vault", "work"])
def test_a_bug_ends_no_thread(runner: TaskRunner, qtbot: QtBot, executor: str) -> None:
    owner = QObject()
    done: list[int] = []
    for _ in range(3):
        runner.run(lambda: 1 // 0, owner=owner, executor=executor, on_problem=lambda _problem: None)  # type: ignore[arg-type]
    runner.run(lambda: 7, owner=owner, executor=executor, on_done=done.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: done == [7])
