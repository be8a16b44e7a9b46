"""Columns of cards beside each other, under each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.layouts import column


class Columns(QWidget):
    """``Columns(shares=(3, 2))``; ``add(0, card)``, ``add(1, card)``.

    Folds to one column below ``narrow`` at 100 % text.
    """

    def __init__(
        self, *, shares: tuple[int, ...], narrow: int = 720, gap: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap + 4)
        self._columns: list[QVBoxLayout] = []
        self._holders: list[QWidget] = []
        for share in shares:
            holder = QWidget()
            outer = column(holder, gap=0)
            inner = column(gap=gap)
            outer.addLayout(inner)
            outer.addStretch(1)
            self._columns.append(inner)
            self._holders.append(holder)
            self._line.addWidget(holder, share)

    def add(self, at: int, widget: QWidget) -> None:
        """Add a card at the foot of a column."""
        self._columns[at].addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fold()

    def minimumSizeHint(self) -> QSize:
        # Narrower than the columns need beside each other: then they fold.
        least = super().minimumSizeHint()
        return QSize(max(self._least_widths(), default=0), least.height() if self._is_folded() else 0)

    def _least_widths(self) -> list[int]:
        return [holder.minimumSizeHint().width() for holder in self._holders]

    def _is_folded(self) -> bool:
        return self._line.direction() == QBoxLayout.Direction.TopToBottom

    def _fold(self) -> None:
        needed = sum(self._least_widths()) + self._line.spacing() * (len(self._holders) - 1)
        folded = self.width() < max(tokens().px(self._narrow), needed)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if folded else directions.LeftToRight)
