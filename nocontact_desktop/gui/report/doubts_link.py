"""The way to the doubter's check, with how many questions are open there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import FlowRow, LinkButton, column
from nocontact_desktop.report.doubts import Doubt, find_doubts


class DoubtsLink(QWidget):
    """Stands beside the privacy check: what a reader could ask is known before somebody asks it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task | None = None
        self.way = LinkButton(self.tr("What a reader could ask"), name="openDoubtsHere")
        column(self, gap=0).addWidget(FlowRow(self.way))

    def read(self) -> None:
        """Count the questions."""
        if self._task is not None:
            self._task.cancel()
        self._task = self._desk.work(find_doubts, self._desk.notebook, owner=self, on_done=self._on_found)

    def _on_found(self, found: tuple[Doubt, ...]) -> None:
        still_open = sum(not one.aside for one in found)
        self.way.set_words(
            self.tr("What a reader could ask: nothing is open")
            if not still_open
            else counted(
                still_open,
                self.tr("What a reader could ask: {n} question"),
                self.tr("What a reader could ask: {n} questions"),
            )
        )
