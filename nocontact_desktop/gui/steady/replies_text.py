"""The draft of a reply: a field that keeps itself, with findings underlined where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.steady.replies import ReplyFinding, sentence_start


class ReplyText(KeptText):
    """Signal ``moved()``: the cursor stands somewhere else. Findings are drawn over the text, never put into it."""

    moved = Signal()

    def __init__(self, label: str, *, name: str, hint: str) -> None:
        self._findings: tuple[ReplyFinding, ...] = ()
        super().__init__(label, name=name, value="", hint=hint, lines=7)
        self.edit.cursorPositionChanged.connect(self.moved)

    def show_findings(self, findings: Iterable[ReplyFinding]) -> None:
        """Underline what was found in the text as it stands now."""
        self._findings = tuple(findings)
        self._draw()

    def at_cursor(self) -> list[ReplyFinding]:
        """What is marked where the cursor stands, or in what is selected."""
        cursor = self.edit.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        return [one for one in self._findings if one.end and self._at(one.start) <= last and first <= self._at(one.end)]

    def go_to(self, finding: ReplyFinding) -> None:
        """Select what a finding marks, and let the user type there."""
        self.edit.setTextCursor(self._cursor(finding))
        self.edit.setFocus()

    def put_before(self, finding: ReplyFinding, words: str, *, at_beginning: bool) -> None:
        """Put ``words`` before the sentence of a finding, or at the beginning of all. What was typed stays."""
        place = 0 if at_beginning else sentence_start(self.value(), finding.start)
        cursor = self.edit.textCursor()
        cursor.setPosition(self._at(place))
        self._insert(cursor, words if words.endswith(" ") else f"{words} ")

    def put_in(self, words: str) -> None:
        """Put ``words`` where the cursor stands."""
        cursor = self.edit.textCursor()
        cursor.clearSelection()
        before = self.value()[: len(_units(self.value(), cursor.position()))]
        self._insert(cursor, f"{'' if not before or before[-1].isspace() else ' '}{words}")

    def begin(self, text: str) -> None:
        """Show what was kept; that is not kept again."""
        self.set_value(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._last = text

    def clear(self) -> None:
        """Empty the field. What stood in it is gone from its memory of steps too."""
        self._findings = ()
        self.begin("")
        self._wait.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _insert(self, cursor: QTextCursor, words: str) -> None:
        cursor.insertText(words)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    def _draw(self) -> None:
        drawn = []
        for finding in self._findings:
            if finding.end:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = self._cursor(finding)
                mark.format = _underlined()
                drawn.append(mark)
        self.edit.setExtraSelections(drawn)

    def _cursor(self, finding: ReplyFinding) -> QTextCursor:
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(self._at(finding.start))
        cursor.setPosition(self._at(finding.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _at(self, place: int) -> int:
        """The place as Qt counts, for which some letters are two."""
        return min(_size(self.value()[:place]), self.edit.document().characterCount() - 1)


def _underlined() -> QTextCharFormat:
    # Dashes in the colour of quiet text: a mark, not a correction.
    drawn = QTextCharFormat()
    drawn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    drawn.setUnderlineColor(QColor(tokens().colours.text))
    return drawn


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _units(text: str, place: int) -> str:
    """The part of ``text`` before a place as Qt counts."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "surrogatepass")
