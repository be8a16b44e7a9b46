"""The pages of a form's worksheet: to look at, to save, to print."""

from __future__ import annotations

from nocontact_desktop.gui.report.paper_jobs import draw_paper
from nocontact_desktop.gui.report.paper_view import Job, PaperView
from nocontact_desktop.guidance.forms import Form
from nocontact_desktop.report.document import Document
from nocontact_desktop.report.forms.paper import worksheet_document
from nocontact_desktop.vault.notebook import Notebook


class WorksheetView(PaperView):
    """``row_id`` is the form's id."""

    file_name = "worksheet.pdf"

    def title(self) -> str:
        return self.tr("Worksheet for {number}").format(number=self._form().number)

    def why(self) -> str:
        return self.tr(
            "The boxes of {number} in their own order, with your words beside each. It is for your own desk, to copy "
            "from. It is not handed in."
        ).format(number=self._form().number)

    def leaves_out(self) -> str:
        return self.tr(
            "Made as for a court: without your own places, numbers and devices, and without private notes. "
            "Children have initials."
        )

    def job(self) -> Job:
        form, paper, language = self._form(), self.paper(), self.content.language

        def composed(notebook: Notebook, **_told: object) -> Document:
            """It is read in one go: there is nothing to tell on the way."""
            return worksheet_document(notebook, form, paper, language)

        return draw_paper, (composed, "court")

    def _form(self) -> Form:
        form = self.content.form(self.row_id)
        assert form is not None, self.row_id
        return form
