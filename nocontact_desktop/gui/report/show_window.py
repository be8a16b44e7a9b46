"""The window that shows chosen entries and nothing else.

It takes the place of the window with the pages, which is gone by then: there is nothing behind it that keys, a search
or a message could lead to. It ends by locking. Whoever takes over the computer meanwhile needs the passphrase.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import Page
from nocontact_desktop.gui.report.show_parts import ShownCard
from nocontact_desktop.gui.theme import Look, theme
from nocontact_desktop.gui.whole_window import WholeWindow
from nocontact_desktop.gui.widgets import (
    FlowRow,
    LeaveButton,
    PageTitle,
    PrimaryButton,
    ScrollPage,
    SecondaryButton,
    announce,
    column,
    row,
)
from nocontact_desktop.report.beside.showing import Showing

_LEAST_TEXT = 150
"""How large the text is at least, in per cent: it is read from across a desk."""


class ShowWindow(WholeWindow):
    """One entry at a time. ``leave_clicked``, ``closed``, ``minimised`` and ``end_asked`` as the name says."""

    end_asked = Signal()

    def __init__(self, desk: Desk, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("showWindow")
        self.setWindowTitle(desk.settings.name)
        theme().set_look(Look(desk.settings.theme, max(desk.settings.text_size, _LEAST_TEXT)))
        self._desk = desk
        self._entries = showing.entries
        self._at = 0
        self._card: ShownCard | None = None
        body = column(self._whole, gap=0)
        body.addWidget(self._top())
        self._scroll = ScrollPage(name="showScroll", widest=1000)
        body.addWidget(self._scroll, 1)
        body.addWidget(self._foot())
        self.setCentralWidget(self._whole)
        self.resize(1280, 800)
        for key, act in self._keys().items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self._show()

    def place(self) -> None:
        """Nothing leads back here: what is opened next is the notebook of its owner."""

    def pages_made(self) -> tuple[Page, ...]:
        """There are no pages here, and no drafts on them."""
        return ()

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        """Left and right lead from entry to entry, the others through the one in sight."""
        bar = self._scroll.verticalScrollBar()
        keys, steps = Qt.Key, QAbstractSlider.SliderAction
        scrolling = {
            keys.Key_Down: steps.SliderSingleStepAdd,
            keys.Key_Up: steps.SliderSingleStepSub,
            keys.Key_PageDown: steps.SliderPageStepAdd,
            keys.Key_PageUp: steps.SliderPageStepSub,
            keys.Key_Home: steps.SliderToMinimum,
            keys.Key_End: steps.SliderToMaximum,
        }
        return {
            keys.Key_Right: partial(self._go, 1),
            keys.Key_Left: partial(self._go, -1),
            **{key: partial(bar.triggerAction, step) for key, step in scrolling.items()},
        }

    def _top(self) -> QWidget:
        top = QWidget()
        top.setObjectName("showTop")
        line = row(top, gap=16, margins=(32, 18, 32, 16))
        self._title = PageTitle("", name="showTitle")
        line.addWidget(self._title, 1)
        leave = LeaveButton(self.tr("Leave quickly"), name="leaveQuickly", icon_name="log-out")
        leave.clicked.connect(self.leave_clicked)
        line.addWidget(leave)
        return top

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("showFoot")
        line = row(foot, gap=16, margins=(32, 12, 32, 18))
        self._before = SecondaryButton(self.tr("Before"), name="showBefore", icon_name="chevron-left")
        self._before.clicked.connect(lambda: self._go(-1))
        self._next = PrimaryButton(self.tr("Next"), name="showNext", icon_name="chevron-right")
        self._next.clicked.connect(lambda: self._go(1))
        end = SecondaryButton(self.tr("End and lock"), name="showEnd", icon_name="lock")
        end.clicked.connect(self.end_asked)
        line.addWidget(FlowRow(self._before, self._next), 1)
        line.addWidget(end)
        return foot

    def _go(self, steps: int) -> None:
        at = min(max(self._at + steps, 0), len(self._entries) - 1)
        if at != self._at:
            self._at = at
            self._show()

    def _show(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card = ShownCard(self._desk, self._entries[self._at])
        self._scroll.add(self._card)
        self._scroll.verticalScrollBar().setValue(0)
        self._before.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(self._entries))
        self._title.setText(self.tr("{n} of {all}").format(n=self._at + 1, all=len(self._entries)))
        announce(self._title, f"{self._title.text()}. {self._entries[self._at].title}")
