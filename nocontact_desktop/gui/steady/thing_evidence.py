"""What was put away turns out to be evidence: a copy goes into the diary, and what is here stays as it is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.steady.file_jobs import into_diary
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import FlowRow, Fold, ProgressRow, SecondaryButton, SecondaryText
from nocontact_desktop.steady.put_away import Inside, Thing
from nocontact_desktop.steady.put_away import inside as inside_of
from nocontact_desktop.vault.notebook import Notebook

_FIELDS = {"letter": "exact_words", "objects": "what_happened"}
"""Where the words of a thing without files go in an entry."""


class EvidenceFold(Fold):
    """Opens the diary's form with the files or the words of a thing. ``taking()`` comes before they are read."""

    taking = Signal()

    def __init__(self, desk: Desk, thing: Thing) -> None:
        super().__init__(
            self.tr("Is it evidence after all?"), name="evidenceFold", closed_words=self.tr("a way into the diary")
        )
        self._desk = desk
        self._thing = thing
        self._task: Task | None = None
        says = self.tr(
            "A copy goes into the diary, byte for byte, and is sealed there. What is put away here stays as it is. "
            "Files can be found under the diary’s files then, also without an entry."
        )
        self.add(SecondaryText(says))
        self._take = SecondaryButton(self.tr("Take it into the diary"), name="thingToDiary", icon_name="book-open")
        self._take.clicked.connect(self._on_take)
        self.add(FlowRow(self._take))
        self._progress = ProgressRow(name="evidenceProgress")
        self._progress.cancel_requested.connect(lambda: self._task.cancel() if self._task else None)
        self.add(self._progress)

    def _on_take(self) -> None:
        self.taking.emit()
        if self._thing.kind in _FIELDS:
            self._desk.ask(self._words, owner=self, on_done=self._go)
            return
        self._take.setEnabled(False)
        self._progress.start(self.tr("Taking it in"))
        self._task = self._desk.work(
            into_diary,
            self._desk.notebook,
            self._thing.id,
            owner=self,
            on_done=self._on_taken,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._on_stopped(self.tr("Stopped.")),
            on_problem=lambda problem: self._on_stopped(one_line(problem)),
        )

    def _words(self, notebook: Notebook) -> dict[str, object]:
        found: Inside = inside_of(notebook, self._thing.id)
        return {_FIELDS[self._thing.kind]: found.text}

    def _on_taken(self, exhibits: list[str]) -> None:
        self._on_stopped("")
        self._go({"exhibits": exhibits})

    def _on_stopped(self, said: str) -> None:
        self._task = None
        self._take.setEnabled(True)
        self._progress.finish(said)

    def _go(self, answers: dict[str, object]) -> None:
        self._desk.go_to("diary", answers)
