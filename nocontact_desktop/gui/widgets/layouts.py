"""Rows that wrap, and short cuts for columns and rows on the grid."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)


class FlowLayout(QLayout):
    """Puts widgets in a row and goes on in the next row where they do not fit.

    With ``equal`` all widgets of a row share the width.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12, equal: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._equal = equal
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it has changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        margins = self.contentsMargins()
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        shown = self._shown()
        margins = self.contentsMargins()
        width = max((item.minimumSize().width() for item in shown), default=0)
        height = max((item.minimumSize().height() for item in shown), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, moving: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        top = inner.top()
        for row in self._rows(inner.width()):
            sizes = [self._size(item, len(row), inner.width()) for item in row]
            height = max(size.height() for size in sizes)
            if moving:
                self._place_row(row, sizes, inner, top)
            top += height + self.spacing()
        used = top - self.spacing() - inner.top() if self._shown() else 0
        return used + margins.top() + margins.bottom()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if rows and used + self.spacing() + wanted <= width:
                rows[-1].append(item)
                used += self.spacing() + wanted
            else:
                rows.append([item])
                used = wanted
        return rows

    def _size(self, item: QLayoutItem, in_row: int, width: int) -> QSize:
        """What an item gets in a row of so many. One that is wider than the whole row wraps its words."""
        hint = item.sizeHint()
        if self._equal:
            return QSize((width - self.spacing() * (in_row - 1)) // in_row, hint.height())
        if hint.width() <= width or not item.hasHeightForWidth():
            return QSize(min(hint.width(), width), hint.height())
        return QSize(width, item.heightForWidth(width))

    def _place_row(self, row: list[QLayoutItem], sizes: list[QSize], inner: QRect, top: int) -> None:
        height = max(size.height() for size in sizes)
        left = inner.left()
        for item, size in zip(row, sizes, strict=True):
            offset = (height - size.height()) // 2
            place = QRect(QPoint(left, top + offset), size)
            widget = item.widget()
            if widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place.moveLeft(inner.left() + inner.right() - place.right())
            item.setGeometry(place)
            left += size.width() + self.spacing()


class FlowRow(QWidget):
    """A row of widgets that wraps: ``FlowRow(first, second)``. ``equal`` gives them the same width."""

    def __init__(self, *widgets: QWidget, gap: int = 12, equal: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=gap, equal=equal)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Add one more at the end."""
        self._flow.addWidget(widget)


def tab_as_seen(widget: QWidget) -> None:
    """Let Tab go through ``widget`` in the order of its layouts, whatever the order its parts were made in."""
    stops = [one for one in _parts(widget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for before, after in itertools.pairwise(stops):
        QWidget.setTabOrder(before, after)


def next_stop(inside: QWidget, focused: QWidget | None, *, forwards: bool) -> QWidget | None:
    """Where Tab leads from ``focused``: to what is seen next, whatever the order the parts were made in.

    After the last it comes round to the first. None when there is nowhere to go.
    """
    parts = [one for one in _parts(inside) if one.isVisible()]
    here: QWidget | None = focused
    while here is not None and here not in parts:  # inside something that is one to the keyboard
        here = here.parentWidget()
    at = parts.index(here) if here is not None else -1
    ahead = [*parts[at + 1 :], *parts[: max(0, at)]]
    return next((one for one in (ahead if forwards else ahead[::-1]) if _stops_tab(one)), None)


def _stops_tab(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None


def one_tab_stop(buttons: Iterable[QAbstractButton], chosen: QAbstractButton | None) -> None:
    """Let Tab stop at the button chosen of a group, at the first one before anything is; arrow keys do the rest.

    Qt arranges this by itself only for what the user chooses, not for what is set.
    """
    for at, button in enumerate(buttons):
        stops = button is chosen if chosen is not None else at == 0
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Everything inside, in the order of the layouts."""
    content = widget.widget() if isinstance(widget, QScrollArea) else None
    if content is not None:
        yield content
        yield from _parts(content)
    yield from _parts_of(widget.layout())


def _parts_of(layout: QLayout | None) -> Iterator[QWidget]:
    for at in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(at) if layout is not None else None
        inside = item.widget() if item is not None else None
        if inside is not None:
            yield inside
            yield from _parts(inside)
        elif item is not None:
            yield from _parts_of(item.layout())


def column(
    parent: QWidget | None = None, *, gap: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A column on the grid."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    return made


def row(
    parent: QWidget | None = None, *, gap: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """A row on the grid."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    return made
