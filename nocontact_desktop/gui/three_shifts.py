"""Three taps of Shift alone within five seconds. Pure logic, without Qt.

A tap counts when Shift goes down and up again with no other key and no click between; anything else in
between begins the count anew. So capitals never count, and the system's own five taps are not reached.
"""

from __future__ import annotations

SECONDS = 5.0
TAPS = 3


class ThreeShifts:
    """Counts taps. Every method takes the time in seconds."""

    def __init__(self) -> None:
        self._taps: list[float] = []
        self._is_down = False

    def shift_down(self) -> None:
        """Shift was pressed, with no other modifier held."""
        self._is_down = True

    def shift_up(self, at: float) -> bool:
        """Shift was released; True when this was the third tap."""
        if not self._is_down:
            return False
        self._is_down = False
        self._taps = [tap for tap in self._taps if at - tap <= SECONDS]
        self._taps.append(at)
        if len(self._taps) < TAPS:
            return False
        self._taps.clear()
        return True

    def anything_else(self) -> None:
        """Another key, a click, or Shift together with something: the count begins anew."""
        self._taps.clear()
        self._is_down = False
