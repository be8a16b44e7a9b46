"""A line that says how far something long has come, and lets it be stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from nocontact_desktop.gui.widgets.buttons import SecondaryButton
from nocontact_desktop.gui.widgets.layouts import column, row
from nocontact_desktop.gui.widgets.naming import announce
from nocontact_desktop.gui.widgets.text import SecondaryText


class ProgressRow(QWidget):
    """``ProgressRow(name="progress")``; ``start("Reading")``, ``set_progress(done, total)``, ``finish("38 read")``.

    Hidden until started. ``cancel_requested`` when the user stops it. Every quarter and the end are said aloud.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str, can_cancel: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._says = SecondaryText("", name=f"{name}Text")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}Bar")
        self._bar.setTextVisible(False)
        self._cancel = SecondaryButton(self.tr("Stop"), name=f"{name}Cancel", small=True)
        self._can_cancel = can_cancel
        self._cancel.clicked.connect(self._on_cancel)
        self._words = ""
        self._quarter = 0
        line = row(self, gap=16)
        body = column(gap=8)
        body.addWidget(self._says)
        body.addWidget(self._bar)
        line.addLayout(body, 1)
        line.addWidget(self._cancel)
        self.hide()

    def start(self, words: str) -> None:
        """Show the row, without a length until one is known."""
        self._words = words
        self._quarter = 0
        self._says.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._cancel.setVisible(self._can_cancel)
        self._bar.show()
        self.show()
        announce(self, words)

    def set_progress(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``; a total of 0 means it is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        if total <= 0:
            return
        self._says.setText(
            self.tr("{words} · {done} of {total}").format(words=self._words, done=f"{done:,}", total=f"{total:,}")
        )
        quarter = done * 4 // total
        if quarter > self._quarter and quarter < 4:
            announce(self, self.tr("{percent} per cent").format(percent=quarter * 25))
        self._quarter = quarter

    def finish(self, words: str = "") -> None:
        """Say the result aloud and on screen; with no words the row goes away."""
        self._bar.hide()
        self._cancel.setEnabled(False)
        self._cancel.hide()
        self._says.setText(words)
        self.setVisible(bool(words))
        if words:
            announce(self, words)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._says.setText(self.tr("Stopping"))
        self.cancel_requested.emit()
