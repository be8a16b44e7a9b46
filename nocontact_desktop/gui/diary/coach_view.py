"""What to save, and how: what a good copy shows, and how long things stay where they are."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.coach import aged, stays_line
from nocontact_desktop.gui.parts.facts import with_mark
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Columns,
    Divider,
    FlowRow,
    Heading,
    IconLabel,
    LinkButton,
    SecondaryText,
    row,
)
from nocontact_desktop.guidance.addresses import parts_of
from nocontact_desktop.guidance.rows import CaptureTip


class CoachView(View):
    """Nothing here is about the user; it can be read by anybody who looks."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr("Save first, block after. A copy helps most when it shows who, when, and all of it."),
                quiet=True,
                name="coachIntro",
            )
        )
        columns = Columns(shares=(1, 1), narrow=800)
        for tip in self.content.capture_tips:
            columns.add(0, self._tip(tip))
        columns.add(1, self._stays())
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("What to save, and how")

    def _tip(self, tip: CaptureTip) -> Card:
        card = Card(name=f"tip_{tip.id}", gap=10)
        head = row(gap=12)
        head.addWidget(IconLabel(tip.icon, "accent"))
        head.addWidget(Heading(tip.title, level=3, name=f"tip_{tip.id}Title"), 1)
        card.body.addLayout(head)
        for place, look in enumerate(tip.looks):
            card.add(BodyText(with_mark(look.says, look.mark), marker="•", name=f"tip_{tip.id}{place}"))
        card.add(SecondaryText(aged(tip.sources, tip.checked, self.content), name=f"tip_{tip.id}Sources"))
        for address in tip.see:
            step = self.content.step(parts_of(address)[1])
            assert step is not None, address
            link = LinkButton(step.title, name=f"tip_{tip.id}_{step.id}", icon_name="arrow-right")
            link.clicked.connect(lambda _checked=False, address=address: self.desk.go_to("prepare", address))
            card.add(FlowRow(link))
        return card

    def _stays(self) -> Card:
        card = Card(name="staysCard", gap=14)
        card.add(Heading(self.tr("How long things stay"), level=3, name="staysTitle"))
        card.add(
            BodyText(
                self.tr("What is not in this list can be gone soon as well. Where we do not know, it says so."),
                quiet=True,
                name="staysIntro",
            )
        )
        for place, one in enumerate(self.content.stays):
            if place:
                card.add(Divider())
            card.add(stays_line(one, self.content))
        return card
