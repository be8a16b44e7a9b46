"""The rows of the board: all that are asked for, or group by group. A row is made when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.prepare.board_row import BoardHead, BoardRow
from nocontact_desktop.gui.prepare.board_words import BoardShown, channel_words
from nocontact_desktop.gui.widgets import Card, Divider, Fold, SecondaryText, column
from nocontact_desktop.guidance.content import Content

OWN_GROUP = "own"
_AT_ONCE = 10
_EACH_TIME = 3


class RowStack(QWidget):
    """Some rows under each other. The first come at once, the others while the window stays awake."""

    def __init__(self, ids: Sequence[str], make: Callable[[str], BoardRow]) -> None:
        super().__init__()
        self._make = make
        self._waiting = list(ids)
        column(self, gap=0)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._add(_EACH_TIME))
        self._add(_AT_ONCE)
        if self._waiting:
            self._timer.start()

    def _add(self, count: int) -> None:
        layout = self.layout()
        assert layout is not None
        for channel_id in self._waiting[:count]:
            if layout.count():
                layout.addWidget(Divider())
            layout.addWidget(self._make(channel_id))
        del self._waiting[:count]
        if not self._waiting:
            self._timer.stop()


class BoardTable(Card):
    """The card with the rows. Signals as those of :class:`BoardRow`."""

    opened = Signal(str)
    choice_made = Signal(str, str)
    evidence_said = Signal(str, str)

    def __init__(self, content: Content) -> None:
        super().__init__(name="boardCard", gap=0)
        self._content = content
        self._shown: BoardShown | None = None
        self.rows: dict[str, BoardRow] = {}
        self._open_groups: set[str] = set()
        self.add(BoardHead())
        self._inside: QWidget | None = None

    def show_rows(self, shown: BoardShown, ids: Sequence[str], *, grouped: bool, empty: str) -> None:
        """Show these channels and no others; ``grouped``: each group by itself, folded. ``empty`` stands for none."""
        self._shown = shown
        self.rows = {}
        inside = QWidget()
        inside.setObjectName("boardRows")
        body = column(inside, gap=0)
        if not ids:
            nothing = SecondaryText(empty, name="boardEmpty")
            nothing.setContentsMargins(0, 12, 0, 0)
            body.addWidget(nothing)
        for widget in self._groups(ids) if grouped else [RowStack(ids, self._make)]:
            body.addWidget(widget)
        if self._inside is not None:
            self._inside.hide()
            self.body.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = inside
        self.add(inside)

    def show_states(self, shown: BoardShown) -> None:
        """Show what is decided by now, in the rows that are there."""
        self._shown = shown
        for state in shown.states:
            if state.channel_id in self.rows:
                self.rows[state.channel_id].show_state(state, shown.terms.get(state.channel_id))

    def _groups(self, ids: Sequence[str]) -> list[QWidget]:
        names = {group.id: group.name for group in self._content.channel_groups}
        names[OWN_GROUP] = self.tr("Your own")
        found: dict[str, list[str]] = {}
        for channel_id in ids:
            channel = self._content.channel(channel_id)
            found.setdefault(channel.group if channel else OWN_GROUP, []).append(channel_id)
        return [self._group(group, names[group], found[group]) for group in names if group in found]

    def _group(self, group: str, name: str, ids: list[str]) -> Fold:
        fold = Fold(f"{name} · {len(ids)}", name=f"group_{group}", closed_words=self.tr("open to see"))

        def on_toggled(is_open: bool) -> None:
            if is_open and fold.body.count() == 0:
                fold.add(RowStack(ids, self._make))
            (self._open_groups.add if is_open else self._open_groups.discard)(group)

        fold.toggled.connect(on_toggled)
        fold.set_open(group in self._open_groups)
        return fold

    def _make(self, channel_id: str) -> BoardRow:
        shown = self._shown
        assert shown is not None
        state = shown.of(channel_id)
        assert state is not None
        row = BoardRow(state, channel_words(state, self._content, shown.voice), shown.terms.get(channel_id))
        row.opened.connect(self.opened)
        row.choice_made.connect(self.choice_made)
        row.evidence_said.connect(self.evidence_said)
        self.rows[channel_id] = row
        return row
