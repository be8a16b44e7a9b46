"""The list and the entry beside each other; one after the other where there is no room.

In the place of the list stand, when asked for, the choice of a filter and what was found.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.entry_list import EntryList
from nocontact_desktop.gui.diary.entry_view import EntryView
from nocontact_desktop.gui.diary.filter_panel import FilterPanel
from nocontact_desktop.gui.diary.found_list import FoundList
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import row
from nocontact_desktop.vault.changes import Changes

_LIST_WIDE = 420
_LEAST_ENTRY = 330


class Timeline(QWidget):
    """The diary as it opens. ``way_back_asked()`` leads to where an entry was opened."""

    correct_requested = Signal(str)
    message_opened = Signal(str)
    exhibit_opened = Signal(str)
    handover_opened = Signal(str)
    way_back_asked = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self._desk = desk
        self._now = now
        self.list = EntryList(desk)
        self.entry = EntryView(desk)
        self._side = QStackedWidget()
        self._side.setObjectName("diarySide")
        self._side.addWidget(self.list)
        self._reading = self._has_way_back = False
        line = row(self, gap=24, margins=(32, 0, 32, 32))
        line.addWidget(self._side)
        line.addWidget(self.entry, 1)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.filter_requested.connect(self._on_filter)
        self.entry.back_requested.connect(self._on_back)
        self.entry.correct_requested.connect(self.correct_requested)
        back = QShortcut(QKeySequence("Escape"), self.entry)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back)
        self._arrange()

    @cached_property
    def panel(self) -> FilterPanel:
        """The choice of a filter."""
        made = FilterPanel(self._desk, self._now)
        made.changed.connect(self.list.show_filter)
        made.closed.connect(self._show_list)
        self._side.addWidget(made)
        return made

    @cached_property
    def found(self) -> FoundList:
        """What was found."""
        made = FoundList(self._desk)
        made.chosen.connect(self._on_chosen)
        made.entry_opened.connect(self._on_opened)
        made.message_opened.connect(self.message_opened)
        made.exhibit_opened.connect(self.exhibit_opened)
        made.handover_opened.connect(self.handover_opened)
        made.filter_asked.connect(self.show_filter)
        made.closed.connect(self._show_list)
        self._side.addWidget(made)
        return made

    def show_entry(self, entry_id: str, way_back: str = "") -> None:
        """Show an entry, and choose it in the list.

        ``way_back`` is what the place is called from which it was opened, when that is not the list.
        """
        self._reading = True
        self._set_way_back(way_back)
        self.entry.show_entry(entry_id)
        self._side.setCurrentWidget(self.list)
        self.list.refresh(entry_id)
        self._arrange()

    def show_filter(self, wanted: EntryFilter) -> None:
        """Show the entries that fit."""
        self._set_way_back("")
        self.list.show_filter(wanted)
        self._show_list()

    def look_for(self, text: str) -> None:
        """Show where these words stand; without any, the list."""
        self._set_way_back("")
        if not text:
            self._show_list()
            return
        self._reading = False
        self.found.look_for(text)
        self._side.setCurrentWidget(self.found)
        self.found.rows.setFocus()
        self._arrange()

    def take_changes(self, changes: Changes) -> None:
        """Show anew what changed, and only that."""
        self.list.take_changes(changes)
        beside = self._side.currentWidget()
        if isinstance(beside, FilterPanel | FoundList):
            beside.take_changes(changes)
        shown = self.entry.entry_id
        if shown is not None and (shown in changes.touched("entry") or changes.touched("exhibit")):
            self.entry.show_entry(shown)

    def focus_list(self) -> None:
        """Let the keyboard go on in the list, or in what stands in its place."""
        beside = self._side.currentWidget()
        if isinstance(beside, FoundList):
            beside.rows.setFocus()
        elif isinstance(beside, FilterPanel):
            beside.focus_first()
        else:
            self.list.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        room = self.width() - 64
        alone = room < tokens().px(300 + _LEAST_ENTRY) + 24
        self.entry.set_alone(alone=alone)
        self._side.setVisible(not alone or not self._reading)
        self.entry.setVisible(not alone or self._reading)
        if alone:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(max(300, min(tokens().px(_LIST_WIDE), round(room * 0.44))))

    def _show_list(self) -> None:
        self._reading = False
        self._side.setCurrentWidget(self.list)
        self._arrange()
        self.list.take_focus()

    def _on_filter(self) -> None:
        self.panel.begin(self.list.wanted)
        self._side.setCurrentWidget(self.panel)
        self.panel.focus_first()

    def _on_chosen(self, entry_id: str) -> None:
        if not self.entry.isHidden() and self.entry.entry_id != entry_id:
            self._set_way_back("")
            self.entry.show_entry(entry_id)

    def _on_opened(self, entry_id: str) -> None:
        if self.entry.entry_id != entry_id:
            self._set_way_back("")
            self.entry.show_entry(entry_id)
        if self.entry.isHidden():
            self._reading = True
            self._arrange()
            self.entry.setFocus()

    def _on_back(self) -> None:
        comes_from_elsewhere = self._has_way_back
        self._set_way_back("")
        self._reading = False
        self._arrange()
        if comes_from_elsewhere:
            self.way_back_asked.emit()
        else:
            self.focus_list()

    def _set_way_back(self, words: str) -> None:
        self._has_way_back = bool(words)
        self.entry.set_way_back(words)
