"""What can be added to the board: a number that has shown up, and a channel of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.prepare.board_words import BoardShown, channel_words
from nocontact_desktop.gui.widgets import (
    Card,
    ChoiceField,
    FlowRow,
    Heading,
    LineField,
    SecondaryButton,
    SecondaryText,
)
from nocontact_desktop.guidance.content import Content


class NewNumberCard(Card):
    """``added(channel, value)`` with a number or account that has shown up."""

    added = Signal(str, str)

    def __init__(self, content: Content, shown: BoardShown) -> None:
        super().__init__(name="newNumberCard")
        self.add(Heading(self.tr("A new number or account showed up?"), level=3))
        self.add(SecondaryText(self.tr("It is kept with its channel and with today’s date.")))
        states = sorted(shown.states, key=lambda state: not state.in_play)
        names = [(state.channel_id, channel_words(state, content, shown.voice).name) for state in states]
        self._channel = ChoiceField(self.tr("Channel"), names, name="newNumberChannel", value=names[0][0])
        self._value = LineField(self.tr("Number or account, as it is shown"), name="newNumber", longest=200)
        self._value.submitted.connect(self._on_add)
        add = SecondaryButton(self.tr("Add it"), name="addNewNumber", icon_name="plus")
        add.clicked.connect(self._on_add)
        for widget in (self._channel, self._value, FlowRow(add)):
            self.add(widget)

    def clear(self) -> None:
        """It is kept: room for another one."""
        self._value.set_value("")

    def _on_add(self) -> None:
        if not self._value.value():
            self._value.set_error(self.tr("Write the number or account first."))
            return
        self.added.emit(self._channel.value(), self._value.value())


class OwnChannelCard(Card):
    """``added(name)`` with a channel that is not on the board yet."""

    added = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="ownChannelCard")
        self.add(Heading(self.tr("Another way they can reach you?"), level=3))
        self.add(SecondaryText(self.tr("Add it under a name that you will know again. It has the same choices.")))
        self._name = LineField(self.tr("Name"), name="ownChannelName", longest=100)
        self._name.submitted.connect(self._on_add)
        add = SecondaryButton(self.tr("Add to the board"), name="addOwnChannel", icon_name="plus")
        add.clicked.connect(self._on_add)
        self.add(self._name)
        self.add(FlowRow(add))

    def _on_add(self) -> None:
        if not self._name.value():
            self._name.set_error(self.tr("Write a name first."))
            return
        self.added.emit(self._name.value())
        self._name.set_value("")
