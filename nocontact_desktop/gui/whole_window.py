"""What both windows of an open notebook are: the one with the pages, and the one that shows chosen entries."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from nocontact_desktop.gui.widgets.layouts import next_stop


class WholeWindow(QMainWindow):
    """Tab leads through it as it is seen. ``leave_clicked``, ``minimised`` and ``closed`` as the name says."""

    leave_clicked = Signal()
    minimised = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._whole = QWidget()
        self._whole.setObjectName("whole")

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab leads through the window as it is seen."""
        stop = next_stop(self._whole, self.focusWidget(), forwards=forwards)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.minimised.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
