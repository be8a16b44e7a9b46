"""Things put away, each with what stands on its outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.thing_words import KIND_ICONS, name_of, state_words
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, PrimaryButton, column
from nocontact_desktop.steady.put_away import Thing, things
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    things: tuple[Thing, ...]
    now: datetime


class PutAwayView(SteadyView):
    """What is inside is not shown here, and nowhere else in the program."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Things that pull you back, out of reach for now. Nothing is thrown away. "
                    "What is in here is in no report, no search, and not on Today."
                ),
                quiet=True,
            )
        )
        add = PrimaryButton(self.tr("Put something away"), name="putSomethingAway", icon_name="box")
        add.clicked.connect(lambda: self.opened.emit("put-in"))
        self.body.addWidget(FlowRow(add, way_link(self, "sheet:put-away"), gap=20))
        self._list = QWidget()
        column(self._list)
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Put away")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(tuple(things(notebook)), notebook.surroundings.now())

        self.desk.ask(ask, owner=self, on_done=self._show)

    def _show(self, shown: _Shown) -> None:
        if not shown.things:
            fill(self._list)
            return
        card = Card(name="putAwayCard", gap=0)
        add_lines(card, [self._line(one, shown.now) for one in shown.things])
        fill(self._list, card)

    def _line(self, one: Thing, now: datetime) -> QWidget:
        with_keeper = self.tr("with {keeper}").format(keeper=one.keeper) if one.keeper else ""
        says = " · ".join(part for part in (state_words(one, now), with_keeper) if part)
        return way_line(self, f"thing:{one.id}", KIND_ICONS[one.kind], name_of(one), says, name=f"thing_{one.id}")
