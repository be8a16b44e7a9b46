"""One box of a form: what it asks, what the notebook has for it, and copying that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import (
    Button,
    Heading,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    Value,
    announce,
    column,
    row,
)
from nocontact_desktop.gui.widgets.clipboard import SECONDS
from nocontact_desktop.report.forms.paper import marked
from nocontact_desktop.report.forms.worksheet import Filled
from nocontact_desktop.report.words import Words


class FormBox(QWidget):
    """``copied(FormBox)`` when its words were put on the clipboard, ``add_asked()`` to write down what is missing."""

    copied = Signal(object)
    add_asked = Signal()

    def __init__(self, filled: Filled, say: Words, copy: Callable[[str], None], add_words: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._filled = filled
        self._copy = copy
        line = row(self, gap=16)
        body = column(gap=6)
        asks = marked(f"{filled.box.asks}.", filled.box.mark, say)
        body.addWidget(Heading(f"{filled.number}   {asks}".strip(), level=4, name=f"{name}_asks"))
        if filled.text:
            body.addWidget(Value(filled.text, name=f"{name}_text"))
        for at, remark in enumerate((*filled.remarks, filled.box.note)):
            if remark:
                body.addWidget(SecondaryText(remark, name=f"{name}_remark{at}"))
        self._said = SecondaryText("", name=f"{name}_copied")
        self._said.hide()
        body.addWidget(self._said)
        line.addLayout(body, 1)
        button = self._button(add_words, name)
        if button is not None:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _button(self, add_words: str, name: str) -> Button | None:
        """Copying what is there, or adding what is not; None where neither makes sense."""
        filled = self._filled
        if filled.text:
            spoken = self.tr("Copy what is there for {number} {asks}")
            copy = SecondaryButton(
                self.tr("Copy"),
                name=f"{name}_copy",
                icon_name="copy",
                small=True,
                spoken=spoken.format(number=filled.number, asks=filled.box.asks),
            )
            copy.clicked.connect(self._on_copy)
            return copy
        if filled.state in ("missing", "withheld"):
            link = LinkButton(add_words, name=f"{name}_add", spoken=f"{add_words}: {filled.box.asks}")
            link.clicked.connect(self.add_asked)
            return link
        return None

    def forget_copied(self) -> None:
        """Something else is on the clipboard now."""
        self._said.hide()

    def _on_copy(self) -> None:
        self._copy(self._filled.text)
        said = self.tr(
            "On the clipboard for {seconds} seconds. Then it is taken off again. Other programs can read it there, "
            "and some keep a list."
        ).format(seconds=SECONDS)
        self._said.setText(said)
        self._said.show()
        announce(self, said)
        self.copied.emit(self)
