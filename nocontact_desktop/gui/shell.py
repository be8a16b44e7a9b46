"""The window once a notebook is open: navigation left, title and Find and Leave quickly on top, the page below.

It knows no page by name: it draws what is registered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import Page, PageSpec
from nocontact_desktop.gui.place import Place
from nocontact_desktop.gui.theme import theme, tokens
from nocontact_desktop.gui.whole_window import WholeWindow
from nocontact_desktop.gui.widgets.buttons import Button, LeaveButton
from nocontact_desktop.gui.widgets.frames import IconLabel, ScrollPage
from nocontact_desktop.gui.widgets.layouts import column, row
from nocontact_desktop.gui.widgets.naming import announce, set_state, set_tip
from nocontact_desktop.gui.widgets.text import PageTitle, PlainLabel

if TYPE_CHECKING:
    from nocontact_desktop.vault.settings import PlainSettings

_WIDE = 211


class NavigationName(PlainLabel):
    """The neutral name above the navigation."""


class NavigationButton(Button):
    """One line of the navigation."""

    icon_role = "secondary"
    chosen_role = "accent"

    def __init__(self, text: str, icon_name: str, *, name: str, danger: bool = False, checkable: bool = True) -> None:
        if danger:
            self.icon_role = self.chosen_role = "danger"
        super().__init__(text, name=name, icon_name=icon_name)
        self._words = f"  {text}".replace("&", "&&")
        self.setProperty("danger", danger)
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, *, compact: bool) -> None:
        """Icon alone, or icon and words."""
        self.setText("" if compact else self._words)
        set_tip(self, self.accessibleName() if compact else "")
        set_state(self, "compact", compact)


class Navigation(QFrame):
    """The pages, what they offer everywhere, and "In danger now" at the foot."""

    page_chosen = Signal(str)
    action_chosen = Signal(str)
    danger_chosen = Signal()

    def __init__(self, name: str, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Pages"))
        self._pages: dict[str, NavigationButton] = {}
        body = column(self, gap=4, margins=(12, 24, 12, 20))
        self.name = NavigationName(name, name="neutralName")
        self.name.setContentsMargins(12, 0, 0, 20)
        body.addWidget(self.name)
        for spec in specs:
            button = NavigationButton(spec.title, spec.icon, name=f"go_{spec.id}")
            button.clicked.connect(lambda _checked=False, page=spec.id: self.page_chosen.emit(page))
            self._pages[spec.id] = button
            body.addWidget(button)
        body.addStretch(1)
        self._foot: list[NavigationButton] = []
        for spec in specs:
            if spec.action is not None:
                self._add_action(spec, body)
        danger = NavigationButton(self.tr("In danger now"), "phone-call", name="inDangerNow", danger=True)
        danger.clicked.connect(self.danger_chosen)
        self._danger = danger
        self._foot.append(danger)
        body.addWidget(danger)
        self.restyle()

    def set_name(self, name: str) -> None:
        """Show another neutral name."""
        self.name.setText(name)

    def show_current(self, page: str | None) -> None:
        """Mark the page in sight; None for "In danger now"."""
        for name, button in self._pages.items():
            button.setChecked(name == page)
        self._danger.setChecked(page is None)

    def restyle(self) -> None:
        """Take the size the text size asks for."""
        compact = tokens().compact
        self.name.setVisible(not compact)
        for button in (*self._pages.values(), *self._foot):
            button.set_compact(compact=compact)
        buttons = (*self._pages.values(), *self._foot)
        for button in buttons:
            button.ensurePolished()
        needed = max(button.sizeHint().width() for button in buttons) + 24
        self.setFixedWidth(tokens().px(44) + 24 if compact else max(tokens().px(_WIDE), needed))

    def _add_action(self, spec: PageSpec, body: QVBoxLayout) -> None:
        assert spec.action is not None
        button = NavigationButton(spec.action.title, spec.action.icon, name=f"act_{spec.id}", checkable=False)
        button.clicked.connect(lambda _checked=False, page=spec.id: self.action_chosen.emit(page))
        self._foot.append(button)
        body.addWidget(button)


class SearchBox(QFrame):
    """Find."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        line = row(self, gap=8, margins=(12, 0, 8, 0))
        line.addWidget(IconLabel("search", "secondary", 18))
        self.edit = QLineEdit()
        self.edit.setObjectName("find")
        self.edit.setAccessibleName(self.tr("Find"))
        self.edit.setPlaceholderText(self.tr("Find"))
        self.edit.setProperty("inside", True)
        self.edit.returnPressed.connect(lambda: self.asked.emit(self.edit.text().strip()))
        line.addWidget(self.edit)


class TopBar(QWidget):
    """Title, Find and Leave quickly. It lies above the page, never in it, so nothing can cover or move it."""

    def __init__(self, *, finds: bool) -> None:
        super().__init__()
        self.setObjectName("topBar")
        line = row(self, gap=16, margins=(32, 18, 32, 16))
        self.title = PageTitle("", name="pageTitle")
        self.title.setMinimumWidth(1)
        line.addWidget(self.title, 1)
        self.search = SearchBox()
        self.search.setVisible(finds)
        line.addWidget(self.search, 0, Qt.AlignmentFlag.AlignVCenter)
        self.leave = LeaveButton(self.tr("Leave quickly"), name="leaveQuickly", icon_name="log-out")
        line.addWidget(self.leave)
        self.restyle()

    def say_leave_key(self, leave_key: str) -> None:
        """Tell a screen reader the other way to leave, as long as there is one."""
        also = self.tr("Also: tap Shift three times") if leave_key == "shift3" else ""
        self.leave.setAccessibleDescription(also)

    def restyle(self) -> None:
        """Take the size the text size asks for."""
        self.search.setFixedWidth(min(tokens().px(250), 280))


