"""Which messages a report prints, and whether they stand in it or in files of their own."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import Fold, RadioList
from nocontact_desktop.gui.widgets.fields import FieldLabel
from nocontact_desktop.report.request import Apart, ReportRequest


class MessagesChoice(Fold):
    """``chosen()`` on the user's choice."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Messages"), name="messages")
        self._which = RadioList(
            [
                ("linked", self.tr("Only messages my entries lead to, with some lines around them")),
                ("all", self.tr("Every message")),
            ],
            name="whichMessages",
            spoken=self.tr("Which messages"),
            value="linked",
        )
        self._where = RadioList(
            [
                ("", self.tr("In the report")),
                ("conversation", self.tr("In PDFs of their own, one for each conversation")),
                ("month", self.tr("In PDFs of their own, one for each month")),
            ],
            name="messagesApart",
            spoken=self.tr("Where the messages stand"),
            value="",
        )
        self.add(self._which)
        self.add(FieldLabel(self.tr("Where they stand"), name="messagesApartLabel"))
        self.add(self._where)
        for choice in (self._which, self._where):
            choice.chosen.connect(lambda _value: self._on_chosen())
        self._say_choice()

    def which(self) -> Literal["all", "linked"]:
        """Which messages are printed."""
        return "all" if self._which.value() == "all" else "linked"

    def apart(self) -> Apart | None:
        """For what each file of messages is; None when they stand in the report."""
        value = self._where.value()
        return "conversation" if value == "conversation" else "month" if value == "month" else None

    def take(self, request: ReportRequest) -> None:
        """Show what was chosen before."""
        self._which.set_value("all" if request.messages == "all" else "linked")
        self._where.set_value(request.messages_apart or "")
        self._say_choice()

    def _on_chosen(self) -> None:
        self._say_choice()
        self.chosen.emit()

    def _say_choice(self) -> None:
        words = self.tr("every one") if self.which() == "all" else self.tr("those of my entries")
        self.set_closed_words(self.tr("{which}, in files of their own").format(which=words) if self.apart() else words)
