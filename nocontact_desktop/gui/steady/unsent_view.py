"""Words not sent: a list of when each was begun. What it says is read only by opening it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.times import day_and_hour
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, PrimaryButton, column
from nocontact_desktop.steady.unsent import Unsent, all_unsent


class UnsentView(SteadyView):
    """Nothing here, and nothing in the program, can send them."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr("A place for what you would like to say to them. The words stay here: nothing can send them."),
                quiet=True,
            )
        )
        write = PrimaryButton(self.tr("Write something"), name="writeUnsent", icon_name="pen-line")
        write.clicked.connect(lambda: self.opened.emit("words"))
        self.body.addWidget(FlowRow(write))
        self._list = QWidget()
        column(self._list)
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Words not sent")

    def read(self) -> None:
        self.desk.ask(all_unsent, owner=self, on_done=self._show)

    def _show(self, found: list[Unsent]) -> None:
        if not found:
            fill(self._list)
            return
        card = Card(name="unsentCard", gap=0)
        lines = []
        for one in found:
            when = self.tr("Begun {when}").format(when=day_and_hour(one.began_at))
            says = self.tr("folded; open it when you want to read it")
            lines.append(way_line(self, f"words:{one.id}", "file-text", when, says, name=f"unsent_{one.id}"))
        add_lines(card, lines)
        fill(self._list, card)
