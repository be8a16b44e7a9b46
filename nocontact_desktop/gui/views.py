"""A page of many views: one in sight at a time, found by its address, with the way back above it.

``kind`` or ``kind:id`` is an address: ``board``, ``step:bag``. A view is made anew each time it is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.gui.back_link import BackLink
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import Page
from nocontact_desktop.gui.widgets import ScrollPage, column
from nocontact_desktop.gui.widgets.naming import once_shown
from nocontact_desktop.guidance.content import load


class View(QWidget):
    """One view: the plan, a chapter, a step, the board.

    ``opened(address)`` asks for another view, ``replaced(address)`` for one in the place of this, ``back_asked()`` for
    the one before; ``title_changed(str)`` says what stands above it once that is known. ``wanted_in_sight(QWidget)``
    asks to scroll to a part of it that has just come. ``row_id`` is what follows the colon of the address.
    """

    opened = Signal(str)
    replaced = Signal(str)
    back_asked = Signal()
    title_changed = Signal(str)
    wanted_in_sight = Signal(QWidget)

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__()
        name = type(self).__name__
        self.setObjectName(name[:1].lower() + name[1:])
        self.desk = desk
        self.row_id = row_id
        self.content = load(desk.settings.language)
        self.body = column(self, gap=20)

    def title(self) -> str:
        """What stands above the view."""
        raise NotImplementedError

    def read(self) -> None:
        """Ask for what the view shows. Called when it comes into sight."""

    def keep_now(self) -> None:
        """The view is about to go: keep what was typed."""


@dataclass(frozen=True)
class Views:
    """The views of a page.

    ``first`` is the address the page begins with. ``places``: by the kind of an address, ``module:Class`` below
    ``nocontact_desktop.gui``, loaded when first opened. ``outside``: addresses that lead to another page, and where.
    """

    first: str
    places: Mapping[str, str]
    outside: Mapping[str, tuple[str, str | None]]

    def make(self, desk: Desk, address: str) -> View:
        """The view for an address. Raises KeyError when there is none of that kind."""
        kind, _, row_id = address.partition(":")
        module, _, name = self.places[kind].partition(":")
        made: View = getattr(import_module(f"nocontact_desktop.gui.{module}"), name)(desk, row_id)
        return made


@dataclass
class _Stop:
    """A view on the way here: its address, what stood above it, how far down it was read, and what had the focus."""

    address: str
    title: str
    scrolled: int = 0
    focused: str = ""


class ViewHolder(QWidget):
    """Holds the view in sight and, above it, the way back. Signal ``back_asked()``."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = column(self, gap=16)
        self._back = BackLink("", self, self.back_asked, name="back")
        self._body.addWidget(self._back)
        self._view: View | None = None

    def show_view(self, view: View, before: str) -> None:
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


class ViewsPage(Page):
    """Shows one view, and keeps the way that led to it. A page of many views sets ``views``."""

    views: Views
    widest = 1080
    """How wide the views are at most, at 100 % text."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._trail: list[_Stop] = []
        self._view: View | None = None
        self._wanted_scroll = 0
        self._scroll = ScrollPage(name="viewsScroll", widest=self.widest)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._place = ViewHolder()
        self._place.back_asked.connect(self._go_back)
        self._scroll.add(self._place)
        self.root.addWidget(self._scroll, 1)

    def entered(self, where: object = None) -> None:
        """``where`` is an address; without one, the first view."""
        self._trail = []
        self._show(self.views.first)
        if isinstance(where, str) and where != self.views.first:
            self._open(where)

    def made(self, address: str) -> View:
        """The view for an address, made anew. Raises KeyError when there is none of that kind."""
        return self.views.make(self.desk, address)

    def place(self) -> str | None:
        """The address of the view in sight."""
        return self._trail[-1].address if self._trail else None

    def leaving(self) -> None:
        """Keep what was typed."""
        if self._view is not None:
            self._view.keep_now()

    def _open(self, address: str) -> None:
        if address in self.views.outside:
            page, where = self.views.outside[address]
            self.desk.go_to(page, where)
            return
        if self._trail:
            self._trail[-1].scrolled = self._scroll.verticalScrollBar().value()
            self._trail[-1].focused = self._name_of_focus()
        self._show(address)

    def _name_of_focus(self) -> str:
        focused = QApplication.focusWidget()
        inside = focused is not None and self._view is not None and self._view.isAncestorOf(focused)
        return focused.objectName() if focused is not None and inside else ""

    def _give_focus(self, view: View, name: str) -> None:
        """Back to what led away from here, unless the keyboard is elsewhere by now."""
        found = view.findChild(QWidget, name) if name else None
        if found is not None and found.isVisible() and view.hasFocus():
            found.setFocus()

    def _replace(self, address: str) -> None:
        self._trail.pop()
        self._show(address)

    def _go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            stop = self._trail.pop()
            self._show(stop.address)
            self._wanted_scroll = stop.scrolled
            self._on_range(0, self._scroll.verticalScrollBar().maximum())
            view = self._view
            assert view is not None
            # What is asked now is answered after all that the view has asked: it is drawn by then.
            self.desk.ask(
                lambda _notebook: None,
                owner=view,
                on_done=lambda _none: once_shown(view, lambda: self._give_focus(view, stop.focused)),
            )

    def _show(self, address: str) -> None:
        self.leaving()
        self._let_go()
        self._wanted_scroll = 0
        view = self.made(address)
        view.opened.connect(self._open)
        view.replaced.connect(self._replace)
        view.back_asked.connect(self._go_back)
        view.title_changed.connect(self._on_title)
        view.wanted_in_sight.connect(self._bring_into_sight)
        before = self._trail[-1].title if self._trail else ""
        self._trail.append(_Stop(address, view.title()))
        self._view = view
        self._place.show_view(view, before)
        self._scroll.verticalScrollBar().setValue(0)
        self.title_changed.emit(view.title())
        view.read()
        view.setFocus()

    def _let_go(self) -> None:
        """What the view in sight still has under way leads nowhere once another one is shown."""
        if self._view is not None:
            view = self._view
            for signal in (view.opened, view.replaced, view.back_asked, view.title_changed, view.wanted_in_sight):
                signal.disconnect()

    def _bring_into_sight(self, part: QWidget) -> None:
        """One turn later a part that has just come has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        body = self._scroll.widget()
        assert body is not None
        bar = self._scroll.verticalScrollBar()
        top = part.mapTo(body, QPoint(0, 0)).y()
        if top > bar.value() + self._scroll.viewport().height() // 2:
            bar.setValue(top)

    def _on_title(self, title: str) -> None:
        self._trail[-1].title = title
        self.title_changed.emit(title)

    def _on_range(self, _least: int, most: int) -> None:
        """Come back to where one was reading, as soon as the view has grown that long again."""
        if self._wanted_scroll and most >= self._wanted_scroll:
            self._scroll.verticalScrollBar().setValue(self._wanted_scroll)
            self._wanted_scroll = 0
