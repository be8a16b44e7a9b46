"""Someone to call: numbers and lines by country, numbers of one's own, and finding a country or a line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.danger import DangerView, country_names, helplines_shown
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.learn.own_numbers import OwnNumbersCard
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, LineField, announce, column


class HelpView(View):
    """``row_id`` is a country; empty for the user's own. Nothing here calls anybody, and nothing is looked up."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._names = dict(country_names(desk.settings.language)[1:])
        says = self.tr("By country, without any network. This program calls nobody and does not know where you are.")
        self.body.addWidget(BodyText(says, quiet=True))
        self._find = LineField(self.tr("Find a country or a line"), name="helpFind")
        self._find.changed.connect(lambda _text: self._show())
        self.body.addWidget(self._find)
        self._found = QWidget()
        column(self._found, gap=20)
        self.body.addWidget(self._found)
        self._country = QWidget()
        numbers = DangerView(row_id or desk.settings.country, desk.settings.language, in_cards=True)
        self._own = OwnNumbersCard(desk)
        numbers.hold_own(self._own)
        column(self._country, gap=20).addWidget(numbers)
        self.body.addWidget(self._country)
        self.body.addStretch(1)
        self._found.hide()

    def title(self) -> str:
        return self.tr("Someone to call")

    def read(self) -> None:
        self._own.read()

    def keep_now(self) -> None:
        self._own.keep_now()

    def _show(self) -> None:
        wanted = self._find.value().casefold().split()
        self._country.setVisible(not wanted)
        self._found.setVisible(bool(wanted))
        if wanted:
            self._show_found(wanted)

    def _show_found(self, wanted: list[str]) -> None:
        lines = [line for country in self._names for line in self._lines_of(country, wanted)]
        said = self.tr("No country and no line here has these words.")
        if lines:
            said = counted(len(lines), self.tr("{n} has these words"), self.tr("{n} have these words"))
        parts: list[QWidget] = [BodyText(said, name="helpFound", quiet=True)]
        if lines:
            card = Card(name="helpFoundCard", gap=0)
            add_lines(card, lines)
            parts.append(card)
        fill(self._found, *parts)
        announce(self, said)

    def _lines_of(self, country: str, wanted: list[str]) -> list[QWidget]:
        """A line for the country where its name fits, else one for each of its helplines that fits."""
        name, lines = self._names[country], helplines_shown(self.content, country)
        if _has(name, wanted):
            says = counted(len(lines), self.tr("{n} line"), self.tr("{n} lines"))
            return [way_line(self, f"help:{country}", "globe", name, says, name=f"help_{country}")]
        return [
            way_line(
                self,
                f"help:{country}",
                "phone",
                one.service,
                " · ".join(part for part in (name, one.area, one.who) if part),
                name=f"help_{one.id}",
            )
            for one in lines
            if _has(f"{name} {one.service} {one.who} {one.area} {one.number}", wanted)
        ]


def _has(text: str, wanted: list[str]) -> bool:
    return all(word in text.casefold() for word in wanted)
