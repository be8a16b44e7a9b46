"""Room to recover: things to try, to write, to read, each of which can be left."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import link_to
from nocontact_desktop.gui.widgets import BodyText, Card, Columns, FlowRow, Heading, SecondaryText


class RecoveryView(SteadyView):
    """Nothing here is a task, and nothing is counted."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(self.tr("Small things to try, to write or to read. You can skip all of it."), quiet=True)
        )
        columns = Columns(shares=(1, 1))
        columns.add(0, self._card("noticingCard", self.tr("How is it?"), self._noticing()))
        columns.add(0, self._card("ownPagesCard", self.tr("For your own words"), self._own_pages()))
        columns.add(1, self._card("strandsCard", self.tr("Four strands"), self._strands()))
        columns.add(1, self._help_card())
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Room to recover")

    def _card(self, name: str, title: str, ways: list[tuple[str, str, str, str]]) -> Card:
        card = Card(name=name, gap=0)
        card.add(Heading(title, level=3))
        add_lines(card, [way_line(self, *way, name=f"open_{way[0].replace(':', '_')}") for way in ways])
        return card

    def _noticing(self) -> list[tuple[str, str, str, str]]:
        return [
            (
                "check-in",
                "sun-moon",
                self.tr("A short check-in"),
                self.tr("Sleep, body, mood, a safe moment. In words."),
            ),
            ("memories", "history", self.tr("A memory became clear"), self.tr("With care about dates.")),
            ("noted", "bookmark", self.tr("What I noted"), self.tr("Shown only when you open it.")),
            ("days", "calendar-days", self.tr("Days that can be hard"), self.tr("Only those you name.")),
        ]

    def _own_pages(self) -> list[tuple[str, str, str, str]]:
        return [(f"own-page:{page.id}", page.icon, page.title, page.summary) for page in self.content.own_pages]

    def _strands(self) -> list[tuple[str, str, str, str]]:
        return [(f"strand:{one.id}", one.icon, one.title, one.summary) for one in self.content.strands]

    def _help_card(self) -> Card:
        card = Card(name="findHelpCard")
        card.add(Heading(self.tr("When time alone does not ease it"), level=3))
        card.add(
            BodyText(
                self.tr(
                    "Blaming yourself, not knowing who you are, the same pattern again, no rest: some of it may stay. "
                    "To look for help with it is a good next step."
                )
            )
        )
        card.add(SecondaryText(self.tr("We name no person, method or product.")))
        reads = (
            ("what-time-alone-may-not-ease", self.tr("How to look for help")),
            ("early-and-later", self.tr("Early, and later")),
            ("memories-that-return", self.tr("When a memory becomes clear")),
        )
        for article_id, words in reads:
            card.add(FlowRow(link_to(self, f"article:{article_id}", words, name=f"read_{article_id}")))
        card.add(
            FlowRow(link_to(self, "danger", self.tr("Numbers and helplines"), name="recoveryNumbers", danger=True))
        )
        return card
