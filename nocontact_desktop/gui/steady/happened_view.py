"""Contact that happened, for those who note it: a list, and, only when asked for, how it was over time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.steady.note_lines import note_line
from nocontact_desktop.gui.steady.trend_words import trend_words
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    DangerButton,
    FlowRow,
    Heading,
    PrimaryButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.steady.contacts import Contact, Trend, contacts, erase_contacts, trend
from nocontact_desktop.steady.notes import Note

_AT_ONCE = 20


class HappenedView(SteadyView):
    """Neutral words, no number beside them, and nothing that is better or worse."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._most = _AT_ONCE
        self.body.addWidget(
            BodyText(
                self.tr(
                    "You wrote, you answered, you looked: you can note it, look at what you needed, or do nothing. "
                    "Nothing starts again from zero."
                ),
                quiet=True,
            )
        )
        note = PrimaryButton(self.tr("Note something"), name="noteContact", icon_name="pen-line")
        note.clicked.connect(lambda: self.opened.emit("contact"))
        self.body.addWidget(FlowRow(note))
        self._list = QWidget()
        column(self._list, gap=20)
        self.body.addWidget(self._list)
        self.body.addWidget(CourtNotice(desk))
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Contact happened")

    def read(self) -> None:
        self.desk.ask(contacts, owner=self, on_done=self._show)

    def _show(self, found: Sequence[Note[Contact]]) -> None:
        if not found:
            fill(self._list)
            return
        card = Card(name="contactsCard", gap=0)
        add_lines(card, [self._line(one) for one in found[: self._most]])
        self._trend = QWidget()
        column(self._trend)
        over_time = SecondaryButton(self.tr("How it was over time"), name="showTrend")
        over_time.clicked.connect(lambda: self.desk.ask(trend, owner=self, on_done=self._show_trend))
        erase = DangerButton(self.tr("Erase all of it"), name="eraseContacts", icon_name="trash-2")
        erase.clicked.connect(self._on_erase_all)
        buttons = FlowRow(over_time, erase)
        if len(found) > self._most:
            more = SecondaryButton(self.tr("Show earlier ones"), name="contactsMore")
            more.clicked.connect(self._on_more)
            buttons = FlowRow(more, over_time, erase)
        fill(self._list, card, self._trend, buttons)

    def _line(self, one: Note[Contact]) -> QWidget:
        words = self.content.words
        said = {**words["contact_between"], **words["contact_looking"]}
        kinds = [said[kind] for kind in one.says.kinds]
        return note_line(
            self,
            f"contact:{one.id}",
            say_day(one.says.day) if one.says.day else self.tr("Without a day"),
            "; ".join(kinds) or self.tr("Not said what it was"),
            note_id=one.id,
        )

    def _show_trend(self, found: Trend | None) -> None:
        card = Card(name="trendCard")
        card.add(Heading(self.tr("How it was over time"), level=3))
        if found is None:
            card.add(BodyText(self.tr("There is too little to say anything yet. Nothing is missing.")))
        else:
            for line in trend_words(found):
                card.add(BodyText(line))
            card.add(
                SecondaryText(
                    self.tr(
                        "A month here is 30 days, and “lately” the last two of them. It is what you noted, no more. "
                        "A month with some and a month with none are both fine."
                    )
                )
            )
        fill(self._trend, card)
        self.wanted_in_sight.emit(card)
        announce(self, self.tr("Shown: how it was over time"))

    def _on_more(self) -> None:
        self._most += _AT_ONCE
        self.read()

    def _on_erase_all(self) -> None:
        def erase() -> None:
            self.desk.save(erase_contacts, owner=self, on_done=lambda _changes: self._on_erased())

        ask_to_erase(self, self.tr("Erase every note of contact?"), self.tr("Erase all of it"), erase)

    def _on_erased(self) -> None:
        announce(self, self.tr("Erased"))
        self.setFocus()
        self.read()
