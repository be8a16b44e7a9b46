"""Which doors stay open meanwhile, channel by channel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.facts import with_mark
from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.widgets import BodyText, SecondaryText, column
from nocontact_desktop.preparation.doors import OpenDoor
from nocontact_desktop.preparation.voice import Voice


class DoorsList(QWidget):
    """``opened(address)`` leads to a channel."""

    opened = Signal(str)

    def __init__(self, doors: Sequence[OpenDoor], say: Voice) -> None:
        super().__init__()
        self.setObjectName("doorsList")
        body = column(self, gap=14)
        if not doors:
            body.addWidget(BodyText(self.tr("No channel is marked as one that you both use and still open.")))
        for door in doors:
            body.addWidget(self._door(door, say))

    def _door(self, door: OpenDoor, say: Voice) -> QWidget:
        holder = QWidget()
        lines = column(holder, gap=4)
        link = WrappedLink(say(door.name), name=f"door_{door.channel_id}")
        link.clicked.connect(lambda: self.opened.emit(f"channel:{door.channel_id}"))
        why = {
            "undecided": self.tr("Nothing chosen yet"),
            "planned": self.tr("Chosen, not done yet"),
            "open": self.tr("Left open on purpose"),
        }[door.why]
        lines.addWidget(link)
        lines.addWidget(SecondaryText(why))
        link.setAccessibleDescription(why)
        for claim in door.others:
            lines.addWidget(BodyText(say(with_mark(claim.says, claim.mark)), marker="•"))
        return holder
