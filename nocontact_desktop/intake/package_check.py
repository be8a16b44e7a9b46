"""Compare the list of apps of a phone with a list of known names, both brought by the user, in a limited child process.

No such list is shipped: the program cannot keep one up to date, and a name that is missing from one shows nothing.
"""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.comparison import Comparison, Listed
from nocontact_desktop.intake.process import Child, Stop, never, stopped
from nocontact_desktop.intake.reading import open_regular

__all__ = ["MOST_BYTES", "Comparison", "Listed", "compare_packages"]

MOST_BYTES = 8 * 1024 * 1024
"""Far more than either list has: thousands of apps take some hundred kilobytes."""


def compare_packages(packages: Path, indicators: Path, cancelled: Stop = never) -> Comparison:
    """Return which of the phone's packages stand in the list.

    Raises:
        Problem: a file cannot be read, is too large or empty, holds no package names, or is no list of known names.
        Cancelled: the user stopped it.
    """
    files = [_bytes_of(path) for path in (packages, indicators)]
    with Child(jobs.ComparePackages(), cancelled=cancelled) as child:
        for data in files:
            child.send_bytes(data)
        answer = child.answer()
    if not isinstance(answer, jobs.Compared):
        raise stopped()
    return answer.comparison


def _bytes_of(path: Path) -> bytes:
    with open_regular(path) as stream:
        data = stream.read(MOST_BYTES + 1)
    if not data:
        raise Problem("intake.empty")
    if len(data) > MOST_BYTES:
        raise Problem("intake.list-too-large")
    return data
