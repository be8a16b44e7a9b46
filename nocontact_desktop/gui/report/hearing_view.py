"""For a hearing: the script in the user's own words, and the pack that is printed of it."""

from __future__ import annotations

from functools import partial

from nocontact_desktop.gui.parts.sheet_parts import keep_parts, part_card
from nocontact_desktop.gui.report.paper_jobs import draw_hearing
from nocontact_desktop.gui.report.paper_view import Job, PaperView
from nocontact_desktop.gui.widgets import Fold, Heading, RadioList, SecondaryText
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.sheets import SheetState, Value, sheet, write
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.report.beside.hearing import SHEET
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import Notebook


class HearingView(PaperView):
    """The words are kept on a sheet of the plan, and stand there too."""

    file_name = "notes.pdf"

    def title(self) -> str:
        return self.tr("For a hearing")

    def why(self) -> str:
        return self.tr(
            "Notes to hold in your hand: how you begin, up to three points, what you ask for. Short is enough. "
            "They stay in the notebook until you print them."
        )

    def leaves_out(self) -> str:
        return self.tr("For you alone. Your words are printed as they stand; captions are those of the court copy.")

    def fill(self) -> None:
        self._words = Fold(self.tr("My words"), name="hearingWords", is_open=True)
        self.choices.add(self._words)
        guidance = Fold(self.tr("Arriving and leaving safely"), name="hearingGuidance", closed_words=self.tr("to read"))
        self._guidance = guidance
        self.choices.add(guidance)
        self.choices.add(Heading(self.tr("Exhibits with their pages"), level=4))
        self._which = RadioList(
            [
                (
                    "all",
                    self.tr("Those of a report of every entry"),
                    self.tr("The report is made for it. That can take a while."),
                ),
                ("none", self.tr("Leave them out")),
            ],
            name="hearingExhibits",
            spoken=self.tr("Exhibits with their pages"),
            value="all",
        )
        self._which.chosen.connect(lambda _which: self.changed())
        self.choices.add(self._which)

    def read(self) -> None:
        def ask(notebook: Notebook) -> tuple[SheetState, Voice]:
            return sheet(notebook, SHEET), voice_for(get_answers(notebook), self.content)

        self.desk.ask(ask, owner=self, on_done=lambda told: self._show(*told))

    def keep_now(self) -> None:
        keep_parts(self)

    def job(self) -> Job:
        self.keep_now()
        report = ReportRequest(paper=self.paper(), language=self.desk.settings.language)
        return draw_hearing, (report if self._which.value() == "all" else None, self.paper())

    def _show(self, state: SheetState, say: Voice) -> None:
        for part in state.parts:
            self._words.add(part_card(part, state.values.get(part.id), say, partial(self._keep, part.id)))
        for part_of_day in self.content.hearing_parts:
            self._guidance.add(Heading(say(part_of_day.title), level=4))
            for line in part_of_day.lines:
                self._guidance.add(SecondaryText(say(line.says)))

    def _keep(self, part_id: str, value: Value) -> None:
        self.changed()
        self.desk.save(write, SHEET, part_id, value, owner=self)
