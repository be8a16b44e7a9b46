"""What the views of papers beside the report share: left what is chosen, right the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, cast

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import paper_size
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.report.paper_card import PaperCard
from nocontact_desktop.gui.report.paper_jobs import PaperDrawn
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    EmptyState,
    Notice,
    PrimaryButton,
    ProgressRow,
    SecondaryText,
    Segmented,
    announce,
)
from nocontact_desktop.gui.widgets.columns import Columns

Job = tuple[Callable[..., PaperDrawn], tuple[Any, ...]]
"""A function of ``paper_jobs`` with what it is given between the tasks and ``progress``."""


class PaperView(ReportView):
    """A view fills ``choices``, and says with ``job`` what is to be drawn.

    A change of a choice takes the pages away.
    """

    file_name = "paper.pdf"

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._task: Task | None = None
        self._empty = EmptyState(
            "file-text",
            self.tr("The pages will stand here"),
            self.tr("Look at every page before you save or print it."),
            name="paperEmpty",
        )
        self._card = PaperCard(desk, self.file_name)
        self._card.hide()
        columns = Columns(shares=(2, 3), narrow=900)
        self.choices = Card(name="paperChoices")
        self.choices.add(BodyText(self.why(), quiet=True, name="paperWhy"))
        self.fill()
        self._size = Segmented(
            [("letter", self.tr("Letter")), ("a4", self.tr("A4"))],
            name="paperSize",
            spoken=self.tr("Paper"),
            value=paper_size(desk),
        )
        self._size.chosen.connect(lambda _size: self.changed())
        self.choices.add(self._size)
        self.choices.add(SecondaryText(self.leaves_out(), name="paperLeavesOut"))
        self.make = PrimaryButton(self.tr("Make a preview"), name="makePaper", icon_name="file-text")
        self.make.clicked.connect(self._on_make)
        self.choices.add(self.make)
        self._progress = ProgressRow(name="paperProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        self.choices.add(self._progress)
        self._problem = Notice("", tone="careful", name="paperProblem")
        self._problem.hide()
        self.choices.add(self._problem)
        columns.add(0, self.choices)
        columns.add(1, self._empty)
        columns.add(1, self._card)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def why(self) -> str:
        """What the paper is for."""
        raise NotImplementedError

    def leaves_out(self) -> str:
        """What it leaves out, for whom."""
        raise NotImplementedError

    def fill(self) -> None:
        """Put the choices on the card ``choices``."""

    def job(self) -> Job | None:
        """What is to be drawn; None when something has to be chosen first."""
        raise NotImplementedError

    def paper(self) -> Literal["letter", "a4"]:
        """The paper that is chosen."""
        return cast('Literal["letter", "a4"]', self._size.value() or "letter")

    def changed(self) -> None:
        """Something else is chosen: pages made before do not show it."""
        self._card.hide()
        self._empty.show()

    def say_problem(self, words: str) -> None:
        """Say under the button what is in the way."""
        self._problem.set_text(words)
        self._problem.show()
        announce(self, words)

    def _on_make(self) -> None:
        self._problem.hide()
        job = self.job()
        if job is None:
            return
        self.keep_now()
        function, given = job
        self.make.setEnabled(False)
        self._task = self.desk.work(
            function,
            self.desk.notebook,
            self.desk.tasks,
            *given,
            owner=self,
            executor="work",
            on_done=self._on_drawn,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._end(self.tr("Stopped.")),
        )
        self._progress.start(self.tr("Making the pages"))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_drawn(self, drawn: PaperDrawn) -> None:
        self._end("")
        self._empty.hide()
        self._card.show()
        self._card.show_paper(drawn)
        self.wanted_in_sight.emit(self._card)

    def _on_problem(self, problem: Problem) -> None:
        self._end("")
        self.say_problem(one_line(problem))

    def _end(self, words: str) -> None:
        self.make.setEnabled(True)
        self._progress.finish(words)
