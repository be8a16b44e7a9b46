"""What the page of the log asks of the notebook. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.sealed_log import checkpoint
from nocontact_desktop.diary.witness.slips import CHANGED
from nocontact_desktop.diary.witness.stamps import keep_reply
from nocontact_desktop.diary.witness.today import LogToday, log_today
from nocontact_desktop.intake.time_replies import bytes_of, check_reply
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner


@dataclass(frozen=True)
class LogShown:
    """The log today, and the zone that the writer's times are said in."""

    log: LogToday
    time_zone: str | None


def log_shown(notebook: Notebook) -> LogShown:
    """All that the page shows."""
    return LogShown(log_today(notebook), get_case(notebook).time_zone)


def make_checkpoint(notebook: Notebook) -> Changes:
    """Sign the log as it stands, if it has grown."""
    return Changes.of(CHANGED, str(checkpoint(notebook).size))


def bring_reply(
    notebook: Notebook,
    tasks: TaskRunner,
    reply: Path | bytes,
    root: Path | None,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Changes:
    """Check a reply, from a file or as it is kept already, and keep it. The notebook's thread only writes it down.

    Raises:
        Problem: a file cannot be read, the reply is not right, or it answers something else.
        Cancelled: the user stopped it.
    """
    progress(0, 1)
    data = reply if isinstance(reply, bytes) else bytes_of(reply)
    certificate = bytes_of(root) if root else b""
    stamp = check_reply(data, certificate, cancelled)
    return tasks.fetch(keep_reply, notebook, data, certificate, stamp)
