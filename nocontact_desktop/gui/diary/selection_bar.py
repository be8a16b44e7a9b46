"""What can be made of the messages that are selected: an entry, a file of them in context, their files as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.conversations import MessageRow
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import conversation_jobs as jobs
from nocontact_desktop.gui.parts.printing import paper_size
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    FlowRow,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)


class SelectionBar(QWidget):
    """``entry_wanted()`` begins an entry, ``cleared()`` selects none. What becomes a file is kept here."""

    entry_wanted = Signal()
    cleared = Signal()

    def __init__(self, desk: Desk, chosen: Callable[[], Sequence[MessageRow]]) -> None:
        super().__init__()
        self.setObjectName("selectionBar")
        self._desk = desk
        self._chosen = chosen
        self._make = PrimaryButton(self.tr("Make an entry of these"), name="readerMake", icon_name="plus")
        self._make.clicked.connect(self.entry_wanted)
        self._excerpt = SecondaryButton(self.tr("Keep these as a file"), name="readerExcerpt", icon_name="file-text")
        self._excerpt.clicked.connect(self._on_excerpt)
        self._files = SecondaryButton(self.tr("Keep their files"), name="readerFiles", icon_name="paperclip")
        self._files.clicked.connect(self._on_files)
        clear = QuietButton(self.tr("Select none"), name="readerClear")
        clear.clicked.connect(self.cleared)
        self._count = SecondaryText("", name="readerCount")
        self._kept = Notice("", tone="info", name="readerKept")
        self._kept.hide()
        body = column(self, gap=8)
        body.addWidget(self._count)
        body.addWidget(FlowRow(self._make, self._excerpt, self._files, clear))
        body.addWidget(self._kept)
        self.hide()

    def follow(self) -> None:
        """Show how many are selected, and what can be made of them."""
        chosen = self._chosen()
        words = counted(len(chosen), self.tr("{n} message selected"), self.tr("{n} messages selected"))
        if chosen and self.isHidden():
            announce(self, words)
        self._count.setText(words)
        self._count.show()
        self._files.setVisible(any(file.kept for row in chosen for file in row.attachments))
        self._kept.hide()
        self.setVisible(bool(chosen))

    def _on_excerpt(self) -> None:
        self._work(jobs.keep_excerpt, paper_size(self._desk))

    def _on_files(self) -> None:
        self._work(jobs.keep_files)

    def _work(self, job: Callable[..., jobs.KeptFiles], *more: object) -> None:
        self.setEnabled(False)
        self._desk.work(
            job,
            self._desk.notebook,
            self._desk.tasks,
            [row.id for row in self._chosen()],
            *more,
            owner=self,
            executor="work",
            on_done=self._on_kept,
            on_problem=lambda problem: self._end(one_line(problem)),
        )

    def _on_kept(self, kept: jobs.KeptFiles) -> None:
        self._desk.changed.emit(kept.changes)
        words = counted(
            kept.count,
            self.tr("{n} file is kept. It is in the diary under Files."),
            self.tr("{n} files are kept. They are in the diary under Files."),
        )
        self._end(words)

    def _end(self, words: str) -> None:
        self.setEnabled(True)
        self._kept.set_text(words)
        self._count.hide()  # the other words stand in its place: a low window has no room for both
        self._kept.show()
        announce(self, words)
