"""Reading text in which passages are marked, and from which a passage can be chosen by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from nocontact_desktop.gui.theme import theme, tokens
from nocontact_desktop.gui.widgets import BodyText

Span = tuple[int, int]


class MarkedText(BodyText):
    """``spans`` are from which character up to which passages are marked. With ``choosing`` words can be selected by
    keyboard as well: arrows move, Shift selects.
    """

    def __init__(
        self,
        text: str,
        spans: Sequence[Span] = (),
        parent: QWidget | None = None,
        *,
        name: str,
        choosing: bool = False,
        wide: bool = False,
    ) -> None:
        self._spans = tuple(spans)
        super().__init__(text, parent, name=name, wide=wide)
        if choosing:
            keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keyboard)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self._mark)
        self._mark()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark other passages."""
        self._spans = tuple(spans)
        self._mark()

    def chosen(self) -> Span | None:
        """From which character up to which is selected; None when nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        text = self.toPlainText()
        return _characters(text, cursor.selectionStart()), _characters(text, cursor.selectionEnd())

    def _mark(self) -> None:
        colours = tokens().colours
        text = self.toPlainText()
        marked = []
        for start, stop in self._spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:stop]), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format.setBackground(QColor(colours.careful_ground))
            selection.format.setForeground(QColor(colours.careful))
            marked.append(selection)
        self.setExtraSelections(marked)


def _units(text: str) -> int:
    """How many places Qt counts for a text: two for signs outside the first plane."""
    return len(text.encode("utf-16-le")) // 2


def _characters(text: str, units: int) -> int:
    """How many characters the first ``units`` places of Qt are."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))
