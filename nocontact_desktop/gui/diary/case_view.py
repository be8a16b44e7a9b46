"""The facts of the case: asked once, each of them free to skip, used by every report."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.diary.case import case_revision, get_case, save_case
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.answers import Answers
from nocontact_desktop.gui.diary.case_rows import answers_of_case, case_cards, case_of
from nocontact_desktop.gui.diary.record_view import RecordCard, RecordView
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.widgets import BodyText
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class CaseView(RecordView):
    """One long form. What the first questions know already is filled in, and kept once it is saved."""

    draft_name = "case"
    shares = (5, 3)

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.save_words = self.tr("Save the case")
        self.body.addWidget(
            BodyText(
                self.tr("Asked once, and used by every report. Fill in what you like. Each line can stay empty."),
                quiet=True,
                name="caseIntro",
            )
        )

    def title(self) -> str:
        return self.tr("The case")

    def cards(self) -> Sequence[RecordCard]:
        return case_cards()

    def answers_kept(self, notebook: Notebook) -> Answers:
        kept = answers_of_case(get_case(notebook))
        if case_revision(notebook):
            return kept
        first = {"case_label": get_answers(notebook).label, "case_time_zone": own_zone()}
        return {name: value for name, value in first.items() if value}

    def write(self, notebook: Notebook, answers: Answers) -> Changes:
        return save_case(notebook, case_of(answers))

    def on_saved(self) -> None:
        self.back_asked.emit()
