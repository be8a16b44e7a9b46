"""Bringing in messages: choose files, say where they are from, see what was recognised, watch, read the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.case import get_case
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.import_file import FileCard
from nocontact_desktop.gui.diary.import_help import ExportHelpCard
from nocontact_desktop.gui.diary.import_jobs import Looked, Whole, bring_in_all, look_at
from nocontact_desktop.gui.diary.import_results import ResultCard
from nocontact_desktop.gui.diary.import_source import SourceCard
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Dropzone,
    FlowRow,
    Heading,
    Notice,
    PrimaryButton,
    ProgressRow,
    QuietButton,
    ScrollPage,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.intake.items import ReadOptions


class ImportView(QWidget):
    """``closed()`` when the user goes back; ``conversations_requested()`` after something came in."""

    closed = Signal()
    conversations_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("importView")
        self._desk = desk
        self._task: Task | None = None
        self._zone: str | None = own_zone()
        self._number = 0
        self._files: list[FileCard] = []
        self._results: list[QWidget] = []
        self._lay_out()

    @property
    def is_busy(self) -> bool:
        """Whether files are being read or brought in."""
        return self._task is not None

    def begin(self, paths: Sequence[Path] = ()) -> None:
        """Begin anew, unless something is under way."""
        if self.is_busy:
            return
        self._clear()
        self._show_step(choosing=True)
        self._desk.ask(get_case, owner=self, on_done=lambda case: self._on_zone(case.time_zone))
        if paths:
            self._on_files(list(paths))

    def _lay_out(self) -> None:
        self._scroll = ScrollPage(name="importScroll", widest=760)
        self._choose = self._choose_card()
        self._scroll.add(self._choose)
        self._help = ExportHelpCard()
        self._scroll.add(self._help)
        self._source = SourceCard()
        self._scroll.add(self._source)
        self._cards = column(gap=20)
        holder = QWidget()
        holder.setLayout(self._cards)
        self._scroll.add(holder)
        self._progress = ProgressRow(name="importProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self._problem = Notice("", tone="careful", name="importProblem")
        self._problem.hide()
        body = column(self, gap=0)
        body.addWidget(self._scroll, 1)
        foot = QWidget()
        foot.setObjectName("importFoot")
        below = column(foot, gap=8, margins=(32, 12, 32, 16))
        below.addWidget(self._problem)
        below.addWidget(self._progress)
        self._bring = PrimaryButton(self.tr("Bring in"), name="importBring", icon_name="download")
        self._bring.clicked.connect(self._on_bring)
        self._open = PrimaryButton(self.tr("Open the conversations"), name="importOpen", icon_name="messages-square")
        self._open.clicked.connect(self.conversations_requested)
        self._again = SecondaryButton(self.tr("Bring in more"), name="importAgain", icon_name="plus")
        self._again.clicked.connect(self._on_again)
        close = QuietButton(self.tr("Close"), name="importClose")
        close.clicked.connect(self._on_close)
        below.addWidget(FlowRow(self._bring, self._open, self._again, close))
        body.addWidget(foot)
        self._show_step(choosing=True)

    def _choose_card(self) -> Card:
        card = Card(name="importChoose", gap=14)
        card.add(Heading(self.tr("Bring in messages"), name="importChooseTitle"))
        says = self.tr(
            "Choose what you saved from a phone or a program. You see what was recognised before anything is kept. "
            "The file itself is kept too, unchanged."
        )
        card.add(BodyText(says, name="importSays", quiet=True))
        drop = Dropzone(
            self.tr("Drop exported files here"),
            name="importDrop",
            spoken=self.tr("Files to bring in"),
            hint=self.tr("For example a WhatsApp export, as text or zip, or mail saved as a file."),
        )
        drop.files_given.connect(self._on_files)
        card.add(drop)
        watched = self.tr("Making an export can leave traces on the phone it is made on. A watched phone shows it.")
        card.add(SecondaryText(watched, name="importWatched"))
        return card

    def _show_step(
        self, *, choosing: bool = False, asking: bool = False, done: bool = False, came_in: bool = False
    ) -> None:
        self._choose.setVisible(choosing)
        self._help.setVisible(choosing)
        self._source.setVisible(asking)
        self._bring.setVisible(asking)
        self._open.setVisible(done and came_in)
        self._again.setVisible(done)
        self._scroll.verticalScrollBar().setValue(0)

    def _clear(self) -> None:
        for card in (*self._files, *self._results):
            card.hide()
            card.deleteLater()
        self._files, self._results = [], []
        self._problem.hide()
        self._progress.finish()

    def _on_zone(self, zone: str | None) -> None:
        self._zone = zone or own_zone()

    def _on_files(self, paths: list[Path]) -> None:
        if self.is_busy:
            return
        self._problem.hide()
        # The zone is not assumed while looking: what the file says for itself is shown first.
        self._look([(path, ReadOptions()) for path in paths], self._on_looked)

    def _look(self, files: list[tuple[Path, ReadOptions]], on_done: Callable[[list[Looked]], None]) -> None:
        self._progress.start(self.tr("Looking at the files"))
        self._set_busy(
            self._desk.work(
                look_at,
                files,
                owner=self,
                executor="work",
                on_done=lambda looked: self._on_look_done(looked, on_done),
                on_problem=self._on_problem,
                on_progress=self._progress.set_progress,
                on_cancelled=self._on_look_stopped,
            )
        )

    def _on_look_done(self, looked: list[Looked], on_done: Callable[[list[Looked]], None]) -> None:
        self._set_busy(None)
        self._progress.finish()
        on_done(looked)

    def _on_looked(self, looked: list[Looked]) -> None:
        for one in looked:
            self._number += 1
            card = FileCard(one, self._number, self._zone)
            card.taken_out.connect(lambda card=card: self._on_left_out(card))
            card.read_again.connect(lambda card=card: self._on_read_again(card))
            card.changed.connect(self._follow)
            self._files.append(card)
            self._cards.addWidget(card)
        self._show_step(asking=True)
        self._follow()
        found = sum(1 for one in looked if one.summary is not None)
        announce(self, counted(found, self.tr("{n} file recognised"), self.tr("{n} files recognised")))

    def _on_read_again(self, card: FileCard) -> None:
        if not self.is_busy:
            self._look([(card.looked.path, card.options())], lambda looked: card.show_again(looked[0]))

    def _on_left_out(self, card: FileCard) -> None:
        self._files.remove(card)
        card.hide()
        card.deleteLater()
        if self._files:
            self._follow()
        else:
            self._show_step(choosing=True)

    def _follow(self) -> None:
        self._bring.setEnabled(not self.is_busy and any(card.coming() for card in self._files))

    def _on_bring(self) -> None:
        if self.is_busy:
            return
        allowed = self._source.answer()
        if allowed is None:
            self._source.ask_again()
            self._scroll.ensureWidgetVisible(self._source)
            return
        cards = [card for card in self._files if card.coming()]
        if not all(card.is_answered() for card in cards):
            return
        files = [coming for card in cards if (coming := card.coming())]
        self._progress.start(self.tr("Bringing in messages"))
        self._set_busy(
            self._desk.work(
                bring_in_all,
                self._desk.notebook,
                self._desk.tasks,
                files,
                allowed,
                owner=self,
                executor="work",
                on_done=self._on_brought,
                on_problem=self._on_problem,
                on_progress=self._progress.set_progress,
            )
        )

    def _on_brought(self, whole: Whole) -> None:
        self._set_busy(None)
        self._progress.finish()
        self._desk.changed.emit(whole.changes)
        for card in self._files:
            card.hide()
            card.deleteLater()
        self._files = []
        for number, one in enumerate(whole.files, 1):
            result = ResultCard(one, number)
            self._results.append(result)
            self._cards.addWidget(result)
        came_in = any(one.result is not None for one in whole.files)
        self._show_step(done=True, came_in=came_in)
        imported = sum(one.result.imported for one in whole.files if one.result)
        said = [counted(imported, self.tr("{n} message brought in"), self.tr("{n} messages brought in"))]
        if kept := sum(1 for one in whole.files if one.exhibit):
            said.append(counted(kept, self.tr("{n} file kept"), self.tr("{n} files kept")))
        announce(self, ", ".join(said))
        (self._open if came_in else self._again).setFocus()

    def _set_busy(self, task: Task | None) -> None:
        self._task = task
        self._source.setEnabled(task is None)
        self._choose.setEnabled(task is None)
        for card in self._files:
            card.setEnabled(task is None)
        self._follow()

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_look_stopped(self) -> None:
        self._set_busy(None)
        self._progress.finish(self.tr("Stopped. Nothing was kept."))

    def _on_problem(self, problem: Problem) -> None:
        self._set_busy(None)
        self._progress.finish()
        self._problem.set_text(one_line(problem))
        self._problem.show()

    def _on_again(self) -> None:
        self.begin()

    def _on_close(self) -> None:
        self._on_stop()
        self.closed.emit()
