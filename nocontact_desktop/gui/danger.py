"""In danger now: numbers by country, ways to call when one cannot speak, lines to talk to. Open before unlocking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    ChoiceField,
    Divider,
    FlowRow,
    Heading,
    SecondaryText,
    Value,
    column,
)
from nocontact_desktop.guidance.age import is_old
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import DangerPart, Emergency, Helpline

if TYPE_CHECKING:
    from nocontact_desktop.preparation.numbers import OwnNumber

NEVER_SHOWN = ("U", "C")
_FOR_THIS_MOMENT = ("emergency", "silent")


class DangerView(QWidget):
    """The parts of the guidance, with the numbers of one country, which can be changed here.

    What is for this moment comes first, then the user's own numbers once the notebook is open, then all the rest.
    ``in_cards`` puts each part on a card of its own, for a page; without, it stands on somebody else's card.
    """

    def __init__(self, country: str, language: str = "en", *, in_cards: bool = False) -> None:
        super().__init__()
        self.setObjectName("dangerView")
        self._in_cards = in_cards
        self._content = load(language)
        body = column(self, gap=20)
        self._country = ChoiceField(self.tr("Country"), country_names(language), name="dangerCountry", value=country)
        self._country.changed.connect(self._show)
        body.addWidget(self._country)
        self._first, self._own, self._rest = QWidget(), QWidget(), QWidget()
        for place in (self._first, self._own, self._rest):
            column(place, gap=20)
            body.addWidget(place)
        self._own.hide()
        self._show(country)

    def show_own(self, numbers: Sequence[OwnNumber]) -> None:
        """Show the user's own numbers under those for this moment; without any, nothing."""
        own = OwnNumbersView(numbers)
        self._own.setVisible(bool(numbers))
        fill(self._own, _on_card(own) if self._in_cards else own)

    def hold_own(self, card: QWidget) -> None:
        """Hold something else about the user's own numbers in their place, such as a way to change them."""
        self._own.show()
        fill(self._own, card)

    def _show(self, country: str) -> None:
        parts = [DangerPartView(self._content, part, country) for part in self._content.danger]
        now = [one for one in parts if one.shows in _FOR_THIS_MOMENT]
        fill(self._first, *(_on_card(one) if self._in_cards else one for one in now))
        fill(self._rest, *(_on_card(one) if self._in_cards else one for one in parts if one not in now))


def _on_card(part: QWidget) -> Card:
    card = Card(name=f"{part.objectName()}_card")
    card.add(part)
    return card


class OwnNumbersView(QWidget):
    """Numbers the user has put in."""

    def __init__(self, numbers: Sequence[OwnNumber]) -> None:
        super().__init__()
        self.setObjectName("danger_own")
        body = column(self, gap=10)
        body.addWidget(Heading(self.tr("Your own numbers"), level=3, name="danger_own_title"))
        for one in numbers:
            if one.name:
                body.addWidget(Heading(one.name, level=4, name=f"own_{one.id}"))
            body.addWidget(BodyText(one.number, name=f"ownNumber_{one.id}"))
            if one.note:
                body.addWidget(SecondaryText(one.note, name=f"ownNote_{one.id}"))


