"""Which entries go in: those a form asks for, every one, or chosen ones."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import RadioList, clear_layout_of, column

Which = Literal["asked", "all", "chosen"]


class WhichEntries(QWidget):
    """``chosen(which)`` on the user's choice. ``asked`` is offered only where a form asks for some."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._body = column(self, gap=0)
        self._list = self._made(asks=False, value="all")

    def value(self) -> Which:
        """The choice."""
        value: Which = self._list.value() or "all"  # type: ignore[assignment]  # the values are ours
        return value

    def set_value(self, which: Which) -> None:
        """Show a choice without emitting."""
        self._list.set_value(which)

    def offer_asked(self, asks: bool) -> None:
        """Offer the entries a form asks for, and take them; or take that choice away again."""
        value: Which = self.value()
        if asks:
            value = "asked"
        elif value == "asked":
            value = "all"
        clear_layout_of(self)
        self._list = self._made(asks=asks, value=value)

    def _made(self, *, asks: bool, value: Which) -> RadioList:
        options = [("all", self.tr("Every entry")), ("chosen", self.tr("Only entries I choose"))]
        if asks:
            options.insert(0, ("asked", self.tr("Those the form asks for, and those marked as chosen")))
        made = RadioList(options, name="whichEntries", spoken=self.tr("Which entries"), value=value)
        made.chosen.connect(self.chosen)
        self._body.addWidget(made)
        return made
