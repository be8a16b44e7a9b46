"""The finished report: its pages, what it holds, and saving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.outgoing import ask_for_file, ask_for_folder
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.report.drawing import Drawn, save_bundle, save_pdf
from nocontact_desktop.gui.report.paper_jobs import PaperDrawn, save_page_for_writer
from nocontact_desktop.gui.report.preview import Preview
from nocontact_desktop.gui.report.system_printing import print_pages
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    Card,
    FlowRow,
    Heading,
    Notice,
    PrimaryButton,
    ProgressRow,
    SecondaryButton,
    SecondaryText,
    announce,
)
from nocontact_desktop.report.made_before import remember
from nocontact_desktop.report.making import ReportMade


class FinishedCard(Card):
    """Shown once a preview is there. Nothing leaves before ``before_leaving`` has let it go on."""

    def __init__(self, desk: Desk, before_leaving: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(name="finishedCard")
        self._desk = desk
        self._drawn: Drawn | None = None
        self._task: Task | None = None
        self._heading = Heading(self.tr("Preview"), level=3)
        self.add(self._heading)
        self._says = SecondaryText("", name="reportHolds")
        self.add(self._says)
        self._gaps = Notice("", tone="careful", name="reportGaps")
        self.add(self._gaps)
        self._save = PrimaryButton(self.tr("Save as PDF"), name="savePdf", icon_name="download")
        self._save.clicked.connect(lambda: before_leaving(self._on_save))
        self._bundle = SecondaryButton(self.tr("Save the bundle"), name="saveBundle", icon_name="package")
        self._bundle.clicked.connect(lambda: before_leaving(self._on_bundle))
        self._page = SecondaryButton(self.tr("Save the page for me"), name="saveDoNotFile", icon_name="file-check")
        self._page.clicked.connect(self._on_page)
        printing = SecondaryButton(self.tr("Print"), name="printReport", icon_name="printer")
        printing.clicked.connect(lambda: before_leaving(self._on_print))
        self.add(FlowRow(self._save, printing, self._bundle, self._page))
        self.add(
            SecondaryText(
                self.tr(
                    "The PDF and the bundle are not encrypted. Whoever finds them can read them. The bundle holds the"
                    " report, its files and what others need to check it without this program. The page for you says"
                    " what is left out and what to look at; it is not handed in."
                )
            )
        )
        self._progress = ProgressRow(name="bundleProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        self.add(self._progress)
        self._result = Notice("", tone="info", name="savedNotice")
        self.add(self._result)
        self._trouble = Notice("", tone="careful", name="saveTrouble")
        self.add(self._trouble)
        self._preview = Preview(desk)
        self.add(self._preview)
        self._result.hide()
        self._trouble.hide()
        self._gaps.hide()

    def show_report(self, drawn: Drawn) -> None:
        """Show a finished report."""
        self._drawn = drawn
        made = drawn.made
        self._says.setText(f"{self._holds(made)}\n{self.tr('Check code {code}').format(code=made.check_code)}")
        self._gaps.setVisible(made.gaps > 0)
        self._gaps.set_text(
            counted(
                made.gaps,
                self.tr("{n} thing did not fit what was saved and is not printed. The summary names it."),
                self.tr("{n} things did not fit what was saved and are not printed. The summary names them."),
            )
        )
        self._result.hide()
        self._trouble.hide()
        self._preview.show_report(drawn)
        announce(self, self._says.text())

    def _holds(self, made: ReportMade) -> str:
        parts = (
            (made.pages, self.tr("{n} page"), self.tr("{n} pages")),
            (made.entries, self.tr("{n} entry"), self.tr("{n} entries")),
            (made.exhibits, self.tr("{n} exhibit"), self.tr("{n} exhibits")),
            (made.messages, self.tr("{n} message"), self.tr("{n} messages")),
            (len(made.files), self.tr("{n} file of messages beside it"), self.tr("{n} files of messages beside it")),
        )
        return " · ".join(counted(count, one, many) for count, one, many in parts if count)

    def _on_save(self) -> None:
        ask_for_file(self, self.tr("Save the report"), "report.pdf", "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        self._trouble.hide()
        self._desk.tasks.run(
            save_pdf,
            self._drawn,
            path,
            owner=self,
            executor="work",
            on_done=self._on_report_saved,
            on_problem=self._on_problem,
        )

    def _on_bundle(self) -> None:
        ask_for_folder(self, self.tr("A folder for the bundle"), self._bundle_to)

    def _on_print(self) -> None:
        if self._drawn is None:
            return
        apart = (PaperDrawn(facts, pdf) for facts, pdf in self._drawn.messages)
        job = print_pages(self, self._desk, self._drawn, *apart)
        job.done.connect(self._on_printed)
        job.failed.connect(lambda: self._tell(self._trouble, self.tr("The printer did not take it.")))

    def _on_page(self) -> None:
        ask_for_file(self, self.tr("Save the page for me"), "for-me.pdf", "PDF (*.pdf)", self._page_to)

    def _page_to(self, path: Path) -> None:
        self._trouble.hide()
        self._desk.tasks.run(
            save_page_for_writer,
            self._desk.notebook,
            self._desk.tasks,
            self._drawn,
            path,
            owner=self,
            executor="work",
            on_done=self._on_saved,
            on_problem=self._on_problem,
        )

    def _bundle_to(self, folder: Path) -> None:
        self._trouble.hide()
        self._task = self._desk.work(
            save_bundle,
            self._desk.notebook,
            self._desk.tasks,
            self._drawn,
            folder / "report-bundle",
            owner=self,
            executor="work",
            on_done=self._on_bundled,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._progress.finish(self.tr("Stopped. Nothing was left behind.")),
        )
        self._progress.start(self.tr("Writing the bundle"))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_bundled(self, folder: Path) -> None:
        self._progress.finish("")
        self._on_report_saved(folder)

    def _on_report_saved(self, path: Path) -> None:
        self._on_saved(path)
        self._remember()

    def _remember(self) -> None:
        """What changes from now on can be told later."""
        if self._drawn is not None:
            self._desk.save(remember, self._drawn.prepared.material, owner=self)

    def _on_printed(self) -> None:
        self._tell(self._result, self.tr("Sent to the printer. Take every page."))
        self._remember()

    def _on_saved(self, path: Path) -> None:
        self._tell(self._result, self.tr("Saved. Anyone who can open this place can read it."))

    def _on_problem(self, problem: Problem) -> None:
        self._progress.finish("")
        self._tell(self._trouble, one_line(problem))

    def _tell(self, notice: Notice, words: str) -> None:
        notice.set_text(words)
        notice.show()
        announce(self, words)
