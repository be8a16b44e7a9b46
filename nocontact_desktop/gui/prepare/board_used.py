"""Which of these do you both use? A quick list, group by group."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from nocontact_desktop.gui.prepare.board_words import BoardShown, channel_words
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import BodyText, Card, Checkbox, FlowRow, Heading, PrimaryButton, column
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.board import ChannelState

_COLUMN = 250


class _Boxes(QWidget):
    """Check boxes in as many columns as there is room for."""

    def __init__(self, boxes: list[Checkbox]) -> None:
        super().__init__()
        self._boxes = boxes
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The same when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        columns = min(3, max(1, self.width() // tokens().px(_COLUMN)))
        if columns == self._columns:
            return
        for place in range(3):
            self._grid.setColumnStretch(place, int(place < columns))
        self._columns = columns
        for place, box in enumerate(self._boxes):
            self._grid.addWidget(box, place // columns, place % columns)


class UsedList(QWidget):
    """``said(channel, used)`` for each tick, ``finished()`` when the board is asked for."""

    said = Signal(str, bool)
    finished = Signal()

    def __init__(self, content: Content, shown: BoardShown) -> None:
        super().__init__()
        self.setObjectName("usedList")
        body = column(self, gap=20)
        intro = Card(name="usedIntro")
        self._question = Heading(self.tr("Which of these do you both use?"), level=2)
        intro.add(self._question)
        intro.add(
            BodyText(
                self.tr(
                    "Tick those through which the two of you can reach each other, or are connected. "
                    "The board then shows these first. All others stay one click away."
                ),
                quiet=True,
            )
        )
        intro.add(FlowRow(self._finish("usedFinishedTop")))
        body.addWidget(intro)
        groups: dict[str, list[ChannelState]] = {}
        for state in shown.states:
            channel = content.channel(state.channel_id)
            groups.setdefault(channel.group if channel else "", []).append(state)
        names = {group.id: group.name for group in content.channel_groups} | {"": self.tr("Your own")}
        for group, name in names.items():
            if group in groups:
                card = Card(name=f"used_{group}", gap=8)
                card.add(Heading(name, level=3))
                card.add(_Boxes([self._box(state, content, shown) for state in groups[group]]))
                body.addWidget(card)
        body.addWidget(FlowRow(self._finish("usedFinished")))

    def take_focus(self) -> None:
        """Begin with the question."""
        self._question.take_focus()

    def _box(self, state: ChannelState, content: Content, shown: BoardShown) -> Checkbox:
        words = channel_words(state, content, shown.voice)
        box = Checkbox(words.name, name=f"used_{state.channel_id}", checked=bool(state.used))
        box.toggled.connect(lambda used: self.said.emit(state.channel_id, used))
        return box

    def _finish(self, name: str) -> PrimaryButton:
        button = PrimaryButton(self.tr("Go to the board"), name=name)
        button.clicked.connect(self.finished)
        return button
