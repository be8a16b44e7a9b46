"""In danger now: numbers by country, ways to call when one cannot speak, lines to talk to. Open before unlocking."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

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
    clear_layout_of,
    column,
)
from nocontact_desktop.guidance.age import is_old
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import DangerPart, Emergency, Helpline

NEVER_SHOWN = ("U", "C")


class DangerView(QWidget):
    """The parts of the guidance, with the numbers of one country, which can be changed here.

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
        self._parts = QWidget()
        column(self._parts, gap=20)
        body.addWidget(self._parts)
        self._show(country)

    def _show(self, country: str) -> None:
        clear_layout_of(self._parts)
        layout = self._parts.layout()
        assert layout is not None
        for part in self._content.danger:
            shown = DangerPartView(self._content, part, country)
            layout.addWidget(_on_card(shown) if self._in_cards else shown)


def _on_card(part: QWidget) -> Card:
    card = Card(name=f"{part.objectName()}_card")
    card.add(part)
    return card


class DangerPartView(QWidget):
    """One part: a heading, words, lines, and what it shows for the country."""

    def __init__(self, content: Content, part: DangerPart, country: str) -> None:
        super().__init__()
        self.setObjectName(f"danger_{part.id}")
        self._content = content
        self._body = column(self, gap=10)
        self._body.addWidget(Heading(part.title, level=3, name=f"danger_{part.id}_title"))
        if part.body:
            self._body.addWidget(BodyText(part.body, name=f"danger_{part.id}_text"))
        for at, line in enumerate(part.lines):
            self._body.addWidget(BodyText(f"· {line}", name=f"danger_{part.id}_line{at + 1}"))
        numbers = [row for row in content.emergency_in(country) if row.mark not in NEVER_SHOWN]
        if part.shows == "emergency":
            self._show_numbers(numbers, country)
        elif part.shows == "silent":
            self._show_silent(numbers)
        elif part.shows == "helplines":
            self._show_lines([row for row in content.helplines_in(country) if row.mark not in NEVER_SHOWN], country)

    def _show_numbers(self, numbers: list[Emergency], country: str) -> None:
        for row in numbers:
            line = FlowRow(Heading(row.number, level=1, name=f"number_{row.id}"), Value(row.reaches), gap=16)
            self._body.addWidget(line)
            self._add_small(row.note)
            self._add_age(row.checked, f"age_{row.id}")
        if not country:
            self._add_small(self.tr("Choose your country above to see its numbers."))
        elif not numbers:
            self._add_small(self._content.word("aside", "no_emergency"))

    def _show_silent(self, numbers: list[Emergency]) -> None:
        for row in numbers:
            if row.silent:
                self._body.addWidget(BodyText(f"{row.number}: {row.silent}", name=f"silent_{row.id}"))

    def _show_lines(self, lines: list[Helpline], country: str) -> None:
        if country and not lines:
            self._add_small(self._content.word("aside", "no_helpline"))
        for at, row in enumerate(lines):
            if at:
                self._body.addWidget(Divider())
            self._body.addWidget(Heading(row.service, level=4, name=f"line_{row.id}"))
            reach = " · ".join(part for part in (row.number, row.text, row.chat) if part)
            self._body.addWidget(BodyText(reach, name=f"reach_{row.id}"))
            about = " · ".join(part for part in (row.who, row.area, row.hours, row.note, row.traces) if part)
            self._add_small(about)
            if row.women_only:
                self._add_small(self._beside(row, lines))
            self._add_age(row.checked, f"age_{row.id}")

    def _beside(self, row: Helpline, lines: list[Helpline]) -> str:
        """A line for women only says so, and names who answers everyone else."""
        others = [f"{one.service} ({one.number or one.chat})" for one in lines if one.id in row.beside]
        more = self.tr("Also: {lines}").format(lines=", ".join(others)) if others else ""
        return f"{self._content.word('aside', 'women_only')}. {more or self._content.word('aside', 'no_other_line')}"

    def _add_small(self, words: str) -> None:
        if words:
            self._body.addWidget(SecondaryText(words))

    def _add_age(self, checked: str, name: str) -> None:
        if is_old(checked, date.today()):  # noqa: DTZ011  the day on this computer is what is meant
            words = self.tr("Check before you rely on it")
            self._body.addWidget(FlowRow(Chip(words, tone="careful", icon_name="triangle-alert", name=name)))


def country_names(language: str) -> list[tuple[str, str]]:
    """Codes and names of the countries we know, "Not said" first."""

    unsaid = QCoreApplication.translate("countries", "Not said")
    return [("", unsaid), *((row.id, row.name) for row in load(language).countries)]
