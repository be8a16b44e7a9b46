"""Composition root: start, first run or unlock, the open notebook, lock, leave.

Only here are things built and wired.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui import process, screen_capture, theme
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.entrance import Entrance, clear_of_screen_edges
from nocontact_desktop.gui.focus_ring import FocusRingKeeper
from nocontact_desktop.gui.icons import window_icon
from nocontact_desktop.gui.idle import IdleWatch
from nocontact_desktop.gui.input_watch import InputWatch
from nocontact_desktop.gui.leaving import blank_at_once, destroy_windows
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.unlock import UnlockCard
from nocontact_desktop.gui.widgets.clipboard import SecretClipboard
from nocontact_desktop.gui.widgets.dialogs import dialogs, keep_no_settings
from nocontact_desktop.vault import settings as plain_settings
from nocontact_desktop.vault.crashes import say_place_only
from nocontact_desktop.vault.hardening import harden
from nocontact_desktop.vault.places import find_notebook, opens_with_computer
from nocontact_desktop.vault.settings import PlainSettings

if TYPE_CHECKING:
    from nocontact_desktop.gui.first_run.wizard import Resumed
    from nocontact_desktop.gui.place import Place
    from nocontact_desktop.gui.report.show_window import ShowWindow
    from nocontact_desktop.gui.shell import Shell
    from nocontact_desktop.report.beside.showing import Showing
    from nocontact_desktop.vault.master import Master
    from nocontact_desktop.vault.notebook import Notebook

CLOSING_SECONDS = 5.0
LOAD_AHEAD_AFTER_MS = 100
NEEDED_TO_OPEN = (
    "nocontact_desktop.diary.imports",
    "nocontact_desktop.gui.first_run.wizard",
    "nocontact_desktop.gui.shell",
    "nocontact_desktop.preparation.plan",
    "nocontact_desktop.vault.notebook",
)


@dataclass(frozen=True)
class Endings:
    """How the process ends, and how it begins anew; tests put their own here."""

    end: Callable[[], None] = process.end_now
    start_again: Callable[[Path | None], None] = process.start_again
    start_again_minimised: Callable[[Path | None], None] = process.start_again_minimised


class Program(QObject):
    """Everything that lives as long as the process."""

    def __init__(self, app: QApplication, given: Path | None, endings: Endings | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._endings = endings or Endings()
        self._given = given
        self._folder = find_notebook(given)
        self.settings = plain_settings.load(self._folder) if self._folder else PlainSettings()
        self.tasks = TaskRunner(self)
        self.clipboard = SecretClipboard(app.clipboard(), self)
        self.watch = InputWatch(app)
        self.watch.leave_asked.connect(self.leave)
        FocusRingKeeper(app, self.watch)
        self.window: Entrance | Shell | ShowWindow | None = None
        self.desk: Desk | None = None
        self.notebook: Notebook | None = None
        self._idle: IdleWatch | None = None
        self._ending = False
        self._is_minimised = False

    def start(self, *, minimised: bool = False) -> None:
        """Show the first window."""
        self._is_minimised = minimised
        self._take_settings(self.settings)
        if self._folder is None:
            self._show_first_run()
        else:
            self._show_unlock(self._folder)

    def lock(self) -> None:
        """Out of sight, close the notebook, begin anew at the unlock window."""
        self._lock(self._endings.start_again)

    def leave(self) -> None:
        """Out of sight at once, keep what was begun as a draft, close the notebook, end."""
        self._finish(self._endings.end)

    def _show_first_run(self, resumed: Resumed | None = None) -> None:
        from nocontact_desktop.gui.first_run.wizard import FirstRun

        entrance = Entrance(self.settings.name, self.settings.country, self.settings.language)
        wizard = FirstRun(entrance, self.tasks, self._given, resumed=resumed)
        wizard.leave_clicked.connect(self.leave)
        wizard.made.connect(self._on_made)
        wizard.finished.connect(self._on_opened)
        wizard.existing_chosen.connect(self._show_unlock)
        self._show(entrance)
        wizard.show()

    def _show_unlock(self, folder: Path) -> None:
        self._folder = folder
        self.settings = plain_settings.load(folder)
        self._take_settings(self.settings)
        entrance = Entrance(self.settings.name, self.settings.country, self.settings.language)
        card = UnlockCard(self.settings.name, with_computer=opens_with_computer(folder))
        card.leave_clicked.connect(self.leave)
        card.other_asked.connect(lambda: self._ask_for_another(entrance))
        card.secret_given.connect(lambda secret: self._open(folder, secret, card))
        card.computer_asked.connect(lambda: self._open_with_computer(folder, card))
        card.salvage_asked.connect(lambda: self._show_salvage(folder, entrance))
        entrance.show_view(card)
        self._show(entrance)
        card.take_focus()
        QTimer.singleShot(LOAD_AHEAD_AFTER_MS, card, lambda: self.tasks.run(load_ahead, owner=card))

    def _show_salvage(self, folder: Path, entrance: Entrance) -> None:
        from nocontact_desktop.gui.salvage_card import SalvageCard

        card = SalvageCard(self.tasks, folder, self.settings.name, self.settings.language)
        card.back_asked.connect(lambda: self._show_unlock(folder))
        card.leave_clicked.connect(self.leave)
        card.open_asked.connect(self._show_unlock)
        entrance.show_view(card)
        card.take_focus()

    def _ask_for_another(self, entrance: Entrance) -> None:
        dialogs().choose_folder(entrance, self.tr("The folder of the notebook"), self._show_unlock)

    def _open_with_computer(self, folder: Path, card: UnlockCard) -> None:
        # Not on the notebook's thread: the system can wait for its own password while the passphrase is typed.
        self.tasks.run(
            ask_this_computer,
            folder,
            owner=card,
            executor="work",
            on_done=lambda master: self._open(folder, master, card),
            on_problem=card.say_problem,
        )

    def _open(self, folder: Path, secret: str | Master, card: UnlockCard) -> None:
        self.tasks.run(
            open_and_tidy, folder, secret, owner=card, on_done=self._on_unlocked, on_problem=card.say_problem
        )

    def _on_unlocked(self, opened: Notebook | Resumed) -> None:
        from nocontact_desktop.vault.notebook import Notebook

        if isinstance(opened, Notebook):
            self._on_opened(opened)
            return
        self._on_made(opened.notebook)
        self._show_first_run(opened)

    def _on_made(self, notebook: Notebook) -> None:
        self._folder = notebook.folder
        self.notebook = notebook
        self._watch_absence(plain_settings.load(notebook.folder).idle_minutes)

    def _watch_absence(self, minutes: int) -> None:
        """From now on the notebook is open: it locks when nobody is there."""
        if self._idle is None:
            from nocontact_desktop.gui.session.watch import SessionWatch

            self._idle = IdleWatch(minutes, self)
            self._idle.expired.connect(self.lock)
            self.watch.active.connect(self._idle.sign_of_life)
            SessionWatch(self.settings.name, self).gone.connect(self.lock)
        else:
            self._idle.set_minutes(minutes)

    def _on_opened(self, notebook: Notebook) -> None:
        from nocontact_desktop.gui.copy_keeper import CopyKeeper
        from nocontact_desktop.gui.pages import registered_pages
        from nocontact_desktop.gui.place import take_place
        from nocontact_desktop.gui.shell import Shell

        self.notebook = notebook
        self.settings = plain_settings.load(notebook.folder)
        self._take_settings(self.settings)
        desk = Desk(notebook, self.tasks, self.settings, self.clipboard, self)
        desk.lock_requested.connect(self.lock)
        desk.leave_requested.connect(self.leave)
        desk.settings_changed.connect(self._on_settings_changed)
        desk.show_requested.connect(self._on_show_requested)
        self.desk = desk
        CopyKeeper(desk)
        shell = Shell(desk, registered_pages())
        self._watch_absence(self.settings.idle_minutes)
        self._show(shell)
        shell.show_first_page()
        self.tasks.run(take_place, notebook, owner=shell, on_done=lambda place: go_back_to(shell, place))

    def _on_show_requested(self, showing: Showing) -> None:
        """Chosen entries alone, in the place of all pages. From there only the passphrase leads back."""
        from nocontact_desktop.gui.report.show_window import ShowWindow

        assert self.desk is not None
        self._hand_over_drafts()
        self.clipboard.clear()
        window = ShowWindow(self.desk, showing)
        window.end_asked.connect(self.lock)
        self._show(window)

    def _on_settings_changed(self, changed: PlainSettings) -> None:
        self.settings = changed
        self._take_settings(changed)
        if self._idle is not None:
            self._idle.set_minutes(changed.idle_minutes)

    def _take_settings(self, taken: PlainSettings) -> None:
        process.take_name(taken.name)
        self._app.setApplicationName(taken.name)
        self._app.setApplicationDisplayName(taken.name)
        self._app.setDesktopFileName(taken.name.lower())
        self.watch.three_shifts_leave = taken.leave_key == "shift3"
        theme.theme().set_look(theme.Look(taken.theme, taken.text_size))

    def _show(self, window: Entrance | Shell | ShowWindow) -> None:
        before, self.window = self.window, window
        window.closed.connect(self.leave)
        window.leave_clicked.connect(self.leave)
        window.minimised.connect(self._on_minimised)
        clear_of_screen_edges(window)
        screen_capture.refuse(window)
        window.setWindowIcon(window_icon())
        if self._is_minimised:
            self._is_minimised = False
            window.showMinimized()
        else:
            window.show()
            window.activateWindow()
        if before is not None:
            before.blockSignals(True)
            before.close()
            before.deleteLater()

    def _on_minimised(self) -> None:
        if self.notebook is not None:
            self._lock(self._endings.start_again_minimised)

    def _lock(self, start_again: Callable[[Path | None], None]) -> None:
        self._finish(lambda: start_again(self._folder or self._given), comes_back=True)

    def _finish(self, then: Callable[[], None], *, comes_back: bool = False) -> None:
        if self._ending:
            return
        self._ending = True
        blank_at_once()
        self.clipboard.clear()
        if self._idle is not None:
            self._idle.stop()
        self._hand_over_drafts()
        if comes_back:
            self._keep_place()
        # The rest one turn later: the windows are off the screen before anything is waited for.
        QTimer.singleShot(0, self, lambda: self._close_and(then))

    def _hand_over_drafts(self) -> None:
        if self.window is not None and not isinstance(self.window, Entrance):
            for page in self.window.pages_made():
                page.leaving()

    def _keep_place(self) -> None:
        place = None if self.window is None or isinstance(self.window, Entrance) else self.window.place()
        if place is not None:
            from nocontact_desktop.gui.place import keep_place

            self.tasks.run(keep_place, self.notebook, place, owner=self)

    def _close_and(self, then: Callable[[], None]) -> None:
        destroy_windows()
        self.window = None
        # A bundle half written, an import half brought in: taken back while the notebook is still open.
        self.tasks.settle(CLOSING_SECONDS)
        if self.notebook is not None:
            self.tasks.finish_with(partial(seal_and_close, self.notebook), CLOSING_SECONDS)
        self.tasks.close(0)
        then()


def go_back_to(shell: Shell, place: Place | None) -> None:
    """Show what was in sight when the notebook locked."""
    if place is not None:
        shell.show_page(place.page, place.where)


def seal_and_close(notebook: Notebook) -> None:
    """Seal what waits, sign the log, then close. A disk that refuses either does not keep the notebook open."""
    from nocontact_desktop.diary.orders import seal_orders
    from nocontact_desktop.diary.sealed_log import checkpoint

    try:
        seal_orders(notebook)
        checkpoint(notebook)
    finally:
        notebook.close()


def load_ahead() -> None:
    """While the passphrase is typed: load what opening, the window and its first page are made of."""
    for module in NEEDED_TO_OPEN:
        import_module(module)
    from nocontact_desktop.gui.pages import registered_pages
    from nocontact_desktop.guidance.content import load

    registered_pages()[0].factory()
    load()


def ask_this_computer(folder: Path) -> Master:
    """The notebook's master key, by the secret in the system's store."""
    from nocontact_desktop.vault.keyring_slot import unlock_here

    return unlock_here(folder)


def open_and_tidy(folder: Path, secret: str | Master) -> Notebook | Resumed:
    """Open the notebook, take back imports that were never finished, and see whether the first run was left.

    It was not where this computer gave the master key: that is switched on only after it.
    """
    from nocontact_desktop.diary.imports import withdraw_unfinished
    from nocontact_desktop.vault.notebook import open_notebook, open_with

    notebook = open_notebook(folder, secret) if isinstance(secret, str) else open_with(folder, secret)
    try:
        withdraw_unfinished(notebook)
        return (resume_first_run(notebook, secret) if isinstance(secret, str) else None) or notebook
    except BaseException:  # the file must not stay locked by a notebook nobody got
        notebook.close()
        raise


def resume_first_run(notebook: Notebook, secret: str) -> Resumed | None:
    """Where the first run was left, with a new recovery code when none was copied; None when it is over."""
    from nocontact_desktop.gui.first_run.wizard import Resumed
    from nocontact_desktop.guidance.content import load
    from nocontact_desktop.preparation.answers import get_answers
    from nocontact_desktop.preparation.flow import Flow, load_progress
    from nocontact_desktop.vault.notebook import renew_recovery_code

    progress = load_progress(notebook)
    if progress is None:
        return None
    walk = Flow(load()).resume(progress, get_answers(notebook))
    code = "" if walk.is_code_copied else renew_recovery_code(notebook.folder, secret)
    return Resumed(notebook, walk, code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window. ``arguments`` may name the folder of a notebook."""
    harden()
    say_place_only()
    parser = argparse.ArgumentParser(prog="nocontact-desktop", description="Opens a notebook.")
    parser.add_argument("folder", nargs="?", type=Path, help="the folder of the notebook")
    parser.add_argument("--minimised", action="store_true", help="begin with the window out of sight")
    options = parser.parse_args(arguments)
    process.silence_qt()
    keep_no_settings()
    app = theme.application(PlainSettings().name)
    app.setQuitOnLastWindowClosed(False)
    theme.install(app)
    program = Program(app, options.folder)
    process.report_bugs_to(lambda problem: _tell(program, problem))
    program.start(minimised=options.minimised)
    return app.exec()


def _tell(program: Program, problem: Problem) -> None:
    from nocontact_desktop.gui.problems import show_problem

    show_problem(program.window or program, problem)
