"""The sitting: one card at a time, each answer kept at once, a pause at any card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.after_block import after_block_notice
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.prepare.board_words import BoardShown, channel_words, read_board
from nocontact_desktop.gui.prepare.sitting_card import AccountCard, ChannelCard, PersonCard, SittingCard
from nocontact_desktop.gui.prepare.sitting_parts import (
    ApartCard,
    EndCard,
    LeftCard,
    NotInYetCard,
    PausedCard,
    QuestionCard,
    StartCard,
    WaitCard,
)
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import FlowRow, Heading, announce, clear_layout_of, column
from nocontact_desktop.preparation import sitting as sittings
from nocontact_desktop.preparation.accounts import Account, inventory
from nocontact_desktop.preparation.board import ChannelState
from nocontact_desktop.preparation.later import Moment, chosen_moment
from nocontact_desktop.preparation.papers.sitting import sitting_paper
from nocontact_desktop.preparation.people import Person, people
from nocontact_desktop.preparation.sitting import Sitting
from nocontact_desktop.preparation.sitting_cards import Found, cards_waiting
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    now: Sitting | None
    board: BoardShown
    waiting: tuple[Found, ...]
    undecided: tuple[ChannelState, ...]
    people: tuple[Person, ...]
    accounts: tuple[Account, ...]
    moment: Moment
    last_ended: str | None


class SittingView(PrepareView):
    """Shows where the sitting is; where that is follows from the notebook alone."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._inside = QWidget()
        column(self._inside, gap=20)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("The sitting")

    def read(self) -> None:
        self._ask(self._show)

    def _ask(self, then: Callable[[_Shown], None]) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(
                now=sittings.sitting(notebook),
                board=read_board(notebook, self.content),
                waiting=tuple(cards_waiting(notebook)),
                undecided=tuple(sittings.undecided(notebook)),
                people=tuple(people(notebook)),
                accounts=tuple(one for group in inventory(notebook) for one in group.accounts),
                moment=chosen_moment(notebook),
                last_ended=sittings.last_ended(notebook),
            )

        self.desk.ask(ask, owner=self, on_done=then)

    def _show_next(self, shown: _Shown) -> None:
        """What has come instead is read out from its beginning, and no answer waits under the fingers."""
        self._show(shown)
        heading = self._inside.findChild(Heading)
        if heading is not None:
            heading.take_focus()

    def _show(self, shown: _Shown) -> None:
        clear_layout_of(self._inside)
        if shown.now is None:
            self._show_start(shown)
        elif shown.now.paused_at is not None:
            self._show_paused(shown.now)
        else:
            self._show_stop(shown, shown.now)

    def _add(self, widget: QWidget) -> None:
        layout = self._inside.layout()
        assert layout is not None
        layout.addWidget(widget)

    def _save(self, function: Callable[..., Any], *args: object, said: str = "") -> None:
        def then(_changes: object) -> None:
            if said:
                announce(self, said)
            self._ask(self._show_next)

        self.desk.save(function, *args, owner=self, on_done=then)

    def _show_start(self, shown: _Shown) -> None:
        counts: Counter[str] = Counter(found.stage for found in shown.waiting)
        start = StartCard(counts, self.content, shown.last_ended)
        start.begun.connect(lambda: self._save(sittings.begin))
        self._add(FlowRow(print_button(self, sitting_paper, self.tr("Print the cards"), name="printSitting")))
        self._add(start)
        if shown.undecided:
            names = [
                (state.channel_id, channel_words(state, self.content, shown.board.voice).name)
                for state in shown.undecided
            ]
            waiting = NotInYetCard(names)
            waiting.opened.connect(self.opened)
            self._add(waiting)

    def _show_paused(self, now: Sitting) -> None:
        card = PausedCard(now)
        card.went_on.connect(lambda: self._save(sittings.go_on))
        card.ask_again.connect(self._on_ask_again)
        card.ended.connect(self._on_end)
        self._add(card)

    def _show_stop(self, shown: _Shown, now: Sitting) -> None:
        stop = now.stop
        if stop.kind == "question":
            self._show_question(shown, stop.id)  # type: ignore[arg-type]
        elif stop.kind == "wait":
            self._show_wait(shown, now)
        elif stop.kind == "card":
            self._show_card(shown, now, stop.id)
        elif stop.kind == "apart":
            apart = ApartCard([card for card in now.cards if card.stage == "apart"])
            apart.answered.connect(lambda said: self._save(sittings.answer_apart, said))
            self._add(apart)
        else:
            end = EndCard(now, shown.moment)
            end.ended.connect(self._on_end)
            end.opened.connect(self.opened)
            self._add(end)
            self._add(after_block_notice(self))
        if stop.kind in ("card", "apart", "end"):
            left = LeftCard(now, is_over=stop.kind == "end")
            left.card_asked.connect(lambda card_id: self._save(sittings.open_card, card_id))
            left.ended.connect(self._on_end)
            self._add(left)

    def _show_question(self, shown: _Shown, question: sittings.Question) -> None:
        card = QuestionCard(question, self.content, shown.board.voice)
        card.answered.connect(lambda asked, said: self._save(sittings.answer, asked, said))
        self._add(card)

    def _show_wait(self, shown: _Shown, now: Sitting) -> None:
        card = WaitCard(now, self.content, shown.board.voice)
        card.later.connect(self._on_pause)
        card.went_on.connect(lambda: self._save(sittings.go_on_anyway))
        card.ask_again.connect(lambda: self._save(sittings.ask_again))
        self._add(card)

    def _show_card(self, shown: _Shown, now: Sitting, card_id: str) -> None:
        card = next(one for one in now.cards if one.id == card_id)
        of_stage = [one.id for one in now.cards if one.stage == card.stage]
        place = (of_stage.index(card_id) + 1, len(of_stage))
        made = self._make_card(shown, card, self.content.words["sitting_stages"][card.stage], place)
        made.answered.connect(lambda state, why: self._save(sittings.mark, card_id, state, why, said=self.tr("Kept")))
        made.pause_asked.connect(self._on_pause)
        made.opened.connect(self.opened)
        self._add(made)

    def _make_card(self, shown: _Shown, card: sittings.Card, stage: str, place: tuple[int, int]) -> SittingCard:
        say = shown.board.voice
        if card.kind == "person":
            person = next(one for one in shown.people if one.id == card.row_id)
            return PersonCard(card, stage, place, person, say)
        if card.kind == "account":
            account = next(one for one in shown.accounts if one.id == card.row_id)
            return AccountCard(card, stage, place, account, self.content)
        state = shown.board.of(card.row_id)
        assert state is not None
        words = channel_words(state, self.content, say)
        return ChannelCard(card, stage, place, state, self.content.channel(card.row_id), words, say)

    def _on_pause(self) -> None:
        self._save(sittings.pause, said=self.tr("Paused"))

    def _on_ask_again(self) -> None:
        def again(notebook: Notebook) -> object:
            return sittings.go_on(notebook) | sittings.ask_again(notebook)

        self._save(again)

    def _on_end(self) -> None:
        self._save(sittings.end, said=self.tr("The sitting is ended"))
