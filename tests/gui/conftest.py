"""The window's own fixtures: a themed application, a desk with an open notebook, answers for dialogs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.widgets.clipboard import SecretClipboard
from nocontact_desktop.gui.widgets.dialogs import FilesAnswer, PathAnswer, PrinterAnswer, install_dialogs

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.wait_signal import SignalBlocker

    from nocontact_desktop.gui.desk import Desk
    from tests.conftest import Clock


PATIENCE_MS = 20_000


class PatientBot(QtBot):
    """Waits as long as a busy computer needs; nothing that is tested hangs on how fast that is."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)


@pytest.fixture
def qtbot(qapp_themed: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


class Answers:
    """Stands in for the dialogs: gives what the test put here and writes down what was asked."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.path: Path | None = None
        self.printer: QPrinter | None = None
        self.yes = True
        self.asked: list[tuple[str, str]] = []

    def open_files(
        self, parent: QWidget, title: str, filters: str, answer: FilesAnswer, *, several: bool = True
    ) -> None:
        self.asked.append(("open", title))
        if self.files:
            answer(self.files)

    def save_file(self, parent: QWidget, title: str, suggested: str, filters: str, answer: PathAnswer) -> None:
        self.asked.append(("save", title))
        if self.path:
            answer(self.path)

    def choose_folder(self, parent: QWidget, title: str, answer: PathAnswer) -> None:
        self.asked.append(("folder", title))
        if self.path:
            answer(self.path)

    def choose_printer(self, parent: QWidget, name: str, answer: PrinterAnswer) -> None:
        self.asked.append(("printer", name))
        if self.printer:
            answer(self.printer)

    def confirm(
        self,
        parent: QWidget,
        title: str,
        says: str,
        act: str,
        answer: Callable[[], None],
        *,
        danger: bool = False,
    ) -> None:
        self.asked.append(("confirm", title))
        if self.yes:
            answer()

    def tell(self, parent: QWidget, title: str, says: str) -> None:
        self.asked.append(("tell", says))


@pytest.fixture
def qapp_themed(qapp: QApplication) -> QApplication:
    """The application in light colours at 100 %."""
    try:
        themes.theme().set_look(themes.Look("light", 100))
    except LookupError:
        themes.install(qapp, themes.Look("light", 100))
    return qapp


@pytest.fixture
def answers(qapp_themed: QApplication) -> Iterator[Answers]:
    made = Answers()
    install_dialogs(qapp_themed, made)
    yield made
    qapp_themed.setProperty("nocontact_dialogs", None)


@pytest.fixture
def runner(qapp_themed: QApplication) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close(5)


@pytest.fixture
def daybook(empty_daybook: Path) -> Path:
    """The notebook of which a copy is opened: an empty one, unless a test has one that was filled before."""
    return empty_daybook


@pytest.fixture
def desk(
    tmp_path: Path,
    clock: Clock,
    runner: TaskRunner,
    qapp_themed: QApplication,
    answers: Answers,
    daybook: Path,
) -> Iterator[Desk]:
    """A desk whose notebook was opened on the vault thread, which alone may touch it."""
    from nocontact_desktop.gui.desk import Desk
    from nocontact_desktop.vault.notebook import Notebook, open_notebook
    from nocontact_desktop.vault.settings import PlainSettings
    from nocontact_desktop.vault.surroundings import Surroundings
    from tests.conftest import PASSPHRASE

    surroundings = Surroundings(now=clock, random_bytes=os.urandom)
    folder = tmp_path / "Daybook"

    def opened_notebook() -> Notebook:
        shutil.copytree(daybook, folder)
        return open_notebook(folder, PASSPHRASE, surroundings=surroundings)

    notebook = in_vault(runner, opened_notebook)
    opened = Desk(notebook, runner, PlainSettings(theme="light"), SecretClipboard(qapp_themed.clipboard()))
    yield opened
    runner.finish_with(notebook.close, 10)


def in_vault(runner: TaskRunner, function: Callable[[], Any]) -> Any:
    """Run a function on the vault thread and wait for it."""
    results: list[Any] = []
    assert runner.finish_with(lambda: results.append(function()), 30)
    return results[0]
