"""The ways to what the diary has beside its entries."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import Card, FlowRow, LinkButton


class MoreView(View):
    """The first view. Nothing that was kept is shown on it."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        back = LinkButton(self.tr("All entries"), name="moreBack", icon_name="chevron-left")
        back.clicked.connect(lambda: self.opened.emit("entries"))
        self.body.addWidget(FlowRow(back))
        card = Card(name="moreWays", gap=0)
        add_lines(card, [way_line(self, *way, name=f"open_{way[0]}") for way in self._ways()])
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _ways(self) -> tuple[tuple[str, str, str, str], ...]:
        """Address, icon, title, and what it is."""
        case = self.tr("Names, courts and dates that every report needs. Asked once.")
        capture = self.tr("What a good copy shows, and what is soon gone.")
        sheets = self.tr("To fill in by hand, by you or someone else, and to type in later.")
        files = self.tr("All that was kept, in an entry or alone. More can be added there.")
        exchanges = self.tr("When the children come and go: on time, late, missed.")
        log = self.tr("What is sealed, since when, and who outside has seen it.")
        return (
            ("files", "files", self.tr("Files"), files),
            ("case", "folder", self.tr("The case"), case),
            ("capture", "camera", self.tr("What to save, and how"), capture),
            ("sheets", "printer", self.tr("Sheets on paper"), sheets),
            ("exchanges", "calendar-days", self.tr("Hand-overs"), exchanges),
            ("log", "fingerprint", self.tr("What the log shows"), log),
        )

    def title(self) -> str:
        return self.tr("More in the diary")
