"""Choosing one message: a conversation, words in it, and one of those found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.conversations import ConversationRow, MessageRow, conversations, messages, places_with
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import CardList, CardRow, ChoiceField, LineField, SecondaryText, announce, column
from nocontact_desktop.vault.notebook import Notebook

_HEIGHT = 260
_HIGHEST = 460
_MOST_HITS = 200


class MessagePick(QWidget):
    """``picked()`` when another message is the current one."""

    picked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("messagePick")
        self._desk = desk
        self._counts: dict[str, int] = {}
        self._places: list[int] | None = None
        body = column(self, gap=10)
        self._nothing = SecondaryText(self.tr("There are no messages yet."), name="messagePickNothing")
        self._nothing.hide()
        body.addWidget(self._nothing)
        self._conversation = ChoiceField(self.tr("Conversation"), [], name="messagePickConversation")
        self._conversation.changed.connect(lambda _id: self._search())
        body.addWidget(self._conversation)
        self._words = LineField(self.tr("Words in it"), name="messagePickWords", hint=self.tr("Press Enter to look"))
        self._words.submitted.connect(self._search)
        body.addWidget(self._words)
        self._says = SecondaryText("", name="messagePickFound")
        body.addWidget(self._says)
        self._list = CardList(name="messagePickList", spoken=self.tr("Messages"))
        self._list.setMinimumHeight(min(tokens().px(_HEIGHT), _HIGHEST))
        self._list.rows_wanted.connect(self._on_rows_wanted)
        self._list.chosen.connect(lambda _key: self.picked.emit())
        body.addWidget(self._list)

    def read(self) -> None:
        """Ask which conversations there are."""
        self._desk.ask(conversations, owner=self, on_done=self._on_conversations)

    def value(self) -> str:
        """The id of the chosen message; empty when none is."""
        return self._list.current_key() or ""

    def _on_conversations(self, rows: list[ConversationRow]) -> None:
        self._counts = {row.id: row.messages for row in rows}
        self._conversation.set_options([(row.id, row.title) for row in rows])
        self._nothing.setVisible(not rows)
        for part in (self._conversation, self._words, self._says, self._list):
            part.setVisible(bool(rows))
        if rows:
            self._search()

    def _search(self) -> None:
        typed, chosen = self._words.value().strip(), self._conversation.value()
        if not typed:
            self._places = None
            self._found(self._counts.get(chosen, 0))
            return

        def done(places: list[int]) -> None:
            self._places = places
            self._found(len(places))

        self._desk.ask(places_with, chosen, typed, _MOST_HITS, owner=self, on_done=done)

    def _found(self, number: int) -> None:
        self._list.set_count(number)
        self._says.setText(self.tr("{n} messages").format(n=number) if number != 1 else self.tr("1 message"))
        announce(self, self._says.text())
        self.picked.emit()

    def _on_rows_wanted(self, start: int, wanted: int) -> None:
        def done(rows: list[MessageRow]) -> None:
            self._list.put(start, [_card(row) for row in rows])

        self._desk.ask(_rows, self._conversation.value(), self._places, start, wanted, owner=self, on_done=done)


def _rows(
    notebook: Notebook, conversation_id: str, places: list[int] | None, start: int, wanted: int
) -> list[MessageRow]:
    """A window of the conversation, or of the places where words were found."""
    if places is None:
        return messages(notebook, conversation_id, start, wanted)
    return [row for place in places[start : start + wanted] for row in messages(notebook, conversation_id, place, 1)]


def _card(row: MessageRow) -> CardRow:
    when = (row.local or row.time_raw).replace("T", " ")
    return CardRow(key=row.id, title=row.text or "…", above=when, below=row.name or row.author or "")
