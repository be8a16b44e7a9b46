"""Headings and reading text. Everything here shows plain text only."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTextEdit, QWidget

from nocontact_desktop.gui.tokens import CHARACTERS_WIDE, LINE_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlockFormat, QTextDocument

_SAMPLE = "Most lines of most texts are about as wide as this one, letter for letter."


class BodyText(QTextEdit):
    """Reading text: wraps, line height 1.4, at most about 70 characters wide, can be selected, grows with its text.

    ``quiet`` draws it in the secondary colour; ``wide`` lifts the limit on the line length. A ``marker``, such as "•"
    or "2.", stands before it, and all its lines stand to the right of that.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "bodyText",
        quiet: bool = False,
        wide: bool = False,
        marker: str = "",
    ) -> None:
        super().__init__(parent)
        self._wide = wide
        self._marker = marker
        self._heights: dict[int, int] = {}
        self.setObjectName(name)
        self.setProperty("quiet", quiet)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show ``text``; signs of markup are shown as they are."""
        self.setPlainText(f"{self._marker}\t{text}" if self._marker else text)
        self.setAccessibleName(text)
        self._set_out()

    def _set_out(self) -> None:
        spacing = self._spacing()
        if self._marker:
            self.setTabStopDistance(spacing.leftMargin())
        _space(self.document(), spacing)
        self._measure_again()

    def _spacing(self) -> QTextBlockFormat:
        # Not before a text is shown: the first window, which has none, is on the screen sooner.
        from PySide6.QtGui import QTextBlockFormat

        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT / 1.3 * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._marker:
            indent = self.fontMetrics().horizontalAdvance("\N{EM SPACE}" + ("0" if self._marker[0].isdigit() else ""))
            spacing.setLeftMargin(indent)
            spacing.setTextIndent(-indent)
        return spacing

    def text(self) -> str:
        """The text shown."""
        return self.toPlainText().removeprefix(f"{self._marker}\t" if self._marker else "")

    def heightForWidth(self, width: int) -> int:
        width = min(width, self.maximumWidth())
        if width not in self._heights:
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def _height_at(self, width: int) -> int:
        """Measured on a copy: a text box that is not laid out yet puts its own width back in the middle of it."""
        from PySide6.QtGui import QTextDocument

        # Not by clone(): where a layout's item has been deleted at the same place in memory, that gives the item.
        copy = QTextDocument()
        copy.setDefaultFont(self.document().defaultFont())
        copy.setDocumentMargin(self.document().documentMargin())
        copy.setDefaultTextOption(self.document().defaultTextOption())
        copy.setPlainText(self.toPlainText())
        _space(copy, self._spacing())
        copy.setTextWidth(width)
        return math.ceil(copy.size().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.fontMetrics().averageCharWidth() * 12, self._widest()), self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        plain = QMimeData()
        plain.setText(self.textCursor().selection().toPlainText())
        return plain

    def _measure_again(self) -> None:
        self._heights.clear()
        self.setMaximumWidth(16777215 if self._wide else self._widest())
        self.updateGeometry()

    def _widest(self) -> int:
        if self._wide:
            return 16777215
        return round(self.fontMetrics().horizontalAdvance(_SAMPLE) / len(_SAMPLE) * (CHARACTERS_WIDE + 10))

    def _natural_width(self) -> int:
        kept = self.document().textWidth()
        self.document().setTextWidth(-1)
        natural = math.ceil(self.document().idealWidth()) + 1
        self.document().setTextWidth(kept)
        return min(natural, self._widest())


def _space(document: QTextDocument, spacing: QTextBlockFormat) -> None:
    from PySide6.QtGui import QTextCursor

    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spacing)


class PlainLabel(QLabel):
    """A label that never reads its text as markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        if name:
            self.setObjectName(name)


class WrappedLabel(PlainLabel):
    """A label over several lines at our line height, for short text that is not selected."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        self._heights: dict[int, float] = {}
        super().__init__(text, parent, name=name)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = max(1, width - margins.left() - margins.right())
        if inner not in self._heights:
            # Layouts ask for the same widths many times over.
            self._heights[inner] = self._laid_out(inner)[1]
        return math.ceil(self._heights[inner]) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        natural = max((metrics.horizontalAdvance(part) for part in self.text().split("\n")), default=0) + 2
        margins = self.contentsMargins()
        widest = metrics.averageCharWidth() * CHARACTERS_WIDE
        width = min(natural, widest) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0) + 2
        margins = self.contentsMargins()
        width = min(longest, metrics.averageCharWidth() * 18) + margins.left() + margins.right()
        return QSize(width, math.ceil(metrics.height() * self._line_factor()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self.contentsRect()
        parts, height = self._laid_out(rect.width())
        top = float(rect.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (rect.height() - height) / 2)
        for part in parts:
            part.draw(painter, QPointF(rect.left(), top))

    def _line_factor(self) -> float:
        return LINE_HEIGHT / 1.3

    def _laid_out(self, width: int) -> tuple[list[QTextLayout], float]:
        """One layout per paragraph, its lines placed from the top of the label, and the height of all."""
        line_height = self.fontMetrics().height() * self._line_factor()
        gap = (line_height - self.fontMetrics().height()) / 2
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        parts: list[QTextLayout] = []
        top = 0.0
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, top + gap))
                top += line_height
            layout.endLayout()
            if not paragraph:
                top += line_height
            parts.append(layout)
        return parts, top


class Heading(WrappedLabel):
    """A heading.

    ``level`` 1 for a first-run card, 2 for a card's main heading (21), 3 for smaller ones (18), 4 for a row
    (16).
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, level: int = 2, name: str = "heading") -> None:
        self._level = level
        super().__init__(text, parent, name=name)
        self.setProperty("level", level)

    def take_focus(self) -> None:
        """Let the keyboard go on from here and a screen reader read it: what it stands over has come instead of
        something else. Tab does not stop here.
        """
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()

    def _line_factor(self) -> float:
        return 1.0


class PageTitle(WrappedLabel):
    """The title at the top of the window. A long one goes on in a second line."""

    def _line_factor(self) -> float:
        return 1.0


class SecondaryText(WrappedLabel):
    """Smaller text in the secondary colour; wraps."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "secondaryText") -> None:
        super().__init__(text, parent, name=name)


class Value(WrappedLabel):
    """A value in body size and colour; wraps. Beside or under a :class:`SecondaryText` that names it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "value") -> None:
        super().__init__(text, parent, name=name)
