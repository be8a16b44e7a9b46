"""The numbers of a chart as a table: three columns that have room at every text size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLabel, QTableWidget, QTableWidgetItem

from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import named

Row = tuple[str, str, str]
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_ALIGNED = (_START, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, _START)


class NumbersTable(QTableWidget):
    """``show_rows(rows)``; as high as its rows are, so that the page scrolls and not the table."""

    def __init__(self, heads: Row, *, name: str, spoken: str) -> None:
        super().__init__(0, len(heads))
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        for place, words in enumerate(heads):
            item = QTableWidgetItem(words)
            item.setTextAlignment(_ALIGNED[place])
            self.setHorizontalHeaderItem(place, item)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.verticalHeader(), f"{name}Side", spoken).hide()
        head = self.horizontalHeader()
        named(head, f"{name}Head", spoken)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for at in (0, 1):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._restyle()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows and no others."""
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for place, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setTextAlignment(_ALIGNED[place])
                self.setItem(at, place, item)
        self._fit()

    def rows(self) -> list[Row]:
        """What stands in the table."""
        return [self._row(at) for at in range(self.rowCount())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
            self._fit()

    def _row(self, at: int) -> Row:
        first, second, third = (item.text() if (item := self.item(at, place)) else "" for place in range(3))
        return first, second, third

    def _fit(self) -> None:
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(at) for at in range(self.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().height() + 2)

    def _restyle(self) -> None:
        t = tokens()
        font = QFont(QLabel().font())
        font.setPixelSize(t.small)
        self.setFont(font)
        self.horizontalHeader().setFixedHeight(t.px(32))
        self.verticalHeader().setMinimumSectionSize(t.px(28))
