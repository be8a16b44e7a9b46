"""What a crash says: the type of what went wrong and its place in the code, never its message.

Messages of Python and of libraries carry what the user wrote: a date that is none, a name that was not found.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
import warnings
from pathlib import Path
from types import TracebackType

from nocontact_desktop.errors import Problem


def as_problem(bug: BaseException) -> Problem:
    """A bug, as something that can be shown: its type and where in our code it arose, never its message."""
    frames = traceback.extract_tb(bug.__traceback__)
    ours = [frame for frame in frames if "nocontact_desktop" in frame.filename] or list(frames)
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    return Problem("program.bug", kind=type(bug).__name__, place=place)


def say_place_only() -> None:
    """From now on standard error gets one short line for each bug, and nothing that libraries warn of."""

    def raised(_kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        tell_on_standard_error(as_problem(bug.with_traceback(trace)))

    def raised_aside(found: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        if found.exc_value is not None:
            tell_on_standard_error(as_problem(found.exc_value.with_traceback(found.exc_traceback)))

    sys.excepthook = raised
    threading.excepthook = raised_aside
    sys.unraisablehook = raised_aside
    warnings.simplefilter("ignore")
    logging.disable()


def tell_on_standard_error(problem: Problem) -> None:
    """One line. A program that was started from a menu may have no standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{problem.params['kind']} at {problem.params['place']}\n")
