"""Words ready to use, by whom they are for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.parts.record_fields import NameLink
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    Divider,
    FlowRow,
    Heading,
    SecondaryText,
    column,
    row,
)
from nocontact_desktop.preparation.papers.scripts import scripts_paper
from nocontact_desktop.preparation.scripts import ScriptState, by_group, scripts


class ScriptsView(PrepareView):
    """A line for each text, in its group."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Words to say or to write. Take them as they are, or make them yours. Nothing is sent from here."
                ),
                quiet=True,
            )
        )

    def title(self) -> str:
        return self.tr("Words to use")

    def read(self) -> None:
        self.desk.ask(scripts, owner=self, on_done=self._show)

    def _show(self, states: list[ScriptState]) -> None:
        if states:
            self.body.addWidget(FlowRow(print_button(self, scripts_paper, self.tr("Print them all"))))
        for group, found in by_group(states).items():
            card = Card(name=f"scripts_{group}", gap=8)
            card.add(Heading(self.content.words["script_groups"][group], level=3))
            for place, state in enumerate(found):
                if place:
                    card.add(Divider())
                card.add(self._line(state))
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _line(self, state: ScriptState) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        line = row(gap=8)
        link = NameLink(state.title, name=f"script_{state.script.id}")
        link.clicked.connect(lambda: self.opened.emit(f"script:{state.script.id}"))
        line.addWidget(link)
        line.addStretch(1)
        said = state.use
        if state.own is not None:
            own = self.tr("In your words")
            line.addWidget(Chip(own, tone="accent", icon_name="pencil", name=f"own_{state.script.id}"))
            said = f"{said} {own}."
        link.setAccessibleDescription(said)
        body.addLayout(line)
        body.addWidget(SecondaryText(state.use))
        return holder
