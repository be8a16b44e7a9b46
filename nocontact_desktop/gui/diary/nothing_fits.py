"""Says that nothing fits a filter, what it is filtered by, and what would fit without one part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from nocontact_desktop.diary.choices import Wider
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.filter_words import filter_words, part_words
from nocontact_desktop.gui.widgets import Heading, LinkButton, SecondaryText, clear_layout_of, column


class NothingFits(QScrollArea):
    """``show_filter(wanted, wider, orders)``; ``asked(EntryFilter)`` when the user widens it."""

    asked = Signal(object)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName(f"{name}Inner")
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        body = column(inner, gap=12, margins=(4, 16, 4, 16))
        body.addWidget(Heading(self.tr("Nothing fits this choice"), level=3, name=f"{name}Title"))
        self._says = SecondaryText("", name=f"{name}Says")
        body.addWidget(self._says)
        self._ways = QWidget()
        column(self._ways, gap=8)
        body.addWidget(self._ways)
        body.addStretch(1)

    def show_filter(self, wanted: EntryFilter, wider: Sequence[Wider], orders: Mapping[str, str]) -> None:
        """Say what the filter is and offer each way to widen it."""
        said = self.tr("The choice is “{parts}”.").format(parts=filter_words(wanted, orders))
        self._says.setText(said)
        clear_layout_of(self._ways)
        ways = self._ways.layout()
        assert ways is not None
        for one in wider:
            entries = counted(one.count, self.tr("{n} entry"), self.tr("{n} entries"))
            words = self.tr("Without “{part}”: {entries}").format(
                part=part_words(wanted, one.part, orders), entries=entries
            )
            ways.addWidget(self._way(words, wanted.without(one.part), one.part))
        ways.addWidget(self._way(self.tr("Show all entries"), EntryFilter(), "all"))

    def _way(self, words: str, wanted: EntryFilter, name: str) -> LinkButton:
        button = LinkButton(words, name=f"{self.objectName()}_{name}")
        button.clicked.connect(lambda: self.asked.emit(wanted))
        return button
