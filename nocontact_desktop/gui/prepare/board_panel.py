"""The board itself: filters, the table, the way to undo, and what stays open meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.prepare.board_table import BoardTable
from nocontact_desktop.gui.prepare.board_words import BoardShown, channel_words, is_seen
from nocontact_desktop.gui.prepare.doors_list import DoorsList
from nocontact_desktop.gui.widgets import FilterChips, FlowRow, Fold, QuietButton, column
from nocontact_desktop.gui.widgets.naming import set_tip
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.doors import OpenDoor


class BoardPanel(QWidget):
    """Signals: those of the table, ``undo_asked(channel)``, and ``used_asked()`` for the list of what both use."""

    opened = Signal(str)
    undo_asked = Signal(str)
    used_asked = Signal()

    def __init__(self, content: Content, shown: BoardShown, doors: tuple[OpenDoor, ...]) -> None:
        super().__init__()
        self._content = content
        self._shown = shown
        self._doors = doors
        body = column(self, gap=16)
        self._filter = FilterChips(list(self._filters().items()), name="boardFilter", spoken=self.tr("Show"))
        self._filter.set_value("both" if self._ids("both") else "all")
        self._filter.chosen.connect(lambda _value: self._show_rows())
        used = QuietButton(self.tr("Mark what you both use"), name="markUsed", icon_name="list-checks", small=True)
        used.clicked.connect(self.used_asked)
        self._undo = QuietButton(self.tr("Undo the last change"), name="boardUndo", icon_name="undo-2", small=True)
        self._undo.clicked.connect(self._on_undo)
        self.table = BoardTable(content)
        self.table.opened.connect(lambda channel_id: self.opened.emit(f"channel:{channel_id}"))
        self._meanwhile = Fold(
            self.tr("Doors that stay open meanwhile"),
            name="boardDoors",
            closed_words=self.tr("open to read"),
        )
        self._meanwhile.toggled.connect(lambda _is_open: self._fill_doors())
        for widget in (FlowRow(self._filter, used, self._undo), self.table, self._meanwhile):
            body.addWidget(widget)
        self._show_rows()
        self._say()

    def show_states(self, shown: BoardShown, doors: tuple[OpenDoor, ...]) -> None:
        """Show what is decided by now. The rows stay, so that nothing moves under the pointer."""
        self._shown, self._doors = shown, doors
        self.table.show_states(shown)
        self._say()
        self._fill_doors()

    def _filters(self) -> dict[str, str]:
        words = {
            "both": self.tr("We both use it"),
            "all": self.tr("All"),
            "undecided": self.tr("Not decided"),
            "seen": self.tr("Could be noticed"),
        }
        return {value: f"{word} · {len(self._ids(value))}" for value, word in words.items()}

    def _ids(self, wanted: str) -> list[str]:
        in_play = [state for state in self._shown.states if state.in_play]
        chosen = {
            "both": in_play,
            "undecided": [state for state in in_play if state.choice is None],
            "seen": [state for state in in_play if is_seen(state, self._content)],
        }
        return [state.channel_id for state in chosen.get(wanted, self._shown.states)]

    def _show_rows(self) -> None:
        wanted = self._filter.value()
        self.table.show_rows(
            self._shown,
            self._ids(wanted),
            grouped=wanted == "all",
            empty=self.tr("Nothing here. “All” shows every channel."),
        )

    def _say(self) -> None:
        for value, words in self._filters().items():
            self._filter.set_words(value, words)
        last = self._shown.of(self._shown.last) if self._shown.last else None
        self._undo.setEnabled(last is not None)
        if last is not None:
            name = channel_words(last, self._content, self._shown.voice).name
            says = self.tr("Undo the last change: {channel}").format(channel=name)
            self._undo.setAccessibleName(says)
            set_tip(self._undo, says)

    def _fill_doors(self) -> None:
        while self._meanwhile.body.count():
            item = self._meanwhile.body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._meanwhile.is_open:
            doors = DoorsList(self._doors, self._shown.voice)
            doors.opened.connect(self.opened)
            self._meanwhile.add(doors)

    def _on_undo(self) -> None:
        if self._shown.last:
            self.undo_asked.emit(self._shown.last)
