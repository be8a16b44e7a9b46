"""The channel board: every way in, on one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.prepare.board_adding import NewNumberCard, OwnChannelCard
from nocontact_desktop.gui.prepare.board_panel import BoardPanel
from nocontact_desktop.gui.prepare.board_used import UsedList
from nocontact_desktop.gui.prepare.board_words import BoardShown, read_board
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Columns,
    FlowRow,
    PrimaryButton,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.preparation.board import add_channel, add_identifier, decide, set_evidence, set_used, undo
from nocontact_desktop.preparation.doors import OpenDoor, open_doors
from nocontact_desktop.preparation.papers.board import board_paper
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    board: BoardShown
    doors: tuple[OpenDoor, ...]


class BoardView(PrepareView):
    """Every channel with the three choices. Before anything is marked: which of these do you both use?"""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._panel: BoardPanel | None = None
        self._wanted: tuple[str, str] | None = None
        self._inside = QWidget()
        column(self._inside, gap=20)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Channels")

    def read(self) -> None:
        self._ask(lambda shown: self._show_board(shown) if _is_begun(shown) else self._show_used(shown))

    def _ask(self, then: Callable[[_Shown], None]) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(read_board(notebook, self.content), tuple(open_doors(notebook, self.content)))

        self.desk.ask(ask, owner=self, on_done=then)

    def _show_used(self, shown: _Shown) -> None:
        used = UsedList(self.content, shown.board)
        used.said.connect(lambda channel_id, is_used: self._save(set_used, channel_id, is_used or None))
        used.finished.connect(lambda: self._ask(self._show_board))
        self._panel = None
        self._fill(used)
        used.take_focus()

    def _show_board(self, shown: _Shown) -> None:
        panel = BoardPanel(self.content, shown.board, shown.doors)
        panel.opened.connect(self.opened)
        panel.used_asked.connect(lambda: self._ask(self._show_used))
        panel.undo_asked.connect(lambda channel_id: self._save(undo, channel_id, said=self.tr("Taken back")))
        panel.table.choice_made.connect(self._on_choice)
        panel.table.evidence_said.connect(self._on_evidence)
        new_number = NewNumberCard(self.content, shown.board)
        new_number.added.connect(
            lambda channel_id, value: self._save(add_identifier, channel_id, value, said=self.tr("Added"))
        )
        new_number.added.connect(lambda _channel, _value: new_number.clear())
        own = OwnChannelCard()
        own.added.connect(self._on_own)
        self._panel = panel
        adding = Columns(shares=(1, 1))
        adding.add(0, new_number)
        adding.add(1, own)
        self._fill(self._top(), panel, adding)

    def _fill(self, *widgets: QWidget) -> None:
        clear_layout_of(self._inside)
        layout = self._inside.layout()
        assert layout is not None
        for widget in widgets:
            layout.addWidget(widget)

    def _top(self) -> QWidget:
        top = Columns(shares=(1, 0))  # the buttons end where the card ends
        top.add(
            0,
            BodyText(
                self.tr("Every way in, on one page. This program changes nothing; you do each step, when you choose."),
                quiet=True,
            ),
        )
        sitting = PrimaryButton(self.tr("Plan the sitting"), name="planSitting")
        sitting.clicked.connect(lambda: self.opened.emit("sitting"))
        top.add(1, FlowRow(print_button(self, board_paper, self.tr("Print as a list"), name="printBoard"), sitting))
        return top

    def _save(self, function: Callable[..., Any], *args: object, said: str = "") -> None:
        def then(_changes: object) -> None:
            self._refresh()
            if said:
                announce(self, said)

        self.desk.save(function, *args, owner=self, on_done=then)

    def _refresh(self) -> None:
        """Show what is decided by now, in the rows that are there."""

        def show(shown: _Shown) -> None:
            if self._panel is not None:
                self._panel.show_states(shown.board, shown.doors)

        self._ask(show)

    def _on_own(self, name: str) -> None:
        def save(notebook: Notebook) -> Changes:
            return add_channel(notebook, name)[1]

        def then(_changes: object) -> None:
            announce(self, self.tr("Added: {channel}").format(channel=name))
            self._ask(self._show_board)

        self.desk.save(save, owner=self, on_done=then)

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
        self._refresh()
        channel = self.content.channel(channel_id)
        announce(self, self.tr("{channel}: kept").format(channel=channel.name if channel else ""))

    def _on_problem(self, channel_id: str, problem: Problem) -> None:
        row = self._panel.table.rows.get(channel_id) if self._panel else None
        if problem.code == "board.evidence-first" and row is not None:
            row.show_gate()
            return
        from nocontact_desktop.gui.problems import show_problem

        show_problem(self, problem)
        self._refresh()

    def _on_evidence(self, channel_id: str, value: str) -> None:
        """After the gate's answer, the choice that led to it is made."""

        def then(_changes: object) -> None:
            if self._wanted is not None and self._wanted[0] == channel_id:
                self._on_choice(*self._wanted)
            else:
                self._refresh()

        self.desk.save(set_evidence, channel_id, value, owner=self, on_done=then)


def _is_begun(shown: _Shown) -> bool:
    return any(state.in_play for state in shown.board.states)
