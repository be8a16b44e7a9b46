"""The wish to look at their page: for safety, or because it pulls. Both are common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import back_button, button_to, link_to
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Heading, SecondaryButton, SecondaryText, column


class LookingView(SteadyView):
    """One question with two answers. Nothing of it is kept."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        card = Card(name="lookingCard")
        card.add(Heading(self.tr("That is a common urge"), level=2))
        card.add(BodyText(self.tr("Is it to know if you are safe?")))
        answers = FlowRow(gap=10)
        for answer, words in (("yes", self.tr("Yes, or partly")), ("no", self.tr("No, it is something else"))):
            button = SecondaryButton(words, name=f"looking_{answer}")
            button.clicked.connect(lambda _checked=False, answer=answer: self._on_answer(answer))
            answers.add(button)
        card.add(answers)
        self._place = QWidget()
        column(self._place)
        self.body.addWidget(card)
        self.body.addWidget(self._place)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("The wish to look")

    def _on_answer(self, answer: str) -> None:
        card = self._safe_card() if answer == "yes" else self._passing_card()
        fill(self._place, card)
        self.wanted_in_sight.emit(card)
        title = card.findChild(Heading)
        assert title is not None
        title.take_focus()

    def _safe_card(self) -> Card:
        card = Card(name="lookForSafety")
        card.add(Heading(self.tr("Someone else can look for you"), level=3))
        card.add(
            BodyText(
                self.tr(
                    "To know of danger is a fair need. A trusted person or an advocate can look, and tell you "
                    "of danger only. In some places a service tells you of a release or a court date."
                )
            )
        )
        card.add(SecondaryText(self.tr("To look yourself can leave a trace.")))
        card.add(FlowRow(way_button(self, "step:someone-looks-for-me"), way_button(self, "people")))
        card.add(FlowRow(link_to(self, "danger", self.tr("In danger now"), name="lookingDanger", danger=True)))
        return card

    def _passing_card(self) -> Card:
        card = Card(name="lookAndLet")
        card.add(Heading(self.tr("It can pass without a look"), level=3))
        card.add(
            BodyText(
                self.tr(
                    "Urges usually rise, peak and fade. Many people find that they fade within half an hour. "
                    "Yours may be shorter or longer."
                )
            )
        )
        card.add(SecondaryText(self.tr("This is what people report, not a law. If you did look, it happened.")))
        card.add(
            FlowRow(
                way_button(self, "urge"),
                button_to(self, "contact:looked", self.tr("I looked: note it"), name="noteLooked"),
                back_button(self, self.tr("Nothing"), name="lookingNothing"),
            )
        )
        return card
