"""Messages from a conversation that belong to an entry."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.diary.conversations import MessageRow
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import keeping
from nocontact_desktop.gui.diary.controls import LabelledControl
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.widgets import FlowRow, LinkButton, SecondaryText


class MessagesControl(LabelledControl):
    """``answer()`` is the messages' ids. They are chosen in the conversation, and taken out here."""

    def __init__(self, field: FieldRow, desk: Desk) -> None:
        super().__init__(field)
        self._desk = desk
        self._ids: list[str] = []
        self._says = SecondaryText("", name="entry_messagesSays")
        self.body.addWidget(self._says)
        self._away = LinkButton(self.tr("Take the messages out"), name="entry_messages")
        self._away.clicked.connect(self._on_taken_out)
        self.body.addWidget(FlowRow(self._away))
        self.setFocusProxy(self._away)
        self.finish()
        self._say(())

    def answer(self) -> list[str] | None:
        return list(self._ids) or None

    def show_answer(self, answer: Any) -> None:
        self._ids = list(answer or ())
        self._say(())
        if self._ids:
            self._desk.ask(keeping.messages_shown, self._ids[:1] + self._ids[-1:], owner=self, on_done=self._say)

    def _say(self, ends: tuple[MessageRow, ...]) -> None:
        self._away.setVisible(bool(self._ids))
        if not self._ids:
            self._says.setText(self.tr("None yet. Open a conversation and select messages there."))
            return
        said = counted(len(self._ids), self.tr("{n} message"), self.tr("{n} messages"))
        days = [(one.local or one.time_raw)[:16].replace("T", ", ") for one in ends]
        self._says.setText(" · ".join([said, *dict.fromkeys(day for day in days if day)]))

    def _on_taken_out(self) -> None:
        self.show_answer(None)
        self.answered.emit()
