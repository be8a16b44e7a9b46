"""The ways of Steady, and, the first time, who may be able to ask for what is kept here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Heading,
    IconLabel,
    LinkButton,
    Notice,
    PrimaryButton,
    SecondaryButton,
    SecondaryText,
    column,
    row,
)
from nocontact_desktop.steady.first_use import is_court_read, mark_court_read


class StartView(SteadyView):
    """The first view of the page. Nothing that was kept is shown on it."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._court = self._court_notice()
        self._court.setParent(self)
        self._court.hide()
        self.body.addWidget(self._court)
        self.body.addWidget(self._urge_card())
        self.body.addWidget(self._ways_card())
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Steady")

    def read(self) -> None:
        self.desk.ask(is_court_read, owner=self, on_done=lambda is_read: self._court.setVisible(not is_read))

    def _court_notice(self) -> Notice:
        notice = Notice(
            self.tr(
                "Before you write here: a court may be able to ask for what you keep on this page. "
                "Ask a lawyer before you erase anything once a case is likely."
            ),
            name="courtNotice",
            icon_name="scale",
        )
        read = SecondaryButton(self.tr("I have read this"), name="courtRead")
        read.clicked.connect(self._on_court_read)
        notice.add(FlowRow(read))
        return notice

    def _on_court_read(self) -> None:
        self.desk.save(mark_court_read, owner=self, on_done=lambda _changes: self._court.hide())
        self.setFocus()

    def _urge_card(self) -> Card:
        card = Card(name="urgeCard")
        card.add(Heading(self.tr("An urge, right now"), level=2))
        card.add(BodyText(self.tr("A pause, your own reasons, someone to call. You can leave it at any point.")))
        button = PrimaryButton(self.tr("Take a moment"), name="openUrge", icon_name="anchor")
        button.clicked.connect(lambda: self.opened.emit("urge"))
        card.add(FlowRow(button))
        return card

    def _ways_card(self) -> Card:
        card = Card(name="steadyWays", gap=0)
        ways = (
            ("unsent", "pen-line", self.tr("Words not sent"), self.tr("Write it here. Nothing here can send it.")),
            ("put-away", "box", self.tr("Put away"), self.tr("Pictures, letters and things, behind a wait.")),
            ("replies", "reply", self.tr("A reply, checked"), self.tr("For contact that has to go on.")),
            ("kept", "bookmark", self.tr("What I kept of it"), self.tr("Shown only when you open it.")),
        )
        for at, (address, icon, title, says) in enumerate(ways):
            if at:
                card.add(Divider())
            card.add(self._way(address, icon, title, says))
        return card

    def _way(self, address: str, icon: str, title: str, says: str) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=16, margins=(0, 10, 0, 10))
        line.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(gap=2)
        link = LinkButton(title, name=f"open_{address}")
        link.setAccessibleDescription(says)
        link.clicked.connect(lambda: self.opened.emit(address))
        words.addWidget(link)
        words.addWidget(SecondaryText(says))
        line.addLayout(words, 1)
        return holder
