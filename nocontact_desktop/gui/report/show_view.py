"""Choosing what is shown on this screen to somebody across a desk."""

from __future__ import annotations

from typing import cast

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.report.entry_choice import EntryChoice
from nocontact_desktop.gui.report.paper_jobs import entries_to_show
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Heading,
    Notice,
    PrimaryButton,
    ProgressRow,
    RadioList,
    SecondaryText,
    announce,
    dialogs,
)
from nocontact_desktop.report.beside.showing import Showing, ShowRequest
from nocontact_desktop.report.request import Privacy


class ShowView(ReportView):
    """The window that shows them takes the place of this one; only the passphrase leads back."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._task: Task | None = None
        card = Card(name="showCard")
        card.add(
            BodyText(
                self.tr(
                    "For a desk at a police station or a lawyer’s. The window shows the entries you choose and their "
                    "files, in large text, and nothing else of the notebook."
                ),
                quiet=True,
                name="showWhy",
            )
        )
        card.add(Heading(self.tr("Who looks at it?"), level=3))
        self._profile = RadioList(self._rows(), name="showProfile", spoken=self.tr("Who looks at it?"), value="police")
        card.add(self._profile)
        card.add(
            SecondaryText(
                self.tr(
                    "Not shown to anybody: your own places and devices, what you wrote for your lawyer, and your "
                    "private notes. Covered parts stay covered."
                ),
                name="showLeftOut",
            )
        )
        card.add(Heading(self.tr("What is shown?"), level=3))
        self._entries = EntryChoice(desk, for_report=False)
        card.add(self._entries)
        card.add(
            Notice(
                self.tr(
                    "There is one way back: it locks the notebook, and your passphrase opens it again. So whoever sits "
                    "at this screen meanwhile sees nothing else. Leave quickly works as before."
                ),
                tone="info",
                name="showWayBack",
            )
        )
        self._begin = PrimaryButton(self.tr("Show them"), name="showBegin", icon_name="eye")
        self._begin.clicked.connect(self._on_begin)
        card.add(self._begin)
        self._progress = ProgressRow(name="showProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        card.add(self._progress)
        self._problem = Notice("", tone="careful", name="showProblem")
        self._problem.hide()
        card.add(self._problem)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _rows(self) -> list[tuple[str, str, str]]:
        return [
            ("police", self.tr("The police"), self.tr("With how to reach witnesses.")),
            ("lawyer", self.tr("My lawyer"), self.tr("With how to reach witnesses, and numbers in messages.")),
            (
                "court",
                self.tr("Anybody else"),
                self.tr("As for a court: without either, and with initials of children."),
            ),
        ]

    def title(self) -> str:
        return self.tr("Show entries on this screen")

    def read(self) -> None:
        self._entries.refresh()
        if self.row_id:
            self._entries.choose_only(self.row_id)

    def _on_begin(self) -> None:
        self._problem.hide()
        chosen = self._entries.chosen()
        if not chosen:
            self._say(self.tr("Choose at least one entry first."))
            return
        request = ShowRequest(
            entries=chosen,
            privacy=cast(Privacy, self._profile.value() or "police"),
            language=self.desk.settings.language,
        )
        self._begin.setEnabled(False)
        self._task = self.desk.work(
            entries_to_show,
            self.desk.notebook,
            request,
            owner=self,
            on_done=self._on_ready,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._end(self.tr("Stopped.")),
        )
        self._progress.start(self.tr("Reading the diary"))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_ready(self, showing: Showing) -> None:
        self._end("")
        if not showing.entries:
            self._say(" ".join(showing.gaps))
            return
        if not showing.gaps:
            self.desk.show_requested.emit(showing)
            return
        dialogs().confirm(
            self,
            self.tr("Something is left out"),
            " ".join(showing.gaps),
            self.tr("Show the rest"),
            lambda: self.desk.show_requested.emit(showing),
        )

    def _on_problem(self, problem: Problem) -> None:
        self._end("")
        self._say(one_line(problem))

    def _end(self, words: str) -> None:
        self._begin.setEnabled(True)
        self._progress.finish(words)

    def _say(self, words: str) -> None:
        self._problem.set_text(words)
        self._problem.show()
        announce(self, words)
