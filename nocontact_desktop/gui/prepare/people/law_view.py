"""What protective orders are called where the user lives, and what to ask someone who knows the law there."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.danger import NEVER_SHOWN, country_names
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import source_words, with_mark
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.record_fields import bullets
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    ChoiceField,
    Divider,
    FlowRow,
    Fold,
    Heading,
    Notice,
    SecondaryText,
    clear_layout_of,
    column,
)
from nocontact_desktop.guidance.age import is_old
from nocontact_desktop.guidance.rows import Helpline, Law


class LawView(PrepareView):
    """Country by country. Choosing another here changes nothing elsewhere."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            Notice(
                self.tr(
                    "This is not legal advice. It says what orders are called, so that you can ask for them. "
                    "A lawyer, an advocate or legal aid can say what fits."
                ),
                name="noAdvice",
                icon_name="scale",
            )
        )
        country = ChoiceField(
            self.tr("Country"),
            country_names(desk.settings.language),
            name="lawCountry",
            value=desk.settings.country,
            hint=self.tr("Choosing another one here changes it on this page alone."),
        )
        country.changed.connect(self._show)
        self.body.addWidget(country)
        self._inside = QWidget()
        column(self._inside, gap=20)
        self.body.addWidget(self._inside)
        self.body.addWidget(self._general_card())
        self.body.addWidget(self._harassment_card())
        self.body.addWidget(FlowRow(way_button(self, "orders")))
        self.body.addStretch(1)
        self._show(desk.settings.country)

    def title(self) -> str:
        return self.tr("Law and orders")

    def _show(self, country: str) -> None:
        clear_layout_of(self._inside)
        layout = self._inside.layout()
        assert layout is not None
        laws = self.content.laws_in(country)
        for law in laws:
            layout.addWidget(self._law_card(law))
        if not laws:
            words = (
                self.tr("We have no names for this country that we could stand behind. Someone who knows the law may.")
                if country
                else self.tr("Choose a country above to see the names.")
            )
            layout.addWidget(BodyText(words, name="noLaws"))
        lines = [
            one for one in self.content.helplines_in(country) if one.subject == "legal" and one.mark not in NEVER_SHOWN
        ]
        if lines:
            layout.addWidget(self._lines_card(lines))

    def _law_card(self, law: Law) -> Card:
        card = Card(name=f"law_{law.id}", gap=8)
        card.add(Heading(law.place, level=3))
        for name in law.orders:
            card.add(BodyText(name, marker="•"))
        for note in law.notes:
            card.add(BodyText(with_mark(note.says, note.mark), quiet=True))
        if is_old(law.checked, date.today()):  # noqa: DTZ011  the day on this computer is what is meant
            words = self.tr("Check before you rely on it")
            card.add(FlowRow(Chip(words, tone="careful", icon_name="triangle-alert", name=f"age_{law.id}")))
        card.add(SecondaryText(self._support(law), name=f"support_{law.id}"))
        return card

    def _support(self, law: Law) -> str:
        return source_words(law.sources, law.checked)

    def _lines_card(self, lines: list[Helpline]) -> Card:
        card = Card(name="legalLines", gap=8)
        card.add(Heading(self.tr("Lines for questions of law"), level=3))
        for place, one in enumerate(lines):
            if place:
                card.add(Divider())
            card.add(Heading(one.service, level=4, name=f"legal_{one.id}"))
            card.add(BodyText(" · ".join(part for part in (one.number, one.text, one.chat) if part)))
            about = [part for part in (one.who, one.area, one.hours, one.note, one.traces) if part]
            if one.women_only:
                about.append(self.content.word("aside", "women_only"))
            card.add(SecondaryText(" · ".join(about)))
        return card

    def _general_card(self) -> Card:
        card = Card(name="lawGeneral")
        card.add(Heading(self.tr("Good to ask about any order"), level=3))
        body = QWidget()
        column(body, gap=6)
        bullets(
            body,
            self.tr("Until when does it hold, and when is it time to ask for longer?"),
            self.tr("Does it bind you too? Some orders, for both of you or about children, do."),
            self.tr("Does it cover messages through others, gifts and accounts?"),
            self.tr("May one way of contact stay open, for the children, and which?"),
            self.tr("What is a breach there, and whom do you tell?"),
        )
        card.add(body)
        card.add(SecondaryText(self.tr("All of this differs from place to place. Not checked for yours.")))
        return card

    def _harassment_card(self) -> Card:
        card = Card(name="lawHarassment")
        fold = Fold(
            self.tr("When contact goes on and on"),
            name="harassment",
            closed_words=self.tr("open to read"),
            is_open=True,
        )
        for words in (
            self.tr("Messages that do not stop, threats, being followed or watched: many laws have a word for it."),
            self.tr("That is a good time to ask someone who knows the law. You can ask before you decide anything."),
            self.tr("A list of what happened, with days, helps whoever you ask. The diary makes one."),
        ):
            fold.add(BodyText(words))
        fold.add(FlowRow(way_button(self, "diary"), way_button(self, "danger")))
        card.add(fold)
        return card
