"""A new report: choose, look at it, save it."""

from __future__ import annotations

from msgspec.structs import replace

from nocontact_desktop.diary.redactions import any_covered
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import Drawn, draw
from nocontact_desktop.gui.report.entry_choice import EntryChoice
from nocontact_desktop.gui.report.findings_card import FindingsCard
from nocontact_desktop.gui.report.finished_card import FinishedCard
from nocontact_desktop.gui.report.purpose_choice import PurposeChoice
from nocontact_desktop.gui.report.request_card import RequestCard
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import EmptyState, Notice, announce
from nocontact_desktop.gui.widgets.columns import Columns
from nocontact_desktop.preparation.terms_kept import agreed
from nocontact_desktop.report.making import Prepared, prepare
from nocontact_desktop.report.request import ReportRequest


class NewReportView(ReportView):
    """Left what is chosen, right the pages. ``row_id`` may be the one entry to print, or ``form:ID``."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._task: Task | None = None
        self._asked: ReportRequest | None = None
        self._without: tuple[str, ...] = ()
        columns = Columns(shares=(2, 3), narrow=900)
        self._entries = EntryChoice(desk)
        purpose = PurposeChoice(self.content, desk.settings.country)
        purpose.opened.connect(self.opened)
        self._request = RequestCard(self._entries, purpose)
        self._request.preview_requested.connect(self._on_preview)
        columns.add(0, self._request)
        self._progress = self._request.progress
        self._progress.cancel_requested.connect(self._on_cancel)
        self._problem = Notice("", tone="careful", name="reportProblem")
        self._problem.hide()
        self._request.add(self._problem)
        self._empty = EmptyState(
            "file-text",
            self.tr("Your report will stand here"),
            self.tr("Choose who it is for. Then look at every page before you save it."),
            name="reportEmpty",
        )
        columns.add(1, self._empty)
        self._findings = FindingsCard(desk)
        self._findings.remake_wanted.connect(self._on_remake)
        self._findings.hide()
        columns.add(1, self._findings)
        self._finished = FinishedCard(desk, self._findings.before_leaving)
        self._finished.hide()
        columns.add(1, self._finished)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("A report")

    def read(self) -> None:
        self._entries.refresh()
        self.desk.ask(any_covered, owner=self, on_done=self._request.offer_covered)
        self.desk.ask(agreed, self.content, owner=self, on_done=self._request.offer_terms)
        kind, _, form_id = self.row_id.partition(":")
        if kind == "form":
            self._request.choose_form(form_id)
        elif self.row_id:
            self._request.choose_entry(self.row_id)

    def _on_remake(self, without: tuple[str, ...]) -> None:
        """The same report again, after something was covered or left out."""
        self._without = without
        if self._asked is not None:
            self._on_preview(self._asked)

    def _on_preview(self, request: ReportRequest) -> None:
        self._asked = request
        request = replace(request, without=self._without)
        self._problem.hide()
        self._request.preview.setEnabled(False)
        self._task = self.desk.work(
            prepare,
            self.desk.notebook,
            request,
            owner=self,
            on_done=self._on_prepared,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )
        self._progress.start(self.tr("Reading the diary"))

    def _on_prepared(self, prepared: Prepared) -> None:
        self._task = self.desk.work(
            draw,
            self.desk.notebook,
            self.desk.tasks,
            prepared,
            owner=self,
            executor="work",
            on_done=self._on_drawn,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )
        self._progress.start(self.tr("Drawing the pages"))

    def _on_drawn(self, drawn: Drawn) -> None:
        self._progress.finish("")
        self._request.preview.setEnabled(True)
        self._empty.hide()
        self._finished.show()
        self._finished.show_report(drawn)
        self._findings.show()
        self._findings.show_report(drawn)
        self.wanted_in_sight.emit(self._findings)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancelled(self) -> None:
        self._request.preview.setEnabled(True)
        self._progress.finish(self.tr("Stopped."))

    def _on_problem(self, problem: Problem) -> None:
        from nocontact_desktop.gui.problems import one_line

        self._request.preview.setEnabled(True)
        self._progress.finish("")
        self._problem.set_text(one_line(problem))
        self._problem.show()
        announce(self, self._problem.text())
