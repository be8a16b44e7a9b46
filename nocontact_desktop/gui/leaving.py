"""Out of sight at once: windows are painted blank and hidden before anything else happens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Blank(QWidget):
    """An empty sheet over a whole window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("blank")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.setGeometry(window.rect())


def blank_at_once() -> None:
    """Paint every window of ours empty, now, and hide it. Returns when nothing of ours is on the screen."""
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        sheet = Blank(window)
        sheet.raise_()
        sheet.show()
        # Painted here and now: waiting for the event loop would leave the page in sight until it is drained.
        sheet.repaint()
        window.hide()


def destroy_windows() -> None:
    """Destroy the windows and all they hold, so that nothing is left for a screen reader's bus to ask about."""
    # Each as a whole: a file dialog whose parts go before it does brings the process down.
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, 52)
