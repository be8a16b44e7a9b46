"""A finished paper: its pages, saving and printing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.outgoing import ask_for_file
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.report.paper_jobs import PaperDrawn, save_paper
from nocontact_desktop.gui.report.preview import Preview
from nocontact_desktop.gui.report.system_printing import PagePrint, show_in
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
    dialogs,
)


class PaperCard(Card):
    """Shown once there is a preview. ``file_name`` is suggested for saving, and says nothing."""

    def __init__(self, desk: Desk, file_name: str) -> None:
        super().__init__(name="paperCard")
        self._desk = desk
        self._file_name = file_name
        self._drawn: PaperDrawn | None = None
        self._heading = Heading(self.tr("Preview"), level=3)
        self.add(self._heading)
        self._says = SecondaryText("", name="paperHolds")
        self.add(self._says)
        save = PrimaryButton(self.tr("Save as PDF"), name="savePaper", icon_name="download")
        save.clicked.connect(self._on_save)
        printing = SecondaryButton(self.tr("Print"), name="printPages", icon_name="printer")
        printing.clicked.connect(self._on_print)
        self.add(FlowRow(save, printing))
        self.add(
            SecondaryText(
                self.tr("A PDF is not encrypted. Whoever finds it, or the paper, can read it."),
                name="paperWarning",
            )
        )
        self._findings = Notice("", tone="careful", name="paperFindings")
        self._findings.hide()
        self.add(self._findings)
        self._progress = ProgressRow(name="paperPrinting")
        self.add(self._progress)
        self._result = Notice("", tone="info", name="paperSaved")
        self._trouble = Notice("", tone="careful", name="paperTrouble")
        self.add(self._result)
        self.add(self._trouble)
        self._preview = Preview(desk)
        self.add(self._preview)
        self._result.hide()
        self._trouble.hide()

    def show_paper(self, drawn: PaperDrawn) -> None:
        """Show a finished paper."""
        self._drawn = drawn
        self._result.hide()
        self._trouble.hide()
        self._says.setText(counted(drawn.facts.pages, self.tr("{n} page"), self.tr("{n} pages")))
        self._findings.setVisible(bool(drawn.findings))
        self._findings.set_text(
            self.tr("On these pages stands what you may want to keep private. {findings}").format(
                findings=" · ".join(drawn.findings)
            )
        )
        self._preview.show_report(drawn)
        announce(self, f"{self._heading.text()}. {self._says.text()}")

    def _on_save(self) -> None:
        def ask_place() -> None:
            ask_for_file(self, self.tr("Save the paper"), self._file_name, "PDF (*.pdf)", self._save_to)

        self._after_findings(ask_place)

    def _after_findings(self, then: Callable[[], None]) -> None:
        """With something private on the pages, going on is a choice of its own."""
        if self._drawn is None:
            return
        if not self._drawn.findings:
            then()
            return
        dialogs().confirm(
            self,
            self.tr("Something private is on these pages"),
            self._findings.text(),
            self.tr("Go on with it"),
            then,
            danger=True,
        )

    def _save_to(self, path: Path) -> None:
        self._trouble.hide()
        self._desk.tasks.run(
            save_paper,
            self._drawn,
            path,
            owner=self,
            executor="work",
            on_done=self._on_saved,
            on_problem=self._on_problem,
        )

    def _on_saved(self, path: Path) -> None:
        self._tell(self._result, self.tr("Saved. Anyone who can open this place can read it."))

    def _on_print(self) -> None:
        self._after_findings(self._print)

    def _print(self) -> None:
        if self._drawn is None:
            return
        self._trouble.hide()
        job = PagePrint(self, self._desk, self._drawn)
        show_in(job, self._progress, self.tr("Printing"))
        job.done.connect(lambda: self._tell(self._result, self.tr("Sent to the printer. Take every page.")))
        job.failed.connect(lambda: self._tell(self._trouble, self.tr("The printer did not take it.")))
        job.ask()

    def _on_problem(self, problem: Problem) -> None:
        self._tell(self._trouble, one_line(problem))

    def _tell(self, notice: Notice, words: str) -> None:
        notice.set_text(words)
        notice.show()
        announce(self, words)
