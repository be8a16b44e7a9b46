"""The list and the entry beside each other; one after the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.entry_list import EntryList
from nocontact_desktop.gui.diary.entry_view import EntryView
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import row
from nocontact_desktop.vault.changes import Changes

_LIST_WIDE = 420
_LEAST_ENTRY = 330


class Timeline(QWidget):
    """The diary as it opens."""

    correct_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.list = EntryList(desk)
        self.entry = EntryView(desk)
        self._reading = False
        line = row(self, gap=24, margins=(32, 0, 32, 32))
        line.addWidget(self.list)
        line.addWidget(self.entry, 1)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.entry.back_requested.connect(self._on_back)
        self.entry.correct_requested.connect(self.correct_requested)
        back = QShortcut(QKeySequence("Escape"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back)
        self._arrange()

    def show_entry(self, entry_id: str) -> None:
        """Show an entry, and choose it in the list."""
        self._reading = True
        self.entry.show_entry(entry_id)
        self.list.refresh(entry_id)
        self._arrange()

    def take_changes(self, changes: Changes) -> None:
        """Show anew what changed, and only that."""
        self.list.take_changes(changes)
        shown = self.entry.entry_id
        if shown is not None and (shown in changes.touched("entry") or changes.touched("exhibit")):
            self.entry.show_entry(shown)

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
        self.list.setVisible(not alone or not self._reading)
        self.entry.setVisible(not alone or self._reading)
        if alone:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16777215)
        else:
            self.list.setFixedWidth(max(300, min(tokens().px(_LIST_WIDE), round(room * 0.44))))

    def _on_chosen(self, entry_id: str) -> None:
        if not self.entry.isHidden() and self.entry.entry_id != entry_id:
            self.entry.show_entry(entry_id)

    def _on_opened(self, entry_id: str) -> None:
        if self.entry.entry_id != entry_id:
            self.entry.show_entry(entry_id)
        if self.entry.isHidden():
            self._reading = True
            self._arrange()
            self.entry.setFocus()

    def _on_back(self) -> None:
        self._reading = False
        self._arrange()
        self.list.cards.setFocus()
