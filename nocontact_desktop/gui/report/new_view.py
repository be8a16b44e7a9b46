"""A new report: choose, look at it, save it."""

from __future__ import annotations

from msgspec.structs import replace

from nocontact_desktop.diary.redactions import any_covered
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import paper_size
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.report.drawing import Drawn, draw
from nocontact_desktop.gui.report.entry_choice import EntryChoice
from nocontact_desktop.gui.report.findings_card import FindingsCard
from nocontact_desktop.gui.report.finished_card import FinishedCard
from nocontact_desktop.gui.report.last_report import LastReport
from nocontact_desktop.gui.report.purpose_choice import PurposeChoice
from nocontact_desktop.gui.report.request_card import RequestCard
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import EmptyState, FlowRow, LinkButton, Notice, announce
from nocontact_desktop.gui.widgets.columns import Columns
from nocontact_desktop.preparation.terms_kept import agreed
from nocontact_desktop.report.making import Prepared, prepare
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.changes import Changes


class NewReportView(ReportView):
    """Left what is chosen, right the pages. ``row_id`` may be the one entry to print, or ``form:ID``.

    Without it, the report that was being made is gone on with.
    """

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._task: Task | None = None
        self._last = LastReport()
        self._without: tuple[str, ...] = ()
        columns = Columns(shares=(2, 3), narrow=900)
        self._entries = EntryChoice(desk)
        purpose = PurposeChoice(self.content, desk.settings.country)
        purpose.opened.connect(self.opened)
        self._request = RequestCard(self._entries, purpose, paper_size(desk))
        self._request.preview_requested.connect(self._on_preview)
        self._request.changed.connect(self._say_whether_outdated)
        columns.add(0, self._request)
        self._progress = self._request.progress
        self._progress.cancel_requested.connect(self._on_cancel)
        self._problem = Notice("", tone="careful", name="reportProblem")
        self._problem.hide()
        self._request.add(self._problem)
        anew = LinkButton(self.tr("Choose anew"), name="chooseAnew")
        anew.clicked.connect(self._on_anew)
        self._anew = FlowRow(anew)
        self._anew.hide()
        self._request.add(self._anew)
        self._empty = EmptyState(
            "file-text",
            self.tr("Your report will stand here"),
            self.tr("Choose who it is for. Then look at every page before you save it."),
            name="reportEmpty",
        )
        columns.add(1, self._empty)
        self._findings = FindingsCard(desk)
        self._findings.remake_wanted.connect(self._on_remake)
        self._findings.opened.connect(self.opened)
        self._findings.hide()
        columns.add(1, self._findings)
        self._finished = FinishedCard(desk, self._findings.before_leaving)
        self._finished.hide()
        columns.add(1, self._finished)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        desk.changed.connect(self._on_changed)

    def title(self) -> str:
        return self.tr("A report")

    def go_on_with(self, last: LastReport) -> None:
        """What was chosen and drawn before, as long as nothing else is asked for by the address."""
        if self.row_id:
            last.forget()
        self._last = last
        if last.request is not None:
            self._request.take(last.request, last.which, last.chosen)
            self._anew.show()

    def read(self) -> None:
        self._entries.refresh()
        self.desk.ask(any_covered, owner=self, on_done=self._request.offer_covered)
        self.desk.ask(agreed, self.content, owner=self, on_done=self._request.offer_terms)
        kind, _, form_id = self.row_id.partition(":")
        if kind == "form":
            self._request.choose_form(form_id)
        elif self.row_id:
            self._request.choose_entry(self.row_id)
        if self._last.drawn is not None:
            self._show(self._last.drawn, self._last.page)

    def keep_now(self) -> None:
        """Coming back finds the choices and the pages."""
        last = self._last
        last.request = self._request.present() or last.request
        last.which, last.chosen = self._request.which(), self._entries.chosen()
        last.page = self._finished.page

    def _on_anew(self) -> None:
        self._last.forget()
        self._last = LastReport()
        self.replaced.emit("new")

    def _on_remake(self, without: tuple[str, ...]) -> None:
        """The same report again, after something was covered or left out."""
        self._without = without
        if self._last.asked is not None:
            self._make(self._last.asked)

    def _on_preview(self, request: ReportRequest) -> None:
        if request.entries == ():
            self._say_problem(self.tr("No entry is chosen yet. Put at least one in."))
            return
        self._make(request)

    def _make(self, request: ReportRequest) -> None:
        self._last.is_old = False
        self._problem.hide()
        self._request.preview.setEnabled(False)
        self._task = self.desk.work(
            prepare,
            self.desk.notebook,
            replace(request, without=self._without),
            owner=self,
            on_done=lambda prepared: self._on_prepared(request, prepared),
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )
        self._progress.start(self.tr("Reading the diary"))

    def _on_prepared(self, request: ReportRequest, prepared: Prepared) -> None:
        self._task = self.desk.work(
            draw,
            self.desk.notebook,
            self.desk.tasks,
            prepared,
            owner=self,
            executor="work",
            on_done=lambda drawn: self._on_drawn(request, drawn),
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )
        self._progress.start(self.tr("Drawing the pages"))

    def _on_drawn(self, request: ReportRequest, drawn: Drawn) -> None:
        self._progress.finish("")
        self._request.preview.setEnabled(True)
        self._last.asked, self._last.drawn = request, drawn
        self._show(drawn)
        self.wanted_in_sight.emit(self._findings)

    def _show(self, drawn: Drawn, page: int = 0) -> None:
        self._without = drawn.prepared.material.request.without
        self._empty.hide()
        self._finished.show()
        self._finished.show_report(drawn, page)
        self._findings.show()
        self._findings.show_report(drawn)
        self._say_whether_outdated()

    def _on_changed(self, changes: Changes) -> None:
        """What is covered here is said where it is covered."""
        if changes.ids.keys() - {"cover"}:
            self._say_whether_outdated()

    def _say_whether_outdated(self) -> None:
        """Pages that show something else than what is chosen are not let go."""
        words = ""
        if self._last.drawn is not None:
            if self._request.present() != self._last.asked:
                words = self.tr("You have chosen something else since. Make a preview again to see it.")
            elif self._last.is_old:
                words = self.tr("Your notebook has changed since. Make a preview again to see it.")
        self._finished.say_outdated(words)
        self._findings.set_outdated(bool(words))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancelled(self) -> None:
        self._request.preview.setEnabled(True)
        self._progress.finish(self.tr("Stopped."))

    def _on_problem(self, problem: Problem) -> None:
        self._request.preview.setEnabled(True)
        self._progress.finish("")
        self._say_problem(one_line(problem))

    def _say_problem(self, words: str) -> None:
        self._problem.set_text(words)
        self._problem.show()
        announce(self, words)
