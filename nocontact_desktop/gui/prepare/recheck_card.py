"""What a light look again goes through: channels that were carried out, accounts left for later, devices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.prepare.board_words import state_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    QuietButton,
    SecondaryText,
    column,
)
from nocontact_desktop.preparation.board import ChannelState
from nocontact_desktop.preparation.recheck import Recheck
from nocontact_desktop.preparation.voice import Voice


class RecheckCard(Card):
    """``looked(channel)`` for a channel that was looked at again; ``opened(address)``."""

    looked = Signal(str)
    opened = Signal(str)

    def __init__(self, found: Recheck, say: Voice, open_groups: set[str]) -> None:
        super().__init__(name="recheck", gap=8)
        self._say = say
        self._open = open_groups
        self.add(Heading(self.tr("What to look at again"), level=3))
        self.add(
            SecondaryText(
                self.tr("An update or a new phone can undo a block. New accounts can come. This is a light look.")
            )
        )
        channels = self._fold("channels", self.tr("Still as you set it?"), len(found.channels))
        for state in found.channels:
            channels.add(self._channel(state))
        accounts = self._fold("accounts", self.tr("Accounts you left for later"), len(found.accounts))
        for account in found.accounts:
            accounts.add(self._link(account.name, f"account:{account.id}"))
        devices = self._fold("devices", self.tr("Devices"), len(found.devices))
        for one in found.devices:
            devices.add(self._link(one.device.name, f"device:{one.device.id}"))
        for words, address in (
            (self.tr("A new number or account? Add it on the board"), "board"),
            (self.tr("A new account of your own? Add it to the list"), "accounts"),
        ):
            link = LinkButton(words, name=f"recheck_{address}")
            link.clicked.connect(lambda _checked=False, address=address: self.opened.emit(address))
            self.add(link)

    def _fold(self, group: str, title: str, count: int) -> Fold:
        fold = Fold(
            f"{title} · {count}",
            name=f"recheck_group_{group}",
            closed_words=self.tr("open to see"),
            is_open=group in self._open,
        )
        fold.toggled.connect(lambda is_open: (self._open.add if is_open else self._open.discard)(group))
        if not count:
            fold.add(BodyText(self.tr("Nothing here.")))
        self.add(fold)
        return fold

    def _channel(self, state: ChannelState) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        body.addWidget(self._link(self._say(state.name), f"channel:{state.channel_id}"))
        body.addWidget(SecondaryText(state_line(state), name=f"recheckState_{state.channel_id}"))
        for one in state.new_since:
            body.addWidget(SecondaryText(self.tr("New since: {number}").format(number=one.value)))
        looked = QuietButton(
            self.tr("I looked at it again"),
            name=f"lookedAgain_{state.channel_id}",
            small=True,
            spoken=self.tr("I looked at it again: {channel}").format(channel=self._say(state.name)),
        )
        looked.clicked.connect(lambda: self.looked.emit(state.channel_id))
        body.addWidget(FlowRow(looked))
        return holder

    def _link(self, words: str, address: str) -> WrappedLink:
        link = WrappedLink(words, name=f"again_{address.replace(':', '_')}")
        link.clicked.connect(lambda: self.opened.emit(address))
        return link
