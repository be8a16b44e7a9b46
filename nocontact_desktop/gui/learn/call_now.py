"""Whom to call, beside an article that speaks of danger or of dying: for the user's country, and somebody trusted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.danger import LinesView, emergency_shown, helplines_shown
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Heading, SecondaryText, Value
from nocontact_desktop.guidance.rows import Call, Helpline
from nocontact_desktop.preparation.people import Person


class CallNow(Card):
    """Asks nothing. Where we know no line, it says so."""

    def __init__(self, view: View, calls: Sequence[Call], trusted: Sequence[Person]) -> None:
        super().__init__(name="callNow")
        self._view = view
        self._trusted = trusted
        self._country = view.desk.settings.country
        self.add(Heading(self.tr("Someone to call"), level=3))
        if not self._country:
            self.add(BodyText(self.tr("Choose a country there, and its numbers are shown."), name="callNoCountry"))
            self.add(FlowRow(way_link(view, "help")))
        shown = {
            "emergency": self._emergency,
            "crisis": self._crisis,
            "young": self._young,
            "people": self._people,
        }
        for call in calls:
            for part in shown[call]():
                self.add(part)

    def _emergency(self) -> list[QWidget]:
        rows = emergency_shown(self._view.content, self._country)
        if self._country and not rows:
            return [SecondaryText(self._view.content.word("aside", "no_emergency"))]
        return [
            FlowRow(Heading(one.number, level=2, name=f"number_{one.id}"), Value(one.reaches), gap=16) for one in rows
        ]

    def _crisis(self) -> list[QWidget]:
        lines = [one for one in self._lines() if one.subject == "crisis"]
        return self._shown(lines, self._view.content.word("aside", "no_crisis"))

    def _young(self) -> list[QWidget]:
        lines = [one for one in self._lines() if one.young]
        return self._shown(lines, self._view.content.word("aside", "no_young"))

    def _people(self) -> list[QWidget]:
        if not self._trusted:
            return [
                BodyText(self.tr("One person you trust can stand here, with how to reach them.")),
                FlowRow(way_link(self._view, "people")),
            ]
        first = self._trusted[0]
        name = Heading(first.name, level=4, name="callTrusted")
        return [name, BodyText(first.reach, name="callReach")] if first.reach else [name]

    def _lines(self) -> list[Helpline]:
        return helplines_shown(self._view.content, self._country)

    def _shown(self, lines: list[Helpline], without: str) -> list[QWidget]:
        if lines:
            return [LinesView(self._view.content, lines)]
        return [SecondaryText(without)] if self._country else []
