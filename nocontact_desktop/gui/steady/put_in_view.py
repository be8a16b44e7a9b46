"""Before something is put away: is it evidence? Then, what it is."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.thing_words import KIND_ICONS, kind_words
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    PrimaryButton,
    QuietButton,
    RadioList,
    SecondaryButton,
    announce,
    column,
)
from nocontact_desktop.steady.put_away import Kind, begin
from nocontact_desktop.vault.changes import Changes


class PutInView(SteadyView):
    """The first question comes before anything is kept."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(CourtNotice(desk))
        self.body.addWidget(self._evidence_card())
        self._next = QWidget()
        column(self._next)
        self.body.addWidget(self._next)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Put something away")

    def _evidence_card(self) -> Card:
        card = Card(name="evidenceCard")
        card.add(Heading(self.tr("Is this evidence?"), level=2))
        card.add(
            BodyText(
                self.tr(
                    "A message, a picture or a thing can show what happened, also when it hurts to see. "
                    "Evidence belongs in the diary first. After that it can be put away here as well."
                )
            )
        )
        answer = RadioList(
            [
                ("yes", self.tr("Yes")),
                ("not-sure", self.tr("I am not sure")),
                ("no", self.tr("No")),
            ],
            name="isEvidence",
            spoken=self.tr("Is this evidence?"),
        )
        answer.chosen.connect(self._on_answer)
        card.add(answer)
        return card

    def _on_answer(self, answer: str) -> None:
        fill(self._next, self._kinds_card() if answer == "no" else self._diary_card(is_sure=answer == "yes"))

    def _diary_card(self, *, is_sure: bool) -> Card:
        card = Card(name="diaryFirstCard")
        card.add(Heading(self.tr("Into the diary first"), level=3))
        if not is_sure:
            card.add(BodyText(self.tr("Treating it as evidence keeps it safe. It can still be put away afterwards.")))
        card.add(
            BodyText(
                self.tr(
                    "In the diary it becomes a file of an entry, byte for byte, with its day. "
                    "What is put away here is in no report."
                )
            )
        )
        write = PrimaryButton(self.tr("Keep it in the diary"), name="keepAsEvidence", icon_name="book-open")
        write.clicked.connect(lambda: self.opened.emit("diary"))
        kept = QuietButton(self.tr("It is in the diary already"), name="isInDiary")
        kept.clicked.connect(self._on_kept)
        card.add(FlowRow(write, kept))
        return card

    def _on_kept(self) -> None:
        card = self._kinds_card()
        fill(self._next, card)
        announce(card, self.tr("What is it?"))
        kinds = card.findChild(SecondaryButton)
        if kinds is not None:
            kinds.setFocus()

    def _kinds_card(self) -> Card:
        card = Card(name="kindsCard")
        card.add(Heading(self.tr("What is it?"), level=3))
        line = FlowRow(gap=10)
        for kind, words in kind_words().items():
            button = SecondaryButton(words, name=f"kind_{kind}", icon_name=KIND_ICONS[kind])
            button.clicked.connect(lambda _checked=False, kind=kind: self._on_kind(kind))
            line.add(button)
        card.add(line)
        return card

    def _on_kind(self, kind: str) -> None:
        self.desk.save(begin, cast(Kind, kind), owner=self, on_done=self._on_begun)

    def _on_begun(self, changes: Changes) -> None:
        (thing_id,) = changes.touched("put-away")
        self.replaced.emit(f"thing:{thing_id}")
