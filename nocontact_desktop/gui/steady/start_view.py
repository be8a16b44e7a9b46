"""The ways of Steady, and, the first time, who may be able to ask for what is kept here."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.today_choice import today_choice
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    PrimaryButton,
)


class StartView(SteadyView):
    """The first view of the page. Nothing that was kept is shown on it."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(CourtNotice(desk))
        self.body.addWidget(self._urge_card())
        self.body.addWidget(self._ways_card())
        choice = Card(name="onTodayCard")
        choice.add(today_choice(self))
        self.body.addWidget(choice)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Steady")

    def _urge_card(self) -> Card:
        card = Card(name="urgeCard")
        card.add(Heading(self.tr("An urge, right now"), level=2))
        card.add(BodyText(self.tr("A pause, your own reasons, someone to call. You can leave it at any point.")))
        button = PrimaryButton(self.tr("Take a moment"), name="openUrge", icon_name="anchor")
        button.clicked.connect(lambda: self.opened.emit("urge"))
        card.add(FlowRow(button))
        return card

    def _ways_card(self) -> Card:
        card = Card(name="steadyWays", gap=0)
        ways = (
            (
                "happened",
                "message-circle",
                self.tr("Contact happened"),
                self.tr("You wrote, answered or looked. Nothing is reset."),
            ),
            ("more", "zap", self.tr("More than usual"), self.tr("When many attempts come. A threat first.")),
            ("recovery", "sun", self.tr("Room to recover"), self.tr("Small practices, a check-in, own words.")),
            ("unsent", "pen-line", self.tr("Words not sent"), self.tr("Write it here. Nothing here can send it.")),
            ("put-away", "box", self.tr("Put away"), self.tr("Pictures, letters and things, behind a wait.")),
            ("replies", "reply", self.tr("A reply, checked"), self.tr("For contact that has to go on.")),
            ("kept", "bookmark", self.tr("What I kept of it"), self.tr("Shown only when you open it.")),
        )
        add_lines(card, [way_line(self, *way, name=f"open_{way[0]}") for way in ways])
        return card
