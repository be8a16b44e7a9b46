"""The court forms there are: those of the user's country first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.widgets import BodyText, Card, Heading
from nocontact_desktop.guidance.forms import GENERAL, Form
from nocontact_desktop.report.forms.paper import place_of


class FormsView(ReportView):
    """A list, each form with where it belongs and whom it is for."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "A worksheet follows a form box by box, and puts your own words beside each box. It is there to "
                    "copy from. It does not choose a form for you: the court’s office, an advocate or a lawyer can say "
                    "which one fits."
                ),
                quiet=True,
            )
        )
        country = desk.settings.country
        forms = sorted((one for one in self.content.forms if one.id != GENERAL), key=lambda one: self._place(one)[::-1])
        mine = [form for form in forms if form.country == country]
        others = [form for form in forms if form.country != country]
        name = next((one.name for one in self.content.countries if one.id == country), "")
        self._add(self.tr("Your country: {country}").format(country=name), mine, "formsHere")
        self._add(self.tr("For any court"), [form for form in self.content.forms if form.id == GENERAL], "formsAny")
        self._add(self.tr("Other countries") if mine else self.tr("By country"), others, "formsElsewhere")
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Court forms")

    def _place(self, form: Form) -> list[str]:
        """Region and country."""
        return place_of(form, self.content.language).split(", ")

    def _add(self, heading: str, forms: Sequence[Form], name: str) -> None:
        if not forms:
            return
        card = Card(name=name, gap=0)
        card.add(Heading(heading, level=3))
        add_lines(card, [self._line(form) for form in forms])
        self.body.addWidget(card)

    def _line(self, form: Form) -> QWidget:
        place = place_of(form, self.content.language)
        title = f"{form.number} · {form.title}" if form.id != GENERAL else form.title
        says = f"{place}. {form.about}" if place else form.about
        icon = "landmark" if form.id != GENERAL else "file-text"
        return way_line(self, f"form:{form.id}", icon, title, says, name=f"open_form_{form.id}")
