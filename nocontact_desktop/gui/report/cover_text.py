"""One text in which words are marked to be covered, and below it what is covered already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.marked_text import MarkedText
from nocontact_desktop.gui.widgets import FlowRow, Heading, LinkButton, SecondaryText, announce, column
from nocontact_desktop.report.coverable import CoverableText
from nocontact_desktop.report.covers import Cover, cover, uncover


class CoverText(QWidget):
    """``changed()`` after a passage was covered or is shown again."""

    changed = Signal()

    def __init__(self, desk: Desk, shown: CoverableText, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk, self._shown = desk, shown
        body = column(self, gap=8, margins=(0, 8, 0, 8))
        body.addWidget(Heading(shown.name, level=4, name=f"{name}Name"))
        spans = [(one.start, one.start + len(one.words)) for one in shown.covered if one.start is not None]
        self._text = MarkedText(shown.text, spans, name=f"{name}Text", choosing=True)
        self._text.setAccessibleDescription(self.tr("Select words with Shift and the arrow keys, then cover them."))
        body.addWidget(self._text)
        act = self.tr("Cover the selected words")
        button = LinkButton(act, name=f"{name}Cover", icon_name="eye-off", spoken=f"{act}: {shown.name}")
        button.clicked.connect(self._on_cover)
        body.addWidget(FlowRow(button))
        self._says = SecondaryText("", name=f"{name}Says")
        self._says.hide()
        body.addWidget(self._says)
        for place, one in enumerate(shown.covered):
            gone = self.tr("“{words}” was covered and does not stand here any more.")
            there = self.tr("Covered: “{words}”")
            said = (there if one.start is not None else gone).format(words=one.words)
            act = self.tr("Show again") if one.start is not None else self.tr("Remove")
            again = LinkButton(act, name=f"{name}Again{place + 1}", spoken=f"{act}: {said}")
            again.clicked.connect(lambda _checked=False, given=one.cover: self._on_again(given))
            body.addWidget(FlowRow(SecondaryText(said, name=f"{name}Covered{place + 1}"), again))

    def _on_cover(self) -> None:
        chosen = self._text.chosen()
        one = self._shown
        if chosen is None or not one.text[slice(*chosen)].strip():
            self._says.setText(self.tr("Select the words in the text above first."))
            self._says.show()
            announce(self, self._says.text())
            return
        self._desk.save(cover, one.kind, one.record, one.field, *chosen, owner=self, on_done=self._on_saved)

    def _on_again(self, given: Cover) -> None:
        self._desk.save(uncover, given, owner=self, on_done=self._on_saved)

    def _on_saved(self, _changes: object) -> None:
        self.changed.emit()
