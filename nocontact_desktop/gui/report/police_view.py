"""The information sheet for the police."""

from __future__ import annotations

from functools import partial

from nocontact_desktop.diary.case import Case, get_case
from nocontact_desktop.gui.report.paper_jobs import draw_paper
from nocontact_desktop.gui.report.paper_view import Job, PaperView
from nocontact_desktop.gui.widgets import LinkButton, Notice
from nocontact_desktop.report.beside.police import PoliceRequest, police_sheet


class PoliceView(PaperView):
    """What is on it stands with the facts of the case; nothing is asked again."""

    file_name = "information.pdf"

    def title(self) -> str:
        return self.tr("Information sheet")

    def why(self) -> str:
        return self.tr(
            "One page that helps the police to find the person and to know of risks: description, vehicle, workplace, "
            "language, weapons, orders and the last events."
        )

    def leaves_out(self) -> str:
        return self.tr(
            "Made as for the police: without your own places, numbers and devices, and without private notes."
        )

    def fill(self) -> None:
        self._missing = Notice("", tone="info", name="policeMissing")
        self._missing.hide()
        self.choices.add(self._missing)
        link = LinkButton(self.tr("Look at the facts it is made from"), name="policeToCase")
        link.clicked.connect(lambda: self.opened.emit("case"))
        self.choices.add(link)

    def read(self) -> None:
        self.desk.ask(get_case, owner=self, on_done=self._on_case)

    def job(self) -> Job:
        request = PoliceRequest(paper=self.paper(), language=self.desk.settings.language)
        return draw_paper, (partial(police_sheet, request=request), "police")

    def _on_case(self, case: Case) -> None:
        person = case.person
        known = {
            self.tr("description"): person and person.description,
            self.tr("workplace"): person and person.workplace,
            self.tr("where weapons are"): person and person.weapons_where,
            self.tr("car, numbers and accounts"): person and person.identifiers,
        }
        missing = [name for name, value in known.items() if not value]
        if missing:
            words = self.tr("Not noted yet: {names}. The sheet can be made without them.")
            self._missing.set_text(words.format(names=", ".join(missing)))
            self._missing.show()
