"""What was noted in check-ins, for those who ask for it: safe moments first. Nothing is added up or compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.steady.note_lines import note_line
from nocontact_desktop.gui.steady.times import day_and_hour
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    DangerButton,
    FlowRow,
    Heading,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.steady.check_ins import CheckIn, check_ins, erase_check_ins
from nocontact_desktop.steady.notes import Note

_AT_ONCE = 20


class NotedView(SteadyView):
    """Opened only by somebody who wants to look back."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._most = _AT_ONCE
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("What I noted")

    def read(self) -> None:
        self.desk.ask(check_ins, owner=self, on_done=self._show)

    def _show(self, found: Sequence[Note[CheckIn]]) -> None:
        if not found:
            fill(self._place, BodyText(self.tr("Nothing is kept."), name="notedNothing"))
            return
        cards: list[QWidget] = []
        safe = [one for one in found if one.says.safe]
        if safe:
            cards.append(self._safe_card(safe[: self._most]))
        card = Card(name="checkInsCard", gap=0)
        card.add(Heading(self.tr("Check-ins"), level=3))
        add_lines(card, [self._line(one) for one in found[: self._most]])
        cards.append(card)
        if len(found) > self._most:
            more = SecondaryButton(self.tr("Show earlier ones"), name="notedMore")
            more.clicked.connect(self._on_more)
            cards.append(FlowRow(more))
        erase = DangerButton(self.tr("Erase all of it"), name="eraseNoted", icon_name="trash-2")
        erase.clicked.connect(self._on_erase_all)
        fill(self._place, *cards, FlowRow(erase))

    def _safe_card(self, safe: Sequence[Note[CheckIn]]) -> Card:
        card = Card(name="safeCard")
        card.add(Heading(self.tr("Safe moments"), level=3))
        for one in safe:
            card.add(BodyText(one.says.safe, name=f"safe_{one.id}"))
            card.add(SecondaryText(day_and_hour(one.noted_at)))
        return card

    def _line(self, one: Note[CheckIn]) -> QWidget:
        words = self.content.words
        said = [words[group][word] for group in ("sleep", "body", "mood") for word in getattr(one.says, group)]
        if one.says.words:
            said.append(self.tr("with words of yours"))
        return note_line(self, f"check-in:{one.id}", day_and_hour(one.noted_at), " · ".join(said), note_id=one.id)

    def _on_more(self) -> None:
        self._most += _AT_ONCE
        self.read()

    def _on_erase_all(self) -> None:
        def erase() -> None:
            self.desk.save(erase_check_ins, owner=self, on_done=lambda _changes: self._on_erased())

        ask_to_erase(self, self.tr("Erase every check-in?"), self.tr("Erase all of it"), erase)

    def _on_erased(self) -> None:
        announce(self, self.tr("Erased"))
        self.setFocus()
        self.read()
