"""The letters that ask for records, or that they be kept."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.widgets import BodyText, Card, Notice


class LettersView(ReportView):
    """One line a letter."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Many records are deleted after days or weeks. A polite letter can ask that they are kept, or that "
                    "you get a copy. You change the text, and you send it."
                ),
                quiet=True,
                name="lettersIntro",
            )
        )
        self.body.addWidget(
            Notice(
                self.tr(
                    "A service can tell others that somebody asked, and an answer comes to the address you give. A "
                    "lawyer or advocate can send such a letter for you."
                ),
                tone="careful",
                name="lettersCareful",
            )
        )
        card = Card(name="lettersList", gap=0)
        add_lines(
            card,
            [
                way_line(self, f"letter:{one.id}", one.icon, one.title, one.about, name=f"open_letter_{one.id}")
                for one in self.content.letters
            ],
        )
        self.body.addWidget(card)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Letters that ask for records")
