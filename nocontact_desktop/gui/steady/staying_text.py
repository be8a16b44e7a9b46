"""A field whose words stay in it: nothing is copied, cut or dragged out of it without asking."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence

from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.widgets.fields import GrowingText

_OUT = ("edit-copy", "edit-cut")


class StayingEditor(GrowingText):
    """``copy_asked()`` when the keys for copying or cutting are pressed."""

    copy_asked = Signal()

    def createMimeDataFromSelection(self) -> QMimeData:
        return QMimeData()  # dragging and selecting hand over nothing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Copy) or event.matches(keys.Cut):
            if self.textCursor().hasSelection():
                self.copy_asked.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in _OUT:
                menu.removeAction(action)
        menu.exec(event.globalPos())


class StayingText(KeptText):
    """As :class:`KeptText`; ``copy_asked()``."""

    editor = StayingEditor
    copy_asked = Signal()

    def __init__(self, label: str, *, name: str, value: str, hint: str = "", lines: int = 3) -> None:
        super().__init__(label, name=name, value=value, hint=hint, lines=lines)
        assert isinstance(self.edit, StayingEditor)
        self.edit.copy_asked.connect(self.copy_asked)

    def selected(self) -> str:
        """What is marked in it."""
        return self.edit.textCursor().selection().toPlainText()
