"""What the log shows today, in words: what is sealed, who outside has seen it, what it does not show, and a check."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.witness.slips import CHANGED, make_slip
from nocontact_desktop.errors import Finding, Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.fact_grid import facts_grid
from nocontact_desktop.gui.diary.log_jobs import LogShown, log_shown, make_checkpoint
from nocontact_desktop.gui.diary.log_outside import OutsideCard
from nocontact_desktop.gui.diary.log_words import checkpoint_line, sealed_facts, shows, shows_not
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.parts.printing import print_paper
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    IconLabel,
    Notice,
    ProgressRow,
    SecondaryButton,
    SecondaryText,
    Value,
    announce,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.gui.widgets.layouts import tab_as_seen
from nocontact_desktop.preparation.paper import Paper
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

_TOUCHED_BY = (CHANGED, "entry", "exhibit", "source", "case", "handover", "order")
"""Kinds of changes after which something else is sealed."""


class LogView(View):
    """The cards one below the other."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._sealed = SealedCard(desk)
        self._outside = OutsideCard(self)
        self._outside.slip_asked.connect(self._on_slip)
        self._meaning = MeaningCard()
        self._check = CheckCard(desk)
        for card in (self._sealed, self._outside, self._meaning, self._check):
            self.body.addWidget(card)
        self.body.addStretch(1)
        desk.changed.connect(self._on_changed)

    def title(self) -> str:
        return self.tr("What the log shows")

    def read(self) -> None:
        """Show the log as it stands."""
        self.desk.ask(log_shown, owner=self, on_done=self._on_read)

    def keep_now(self) -> None:
        self._outside.keep_now()

    def _on_read(self, shown: LogShown) -> None:
        shown = LogShown(shown.log, shown.time_zone or own_zone())
        something = shown.log.size > 0
        self._sealed.show_log(shown)
        self._outside.setVisible(something)
        self._meaning.setVisible(something)
        self._check.setVisible(something)
        self._outside.show_log(shown)
        signed = any(slip.signed_by for slip in shown.log.slips)
        self._meaning.show_lines(has_witness=signed or bool(shown.log.replies))
        tab_as_seen(self)  # rows were made anew

    def _on_slip(self) -> None:
        def made(notebook: Notebook) -> Paper:
            paper, changes = make_slip(notebook)
            self.desk.tasks.tell(self.desk, self.desk.changed.emit, changes)
            return paper

        print_paper(self, made)

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and any(changes.touched(kind) for kind in _TOUCHED_BY):
            self.read()


class SealedCard(Card):
    """How much is sealed, since when, and the last checkpoint."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="logSealed", gap=14)
        self._desk = desk
        self.add(Heading(self.tr("What is sealed"), name="logSealedTitle"))
        self._says = BodyText("", name="logSealedSays", quiet=True)
        self.add(self._says)
        self._facts = QWidget()
        self._grid = column(self._facts)
        self.add(self._facts)
        self._line = SecondaryText("", name="logCheckpointLine")
        self.add(self._line)
        self._make = SecondaryButton(self.tr("Make a checkpoint now"), name="logCheckpoint", icon_name="flag")
        self._make.clicked.connect(self._on_make)
        self._row = FlowRow(self._make)
        self.add(self._row)

    def show_log(self, shown: LogShown) -> None:
        """Show what there is now."""
        log = shown.log
        empty = self.tr("Nothing is sealed yet. What you write in the diary is sealed as it is saved.")
        says = self.tr(
            "Each entry, correction, file and message gets its own place in a log as it is saved. So does a note that "
            "something was deleted. A checkpoint is one code for all of it, signed by this notebook."
        )
        self._says.set_text(says if log.size else empty)
        clear_layout_of(self._facts)
        if log.size:
            self._grid.addWidget(facts_grid(sealed_facts(log, shown.time_zone), "logFact"))
        self._facts.setVisible(log.size > 0)
        self._line.setText(checkpoint_line(log))
        self._line.setVisible(log.size > 0)
        self._row.setVisible(log.after > 0)

    def _on_make(self) -> None:
        self._desk.save(
            make_checkpoint, owner=self, on_done=lambda _changes: announce(self, self.tr("The checkpoint is made."))
        )


class MeaningCard(Card):
    """What the log shows, and what it does not."""

    def __init__(self) -> None:
        super().__init__(name="logMeaning", gap=10)
        self.add(Heading(self.tr("What that shows"), name="logShowsTitle"))
        self._shows = QWidget()
        self._lines = column(self._shows, gap=6)
        self.add(self._shows)
        self.add(Heading(self.tr("What it does not show"), name="logShowsNotTitle"))
        for number, words in enumerate(shows_not()):
            self.add(_line("minus", words, f"logShowsNot{number}"))
        last = self.tr("It can support what you say. What that is worth is for a court to say.")
        self.add(SecondaryText(last, name="logWorth"))

    def show_lines(self, *, has_witness: bool) -> None:
        """Say what it shows with or without somebody outside."""
        clear_layout_of(self._shows)
        for number, words in enumerate(shows(has_witness=has_witness)):
            self._lines.addWidget(_line("check", words, f"logShows{number}"))


class CheckCard(Card):
    """The check of everything, with its findings in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="logCheck", gap=14)
        self._desk = desk
        self._task: Task | None = None
        self.add(Heading(self.tr("Check everything now"), name="logCheckTitle"))
        says = self.tr(
            "The program reads all that is sealed, works out each code again, and compares. Much to read takes a while."
        )
        self.add(BodyText(says, name="logCheckSays", quiet=True))
        self._button = SecondaryButton(self.tr("Check now"), name="logCheckNow", icon_name="shield-check")
        self._button.clicked.connect(self._on_check)
        self.add(FlowRow(self._button))
        self._progress = ProgressRow(name="logCheckProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.add(self._progress)
        self._result = QWidget()
        self._said = column(self._result, gap=10)
        self._result.hide()
        self.add(self._result)

    def _on_check(self) -> None:
        from nocontact_desktop.gui.settings.check import check_everything

        self._button.setEnabled(False)
        self._result.hide()
        self._progress.start(self.tr("Checking"))
        self._task = self._desk.work(
            check_everything,
            self._desk.notebook,
            owner=self,
            on_done=self._on_done,
            on_problem=lambda problem: self._finish([Notice(one_line(problem), tone="careful", name="logCheckSaid")]),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._finish([Notice(self.tr("Stopped before the end."), name="logCheckSaid")]),
        )

    def _on_done(self, findings: Sequence[Finding]) -> None:
        if not findings:
            words = self.tr("Everything that is sealed is there, and is as it was sealed.")
            self._finish([Notice(words, name="logCheckSaid", icon_name="check")])
            return
        said = [one_line(Problem(found.code, **found.params)) for found in findings]
        self._finish([Notice(words, tone="careful", name=f"logFinding{number}") for number, words in enumerate(said)])

    def _finish(self, notices: list[Notice]) -> None:
        self._task = None
        self._button.setEnabled(True)
        self._progress.finish()
        clear_layout_of(self._result)
        for notice in notices:
            self._said.addWidget(notice)
        self._result.show()
        announce(self, " ".join(notice.text() for notice in notices[:3]))

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _line(icon_name: str, words: str, name: str) -> QWidget:
    made = QWidget()
    side = row(made, gap=10)
    side.addWidget(IconLabel(icon_name, "secondary"), 0, Qt.AlignmentFlag.AlignTop)
    side.addWidget(Value(words, name=name), 1)
    return made