class DangerPartView(QWidget):
    """One part: a heading, words, lines, and what it shows for the country."""

    def __init__(self, content: Content, part: DangerPart, country: str) -> None:
        super().__init__()
        self.setObjectName(f"danger_{part.id}")
        self.shows = part.shows
        self._content = content
        self._body = column(self, gap=10)
        self._body.addWidget(Heading(part.title, level=3, name=f"danger_{part.id}_title"))
        if part.body:
            self._body.addWidget(BodyText(part.body, name=f"danger_{part.id}_text"))
        for at, line in enumerate(part.lines):
            self._body.addWidget(BodyText(line, name=f"danger_{part.id}_line{at + 1}", marker="•"))
        if part.shows == "emergency":
            self._show_numbers(emergency_shown(content, country), country)
        elif part.shows == "silent":
            self._show_silent(emergency_shown(content, country), country)
        elif part.shows == "helplines":
            self._show_lines(helplines_shown(content, country), country)

    def _show_numbers(self, numbers: list[Emergency], country: str) -> None:
        for row in numbers:
            line = FlowRow(Heading(row.number, level=1, name=f"number_{row.id}"), Value(row.reaches), gap=16)
            self._body.addWidget(line)
            add_small(self._body, row.note)
            add_age(self._body, row.checked, f"age_{row.id}")
        if not country:
            add_small(self._body, self.tr("Choose your country above to see its numbers."))
        elif not numbers:
            add_small(self._body, self._content.word("aside", "no_emergency"))

    def _show_silent(self, numbers: list[Emergency], country: str) -> None:
        for row in numbers:
            if row.silent:
                self._body.addWidget(BodyText(f"{row.number}: {row.silent}", name=f"silent_{row.id}"))
        if country and not any(row.silent for row in numbers):
            add_small(self._body, self._content.word("aside", "no_silent"))

    def _show_lines(self, lines: list[Helpline], country: str) -> None:
        if country and not lines:
            add_small(self._body, self._content.word("aside", "no_helpline"))
        self._body.addWidget(LinesView(self._content, lines))


class LinesView(QWidget):
    """Helplines one under the other: how to reach them, who may call and when, what a call leaves behind."""

    def __init__(self, content: Content, lines: Sequence[Helpline]) -> None:
        super().__init__()
        self._content = content
        body = column(self, gap=10)
        for at, row in enumerate(lines):
            if at:
                body.addWidget(Divider())
            body.addWidget(Heading(row.service, level=4, name=f"line_{row.id}"))
            reach = " · ".join(part for part in (row.number, row.text, row.chat) if part)
            body.addWidget(BodyText(reach, name=f"reach_{row.id}"))
            hours = row.hours or content.word("aside", "no_hours")
            add_small(body, " · ".join(part for part in (row.who, row.area, hours, row.note, row.traces) if part))
            if row.women_only:
                add_small(body, self._beside(row))
            add_age(body, row.checked, f"age_{row.id}")

    def _beside(self, row: Helpline) -> str:
        """A line for women only says so, and names who answers everyone else."""
        lines = helplines_shown(self._content, row.country)
        others = [f"{one.service} ({one.number or one.chat})" for one in lines if one.id in row.beside]
        more = self.tr("Also: {lines}").format(lines=", ".join(others)) if others else ""
        return f"{self._content.word('aside', 'women_only')}. {more or self._content.word('aside', 'no_other_line')}"


def emergency_shown(content: Content, country: str) -> list[Emergency]:
    """The emergency numbers of a country that are supported well enough to be shown."""
    return [row for row in content.emergency_in(country) if row.mark not in NEVER_SHOWN]


def helplines_shown(content: Content, country: str) -> list[Helpline]:
    """The lines of a country that are supported well enough to be shown."""
    return [row for row in content.helplines_in(country) if row.mark not in NEVER_SHOWN]


def add_small(body: QBoxLayout, words: str) -> None:
    """Add smaller words, if there are any."""
    if words:
        body.addWidget(SecondaryText(words))


def add_age(body: QBoxLayout, checked: str, name: str) -> None:
    """Add the chip for a row that is old, counted from today."""
    if is_old(checked, date.today()):  # noqa: DTZ011  the day on this computer is what is meant
        words = QCoreApplication.translate("danger", "Check before you rely on it")
        body.addWidget(FlowRow(Chip(words, tone="careful", icon_name="triangle-alert", name=name)))


def country_names(language: str) -> list[tuple[str, str]]:
    """Codes and names of the countries we know, "Not said" first."""

    unsaid = QCoreApplication.translate("countries", "Not said")
    return [("", unsaid), *((row.id, row.name) for row in load(language).countries)]
