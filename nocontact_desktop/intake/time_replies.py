"""Check the replies of time stamp authorities, which come from outside, in a limited child process."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.process import Child, Stop, never, stopped
from nocontact_desktop.intake.reading import open_regular
from nocontact_desktop.vault.stamp import Stamp

MOST_BYTES = 1024 * 1024
"""Far more than a reply with all its certificates has: some thousand bytes."""


def check_reply(reply: bytes, root: bytes = b"", cancelled: Stop = never) -> Stamp:
    """Check a reply, and that it leads to ``root`` when one is given; return what it says.

    Raises:
        Problem: as :func:`~nocontact_desktop.vault.timestamps.read_reply` does, or the reader has stopped.
        Cancelled: the user stopped it.
    """
    with Child(jobs.TimeReply(), cancelled=cancelled) as child:
        child.send_bytes(reply)
        child.send_bytes(root)
        answer = child.answer()
    if not isinstance(answer, jobs.Stamped):
        raise stopped()
    return answer.stamp


def bytes_of(path: Path) -> bytes:
    """Read the small file of a reply or a certificate. Raises Problem when it is none."""
    with open_regular(path) as stream:
        data = stream.read(MOST_BYTES + 1)
    if not data:
        raise Problem("intake.empty")
    if len(data) > MOST_BYTES:
        raise Problem("timestamp.unreadable")
    return data
