"""Makes the copies that come by themselves, in quiet moments only, and gives way as soon as anything else waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.vault.changes import Changes

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

QUIET_MS = 20_000
AGAIN_MS = 5 * 60_000


class CopyKeeper(QObject):
    """Looks every 20 seconds. A copy that had to give way is tried again after some minutes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a copy when one is due and nothing else is under way."""
        if self._desk.tasks.is_busy():
            return
        self._desk.work(
            partial(_copy_in_quiet, tasks=self._desk.tasks),
            self._desk.notebook,
            self._desk.settings.name,
            owner=self,
            on_done=self._on_done,
            on_problem=lambda _problem: None,
            on_cancelled=lambda: self._timer.setInterval(AGAIN_MS),
        )

    def _on_done(self, made: Path | None) -> None:
        if made is not None:
            self._desk.changed.emit(Changes())


def _copy_in_quiet(
    notebook: Notebook,
    name: str,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    *,
    tasks: TaskRunner,
) -> Path | None:
    from nocontact_desktop.vault.rotating import copy_if_due

    return copy_if_due(notebook, name, progress, lambda: cancelled() or tasks.others_wait())
