"""Prepare: the plan, and from it everything else, one view at a time, with the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import Page
from nocontact_desktop.gui.prepare.back_link import BackLink
from nocontact_desktop.gui.prepare.view import OUTSIDE, PrepareView, make_view
from nocontact_desktop.gui.widgets import ScrollPage, column


@dataclass
class _Stop:
    """A view on the way here: its address, what stood above it, and how far down it was read."""

    address: str
    title: str
    scrolled: int = 0


class PrepareHolder(QWidget):
    """Holds the view in sight and, above it, the way back. Signal ``back_asked()``."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = column(self, gap=16)
        self._back = BackLink("", self, self.back_asked, name="back")
        self._body.addWidget(self._back)
        self._view: PrepareView | None = None

    def show_view(self, view: PrepareView, before: str) -> None:
        """Show a view; ``before`` is what the one before it is called, empty where none was."""
        if self._view is not None:
            self._view.hide()
            self._body.removeWidget(self._view)
            self._view.deleteLater()
        self._view = view
        self._back.set_words(before)
        self._back.setAccessibleName(self.tr("Back: {title}").format(title=before))
        self._back.setVisible(bool(before))
        self._body.addWidget(view, 1)
        view.show()


class PreparePage(Page):
    """Shows one view, and keeps the way that led to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._trail: list[_Stop] = []
        self._view: PrepareView | None = None
        self._wanted_scroll = 0
        self._scroll = ScrollPage(name="prepareScroll")
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._place = PrepareHolder()
        self._place.back_asked.connect(self._go_back)
        self._scroll.add(self._place)
        self.root.addWidget(self._scroll, 1)

    def entered(self, where: object = None) -> None:
        """``where`` is an address such as ``board`` or ``step:bag``; without one, the plan."""
        self._trail = []
        self._show("plan")
        if isinstance(where, str) and where != "plan":
            self._open(where)

    def leaving(self) -> None:
        """Keep what was typed."""
        if self._view is not None:
            self._view.keep_now()

    def _open(self, address: str) -> None:
        if address in OUTSIDE:
            page, where = OUTSIDE[address]
            self.desk.go_to(page, where)
            return
        if self._trail:
            self._trail[-1].scrolled = self._scroll.verticalScrollBar().value()
        self._show(address)

    def _go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            stop = self._trail.pop()
            self._show(stop.address)
            self._wanted_scroll = stop.scrolled
            self._on_range(0, self._scroll.verticalScrollBar().maximum())

    def _show(self, address: str) -> None:
        self.leaving()
        self._wanted_scroll = 0
        view = make_view(self.desk, address)
        view.opened.connect(self._open)
        view.back_asked.connect(self._go_back)
        view.title_changed.connect(self._on_title)
        before = self._trail[-1].title if self._trail else ""
        self._trail.append(_Stop(address, view.title()))
        self._view = view
        self._place.show_view(view, before)
        self._scroll.verticalScrollBar().setValue(0)
        self.title_changed.emit(view.title())
        view.read()
        view.setFocus()

    def _on_title(self, title: str) -> None:
        self._trail[-1].title = title
        self.title_changed.emit(title)

    def _on_range(self, _least: int, most: int) -> None:
        """Come back to where one was reading, as soon as the view has grown that long again."""
        if self._wanted_scroll and most >= self._wanted_scroll:
            self._scroll.verticalScrollBar().setValue(self._wanted_scroll)
            self._wanted_scroll = 0
