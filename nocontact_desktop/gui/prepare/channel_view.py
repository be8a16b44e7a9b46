"""One channel in full: what to keep first, what they could notice, the choice, the steps, and what stays open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.after_block import after_block_notice
from nocontact_desktop.gui.parts.facts import with_mark
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.redraw import fill, keeping_focus
from nocontact_desktop.gui.prepare.board_words import BoardShown, channel_words, read_board, state_line, terms_line
from nocontact_desktop.gui.prepare.channel_cards import KnownCard, OwnCard, guidance_card
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Checkbox,
    FlowRow,
    Heading,
    Notice,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    Segmented,
    announce,
    column,
    dialogs,
)
from nocontact_desktop.preparation.board import (
    ChannelState,
    add_identifier,
    decide,
    history,
    look_again,
    remove_channel,
    rename_channel,
    set_done,
    set_evidence,
    set_identifiers,
    set_note,
    set_stays,
    set_used,
    undo,
)
from nocontact_desktop.preparation.terms import Terms
from nocontact_desktop.vault.notebook import Notebook


class ChannelView(PrepareView):
    """``row_id`` is the channel's: one of the guidance, or one of the user's own."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._channel = self.content.channel(row_id)
        self._upper, self._lower = QWidget(), QWidget()
        for part in (self._upper, self._lower):
            column(part, gap=20)
            self.body.addWidget(part)
        self.body.addStretch(1)

    def title(self) -> str:
        if self._channel is None:
            return self.tr("Channel")
        return self._channel.name.replace("{person}", self.content.words["person"]["nameless"])

    def read(self) -> None:
        self._ask(lambda found: self._show(*found, whole=True))

    def _ask(self, then: Callable[[tuple[BoardShown, bool]], None]) -> None:
        def ask(notebook: Notebook) -> tuple[BoardShown, bool]:
            return read_board(notebook, self.content), bool(history(notebook, self.row_id))

        self.desk.ask(ask, owner=self, on_done=then)

    def keep_now(self) -> None:
        for text in self.findChildren(KeptText):
            text.keep_now()

    def _show(self, shown: BoardShown, can_undo: bool, *, whole: bool) -> None:
        """``whole`` draws the fields anew too; while somebody may be typing in them, they stay."""
        state = shown.of(self.row_id)
        if state is None:
            self._on_problem(Problem("board.no-such-channel"))
            return
        self._words = channel_words(state, self.content, shown.voice)
        self.title_changed.emit(self._words.name)
        choice = self._choice_card(state, shown.terms.get(self.row_id), can_undo)
        fill(self._upper, self._first_card(state), choice)
        if not whole:
            return
        cards: list[QWidget] = [self._known_card(state)]
        if self._channel is not None:
            cards.insert(0, guidance_card(self._channel, shown.voice))
        else:
            own = OwnCard(state.name)
            own.renamed.connect(lambda name: self._save(rename_channel, name))
            own.remove_asked.connect(lambda: self._on_remove(state.name))
            cards.append(own)
        fill(self._lower, *cards)

    def _first_card(self, state: ChannelState) -> Card:
        card = Card(name="channelFirst")
        card.add(Heading(self.tr("Before you change anything"), level=3))
        save = self._channel.save if self._channel else None
        card.add(BodyText(with_mark(self._words.save, save.mark if save else None)))
        card.add(SecondaryText(self.tr("Copies of what is there now")))
        evidence = Segmented(
            [
                ("saved", self.tr("Saved")),
                ("nothing", self.tr("Nothing there")),
                ("skipped", self.tr("Leave it, on purpose")),
            ],
            name="channelEvidence",
            spoken=self.tr("Copies of what is there now"),
            value=state.evidence,
        )
        evidence.chosen.connect(lambda value: self._save(set_evidence, value))
        card.add(evidence)
        used = Checkbox(self.tr("We both use it"), name="channelUsed", checked=bool(state.used))
        used.toggled.connect(lambda is_used: self._save(set_used, is_used or None))
        card.add(used)
        return card

    def _choice_card(self, state: ChannelState, terms: Terms | None, can_undo: bool) -> Card:
        card = Card(name="channelChoiceCard")
        card.add(Heading(self.tr("Your choice"), level=3))
        card.add(SecondaryText(self.tr("What they could notice")))
        mark = self._channel.notice.mark if self._channel else None
        tone = "info" if self._words.level == 0 else "careful"
        card.add(Notice(with_mark(self._words.notice, mark), tone=tone, name="channelNotice"))  # type: ignore[arg-type]
        self._choice = Segmented(
            [
                ("block", self._words.verb),
                ("filter", self.tr("Filter and keep")),
                ("open", self.tr("Leave open")),
            ],
            name="channelChoice",
            spoken=self.tr("Your choice"),
            value=state.choice,
        )
        self._choice.chosen.connect(lambda choice: self._save(decide, choice, on_problem=self._on_gate))
        card.add(self._choice)
        if terms is not None and state.choice == "open":
            card.add(SecondaryText(terms_line(terms), name="channelTerms"))
        self._first = Notice(
            self.tr("Say first what became of the copies. The three answers stand above."),
            tone="careful",
            name="channelEvidenceFirst",
            icon_name="archive",
        )
        self._first.hide()
        card.add(self._first)
        self._add_dates(card, state, can_undo)
        return card

    def _add_dates(self, card: Card, state: ChannelState, can_undo: bool) -> None:
        done = Checkbox(self.tr("I have done this"), name="channelDone", checked=state.done_at is not None)
        done.setEnabled(state.choice is not None)
        done.toggled.connect(lambda is_done: self._save(partial(_set_done, done=is_done)))
        card.add(done)
        if state_line(state):
            card.add(SecondaryText(state_line(state), name="channelDates"))
        if state.choice == "block" and state.done_at is not None:
            card.add(after_block_notice(self))
        looked = SecondaryButton(self.tr("I looked at it again"), name="channelLooked", icon_name="eye")
        looked.clicked.connect(lambda: self._save(look_again))
        back = QuietButton(self.tr("Undo the last change"), name="channelUndo", icon_name="undo-2")
        back.clicked.connect(lambda: self._save(undo))
        back.setEnabled(can_undo)
        card.add(FlowRow(looked, back))

    def _known_card(self, state: ChannelState) -> KnownCard:
        card = KnownCard(state)
        card.added.connect(lambda value: self._save(add_identifier, value, whole=True))
        card.identifiers.connect(lambda lines: self._keep(set_identifiers, lines))
        card.stays.connect(lambda lines: self._keep(set_stays, lines))
        card.note.connect(lambda note: self._keep(set_note, note))
        return card

    def _keep(self, function: Callable[..., Any], *args: object) -> None:
        """Keep what was typed. Nothing is drawn anew while somebody types."""
        self.desk.save(function, self.row_id, *args, owner=self)

    def _save(
        self,
        function: Callable[..., Any],
        *args: object,
        on_problem: Callable[[Problem], None] | None = None,
        whole: bool = False,
    ) -> None:
        def then(_changes: object) -> None:
            announce(self, self.tr("Kept"))
            self._read_again(whole=whole)

        self.keep_now()
        self.desk.save(
            function, self.row_id, *args, owner=self, on_done=then, on_problem=on_problem or self._on_problem
        )

    def _read_again(self, *, whole: bool) -> None:
        self._ask(lambda found: keeping_focus(self, lambda: self._show(*found, whole=whole)))

    def _on_gate(self, problem: Problem) -> None:
        self._choice.set_value(None)
        if problem.code == "board.evidence-first":
            self._first.show()
            announce(self, self._first.text())
        else:
            self._on_problem(problem)

    def _on_problem(self, problem: Problem) -> None:
        from nocontact_desktop.gui.problems import show_problem

        show_problem(self, problem)

    def _on_remove(self, name: str) -> None:
        def remove() -> None:
            self.desk.save(remove_channel, self.row_id, owner=self, on_done=lambda _changes: self.back_asked.emit())

        dialogs().confirm(
            self,
            self.tr("Take {channel} off the board?").format(channel=name),
            self.tr("Its numbers, choice and notes are erased. Entries in the diary stay."),
            self.tr("Take it off"),
            remove,
            danger=True,
        )


def _set_done(notebook: Notebook, channel_id: str, *, done: bool) -> object:
    return set_done(notebook, channel_id, done=done)
