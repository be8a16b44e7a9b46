"""All pages of a report at a glance, small; each is drawn when it comes into sight."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import PagePicture, Pages
from nocontact_desktop.gui.report.looking_jobs import small_pages
from nocontact_desktop.gui.report.page_sheet import pixmap_of
from nocontact_desktop.gui.theme import tokens

_Index = QModelIndex | QPersistentModelIndex
_WINDOW = 12
_KEPT = 240
_WIDTH = 96
_EDGE = 8


class _Model(QAbstractListModel):
    """Small pages by number. Those not drawn yet are asked for, a few at a time, through ``wanted(start)``."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self._drawn: dict[int, QPixmap] = {}
        self._asked: set[int] = set()

    def reset(self, count: int) -> None:
        self.beginResetModel()
        self._count = count
        self._drawn.clear()
        self._asked.clear()
        self.endResetModel()

    def put(self, start: int, pages: list[QPixmap]) -> None:
        self._drawn.update(enumerate(pages, start))
        for number in list(self._drawn)[: max(0, len(self._drawn) - _KEPT)]:
            del self._drawn[number]
        self._asked.discard(start)
        self.dataChanged.emit(self.index(start), self.index(start + len(pages) - 1))

    def picture(self, number: int) -> QPixmap | None:
        """A small page; None while it is being drawn."""
        found = self._drawn.get(number)
        start = number // _WINDOW * _WINDOW
        if found is None and start not in self._asked:
            self._asked.add(start)
            # Asked for a moment later: a model may not change while it is being drawn.
            QTimer.singleShot(0, self, lambda: self.wanted.emit(start))
        return found

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Page {n}").format(n=index.row() + 1)
        return None


class _Delegate(QStyledItemDelegate):
    """Draws one small page with its number under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = tokens().px(_WIDTH)
        return QSize(width + 2 * _EDGE, width * 17 // 12 + tokens().px(22) + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, t = index.model(), tokens()
        assert isinstance(model, _Model)
        picture = model.picture(index.row())
        room: QRect = option.rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        width = t.px(_WIDTH)
        size = picture.deviceIndependentSize().toSize() if picture else QSize(width, width * 17 // 12)
        page = QRect(room.left(), room.top(), size.width(), size.height())
        is_present = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(page, QColor("white"))
        if picture:
            painter.drawPixmap(page.topLeft(), picture)
        painter.setPen(QPen(QColor(t.colours.accent if is_present else t.colours.divider), 3 if is_present else 1))
        painter.drawRect(page)
        painter.setPen(QColor(t.colours.text if is_present else t.colours.secondary))
        font = painter.font()
        font.setPixelSize(t.small)
        painter.setFont(font)
        under = QRect(room.left(), room.bottom() - t.px(20), width, t.px(22))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()


class PageList(QListView):
    """``page_chosen(number)``, from 0, on a click or Enter."""

    page_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("pageList")
        self.setAccessibleName(self.tr("All pages, small"))
        self._desk = desk
        self._pages: Pages | None = None
        self._model = _Model(self)
        self._model.wanted.connect(self._on_wanted)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.page_chosen.emit(index.row()))

    def show_report(self, pages: Pages) -> None:
        """Show other pages; none of them is drawn yet."""
        self._pages = pages
        self._model.reset(pages.facts.pages)

    def show_present(self, number: int) -> None:
        """Frame the page that is being looked at, and bring it into sight."""
        self.setCurrentIndex(self._model.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.page_chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._pages is not None:
            self._model.reset(self._pages.facts.pages)

    def _on_wanted(self, start: int) -> None:
        if self._pages is None:
            return
        pages, ratio = self._pages, self.devicePixelRatioF()

        def drawn(small: list[PagePicture]) -> None:
            if pages is self._pages:
                self._model.put(start, [pixmap_of(one, ratio) for one in small])

        self._desk.tasks.run(
            small_pages,
            pages.pdf,
            start,
            min(_WINDOW, pages.facts.pages - start),
            round(tokens().px(_WIDTH) * ratio),
            owner=self,
            executor="work",
            on_done=drawn,
        )
