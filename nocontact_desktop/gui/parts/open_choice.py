"""One of several, with a way to take the answer back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import FlowRow, QuietButton, RadioList, column


class OpenChoice(QWidget):
    """``answered(value)`` with the option, or an empty text when the answer was taken back."""

    answered = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str] | tuple[str, str, str]],
        *,
        name: str,
        spoken: str,
        value: str | None = None,
    ) -> None:
        super().__init__()
        body = column(self, gap=4)
        self._list = RadioList(options, name=name, spoken=spoken, value=value)
        self._list.chosen.connect(self._on_chosen)
        self._none = QuietButton(
            self.tr("Leave this open"),
            name=f"{name}_leaveOpen",
            small=True,
            spoken=self.tr("Leave open: {question}").format(question=spoken),
        )
        self._none.clicked.connect(self._on_none)
        body.addWidget(self._list)
        body.addWidget(FlowRow(self._none, parent=self))
        # Only now: shown without a parent, it would be a window of its own for a moment.
        self._none.setVisible(value is not None)
        self.setFocusProxy(self._list)

    def value(self) -> str | None:
        """The choice, or None."""
        return self._list.value()

    def _on_chosen(self, value: str) -> None:
        self._none.show()
        self.answered.emit(value)

    def _on_none(self) -> None:
        self._list.set_value(None)
        self._list.setFocus()
        self._none.hide()
        self.answered.emit("")
