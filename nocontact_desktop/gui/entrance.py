"""The window before a notebook is open: one card in the middle of an empty ground."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QWidget

from nocontact_desktop.gui.theme import theme, tokens
from nocontact_desktop.gui.widgets import Card, Divider, LeaveButton, LinkButton, SecondaryButton, column, row
from nocontact_desktop.gui.widgets.layouts import tab_as_seen

_WIDEST = 640


class EntranceCard(Card):
    """A card of the entrance: what a view shows, and at its foot the way to the emergency numbers."""

    danger_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name=name, inside=44, gap=16)
        self.content = column(gap=16)
        self.body.addLayout(self.content)
        self.body.addSpacing(8)
        self.body.addWidget(Divider())
        link = LinkButton(
            self.tr("In danger now? Emergency numbers"),
            name="inDangerNow",
            icon_name="phone-call",
            danger=True,
        )
        link.clicked.connect(self.danger_asked)
        link.setShortcut(QKeySequence("Ctrl+D"))
        self.body.addWidget(link)


class LeaveStrip(QWidget):
    """Leave quickly, above a card that is too long for the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("leaveStrip")
        line = row(self, margins=(24, 12, 24, 0))
        line.addStretch(1)
        self.leave = LeaveButton(self.tr("Leave quickly"), name="leaveQuickly", icon_name="log-out")
        line.addWidget(self.leave)
        self.hide()


class Entrance(QMainWindow):
    """Shows one view at a time; "In danger now" is one click from each of them."""

    closed = Signal()
    leave_clicked = Signal()
    minimised = Signal()

    def __init__(self, name: str, country: str = "", language: str = "en") -> None:
        super().__init__()
        self.setObjectName("entrance")
        self.setWindowTitle(name)
        self.country = country
        self._language = language
        self._view: EntranceCard | None = None
        self._danger: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._scroll = QScrollArea()
        self._scroll.setObjectName("entranceScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setObjectName("pageBody")
        across = row(ground, gap=0, margins=(24, 24, 24, 24))
        across.addStretch(1)
        self._middle = QWidget()
        self._column = column(self._middle, gap=0)
        self._column.addStretch(1)
        self._column.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self._scroll.setWidget(ground)
        whole = QWidget()
        upright = column(whole, gap=0)
        self._strip = LeaveStrip()
        self._strip.leave.clicked.connect(self.leave_clicked)
        upright.addWidget(self._strip)
        upright.addWidget(self._scroll, 1)
        self.setCentralWidget(whole)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)
        theme().changed.connect(self._limit)
        self._limit()
        self.resize(1280, 800)

    def show_view(self, view: EntranceCard) -> None:
        """Show another card instead of the one before."""
        if self._view is not None:
            self._view.hide()
            self._view.deleteLater()
        self._view = view
        self._strip.hide()
        view.danger_asked.connect(self._on_danger)
        self._column.insertWidget(1, view)
        tab_as_seen(view)
        view.show()
        self._scroll.verticalScrollBar().setValue(0)

    def view(self) -> EntranceCard | None:
        """The card in sight."""
        return self._view

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.minimised.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _on_danger(self) -> None:
        if self._view is None:
            return
        from nocontact_desktop.gui.danger import DangerView

        self._focus_before = self._view.focusWidget()
        self._view.hide()
        card = Card(name="dangerCard", inside=44, gap=16)
        back = SecondaryButton(self.tr("Back"), name="dangerBack", icon_name="chevron-left")
        back.clicked.connect(self._on_back)
        back.setShortcut(QKeySequence("Escape"))
        card.add(DangerView(self.country, self._language))
        card.add(back)
        self._danger = card
        self._column.insertWidget(1, card)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        if self._danger is not None:
            self._danger.hide()
            self._danger.deleteLater()
            self._danger = None
        if self._view is not None:
            self._view.show()
        if self._focus_before is not None and shiboken6.isValid(self._focus_before):
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_range(self, _least: int, most: int) -> None:
        # Where the card does not fit, its own button to leave can be out of sight.
        self._strip.setVisible(self._strip.isVisible() or most > 0)

    def _limit(self) -> None:
        self._middle.setMaximumWidth(tokens().px(_WIDEST))


def clear_of_screen_edges(window: QMainWindow) -> None:
    """Make the window no larger than the screen it is on."""
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        room = screen.availableSize()
        window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
