"""The process itself: its name, how it ends and begins anew, what a crash says."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.crashes import as_problem, say_place_only, tell_on_standard_error


def take_name(name: str) -> None:
    """Show the neutral name in the list of processes."""
    from setproctitle import setproctitle

    setproctitle(name)


def start_again(folder: Path | None, *, minimised: bool = False) -> None:
    """Begin anew in fresh memory, at the unlock window. Does not return.

    Wiping texts from this process would miss the copies Python and Qt have made; a new program image has none.
    """
    command = [sys.executable, "-m", "nocontact_desktop", *([str(folder)] if folder else [])]
    if minimised:
        command.append("--minimised")
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606  our own program, without a shell on purpose


def start_again_minimised(folder: Path | None) -> None:
    """The same, with the window out of sight: who puts it away does not want it back on the screen."""
    start_again(folder, minimised=True)


def end_now() -> None:
    """End at once, without waiting for any thread."""
    os._exit(0)


def report_bugs_to(tell: Callable[[Problem], None]) -> None:
    """Send every uncaught error to ``tell`` and to standard error, as type and place in the code only."""
    say_place_only()

    def hook(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            os._exit(130)
        problem = as_problem(bug.with_traceback(trace))
        tell_on_standard_error(problem)
        tell(problem)

    sys.excepthook = hook


def silence_qt() -> None:
    """Qt's own messages can name files and show texts: they go nowhere."""

    def nowhere(_kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
        return

    qInstallMessageHandler(nowhere)
