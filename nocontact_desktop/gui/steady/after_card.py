"""How it is now, and what can be done after it. Nothing is counted, and no answer is better than another."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.steady.ways import button_to
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    QuietButton,
    SecondaryButton,
    SecondaryText,
)
from nocontact_desktop.steady.urges import Outcome


class AnswersCard(Card):
    """``answered(outcome)``: one of three."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="answersCard")
        self.add(Heading(self.tr("How is it now?"), level=3))
        line = FlowRow(gap=10)
        for outcome, words in (
            ("passed", self.tr("It passed")),
            ("wrote", self.tr("I wrote to them")),
            ("other", self.tr("Something else")),
        ):
            button = SecondaryButton(words, name=f"answer_{outcome}")
            button.clicked.connect(lambda _checked=False, outcome=outcome: self.answered.emit(outcome))
            line.add(button)
        self.add(line)
        self.add(SecondaryText(self.tr("Whenever you like, or not at all.")))


def after_card(view: View, outcome: Outcome, kind_line: str) -> Card:
    """What is said after an answer, and three ways on, one of which is to do nothing."""
    card = Card(name="afterCard")
    if outcome == "passed":
        card.add(Heading(view.tr("It passed"), level=3))
        card.add(BodyText(view.tr("It is noted under “What I kept of it”. You can erase it there.")))
    elif outcome == "wrote":
        card.add(Heading(view.tr("You wrote to them"), level=3))
        card.add(BodyText(view.tr("That tells something about what you needed. Nothing starts again from zero.")))
        if kind_line:
            card.add(SecondaryText(view.tr("You wrote to yourself, for now:")))
            card.add(BodyText(kind_line, name="kindLine"))
    else:
        card.add(Heading(view.tr("Something else"), level=3))
        card.add(BodyText(view.tr("That is fine. Nothing more is asked.")))
    ways = FlowRow()
    if outcome != "passed":
        card.add(BodyText(view.tr("Do you want to change anything, or nothing?"), quiet=True))
        if outcome == "wrote":
            ways.add(button_to(view, "contact:wrote", view.tr("Note it, if you like"), name="noteIt"))
        ways.add(way_button(view, "diary"))
        ways.add(way_button(view, "sheet:urge"))
    nothing = QuietButton(view.tr("Back to Steady") if outcome == "passed" else view.tr("Nothing"), name="afterNothing")
    nothing.clicked.connect(view.back_asked)
    ways.add(nothing)
    card.add(ways)
    return card
