"""The finished report: what it holds, saving and printing it, and its pages."""

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
from nocontact_desktop.gui.report.records_on import body_pages, records_on
from nocontact_desktop.gui.report.system_printing import PagePrint, show_in
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    Card,
    FlowRow,
    Fold,
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

_LONG = 15


class FinishedCard(Card):
    """Shown once a preview is there. Nothing leaves before ``before_leaving`` has let it go on."""

    def __init__(self, desk: Desk, before_leaving: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(name="finishedCard")
        self._desk = desk
        self._before_leaving = before_leaving
        self._drawn: Drawn | None = None
        self._task: Task | None = None
        self.add(Heading(self.tr("Preview"), level=3))
        self._says = SecondaryText("", name="reportHolds")
        self.add(self._says)
        self._length = SecondaryText("", name="reportLength")
        self.add(self._length)
        self._outdated = Notice("", tone="careful", name="reportOutdated")
        self._gaps = Notice("", tone="careful", name="reportGaps")
        self.add(self._outdated)
        self.add(self._gaps)
        self.add(self._ways())
        self.add(self._about())
        self._progress = ProgressRow(name="bundleProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        self.add(self._progress)
        self._result = Notice("", tone="info", name="savedNotice")
        self.add(self._result)
        self._trouble = Notice("", tone="careful", name="saveTrouble")
        self.add(self._trouble)
        self._preview = Preview(desk)
        self.add(self._preview)
        for notice in (self._outdated, self._gaps, self._result, self._trouble):
            notice.hide()

    @property
    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self._preview.page

    def show_report(self, drawn: Drawn, page: int = 0) -> None:
        """Show a finished report, at a page counted from 0."""
        self._drawn = drawn
        made = drawn.made
        self._says.setText(f"{self._holds(made)}\n{self.tr('Check code {code}').format(code=made.check_code)}")
        self._say_length(drawn)
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
        self._preview.show_report(drawn, records_on(drawn), page)
        announce(self, self._says.text())

    def say_outdated(self, words: str) -> None:
        """Say why the pages are from before; empty when they are not."""
        if words and self._outdated.isHidden():
            announce(self, words)
        self._outdated.set_text(words)
        self._outdated.setVisible(bool(words))

    def _ways(self) -> FlowRow:
        """In the order of use."""
        save = PrimaryButton(self.tr("Save as PDF"), name="savePdf", icon_name="download")
        printing = SecondaryButton(self.tr("Print"), name="printReport", icon_name="printer")
        bundle = SecondaryButton(self.tr("Bundle"), name="saveBundle", icon_name="package")
        page = SecondaryButton(self.tr("Page for me"), name="saveDoNotFile", icon_name="file-check")
        ways = ((save, self._on_save), (printing, self._on_print), (bundle, self._on_bundle), (page, self._on_page))
        for button, way in ways:
            button.clicked.connect(lambda _checked=False, way=way: self._let_go(way))
        self._buttons = tuple(button for button, _way in ways)
        return FlowRow(*self._buttons)

    def _about(self) -> Fold:
        """What each of them is."""
        fold = Fold(
            self.tr("What these are"), name="aboutSaving", closed_words=self.tr("none of them is encrypted once saved")
        )
        for words in (
            self.tr("The PDF is what you hand in. Whoever finds it can read it. Paper can be found too."),
            self.tr(
                "The bundle is a folder with the report, its files and what others need to check it without this"
                " program. It is not encrypted either."
            ),
            self.tr("The page for you says what is left out and what to look at. It is not handed in."),
        ):
            fold.add(SecondaryText(words))
        return fold

    def _holds(self, made: ReportMade) -> str:
        parts = (
            (made.pages, self.tr("{n} page"), self.tr("{n} pages")),
            (made.entries, self.tr("{n} entry"), self.tr("{n} entries")),
            (made.exhibits, self.tr("{n} file"), self.tr("{n} files")),
            (made.messages, self.tr("{n} message"), self.tr("{n} messages")),
            (len(made.files), self.tr("{n} PDF of messages beside it"), self.tr("{n} PDFs of messages beside it")),
        )
        return " · ".join(counted(count, one, many) for count, one, many in parts if count)

    def _say_length(self, drawn: Drawn) -> None:
        """Said when it is longer than what many courts read."""
        pages = body_pages(drawn)
        self._length.setVisible(pages >= _LONG)
        self._length.setText(
            self.tr(
                "{n} pages before the files. Many courts ask for fewer than 15. "
                "Choosing fewer entries makes it shorter."
            ).format(n=pages)
        )

    def _let_go(self, way: Callable[[], None]) -> None:
        self._trouble.hide()
        self._result.hide()
        self._before_leaving(way)

    def _on_save(self) -> None:
        ask_for_file(self, self.tr("Save the report"), "report.pdf", "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        self._begin()
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

    def _bundle_to(self, folder: Path) -> None:
        self._begin(self.tr("Writing the bundle"))
        self._task = self._desk.work(
            save_bundle,
            self._desk.notebook,
            self._desk.tasks,
            self._drawn,
            folder / "report-bundle",
            owner=self,
            executor="work",
            on_done=self._on_report_saved,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._end(self.tr("Stopped. Nothing was left behind.")),
        )

    def _on_print(self) -> None:
        if self._drawn is None:
            return
        apart = (PaperDrawn(facts, pdf) for facts, pdf in self._drawn.messages)
        job = PagePrint(self, self._desk, self._drawn, *apart)
        show_in(job, self._progress, self.tr("Printing"))
        job.done.connect(self._on_printed)
        job.failed.connect(lambda: self._tell(self._trouble, self.tr("The printer did not take it.")))
        job.ask()

    def _on_page(self) -> None:
        ask_for_file(self, self.tr("Save the page for me"), "for-me.pdf", "PDF (*.pdf)", self._page_to)

    def _page_to(self, path: Path) -> None:
        self._begin()
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

    def _begin(self, words: str = "") -> None:
        """One thing at a time; with words, how far it is can be seen."""
        self._task = None
        for button in self._buttons:
            button.setEnabled(False)
        if words:
            self._progress.start(words)

    def _end(self, words: str) -> None:
        for button in self._buttons:
            button.setEnabled(True)
        self._progress.finish(words)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

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
        self._end("")
        words = self.tr("Saved as {name}. Anyone who can open this place can read it.")
        self._tell(self._result, words.format(name=path.name))

    def _on_problem(self, problem: Problem) -> None:
        self._end("")
        self._tell(self._trouble, one_line(problem))

    def _tell(self, notice: Notice, words: str) -> None:
        notice.set_text(words)
        notice.show()
        announce(self, words)
