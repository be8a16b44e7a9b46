"""The keys that work in the window, as a list to look things up in."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.widgets import Card, Fold, Heading, SecondaryText, Value


class KeysCard(Card):
    """What each key does, folded until somebody wants to know."""

    def __init__(self) -> None:
        super().__init__(name="keysCard")
        self.add(Heading(self.tr("Keyboard"), level=3))
        fold = Fold(self.tr("Every key and what it does"), name="keysFold", closed_words=self.tr("open to read"))
        table = QWidget()
        table.setObjectName("keysTable")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (keys, does) in enumerate(self._rows()):
            grid.addWidget(Value(keys, name=f"keys{at}"), at, 0)
            grid.addWidget(SecondaryText(does, name=f"keysDo{at}"), at, 1)
        fold.add(table)
        self.add(fold)

    def _rows(self) -> list[tuple[str, str]]:
        def native(keys: str) -> str:
            return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

        specs = registered_pages()
        pages = [(native(f"Ctrl+{at}"), spec.title) for at, spec in enumerate(specs, 1)]
        places = [(native(spec.key.keys), spec.key.does) for spec in specs if spec.key is not None]
        return [
            (self.tr("Shift, three times"), self.tr("Leave quickly, unless it is switched off above")),
            (native("Ctrl+D"), self.tr("In danger now")),
            (native("Ctrl+L"), self.tr("Lock the notebook")),
            *places,
            *pages,
            (native("Ctrl+F"), self.tr("Find in the diary")),
            (native("Ctrl+N"), self.tr("In the diary: write something down")),
            (native("Ctrl+S"), self.tr("In an entry: save it")),
            (native("Esc"), self.tr("Back to the list or the plan")),
            (self.tr("Tab"), self.tr("To the next button or field; with Shift to the one before")),
            (self.tr("Arrows, space"), self.tr("Within a group of choices: move, choose")),
        ]