class Shell(WholeWindow):
    """The main window."""

    def __init__(self, desk: Desk, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setWindowTitle(desk.settings.name)
        self.desk = desk
        self._specs = {spec.id: spec for spec in specs}
        self._made: dict[str, Page] = {}
        self._current: str | None = None
        self._navigation = Navigation(desk.settings.name, specs)
        self._navigation.page_chosen.connect(self.show_page)
        self._navigation.action_chosen.connect(self._on_action)
        self._navigation.danger_chosen.connect(self.show_danger)
        self._top = TopBar(finds=any(spec.finds for spec in specs))
        self._top.search.asked.connect(self._on_find)
        self._top.leave.clicked.connect(self.leave_clicked)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._danger: ScrollPage | None = None
        self._lay_out()
        self._top.say_leave_key(desk.settings.leave_key)
        self._set_shortcuts(specs)
        desk.go_requested.connect(self._on_go)
        desk.settings_changed.connect(self._on_settings_changed)
        theme().changed.connect(self._on_theme_changed)
        self.resize(1280, 800)

    @property
    def current_page(self) -> str | None:
        """The id of the page in sight; None for "In danger now"."""
        return self._current

    def pages_made(self) -> tuple[Page, ...]:
        """The pages opened so far."""
        return tuple(self._made.values())

    def place(self) -> Place | None:
        """What is in sight; None for "In danger now"."""
        return None if self._current is None else Place(self._current, self._made[self._current].place())

    def show_first_page(self) -> None:
        """Show the page that stands first."""
        first = next(iter(self._specs), None)
        if first is not None:
            self.show_page(first)

    def show_page(self, page: str, where: object = None) -> None:
        """Show a page, making it when it is opened for the first time."""
        spec = self._specs.get(page)
        if spec is None:
            return
        if page not in self._made:
            made = spec.factory()(self.desk)
            made.title_changed.connect(lambda title, page=page: self._on_title(page, title))
            self._made[page] = made
            self._stack.addWidget(made)
        self._current = page
        self._navigation.show_current(page)
        self._set_title(spec.title)
        self._stack.setCurrentWidget(self._made[page])
        self._made[page].entered(where)

    def show_danger(self) -> None:
        """Show the emergency numbers."""
        from nocontact_desktop.gui.danger import DangerView
        from nocontact_desktop.preparation.numbers import own_numbers

        if self._danger is None:
            settings = self.desk.settings
            self._danger = ScrollPage(name="dangerScroll", widest=760)
            self._danger.add(DangerView(settings.country, settings.language, in_cards=True))
            self._stack.addWidget(self._danger)
        shown = self._danger.findChild(DangerView)
        assert shown is not None
        self.desk.ask(own_numbers, owner=shown, on_done=shown.show_own)
        self._current = None
        self._navigation.show_current(None)
        self._set_title(self.tr("In danger now"))
        self._stack.setCurrentWidget(self._danger)

    def _lay_out(self) -> None:
        line = row(self._whole, gap=0)
        line.addWidget(self._navigation)
        right = column(gap=0)
        right.addWidget(self._top)
        right.addWidget(self._stack, 1)
        line.addLayout(right, 1)
        self.setCentralWidget(self._whole)

    def _set_shortcuts(self, specs: Sequence[PageSpec]) -> None:
        for at, spec in enumerate(specs, 1):
            keys = QShortcut(QKeySequence(f"Ctrl+{at}"), self)
            keys.activated.connect(lambda page=spec.id: self.show_page(page))
            if spec.key is not None:
                key = QShortcut(QKeySequence(spec.key.keys), self)
                key.activated.connect(lambda page=spec.id, where=spec.key.where: self.show_page(page, where))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._top.search.edit.setFocus)
        danger = QShortcut(QKeySequence("Ctrl+D"), self)
        danger.activated.connect(self.show_danger)
        lock = QShortcut(QKeySequence("Ctrl+L"), self)
        lock.activated.connect(self.desk.lock_requested)

    def _set_title(self, title: str) -> None:
        self._top.title.setText(title)
        announce(self._top.title, title)

    def _on_title(self, page: str, title: str) -> None:
        if page == self._current:
            self._set_title(title)

    def _on_action(self, page: str) -> None:
        action = self._specs[page].action
        if action is not None:
            self.show_page(page, action.where)

    def _on_go(self, page: str, where: object) -> None:
        if page == "danger":
            self.show_danger()
        else:
            self.show_page(page, where)

    def _on_settings_changed(self, changed: PlainSettings) -> None:
        self.setWindowTitle(changed.name)
        self._navigation.set_name(changed.name)
        self._top.say_leave_key(changed.leave_key)
        if self._danger is not None:
            # Made for the country from before.
            is_shown = self._stack.currentWidget() is self._danger
            self._stack.removeWidget(self._danger)
            self._danger.deleteLater()
            self._danger = None
            if is_shown:
                self.show_danger()

    def _on_find(self, text: str) -> None:
        for spec in self._specs.values():
            if spec.finds:
                self.show_page(spec.id)
                self._made[spec.id].search_for(text)
                return

    def _on_theme_changed(self) -> None:
        self._navigation.restyle()
        self._top.restyle()
