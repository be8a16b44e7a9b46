"""The most recent, the worst and the first entry, to be put in with one press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.report.entry_jobs import Suggested
from nocontact_desktop.gui.widgets import FlowRow, SecondaryButton, SecondaryText, column


class EntrySuggestions(QWidget):
    """Hidden until there is one. ``wanted(tuple)`` with their ids."""

    wanted = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entrySuggestions")
        self._ids: tuple[str, ...] = ()
        body = column(self, gap=6)
        self._says = SecondaryText("", name="entrySuggested")
        self._put_in = SecondaryButton("", name="entrySuggestedIn", icon_name="plus", small=True)
        self._put_in.clicked.connect(lambda: self.wanted.emit(self._ids))
        body.addWidget(self._says)
        body.addWidget(FlowRow(self._put_in))
        self.hide()

    def show_suggested(self, found: tuple[Suggested, ...]) -> None:
        """Name them; one entry may be several of them."""
        self._ids = tuple(dict.fromkeys(one.row.id for one in found))
        called = {
            "most_recent": self.tr("Most recent: {entry}"),
            "worst": self.tr("Worst: {entry}"),
            "first": self.tr("First: {entry}"),
        }
        lines = [called[one.rank].format(entry=f"{one.row.title} ({one.row.when})") for one in found]
        if not any(one.rank == "worst" for one in found):
            lines.append(self.tr("Worst: none is marked so. The form of an entry has a place for it."))
        self._says.setText("\n".join(lines))
        words = {1: self.tr("Put it in"), 2: self.tr("Put both in"), 3: self.tr("Put all three in")}
        self._put_in.set_words(words.get(len(self._ids), ""))
        self.setVisible(bool(found))
