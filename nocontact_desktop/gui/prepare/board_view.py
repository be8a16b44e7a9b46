"""The channel board: every way in, on one page."""

from __future__ import annotations

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.board_row import BoardRow
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FilterChips,
    Heading,
    announce,
)
from nocontact_desktop.preparation.board import ChannelState, board, decide, set_evidence

_SEEN_FROM = 2


class BoardView(PrepareView):
    """Every channel, in its group, with the three choices."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._rows: dict[str, BoardRow] = {}
        self._states: dict[str, ChannelState] = {}
        self._wanted: tuple[str, str] | None = None
        body = self.body
        body.addWidget(
            BodyText(
                self.tr("Every way in, on one page. This program changes nothing; you do each step, when you choose."),
                quiet=True,
            )
        )
        self._filter = FilterChips(
            [
                ("all", self.tr("All")),
                ("undecided", self.tr("Not decided")),
                ("seen", self.tr("Could be noticed")),
            ],
            name="boardFilter",
            spoken=self.tr("Show"),
        )
        self._filter.chosen.connect(lambda _value: self._show_wanted())
        body.addWidget(self._filter)
        self._card = Card(name="boardCard", gap=0)
        body.addWidget(self._card)
        body.addStretch(1)

    def title(self) -> str:
        return self.tr("Channels")

    def read(self) -> None:
        self.desk.ask(board, owner=self, on_done=self._on_states)

    def _on_states(self, states: list[ChannelState]) -> None:
        self._states = {state.channel_id: state for state in states}
        if not self._rows:
            self._make_rows()
        for channel_id, row in self._rows.items():
            row.show_state(self._states[channel_id])
        self._show_wanted()

    def _make_rows(self) -> None:
        for group in self.content.channel_groups:
            channels = [channel for channel in self.content.channels if channel.group == group.id]
            if channels:
                heading = Heading(group.name, level=4)
                heading.setContentsMargins(0, 10, 0, 6)
                self._card.add(heading)
            for channel in channels:
                row = BoardRow(channel, self._states[channel.id])
                row.opened.connect(lambda channel_id: self.opened.emit(f"channel:{channel_id}"))
                row.choice_made.connect(self._on_choice)
                row.evidence_said.connect(self._on_evidence)
                self._rows[channel.id] = row
                self._card.add(Divider())
                self._card.add(row)

    def _show_wanted(self) -> None:
        wanted = self._filter.value()
        shown = {channel_id: self._is_shown(channel_id, wanted) for channel_id in self._rows}
        for channel_id, row in self._rows.items():
            row.setVisible(shown[channel_id])
        counts = {
            value: sum(self._is_shown(one, value) for one in self._rows) for value in ("all", "undecided", "seen")
        }
        for value, words in (
            ("all", self.tr("All")),
            ("undecided", self.tr("Not decided")),
            ("seen", self.tr("Could be noticed")),
        ):
            self._filter.set_words(value, f"{words} · {counts[value]}")

    def _is_shown(self, channel_id: str, wanted: str | None) -> bool:
        if wanted == "undecided":
            return self._states[channel_id].choice is None
        if wanted == "seen":
            channel = self.content.channel(channel_id)
            return channel is not None and channel.notice.level >= _SEEN_FROM
        return True

    def _on_choice(self, channel_id: str, choice: str) -> None:
        self._wanted = (channel_id, choice)
        self.desk.save(
            decide,
            channel_id,
            choice,
            owner=self,
            on_done=lambda _changes: self._on_decided(channel_id),
            on_problem=lambda problem: self._on_problem(channel_id, problem),
        )

    def _on_decided(self, channel_id: str) -> None:
        self._wanted = None
        self.read()
        announce(self, self.tr("{channel}: kept").format(channel=self._states[channel_id].name))

    def _on_problem(self, channel_id: str, problem: Problem) -> None:
        if problem.code == "board.evidence-first":
            self._rows[channel_id].show_gate()
            return
        from nocontact_desktop.gui.problems import show_problem

        show_problem(self, problem)
        self.read()

    def _on_evidence(self, channel_id: str, value: str) -> None:
        """After the gate's answer, the choice that led to it is made."""

        def then(_changes: object) -> None:
            if self._wanted is not None and self._wanted[0] == channel_id:
                self._on_choice(*self._wanted)
            else:
                self.read()

        self.desk.save(set_evidence, channel_id, value, owner=self, on_done=then)
