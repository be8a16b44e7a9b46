"""Ready neutral sentences: those for contact on terms, in the user's own words where they were changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.widgets import Fold, IconLabel, SecondaryText, row
from nocontact_desktop.preparation.scripts import scripts
from nocontact_desktop.vault.notebook import Notebook

_GROUP = "terms"
_EITHER = " / "
"""Stands between two sentences of which one is used."""


def ready_sentences(notebook: Notebook) -> tuple[str, ...]:
    """The sentences for these answers."""
    texts = (one.text for one in scripts(notebook) if one.script.group == _GROUP)
    return tuple(sentence.strip() for text in texts for sentence in text.split(_EITHER) if sentence.strip())


class ReadyFold(Fold):
    """Signal ``wanted(str)``: put this sentence into the draft."""

    wanted = Signal(str)

    def __init__(self, sentences: tuple[str, ...]) -> None:
        say = QCoreApplication.translate
        title, closed = say("ReadyFold", "Ready sentences"), say("ReadyFold", "open to choose one")
        super().__init__(title, name="readySentences", closed_words=closed)
        self.add(SecondaryText(self.tr("Choose one. It is put where the cursor stands.")))
        for place, sentence in enumerate(sentences):
            self.add(self._row(place, sentence))

    def _row(self, place: int, sentence: str) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=10, margins=(0, 4, 0, 4))
        line.addWidget(IconLabel("plus", "accent", 18), 0, Qt.AlignmentFlag.AlignTop)
        link = WrappedLink(sentence, name=f"ready_{place}", strong=False)
        link.setAccessibleName(self.tr("Put in: {words}").format(words=sentence))
        link.clicked.connect(partial(self.wanted.emit, sentence))
        line.addWidget(link, 1)
        return holder
