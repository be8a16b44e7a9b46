"""One of the short cards before the start: words, and where the card says so the country or its numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.danger import NEVER_SHOWN, country_names
from nocontact_desktop.gui.first_run.step_card import StepCard
from nocontact_desktop.gui.widgets import BodyText, Chip, ChoiceField, FlowRow, Fold, Heading, SecondaryText, Value
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.rows import Card


class GuidanceStep(StepCard):
    """``country_chosen(str)`` when the card asks for the country."""

    country_chosen = Signal(str)

    def __init__(self, where: str, card: Card, content: Content, country: str, *, can_go_back: bool) -> None:
        paragraphs = tuple(part for part in (card.body, card.quiet) if part)
        super().__init__(where, card.title, paragraphs, name="guidanceStep", can_go_back=can_go_back)
        if card.shows == "country":
            self._ask_country(content.language, country)
        elif card.shows == "emergency":
            self._show_numbers(content, country)
        elif card.shows == "leaving":
            keys = FlowRow(*(Chip(self.tr("Shift"), tone="accent", name=f"key{at}") for at in (1, 2, 3)), gap=8)
            keys.add(SecondaryText(self.tr("within five seconds"), name="keysWithin"))
            self.inside.addWidget(keys)
        if card.more:
            more = Fold(self.tr("More about this"), name="stepMore", closed_words=self.tr("open to read"))
            for at, line in enumerate(card.more):
                more.add(BodyText(line, name=f"stepMore{at + 1}", quiet=True))
            self.inside.addWidget(more)

    def _ask_country(self, language: str, country: str) -> None:
        field = ChoiceField(self.tr("Country"), country_names(language), name="country", value=country)
        field.changed.connect(self.country_chosen)
        self.inside.addWidget(field)

    def _show_numbers(self, content: Content, country: str) -> None:
        rows = [row for row in content.emergency_in(country) if row.mark not in NEVER_SHOWN]
        if not country:
            says = self.tr("No country is chosen yet. “In danger now?” below has a list to choose from.")
            self.inside.addWidget(SecondaryText(says, name="noCountry"))
        elif not rows:
            self.inside.addWidget(SecondaryText(content.word("aside", "no_emergency"), name="noNumbers"))
        for row in rows:
            number = Heading(row.number, level=2, name=f"number_{row.id}")
            self.inside.addWidget(FlowRow(number, Value(row.reaches), gap=14))
            if row.silent:
                self.inside.addWidget(BodyText(row.silent, name=f"silent_{row.id}", quiet=True))
