"""The messages of a conversation, fetched window by window as they come into sight. A million rows cost nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from nocontact_desktop.diary.conversations import MessageRow

WINDOW = 100
KEPT = 40
"""How many windows are kept at once, the last ones looked at."""


class MessageWindows(QObject):
    """Rows by place. Those not here are asked for through ``rows_wanted(start, count)``; ``came()`` when they are."""

    rows_wanted = Signal(int, int)
    came = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0
        self._windows: OrderedDict[int, list[MessageRow]] = OrderedDict()
        self._asked: set[int] = set()

    def reset(self, count: int) -> None:
        """Begin anew with ``count`` rows, none of them known."""
        self.count = count
        self._windows.clear()
        self._asked.clear()

    def row(self, place: int) -> MessageRow | None:
        """The message at a place; None while it is not here, and its window is asked for."""
        if not 0 <= place < self.count:
            return None
        number = place // WINDOW
        window = self._windows.get(number)
        if window is None:
            self._ask(number)
            return None
        self._windows.move_to_end(number)
        return window[place % WINDOW] if place % WINDOW < len(window) else None

    def put(self, start: int, rows: Sequence[MessageRow]) -> None:
        """Take in a window that was asked for."""
        number = start // WINDOW
        self._asked.discard(number)
        self._windows[number] = list(rows)
        while len(self._windows) > KEPT:
            self._windows.popitem(last=False)
        self.came.emit(start, len(rows))

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        start = number * WINDOW
        count = min(WINDOW, self.count - start)
        # Asked for a moment later: this is called while the view is drawn.
        QTimer.singleShot(0, self, lambda: self.rows_wanted.emit(start, count))
