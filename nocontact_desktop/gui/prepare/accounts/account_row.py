"""One account in the list: its name, login and address, what is planned, and what is still open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.gui.widgets import Chip, FlowRow, SecondaryText, column
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.account_services import readable_host
from nocontact_desktop.preparation.accounts import Account
from nocontact_desktop.preparation.voice import Voice


class AccountRow(QWidget):
    """``opened(account)`` when its name is chosen."""

    opened = Signal(str)

    def __init__(self, one: Account, content: Content, say: Voice) -> None:
        super().__init__()
        self.setObjectName(f"account_{one.id}")
        self._one = one
        self._words = content.words
        body = column(self, gap=4)
        body.setContentsMargins(0, 10, 0, 10)
        name = WrappedLink(one.name or self.tr("An account without a name"), name=f"open_{one.id}")
        name.clicked.connect(lambda: self.opened.emit(one.id))
        chips = self._chips(say)
        body.addWidget(FlowRow(name, *chips, gap=10))
        about = self._about()
        if about:
            body.addWidget(SecondaryText(about, name=f"about_{one.id}"))
        remaining = self._remaining()
        if remaining:
            body.addWidget(SecondaryText(remaining, name=f"remaining_{one.id}"))
        said = (about, *(chip.text() for chip in chips), remaining)
        name.setAccessibleDescription(". ".join(part for part in said if part))

    def _about(self) -> str:
        address = readable_host(self._one.address.partition("://")[2] or self._one.address)
        return " · ".join(part for part in (self._one.login, address) if part.strip())

    def _chips(self, say: Voice) -> list[Chip]:
        one = self._one
        if one.closed_at is not None:
            return [Chip(self.tr("Closed"))]
        chips = [
            Chip(self._words["account_plan"][one.plan or "open"], tone="accent" if one.plan == "now" else "neutral")
        ]
        if one.access is not None:
            tone: Tone = "careful" if one.someone_else else "neutral"
            chips.append(Chip(say(self._words["account_access"][one.access]), tone=tone))
        return chips

    def _remaining(self) -> str:
        if self._one.closed_at is not None:
            return ""
        short = self._words["account_aspect_short"]
        if not self._one.open:
            return self.tr("Nothing here is open")
        return self.tr("Open: {things}").format(things=", ".join(short[aspect] for aspect in self._one.open))
