"""The whole plan: its chapters, and in each the steps that fit what the user has answered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    Divider,
    FlowRow,
    Heading,
    IconLabel,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.preparation.board import BoardCounts
from nocontact_desktop.preparation.plan import ChapterState, StepState


class PlanView(QWidget):
    """Signals ``step_opened(id)`` and ``board_opened()``."""

    step_opened = Signal(str)
    board_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planView")
        body = column(self, gap=20)
        body.addWidget(
            BodyText(
                self.tr("Go in any order. Each step can wait, and none of them has to be done."),
                quiet=True,
            )
        )
        self._chapters = QWidget()
        column(self._chapters, gap=20)
        body.addWidget(self._chapters)
        body.addStretch(1)

    def show_plan(self, chapters: list[ChapterState]) -> None:
        """Show the chapters anew."""
        clear_layout_of(self._chapters)
        layout = self._chapters.layout()
        if layout is not None:
            for chapter in chapters:
                layout.addWidget(self._card(chapter))

    def _card(self, chapter: ChapterState) -> Card:
        card = Card(name=f"chapter_{chapter.chapter.id}", gap=8)
        head = row(gap=12)
        head.addWidget(IconLabel(chapter.chapter.icon), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(Heading(chapter.chapter.title, level=3), 1)
        card.body.addLayout(head)
        card.add(SecondaryText(chapter.chapter.summary))
        for state in chapter.steps:
            card.add(Divider())
            card.body.addLayout(self._line(state))
        if chapter.channels is not None:
            card.add(Divider())
            card.add(SecondaryText(self._board_words(chapter.channels), name="boardCounts"))
            button = SecondaryButton(self.tr("Open the board"), name="openBoard", icon_name="waypoints")
            button.clicked.connect(self.board_opened)
            card.add(FlowRow(button))
        return card

    def _line(self, state: StepState) -> QHBoxLayout:
        line = row(gap=12)
        button = LinkButton(state.step.title, name=f"step_{state.step.id}")
        button.clicked.connect(lambda: self.step_opened.emit(state.step.id))
        line.addWidget(button)
        line.addStretch(1)
        words, tone, icon = self._state_words(state.state)
        line.addWidget(Chip(words, tone=tone, icon_name=icon))
        button.setAccessibleDescription(words)
        return line

    def _state_words(self, state: str) -> tuple[str, Tone, str]:
        words: dict[str, tuple[str, Tone, str]] = {
            "open": (self.tr("Open"), "neutral", ""),
            "done": (self.tr("Looked at"), "accent", "check"),
            "later": (self.tr("Later"), "neutral", ""),
            "not_for_me": (self.tr("Not for me"), "neutral", ""),
        }
        return words[state]

    def _board_words(self, counts: BoardCounts) -> str:
        return self.tr("{decided} decided, {open} open").format(decided=counts.decided, open=counts.open)
