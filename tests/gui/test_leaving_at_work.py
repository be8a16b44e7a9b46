"""Leaving while something long is under way: out of sight at once, and nothing half done stays anywhere."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.app import Endings, Program
from nocontact_desktop.diary import entries
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.conversations import conversations
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.import_jobs import Coming, bring_in_all
from nocontact_desktop.gui.report.drawing import draw, save_bundle
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.report.making import prepare
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create, open_notebook
from tests.conftest import PASSPHRASE
from tests.e2e.memory import family
from tests.gui.conftest import in_vault

Job = Callable[..., object]


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    with made:
        entries.save(made, EntryDraft(kind="note", occurred_from="2026-03-02", title="Knocked at the door"))
    (tmp_path / "out").mkdir()
    lines = [f"[{day:02d}/03/2026, 21:15:03] Robin: I saw your light" for day in range(1, 29)]
    (tmp_path / "chat.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


@pytest.fixture
def ends() -> list[tuple[bool, list[str]]]:
    """For each end: whether anything was still under way, here or in a process of ours, and what lay in the folder that
    files go to.
    """
    return []


@pytest.fixture
def program(
    qapp_themed: QApplication, place: Path, ends: list[tuple[bool, list[str]]], qtbot: QtBot
) -> Iterator[Program]:
    def end() -> None:
        others = len(family(os.getpid())) > 1 if sys.platform == "linux" else False
        ends.append((made.tasks.is_busy() or others, sorted(path.name for path in (place / "out").iterdir())))

    made = Program(qapp_themed, place / "Daybook", Endings(end=end))
    made._on_opened(in_vault(made.tasks, lambda: open_notebook(place / "Daybook", PASSPHRASE)))
    yield made
    made.leave()
    qtbot.waitUntil(lambda: bool(ends))
    made.deleteLater()


def a_report(desk: Desk, _place: Path) -> Job:
    prepared = in_vault(desk.tasks, lambda: prepare(desk.notebook, ReportRequest(), ignore, never))
    return partial(draw, desk.notebook, desk.tasks, prepared)


def a_bundle(desk: Desk, place: Path) -> Job:
    drawn = a_report(desk, place)(progress=ignore, cancelled=never)
    return partial(save_bundle, desk.notebook, desk.tasks, drawn, place / "out" / "bundle")


def an_import(desk: Desk, place: Path) -> Job:
    coming = Coming(place / "chat.txt", ReadOptions(date_order="dmy"))
    return partial(bring_in_all, desk.notebook, desk.tasks, [coming], "")


@pytest.mark.parametrize("begun", [a_report, a_bundle, an_import])
def test_leaving_takes_back_what_is_under_way(
    program: Program, place: Path, ends: list[tuple[bool, list[str]]], qtbot: QtBot, begun: Callable[..., Job]
) -> None:
    desk, window = program.desk, program.window
    assert desk is not None
    assert window is not None
    reached = threading.Event()
    job = begun(desk, place)

    def stopped_midway(*, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> object:
        def wait_there(_done: int, _total: int) -> None:
            reached.set()
            while not cancelled():
                threading.Event().wait(0.005)

        return job(progress=wait_there, cancelled=cancelled)

    told: list[Any] = []
    desk.work(
        stopped_midway,
        owner=window,
        executor="work",
        on_done=told.append,
        on_problem=told.append,
    )
    qtbot.waitUntil(reached.is_set)
    program.leave()
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert not ends  # nothing was waited for before the window was gone

    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    assert ends == [(False, [])]
    assert told == []
    with open_notebook(place / "Daybook", PASSPHRASE) as again:
        assert conversations(again) == []
        assert check_log(again, ignore, never) == []
